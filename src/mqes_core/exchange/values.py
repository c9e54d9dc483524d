"""The value of one measure from the cells of a record, and back: the two are inverse to each other."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from mqes_core.diagnostics import Diagnostic, Severity
from mqes_core.exchange import cells as parse
from mqes_core.exchange.cells import Cell, Number, Trouble
from mqes_core.exchange.grid import Record
from mqes_core.exchange.layout import Column, Field, Role
from mqes_core.exchange.texts import shorten
from mqes_core.i18n import format_number
from mqes_core.model.measures import (
    ChoiceMeasure,
    CountMeasure,
    FlagMeasure,
    NumberMeasure,
    PlaceMeasure,
    PointsMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.percents import decimal_places, percent_share
from mqes_core.model.units import Absence, Assessed, Share, Value

__all__ = ["read_value"]


class _Reader:
    """Reads the cells of one field of one record and gathers what is wrong with them."""

    def __init__(self, field: Field, record: Record, known: Mapping[str, Value], found: list[Diagnostic]) -> None:
        self.field = field
        self.record = record
        self.known = known
        self.found = found

    def cell(self, column: Column) -> Cell:
        return self.record.cell(column.key)

    def report(self, code: str, column: Column, severity: Severity = Severity.ERROR, **params: Any) -> None:
        self.found.append(
            Diagnostic(code, self.cell(column).place, {"column": shorten(column.title)} | params, severity)
        )

    def clean(self, column: Column, value: Any) -> Any:
        """The value, or None where the cell is in trouble, which is reported."""
        if isinstance(value, Trouble):
            self.report(value.code, column, **value.params)
            return None
        return value

    # Each reader returns None where the cells are wrong, after saying so.

    def read(self) -> Value | None:
        main = self.field.main
        cell = self.cell(main)
        measure = self.field.measure
        value: Any
        match measure:
            case CountMeasure():
                return self.count(measure)
            case ShareMeasure() | RateMeasure():
                return self.parts(measure)
            case PointsMeasure():
                return self.points()
            case NumberMeasure():
                return self.number(measure)
            case PlaceMeasure():
                value = parse.parse_count(cell)
            case ChoiceMeasure():
                value = parse.parse_choice(cell, measure)
            case FlagMeasure():
                value = parse.parse_flag(cell)
        read: Value | None = self.clean(main, value)
        return read

    def count(self, measure: CountMeasure) -> Value | None:
        main = self.field.main
        value: int | Absence | None = self.clean(main, parse.parse_count(self.cell(main)))
        limit = measure.limit(self.known)
        if isinstance(value, int) and limit is not None and value > limit:
            self.report("MQ752" if len(measure.out_of) == 1 else "MQ768", main, value=value, whole=limit)
            return None
        return value

    def number(self, measure: NumberMeasure) -> Value | None:
        main = self.field.main
        in_percent = measure.unit is not None and measure.unit.ru.strip() == "%"
        value: Number | Absence | None = self.clean(main, parse.parse_number(self.cell(main), percent_sign=in_percent))
        if value is None or isinstance(value, Absence):
            return value
        low, high = measure.at_least, measure.at_most
        if (low is not None and value < low) or (high is not None and value > high):
            bounds = {
                "low": "" if low is None else format_number(low),
                "high": "" if high is None else format_number(high),
            }
            self.report("MQ760", main, value=value, bounds="…".join((bounds["low"], bounds["high"])))
            return None
        return value

    def points(self) -> Value | None:
        main, comment_column = self.field.columns
        points: Number | Absence | None = self.clean(main, parse.parse_number(self.cell(main)))
        comment: str | None = self.clean(comment_column, parse.parse_text(self.cell(comment_column)))
        if points is None or comment is None:
            return None
        if isinstance(points, Absence):
            if comment and parse.parse_absence(comment) is None:
                self.report("MQ789", comment_column, Severity.WARNING)
            return points
        fits = True
        for scale in self.field.discretion:
            if not scale.least <= points <= scale.most:
                self.report("MQ757", main, value=points, low=scale.least, high=scale.most)
                fits = False
            elif scale.step is not None and (points - scale.least) % scale.step:
                self.report("MQ758", main, value=points, low=scale.least, step=scale.step)
                fits = False
            if not comment and (scale.comment == "always" or (scale.comment == "at_zero" and points == scale.least)):
                self.report("MQ759", comment_column, value=points)
                fits = False
        return Assessed(points, comment) if fits else None

    def parts(self, measure: ShareMeasure | RateMeasure) -> Value | None:
        count_column, of_column, percent_column = map(self.field.column, (Role.COUNT, Role.OF, Role.PERCENT))
        percent: Number | Absence | None = Absence.MISSING
        if percent_column is not None:
            percent = self.clean(percent_column, parse.parse_percent(self.cell(percent_column)))
        if count_column is None:
            assert percent_column is not None
            return self.from_percent(percent, percent_column)
        count = self.clean(count_column, parse.parse_count(self.cell(count_column)))
        of: int | Absence | None
        if of_column is not None:
            of = self.clean(of_column, parse.parse_count(self.cell(of_column)))
        else:
            assert isinstance(measure, ShareMeasure)
            assert measure.out_of_count is not None
            known = self.known.get(measure.out_of_count)
            of = known if isinstance(known, (int, Absence)) else None
        if count is None or of is None or percent is None:
            return None
        return self.from_counts(measure, count, of, percent)

    def from_counts(
        self, measure: ShareMeasure | RateMeasure, count: int | Absence, of: int | Absence, percent: Number | Absence
    ) -> Value | None:
        count_column, of_column, percent_column = map(self.field.column, (Role.COUNT, Role.OF, Role.PERCENT))
        assert count_column is not None
        if isinstance(count, Absence):
            return self.without_count(count, of, percent)
        if isinstance(of, Absence):
            code = "MQ754" if of is Absence.MISSING else "MQ755"
            self.report(code, of_column or count_column)
            return None
        if isinstance(measure, ShareMeasure) and count > of:
            self.report("MQ751", count_column, count=count, of=of)
            return None
        if percent is not Absence.MISSING:
            assert percent_column is not None
            if isinstance(percent, Absence):
                self.report("MQ755", percent_column)
                return None
            if not self.agrees(percent, count, of):
                shown = Fraction(100 * count, of) if of else Fraction(0)
                self.report("MQ756", percent_column, value=percent, count=count, of=of, percent=shown)
                return None
        return Share(count, of)

    def without_count(self, count: Absence, of: int | Absence, percent: Number | Absence) -> Value | None:
        """The value where the numerator is a code or blank: a percent stands for it, or codes must agree."""
        count_column, of_column, percent_column = map(self.field.column, (Role.COUNT, Role.OF, Role.PERCENT))
        assert count_column is not None
        own_of = of if of_column is not None else Absence.MISSING
        codes = {item for item in (count, own_of, percent) if isinstance(item, Absence)} - {Absence.MISSING}
        numbers = [item for item in (own_of, percent) if not isinstance(item, Absence)]
        # A number of participants beside a withheld result is no contradiction.
        harmless = codes <= {Absence.WITHHELD} and count is Absence.WITHHELD and isinstance(percent, Absence)
        if len(codes) > 1 or (codes and numbers and not harmless):
            self.report("MQ755", count_column if count in codes else of_column or count_column)
            return None
        if codes:
            return codes.pop()
        if percent_column is not None and not isinstance(percent, Absence):
            return self.from_percent(percent, percent_column)
        if numbers:
            self.report("MQ788", count_column, Severity.WARNING)
        return Absence.MISSING

    def from_percent(self, percent: Number | Absence | None, column: Column) -> Value | None:
        if percent is None or isinstance(percent, Absence):
            return percent
        cell = self.cell(column)
        if 0 < percent <= 1 and not cell.percent and "%" not in cell.words:
            self.report("MQ785", column, Severity.WARNING, value=percent)
        return percent_share(percent)

    def agrees(self, percent: Number, count: int, of: int) -> bool:
        """Whether the percent is that of the counts, rounded or cut at the place where it ends."""
        if of == 0:
            return percent == 0
        apart = percent - Fraction(100 * count, of)
        places = decimal_places(percent)
        if places is None:
            return apart == 0
        unit = Fraction(1, 10**places)
        return -unit < apart <= unit / 2


def read_value(field: Field, record: Record, known: Mapping[str, Value], found: list[Diagnostic]) -> Value | None:
    """What the record says of the field's measure; None where it is wrong, and ``found`` says why.

    ``known`` holds the values of the fields before it, for counts of which others are a part.
    """
    return _Reader(field, record, known, found).read()
