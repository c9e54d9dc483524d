"""Columns of a form, derived from what an edition measures; pure."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Final

from mqes_core.exchange.texts import fold
from mqes_core.exchange.unit_words import levels_matter
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition
from mqes_core.model.measures import (
    ChoiceMeasure,
    Measure,
    NumberMeasure,
    PointsMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.scales import DiscretionaryScale
from mqes_core.model.scoring import Criterion, Indicator
from mqes_core.model.units import Unit
from mqes_core.model.uses import counts_of_nobody, lines_that_use, wholes_of

__all__ = ["Column", "Field", "Layout", "Role", "form_layout"]


class Role(StrEnum):
    """What a column holds; for columns of a measure also the name of the part in JSON."""

    CODE = "code"
    TITLE = "title"
    TYPE = "type"
    SETTING = "setting"
    YEAR = "year"
    FORM = "form"
    VALUE = "value"
    COUNT = "count"
    OF = "of"
    PERCENT = "percent"
    POINTS = "points"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` is stable, the words are for people.

    ``title`` is unique in the form and stands alone; ``heading`` is short and stands under the measure's title.
    """

    key: str
    role: Role
    title: str
    heading: str
    optional: bool = False
    measure: str = ""


@dataclass(frozen=True)
class Field:
    """A measure with its columns, the topmost criterion under which it is asked, and the indicators that use it."""

    measure: Measure
    criterion: Criterion
    indicators: tuple[Indicator, ...]
    columns: tuple[Column, ...]

    def column(self, role: Role) -> Column | None:
        """The column that plays ``role``, where the measure has one."""
        return next((column for column in self.columns if column.role is role), None)

    @property
    def main(self) -> Column:
        """The first column: what the value is chiefly written in."""
        return self.columns[0]

    @cached_property
    def alternatives(self) -> tuple[frozenset[str], ...]:
        """Sets of columns each of which is enough to give the value."""
        whole = frozenset(column.key for column in self.columns if column.role is not Role.PERCENT)
        percent = frozenset(column.key for column in self.columns if column.role is Role.PERCENT)
        return tuple(keys for keys in (whole, percent) if keys)

    @cached_property
    def discretion(self) -> tuple[DiscretionaryScale, ...]:
        """The bounds that rules set to an assessor's points."""
        scales = [item.scale for item in self.indicators if item.measure == self.measure.id]
        return tuple(scale for scale in scales if isinstance(scale, DiscretionaryScale))

    def exists_for(self, unit: Unit) -> bool:
        """Whether any rule that uses the measure exists for ``unit``."""
        return any(_applies(indicator, unit) for indicator in self.indicators)


