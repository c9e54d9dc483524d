"""What a case puts into the cells of a form: the inverse of reading it."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import FormError
from mqes_core.exchange.cells import Number, option_word
from mqes_core.exchange.layout import Field, Layout, Role
from mqes_core.exchange.rows import setting_words
from mqes_core.exchange.unit_words import words_of
from mqes_core.i18n import Language, translate
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
from mqes_core.model.percents import share_percent
from mqes_core.model.units import Absence, Assessed, Case, Share, Value

__all__ = ["Content", "decimal", "field_content", "unit_content", "words_of_content"]

Content = str | int | Fraction | bool | Absence
"""What stands in one cell: text, an exact number, yes or no, a code of absence."""


def unit_content(case: Case, layout: Layout) -> dict[str, Content]:
    """Cells about the organisation and the year, by column key."""
    unit = case.unit
    content: dict[str, Content] = {"unit:code": unit.id}
    if unit.title is not None:
        content["unit:title"] = unit.title
    content["unit:type"] = words_of(unit, layout.lang)
    if unit.setting is not None:
        content["unit:setting"] = setting_words(unit.setting, layout.lang)
    content["unit:year"] = case.year
    return content


def field_content(case: Case, layout: Layout) -> dict[str, dict[Role, Content]]:
    """Cells of each measure that is not missing, by measure and role.

    Raises:
        FormError: a value is not of the kind of its measure, or no column of the form asks for it (MQ790).
    """
    content: dict[str, dict[Role, Content]] = {}
    found: list[Diagnostic] = []
    for key, value in case.values.items():
        if value is Absence.MISSING:
            continue
        field = layout.fields_by_measure.get(key)
        cells = _cells(field, value, case.values) if field is not None else None
        if cells is None:
            params = {"measure": key, "unit": case.unit.id, "year": str(case.year)}
            found.append(Diagnostic("MQ790", Place(path=f"{case.unit.id}/{case.year}/{key}"), params))
        else:
            content[key] = cells
    if found:
        raise FormError(found)
    return content


def _cells(field: Field, value: Value, values: Mapping[str, Value]) -> dict[Role, Content] | None:
    if isinstance(value, Absence):
        marked = [column for column in field.columns if column.role in (Role.VALUE, Role.COUNT, Role.OF, Role.POINTS)]
        return {column.role: value for column in marked or field.columns}
    measure = field.measure
    match measure:
        case CountMeasure() | PlaceMeasure():
            return {Role.VALUE: value} if isinstance(value, int) and not isinstance(value, bool) else None
        case NumberMeasure():
            if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
                return None
            return {Role.VALUE: value}
        case FlagMeasure():
            return {Role.VALUE: value} if isinstance(value, bool) else None
        case ChoiceMeasure():
            listed = value in [option.id for option in measure.options]
            return {Role.VALUE: value} if isinstance(value, str) and listed else None
        case PointsMeasure():
            if not isinstance(value, Assessed):
                return None
            comment: dict[Role, Content] = {Role.COMMENT: value.comment} if value.comment else {}
            return {Role.POINTS: value.points} | comment
        case ShareMeasure() | RateMeasure():
            return _parts(field, value, values) if isinstance(value, Share) else None


def _parts(field: Field, share: Share, values: Mapping[str, Value]) -> dict[Role, Content] | None:
    """The counts, or the percent where it says the same: a percent never turns into pupils whom nobody counted."""
    measure = field.measure
    if field.column(Role.PERCENT) is not None:
        percent = share_percent(share)
        if field.column(Role.COUNT) is None and share.of:
            percent = Fraction(100 * share.count, share.of)
        if percent is not None:
            return {Role.PERCENT: percent}
    if field.column(Role.OF) is not None:
        return {Role.COUNT: share.count, Role.OF: share.of}
    if isinstance(measure, ShareMeasure) and values.get(measure.out_of_count or "") == share.of:
        return {Role.COUNT: share.count}
    return None


def words_of_content(content: Content, field: Field | None, lang: Language) -> str | Number:
    """What a spreadsheet shows: numbers stay numbers, the rest is said in words."""
    if isinstance(content, Absence):
        return translate(f"form.absence.{content.value}", lang)
    if isinstance(content, bool):
        return translate("form.yes" if content else "form.no", lang)
    if field is not None and isinstance(field.measure, ChoiceMeasure) and isinstance(content, str):
        options = {option.id: option for option in field.measure.options}
        return option_word(options[content], field.measure, lang)
    return content


def decimal(number: Number, point: str = ",") -> str:
    """The number in full: as a decimal where it ends, else as a mixed fraction such as ``33 1/3``."""
    exact = Fraction(number)
    sign, exact = ("-" if exact < 0 else ""), abs(exact)
    if exact.denominator == 1:
        return f"{sign}{exact.numerator}"
    places, scaled = 1, exact * 10
    while scaled.denominator > 1 and places < 40:
        places, scaled = places + 1, scaled * 10
    if scaled.denominator == 1:
        text = f"{scaled.numerator:0{places + 1}d}"
        return f"{sign}{text[:-places]}{point}{text[-places:]}"
    whole, rest = divmod(exact.numerator, exact.denominator)
    mixed = f"{rest}/{exact.denominator}"
    return f"{sign}{whole} {mixed}" if whole else f"{sign}{mixed}"
