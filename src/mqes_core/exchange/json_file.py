"""Cases as JSON: a documented shape in which values stand by measure, and nothing unknown is let through."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, get_args

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.cells import Cell, CellValue
from mqes_core.exchange.content import Content, decimal, field_content
from mqes_core.exchange.grid import MOST_CELLS, Record
from mqes_core.exchange.identity import foreign
from mqes_core.exchange.layout import Field, Layout, Role
from mqes_core.exchange.texts import shorten
from mqes_core.exchange.unit_words import words_of
from mqes_core.model.base import simplified
from mqes_core.model.units import Absence, Case, EducationLevel, Unit, UnitKind

__all__ = ["read_json", "write_json"]

_TOP: Final = ("format", "kind", "concept", "edition", "cases")
_LARGEST_EXPONENT: Final = 60


class _Twice(ValueError):
    """A key that stands twice in one object."""


class _Shape:
    """Walks the data and reports where its shape is not the documented one."""

    def __init__(self, file: str, found: list[Diagnostic]) -> None:
        self.file = file
        self.found = found

    def report(self, code: str, path: str, **params: object) -> None:
        self.found.append(Diagnostic(code, self.place(path), params))

    def place(self, path: str) -> Place:
        return Place(self.file, cell=path, path=path)

    def object(
        self, value: Any, path: str, needed: Sequence[str], allowed: Sequence[str] = ()
    ) -> Mapping[str, Any] | None:
        """The value as an object with the ``needed`` keys and no others than the ``allowed``; None where it is not."""
        if not isinstance(value, dict):
            self.report("MQ715", path, expected="{…}", given=_given(value))
            return None
        listed = (*needed, *allowed)
        for key in value.keys() - set(listed):
            self.report("MQ714", _below(path, key), key=shorten(key), expected=", ".join(listed))
        missing = [key for key in needed if key not in value]
        for key in missing:
            self.report("MQ716", path, key=key)
        return None if missing else value

    def is_one_of(self, value: Any, path: str, expected: Sequence[Any]) -> bool:
        fits = any(value == item and type(value) is type(item) for item in expected)
        if not fits:
            self.report("MQ715", path, expected=" | ".join(map(str, expected)), given=_given(value))
        return fits


def read_json(data: bytes, file: str, layout: Layout, found: list[Diagnostic]) -> list[Record]:
    """One record for each case of the file."""
    shape = _Shape(file, found)
    try:
        content = json.loads(
            data.decode("utf-8-sig"), parse_float=_exact, parse_constant=_refuse, object_pairs_hook=_without_twins
        )
    except _Twice as error:
        shape.report("MQ717", "", key=shorten(error))
        return []
    except (ValueError, RecursionError) as error:
        shape.report("MQ713", "", reason=shorten(error))
        return []
    top = shape.object(content, "", _TOP)
    if top is None or not all(
        (
            shape.is_one_of(top["format"], "format", (1,)),
            shape.is_one_of(top["kind"], "kind", ("cases",)),
        )
    ):
        return []
    stranger = foreign(layout, Place(file), _name(top["concept"]), _name(top["edition"]))
    if stranger is not None:
        found.append(stranger)
        return []
    if not isinstance(top["cases"], list):
        shape.report("MQ715", "cases", expected="[…]", given=_given(top["cases"]))
        return []
    if sum(_size(case) for case in top["cases"]) > MOST_CELLS:
        shape.report("MQ761", "cases", most=MOST_CELLS)
        return []
    records = (_record(case, f"cases[{index}]", layout, shape) for index, case in enumerate(top["cases"]))
    return [record for record in records if record is not None]


def _size(case: Any) -> int:
    """About how many cells of a form the case would fill."""
    values = case.get("values") if isinstance(case, dict) else None
    return 1 + (len(values) if isinstance(values, dict) else 0)


def write_json(cases: Sequence[Case], layout: Layout) -> bytes:
    """The cases as indented UTF-8 JSON."""
    content = {
        "format": 1,
        "kind": "cases",
        "concept": layout.concept,
        "edition": layout.edition,
        "cases": [_case(case, layout) for case in cases],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _record(case: Any, path: str, layout: Layout, shape: _Shape) -> Record | None:
    case = shape.object(case, path, ("unit", "year", "values"))
    if case is None:
        return None
    unit = shape.object(case["unit"], f"{path}.unit", ("id",), ("title", "kind", "levels", "setting"))
    values = case["values"]
    if not isinstance(values, dict):
        shape.report("MQ715", f"{path}.values", expected="{…}", given=_given(values))
        return None
    cells = {} if unit is None else _unit_cells(unit, f"{path}.unit", shape)
    cells["unit:year"] = Cell(_scalar(case["year"]), shape.place(f"{path}.year"))
    for key, value in values.items():
        field = layout.fields_by_measure.get(key)
        if field is None:
            shape.report("MQ718", f"{path}.values.{shorten(key)}", key=shorten(key))
        else:
            cells |= _value_cells(field, value, f"{path}.values.{key}", shape)
    return None if unit is None else Record(cells, shape.place(path))


def _unit_cells(unit: Mapping[str, Any], path: str, shape: _Shape) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for key, column in (("id", "unit:code"), ("title", "unit:title"), ("setting", "unit:setting")):
        value = unit.get(key)
        if isinstance(value, str) or (key == "id" and isinstance(value, int) and not isinstance(value, bool)):
            cells[column] = Cell(value, shape.place(f"{path}.{key}"))
        elif value is not None:
            shape.report("MQ715", f"{path}.{key}", expected='"…"', given=_given(value))
    kind, levels = unit.get("kind", "school"), unit.get("levels", [])
    if not isinstance(levels, list):
        shape.report("MQ715", f"{path}.levels", expected="[…]", given=_given(levels))
        levels = []
    known = [shape.is_one_of(kind, f"{path}.kind", get_args(UnitKind))]
    known += [shape.is_one_of(item, f"{path}.levels[{n}]", get_args(EducationLevel)) for n, item in enumerate(levels)]
    if all(known):
        words = words_of(Unit(id="-", kind=kind, levels=tuple(levels)))
        cells["unit:type"] = Cell(words, shape.place(f"{path}.levels"))
    return cells


def _value_cells(field: Field, value: Any, path: str, shape: _Shape) -> dict[str, Cell]:
    roles = {str(column.role): column for column in field.columns}
    if isinstance(value, dict):
        if "absent" in value:
            if shape.object(value, path, ("absent",)) is None:
                return {}
            codes = tuple(absence.value for absence in Absence)
            if not shape.is_one_of(value["absent"], f"{path}.absent", codes):
                return {}
            return {field.main.key: Cell(Absence(value["absent"]), shape.place(path))}
        names = tuple(role for role in roles if role != Role.VALUE)
        shape.object(value, path, (), names or ("absent",))
        parts = {role: part for role, part in value.items() if role in names}
        for role, part in parts.items():
            if isinstance(part, (dict, list)):
                shape.report("MQ715", f"{path}.{role}", expected='12 | "12,5"', given=_given(part))
        return {roles[role].key: Cell(_scalar(part), shape.place(f"{path}.{role}")) for role, part in parts.items()}
    single = roles.get(Role.VALUE) or (roles.get(Role.PERCENT) if isinstance(value, str) else None)
    if single is None or isinstance(value, list):
        shape.report("MQ715", path, expected=_expected(field), given=_given(value))
        return {}
    return {single.key: Cell(_scalar(value), shape.place(path))}


def _expected(field: Field) -> str:
    names = [str(column.role) for column in field.columns]
    return '12 | "…" | true' if names == [Role.VALUE] else "{" + ", ".join(f'"{name}": …' for name in names) + "}"


def _scalar(value: Any) -> CellValue:
    if isinstance(value, Decimal):
        exact = Fraction(value) if abs(value.adjusted()) < _LARGEST_EXPONENT else None
        return str(value) if exact is None else simplified(exact)
    return value if isinstance(value, (str, int)) else None


def _case(case: Case, layout: Layout) -> dict[str, Any]:
    unit: dict[str, Any] = {"id": case.unit.id}
    if case.unit.title is not None:
        unit["title"] = case.unit.title
    unit |= {"kind": case.unit.kind, "levels": list(case.unit.levels)}
    if case.unit.setting is not None:
        unit["setting"] = case.unit.setting
    content = field_content(case, layout)
    values = {
        field.measure.id: _value(content[field.measure.id]) for field in layout.fields if field.measure.id in content
    }
    return {"unit": unit, "year": case.year, "values": values}


def _value(cells: Mapping[Role, Content]) -> Any:
    first = next(iter(cells.values()))
    if isinstance(first, Absence):
        return {"absent": first.value}
    if set(cells) == {Role.PERCENT}:
        return f"{_plain(first)}%"
    return _plain(first) if set(cells) == {Role.VALUE} else {str(role): _plain(cell) for role, cell in cells.items()}


def _plain(content: Content) -> str | int | bool:
    if isinstance(content, Fraction):
        return content.numerator if content.denominator == 1 else decimal(content, ".")
    return content.value if isinstance(content, Absence) else content


def _exact(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError as error:
        raise ValueError(text) from error


def _refuse(name: str) -> None:
    raise ValueError(name)


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise _Twice(key)
        content[key] = value
    return content


def _below(path: str, key: str) -> str:
    return f"{path}.{shorten(key)}" if path else shorten(key)


def _name(value: Any) -> str:
    return value if isinstance(value, str) else _given(value)


def _given(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "{…}" if isinstance(value, dict) else "[…]"
    return shorten(json.dumps(value, ensure_ascii=False, default=str))