@dataclass(frozen=True)
class Layout:
    """The whole form of one edition: columns about the organisation, then the fields in the order of the rules."""

    concept: str
    edition: str
    lang: Language
    unit_columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    needs_levels: bool

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Every column from left to right."""
        return (*self.unit_columns, *(column for field in self.fields for column in field.columns))

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Columns by key, with the one that only data files have: the name of the form."""
        return {column.key: column for column in (*self.columns, _form_column(self.lang))}

    @cached_property
    def by_title(self) -> dict[str, Column]:
        """Columns by folded title, and by heading where only one column has it."""
        columns = tuple(self.by_key.values())
        headings = [fold(column.heading) for column in columns]
        short = {fold(item.heading): item for item in columns if headings.count(fold(item.heading)) == 1}
        return short | {fold(column.title): column for column in columns}

    @cached_property
    def fields_by_measure(self) -> dict[str, Field]:
        """Fields by the id of their measure."""
        return {field.measure.id: field for field in self.fields}

    def nobody(self, unit: Unit) -> frozenset[str]:
        """Counts that cannot exist for the unit and add nobody to a sum."""
        profile = unit.kind, frozenset(unit.levels)
        if profile not in self._nobody:
            measures = {field.measure.id: field.measure for field in self.fields}
            lines = {line.id: line for field in self.fields for line in field.indicators}
            self._nobody[profile] = counts_of_nobody(measures, lines.values(), *profile)
        return self._nobody[profile]

    @cached_property
    def _nobody(self) -> dict[tuple[str, frozenset[str]], frozenset[str]]:
        return {}

    @property
    def version(self) -> str:
        """Twelve hexadecimal figures that change when columns, or what may stand in them, do; words do not count."""
        return self._version

    @cached_property
    def _version(self) -> str:
        shape = [[column.key, _domain(self, column)] for column in self.columns]
        text = json.dumps(shape, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def name(self) -> str:
        """Concept and edition in one word, such as ``nazran@2021``."""
        return f"{self.concept}@{self.edition}"


_UNIT_COLUMNS: Final = (
    (Role.CODE, False),
    (Role.TITLE, True),
    (Role.TYPE, False),
    (Role.SETTING, True),
    (Role.YEAR, False),
)


def form_layout(edition: Edition, lang: Language = "ru") -> Layout:
    """The form that asks for everything that the edition's rules use, and for nothing else."""
    needs_levels = levels_matter(edition)
    units = tuple(_unit_column(role, optional, lang) for role, optional in _UNIT_COLUMNS)
    order = _order(edition)
    columns = {key: tuple(_columns(edition.measures[key], lang)) for key in order}
    every = (*units, _form_column(lang), *(column for group in columns.values() for column in group))
    times = Counter(fold(column.title) for column in every)
    fields = tuple(
        Field(
            edition.measures[key],
            criterion,
            tuple(lines_that_use(key, edition.measures, tuple(edition.indicators()))),
            tuple(_unique(column) if times[fold(column.title)] > 1 else column for column in columns[key]),
        )
        for key, criterion in order.items()
    )
    return Layout(edition.concept.id, edition.concept.edition, lang, units, fields, needs_levels)


def _unique(column: Column) -> Column:
    return replace(column, title=f"{column.title} [{column.key}]")


def _order(edition: Edition) -> dict[str, Criterion]:
    """Measures in the order in which rules ask for them, a count before what refers to it; with their criterion."""
    order: dict[str, Criterion] = {}

    def ask(key: str, criterion: Criterion) -> None:
        measure = edition.measures.get(key)
        if measure is None or key in order or key in waiting:
            return
        waiting.add(key)
        for other in wholes_of(measure):
            ask(other, criterion)
        order[key] = criterion

    waiting: set[str] = set()
    for criterion in edition.scoring.criteria if edition.scoring else ():
        for indicator in _indicators(criterion):
            if indicator.measure is not None:
                ask(indicator.measure, criterion)
    return order


def _indicators(criterion: Criterion) -> Iterator[Indicator]:
    yield from criterion.indicators
    for part in criterion.criteria:
        yield from _indicators(part)


def _unit_column(role: Role, optional: bool, lang: Language) -> Column:
    words = translate(f"form.column.{role}", lang)
    return Column(f"unit:{role}", role, words, words, optional)


def _form_column(lang: Language) -> Column:
    words = translate("form.column.form", lang)
    return Column("form:edition", Role.FORM, words, words, optional=True)


def _columns(measure: Measure, lang: Language) -> Iterator[Column]:
    key = measure.id
    whole = measure.title.in_language(lang)

    def part(role: Role, words: str, optional: bool = False) -> Column:
        return Column(f"{key}:{role}", role, f"{whole}: {words}", words, optional, key)

    match measure:
        case ShareMeasure():
            if measure.given != "percent":
                yield part(Role.COUNT, measure.counted.in_language(lang))
                if measure.out_of_count is None:
                    out_of = measure.out_of.in_language(lang) if measure.out_of else translate("form.heading.of", lang)
                    yield part(Role.OF, out_of)
            if measure.given != "counts":
                yield part(Role.PERCENT, translate(_percent_heading(measure), lang), measure.given == "either")
        case RateMeasure():
            yield part(Role.COUNT, measure.counted.in_language(lang))
            yield part(Role.OF, measure.out_of.in_language(lang))
        case PointsMeasure():
            yield part(Role.POINTS, translate("form.heading.points", lang))
            yield part(Role.COMMENT, translate("form.heading.comment", lang))
        case _:
            yield Column(key, Role.VALUE, whole, whole, measure=key)


def _domain(layout: Layout, column: Column) -> list[str]:
    """What decides how a cell of the column is read."""
    if not column.measure:
        return [column.role]
    measure = layout.fields_by_measure[column.measure].measure
    domain = [measure.kind, column.role, *wholes_of(measure)]
    if isinstance(measure, ChoiceMeasure):
        domain += [option.id for option in measure.options]
    if isinstance(measure, NumberMeasure):
        domain += [str(measure.at_least), str(measure.at_most)]
    return domain


def _applies(indicator: Indicator, unit: Unit) -> bool:
    applies = indicator.applies
    if applies is None:
        return True
    fits_kind = not applies.kinds or unit.kind in applies.kinds
    return fits_kind and (not applies.levels or bool(set(applies.levels) & set(unit.levels)))


def _percent_heading(measure: ShareMeasure) -> str:
    return "form.heading.percent_alone" if measure.given == "percent" else "form.heading.percent"
