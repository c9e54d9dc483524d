"""What the grammar's rules for stretches of the calendar make of their parts: days, months, terms, ranges of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lark import Transformer

from mqes_core.timing.calendar import days_of
from mqes_core.timing.meaning import Mark, Part, Span, Unit
from mqes_core.timing.tokens import Token

__all__ = ["Children", "MakeSpans", "values_of"]

Children = list[Any]


def values_of(children: Children, *kinds: str) -> list[Any]:
    """The values of the tokens of these kinds."""
    return [child.value for child in children if isinstance(child, Token) and child.type in kinds]


def _year(children: Children) -> int | None:
    return next((child.year for child in children if isinstance(child, Mark)), None)


def _in_academic_year(spans: list[Span], children: Children) -> list[Span]:
    """«III четверть 2022 г.» belongs to the academic year that began the year before."""
    if not any(isinstance(child, Mark) and child.unit is Unit.YEAR and child.year for child in children):
        return spans

    def begun(mark: Mark) -> Mark:
        assert mark.year is not None
        try:
            return replace(mark, year=mark.year - (days_of(mark, mark.year)[0].year > mark.year))
        except ValueError:
            return mark

    return [Span(begun(span.first), begun(span.last)) for span in spans]


class MakeSpans(Transformer[Any, Any]):
    """What each rule for stretches of the calendar makes."""

    # numbers is a list of (first, last); marks and ranges are lists of spans

    def number(self, children: Children) -> tuple[int, int]:
        values = values_of(children, "N")
        return values[0], values[-1]

    def numbers(self, children: Children) -> list[tuple[int, int]]:
        return [child for child in children if isinstance(child, tuple)]

    def year(self, children: Children) -> Mark:
        return Mark(Unit.YEAR, year=next(iter(values_of(children, "YEAR")), None))

    def academic(self, children: Children) -> Mark:
        return Mark(Unit.ACADEMIC_YEAR, year=next(iter(values_of(children, "ACYEAR")), None))

    def _numbered(self, unit: Unit, children: Children, **more: Any) -> list[Span]:
        year = _year(children)
        return [Span(Mark(unit, first, year, **more), Mark(unit, last, year, **more)) for first, last in children[0]]

    def days(self, children: Children) -> list[Span]:
        return self._numbered(Unit.DAY, children, month=values_of(children, "MONTH")[0])

    def month(self, children: Children) -> list[Span]:
        return [Span.of(Mark(Unit.MONTH, values_of(children, "MONTH")[0], _year(children)))]

    def quarters(self, children: Children) -> list[Span]:
        return self._numbered(Unit.QUARTER, children)

    def halves(self, children: Children) -> list[Span]:
        return self._numbered(Unit.HALF, children)

    halves_of_year = halves

    def academic_halves(self, children: Children) -> list[Span]:
        return self._numbered(Unit.ACADEMIC_HALF, children)

    def terms(self, children: Children) -> list[Span]:
        return _in_academic_year(self._numbered(values_of(children, "TERM_W")[0], children), children)

    def ten_days(self, children: Children) -> list[Span]:
        return self._numbered(Unit.TEN_DAYS, children, month=values_of(children, "MONTH")[0])

    def weeks(self, children: Children) -> list[Span]:
        return self._numbered(Unit.WEEK, children, month=values_of(children, "MONTH")[0])

    def half_month(self, children: Children) -> list[Span]:
        part = Part.FIRST_HALF if children[0][0][0] == 1 else Part.SECOND_HALF
        return [Span.of(Mark(Unit.MONTH, values_of(children, "MONTH")[0], _year(children), part=part))]

    def nth_weekday(self, children: Children) -> list[Span]:
        month, weekday = values_of(children, "MONTH")[0], values_of(children, "WEEKDAY")[0]
        return self._numbered(Unit.WEEKDAY, children, month=month, weekday=weekday)

    def date(self, children: Children) -> list[Span]:
        day, month, year = children[0].value
        return [Span.of(Mark(Unit.DAY, day, year, month))]

    def whole_year(self, children: Children) -> list[Span]:
        return [Span.of(children[0])]

    academic_year = whole_year

    def season(self, children: Children) -> list[Span]:
        return [Span.of(Mark(Unit.SEASON, children[0].value, _year(children)))]

    def holidays(self, children: Children) -> list[Span]:
        return _in_academic_year([Span.of(Mark(Unit.HOLIDAYS, children[0].value, _year(children)))], children)

    def bare(self, children: Children) -> list[Span]:
        return [Span.of(Mark(children[0]))]

    def part(self, children: Children) -> list[Span]:
        part = children[0].value
        return [Span(replace(span.first, part=part), replace(span.last, part=part)) for span in children[1]]

    def unit(self, children: Children) -> Unit:
        return Unit(children[0].value)

    counted = unit

    def range(self, children: Children) -> list[Span]:
        left, right = (child for child in children if isinstance(child, list))
        return [*left[:-1], Span(left[-1].first, right[0].last), *right[1:]]

    def inclusive(self, children: Children) -> list[Span]:
        return list(children[0])

    def days_range(self, children: Children) -> list[Span]:
        left, right = (child for child in children if isinstance(child, list))
        month, year = values_of(children, "MONTH")[0], _year(children)
        return [Span(Mark(Unit.DAY, left[0][0], year, month), Mark(Unit.DAY, right[-1][1], year, month))]

    def quarters_range(self, children: Children) -> list[Span]:
        left, right = (child for child in children if isinstance(child, list))
        year = _year(children)
        return [Span(Mark(Unit.QUARTER, left[0][0], year), Mark(Unit.QUARTER, right[-1][1], year))]
