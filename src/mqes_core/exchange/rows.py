"""A record of a form as a case: the organisation, the year, and every value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, Literal

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.exchange.cells import Trouble, parse_absence, parse_text, parse_year
from mqes_core.exchange.grid import Record
from mqes_core.exchange.layout import Field, Layout, Role
from mqes_core.exchange.texts import fold, shorten
from mqes_core.exchange.unit_words import UnitType, parse_unit_type
from mqes_core.exchange.values import read_value
from mqes_core.i18n import translate
from mqes_core.model.measures import RateMeasure, ShareMeasure
from mqes_core.model.units import Absence, Case, Share, Unit, Value
from mqes_core.model.uses import with_nobody

__all__ = ["Row", "read_row", "setting_words"]

Setting = Literal["urban", "rural"]
_SETTINGS: Final[dict[str, Setting]] = {
    "город": "urban", "городская": "urban", "urban": "urban", "село": "rural", "сельская": "rural", "rural": "rural",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What could be read of a record: the case where all of it is right, and whose it is where that much is."""

    place: Place
    unit: Unit | None
    year: int | None
    case: Case | None


def read_row(record: Record, layout: Layout, found: list[Diagnostic]) -> Row:
    """The case that the record holds, if nothing in it is wrong; ``found`` says what is.

    Measures of which nothing was reported are left out of the values: they are missing.
    """
    before = len(found)
    unit = _read_unit(record, layout, found)
    year = _read_year(record, layout, found)
    values: dict[str, Value] = {}
    nobody = frozenset() if unit is None else layout.nobody(unit)
    for field in layout.fields:
        value = read_value(field, record, with_nobody(values, nobody) if nobody else values, found)
        if value is not None:
            values[field.measure.id] = value
        if value is not None and unit is not None:
            _check_use(field, value, unit, record, found)
    found.extend(
        Diagnostic("MQ782", record.cell(column.key).place, {"column": shorten(column.title)}, Severity.WARNING)
        for column in layout.columns
        if (cell := record.cell(column.key)).formula and not isinstance(cell.value, Trouble)
    )
    if unit is None or year is None or any(item.severity is Severity.ERROR for item in found[before:]):
        return Row(record.place, unit, year, None)
    known = {key: value for key, value in values.items() if value is not Absence.MISSING}
    return Row(record.place, unit, year, Case(unit, year, known))


def setting_words(setting: Setting, lang: Literal["ru", "en"]) -> str:
    """What stands in the form for town or village."""
    return translate(f"form.setting.{setting}", lang)


def _read_unit(record: Record, layout: Layout, found: list[Diagnostic]) -> Unit | None:
    title = _text(record, layout, Role.TITLE, found)
    code = _text(record, layout, Role.CODE, found)
    if code == "":
        _report(record, layout, Role.CODE, "MQ730", found)
    unit_type = _read_type(record, layout, found)
    setting_text = _text(record, layout, Role.SETTING, found)
    setting = None
    if setting_text:
        setting = _SETTINGS.get(fold(setting_text))
        if setting is None and parse_absence(setting_text) is not Absence.MISSING:
            _report(record, layout, Role.SETTING, "MQ736", found, value=shorten(setting_text))
    if not code or unit_type is None:
        return None
    kind, levels = unit_type
    return Unit(id=code, title=title or None, kind=kind, levels=levels, setting=setting)


def _read_type(record: Record, layout: Layout, found: list[Diagnostic]) -> UnitType | None:
    text = _text(record, layout, Role.TYPE, found)
    if text is None:
        return None
    unit_type = parse_unit_type(text) if text else ("school", ())
    if unit_type is None:
        _report(record, layout, Role.TYPE, "MQ734", found, value=shorten(text))
        return None
    if layout.needs_levels and unit_type == ("school", ()):
        _report(record, layout, Role.TYPE, "MQ735", found)
        return None
    return unit_type


def _read_year(record: Record, layout: Layout, found: list[Diagnostic]) -> int | None:
    year = parse_year(record.cell("unit:year"))
    if isinstance(year, int):
        return year
    trouble = Trouble("MQ731") if isinstance(year, Absence) else year
    _report(record, layout, Role.YEAR, trouble.code, found, **trouble.params)
    return None


def _text(record: Record, layout: Layout, role: Role, found: list[Diagnostic]) -> str | None:
    text = parse_text(record.cell(f"unit:{role}"))
    if isinstance(text, Trouble):
        _report(record, layout, role, text.code, found, **text.params)
        return None
    return text


def _report(record: Record, layout: Layout, role: Role, code: str, found: list[Diagnostic], **params: Any) -> None:
    column = next(column for column in layout.unit_columns if column.role is role)
    found.append(Diagnostic(code, record.cell(column.key).place, {"column": column.title} | params))


def _check_use(field: Field, value: Value, unit: Unit, record: Record, found: list[Diagnostic]) -> None:
    """Warn of a value that no rule takes from such an organisation, and of «not applicable» where one would.

    A share's group may be empty in any year, so there «not applicable» says nothing odd.
    """
    exists = field.exists_for(unit)
    code = None
    if value is Absence.NOT_APPLICABLE and exists and not isinstance(field.measure, (ShareMeasure, RateMeasure)):
        code = "MQ783"
    elif not exists and not isinstance(value, Absence) and not _is_nothing(value):
        code = "MQ780"
    if code is not None:
        filled = (column for column in field.columns if not record.cell(column.key).is_blank)
        column = next(filled, field.main)
        params = {"column": shorten(column.title), "unit": shorten(unit.title or unit.id)}
        found.append(Diagnostic(code, record.cell(column.key).place, params, Severity.WARNING))


def _is_nothing(value: Value) -> bool:
    """Zero of zero, or zero: what people write where there is nothing to count."""
    return value == 0 or (isinstance(value, Share) and value.count == 0)
