"""Made-up editions with every kind of measure, cases that their forms can hold, and forms changed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import FormError
from mqes_core.exchange import Dataset, read_cases, write_form
from mqes_core.exchange.layout import Field, Layout, form_layout
from mqes_core.exchange.texts import tidy
from mqes_core.model import Absence, Assessed, Case, Edition, Share, Unit, Value
from mqes_core.model.measures import (
    ChoiceMeasure,
    CountMeasure,
    NumberMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.percents import percent_share
from mqes_core.model.scoring import ScoringFile
from mqes_core.testing.strategies import units
from mqes_core.testing.strategies.editions import edition_of

MEASURES: tuple[dict[str, Any], ...] = (
    {"id": "graduates", "kind": "count", "title": "Выпускники, всего", "unit": "чел.", "note": "Все выпускники года."},
    {"id": "failed", "kind": "count", "title": "Не сдали", "unit": "чел.", "out_of": "graduates"},
    {"id": "tests", "kind": "share", "title": "Контрольные", "counted": "справились", "out_of": "писали"},
    {
        "id": "exams", "kind": "share", "title": "Экзамены", "counted": "сдали", "out_of": "сдавали",
        "given": "either",
    },
    {"id": "entered", "kind": "share", "title": "Поступили", "counted": "поступили", "out_of_count": "graduates"},
    {"id": "covered", "kind": "share", "title": "Охват", "counted": "охвачены", "given": "percent"},
    {"id": "injuries", "kind": "rate", "title": "Травмы", "counted": "случаи", "out_of": "ученики", "per": 1000},
    {"id": "load", "kind": "number", "title": "Нагрузка", "unit": "ч", "at_least": 0, "at_most": 40},
    {"id": "place", "kind": "place", "title": "Место в спартакиаде"},
    {
        "id": "level", "kind": "choice", "title": "Уровень программы",
        "options": [{"id": "low", "title": "базовый"}, {"id": "high", "title": "углублённый"}],
    },
    {"id": "council", "kind": "flag", "title": "Есть совет"},
    {"id": "talents", "kind": "points", "title": "Таланты"},
    {"id": "unused", "kind": "count", "title": "Никому не нужное"},
)  # fmt: skip

_BANDS = {"kind": "bands", "bands": [{"at_least": 50, "points": 1}], "below": 0, "read_as": {"values": "literal"}}
_SCALES: dict[str, dict[str, Any]] = {
    "share": _BANDS,
    "rate": {"kind": "linear", "start": 0, "end": 9, "start_points": 1, "end_points": 0},
    "number": {"kind": "linear", "start": 0, "end": 9, "start_points": 1, "end_points": 0},
    "count": {"kind": "per_unit", "points": 1},
    "place": {"kind": "lookup", "entries": [{"at": 1, "points": 3}], "otherwise": 0},
    "choice": {"kind": "lookup", "entries": [{"at": "high", "points": 2}], "otherwise": 0},
    "flag": {"kind": "yes_no", "yes": 1},
    "points": {"kind": "discretionary", "most": 5, "step": "0.5", "comment": "always"},
}


def edition_with(measures: tuple[Mapping[str, Any], ...], *, levels: tuple[str, ...] = (), unused: str = "") -> Edition:
    """An edition of two criteria whose lines use the measures in turn; each exists for ``levels`` alone."""
    lines = [
        {
            "id": f"line-{number}",
            "number": f"{number}.",
            "title": f"Строка {number}",
            "source": {"section": "II", "table": "1", "row": f"{number}."},
            "measure": measure["id"],
            "scale": measure.get("scale", _SCALES[measure["kind"]]),
        }
        | ({"applies": {"levels": list(levels)}} if levels else {})
        for number, measure in enumerate(measures, 1)
        if measure["id"] != unused
    ]
    half = (len(lines) + 1) // 2
    halves = [part for part in (lines[:half], lines[half:]) if part]
    criteria = [
        {
            "id": f"criterion-{number}",
            "number": f"{number}.",
            "title": f"Критерий {number}",
            "source": {"section": "II", "table": "1"},
            "indicators": part,
        }
        for number, part in enumerate(halves, 1)
    ]
    data = {
        "format": 1,
        "kind": "scoring",
        "scoring": {
            "title": "Показатели",
            "source": {"section": "II"},
            "measures": [{key: value for key, value in item.items() if key != "scale"} for item in measures],
            "criteria": criteria,
            "combine": {"kind": "sum"},
        },
    }
    return edition_of(ScoringFile.model_validate_json(_json(data)).scoring)


def _json(data: object) -> str:
    import json

    return json.dumps(data, ensure_ascii=False)


@cache
def edition() -> Edition:
    """One of each kind of measure; nothing depends on the levels of a school."""
    return edition_with(MEASURES, unused="unused")


@cache
def edition_of_schools() -> Edition:
    """Lines that exist for secondary schools alone, so that the kind of school must be said."""
    return edition_with(MEASURES[:4], levels=("secondary",))


GOOD = Case(
    Unit(id="s-1", title="Школа 1", levels=("primary", "basic", "secondary"), setting="urban"),
    2021,
    {
        "graduates": 50,
        "failed": 2,
        "tests": Share(45, 50),
        "exams": Share(7, 9),
        "entered": Share(40, 50),
        "covered": percent_share(Fraction("90.5")),
        "injuries": Share(3, 250),
        "load": Fraction("12.5"),
        "place": 0,
        "level": "high",
        "council": True,
        "talents": Assessed(Fraction("2.5"), "за олимпиаду"),
    },
)

# --- strategies -------------------------------------------------------------------------------------------------------

_TEXT = st.text(max_size=30).map(tidy)
_TITLES = _TEXT.filter(bool) | st.sampled_from(
    ("=1+1", "-5", "'=x", "@a", "_x0041_", "н/п", "12", "да", "код; год", "a,b")
)
_KINDS = ("count", "share", "rate", "number", "place", "choice", "flag", "points")


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """An edition with up to eight measures of any kinds, some asking for their whole apart."""
    wholes = {"whole": "Всего", "others": "Прочие"}
    measures: list[dict[str, Any]] = [{"id": key, "kind": "count", "title": title} for key, title in wholes.items()]
    for number, kind in enumerate(draw(st.lists(st.sampled_from(_KINDS), min_size=1, max_size=7)), 1):
        measures.append(draw(_measure(kind, f"m{number}")))
    levels = draw(st.sampled_from(((), (), ("primary", "secondary"))))
    return edition_with(tuple(measures), levels=levels, unused=draw(st.sampled_from(("", "whole", "others"))))


@st.composite
def _measure(draw: st.DrawFn, kind: str, key: str) -> dict[str, Any]:
    measure: dict[str, Any] = {"id": key, "kind": kind, "title": draw(st.sampled_from((f"Величина {key}", "Одно имя")))}
    match kind:
        case "count":
            measure |= draw(st.sampled_from(({}, {"out_of": "whole"}, {"out_of": ("whole", "others")})))
        case "share":
            whole = draw(st.sampled_from(({"out_of": "всего"}, {"out_of_count": "whole"}, {"out_of": "справились"})))
            given = draw(st.sampled_from(("counts", "either", "percent")))
            measure |= {"counted": "справились", "given": given} | whole
        case "rate":
            measure |= {"counted": "случаи", "out_of": "ученики", "per": 1000}
        case "number":
            bounds = ({}, {"at_least": 0}, {"at_least": "-2.5", "at_most": "49.75"}, {"unit": "%"})
            measure |= draw(st.sampled_from(bounds))
        case "choice":
            titles = draw(st.lists(_TITLES, min_size=2, max_size=4))
            measure["options"] = [{"id": f"o{number}", "title": title} for number, title in enumerate(titles)]
            measure["scale"] = _SCALES["choice"] | {"entries": [{"at": "o1", "points": 1}]}
        case "points":
            scales = ({}, {"least": "-1.5", "comment": "never", "step": "1.5"}, {"comment": "at_zero"})
            measure["scale"] = _SCALES["points"] | draw(st.sampled_from(scales))
    return measure


def _fractions(least: int, most: int) -> st.SearchStrategy[int | Fraction]:
    decimals = st.integers(least * 1000, most * 1000).map(lambda number: Fraction(number, 1000))
    return (decimals | st.fractions(least, most, max_denominator=12)).map(
        lambda number: number.numerator if number.denominator == 1 else number
    )


@st.composite
def values_of(draw: st.DrawFn, field: Field, known: Mapping[str, Value]) -> Value:
    """A value that the field's cells can hold beside what is ``known`` already."""
    if draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(Absence))
    match measure := field.measure:
        case CountMeasure():
            limit = measure.limit(known)
            return draw(st.integers(0, 10**6 if limit is None else limit))
        case ShareMeasure():
            percent = _fractions(0, 100).map(percent_share)
            if measure.given == "percent":
                return draw(percent)
            if measure.out_of_count is not None:
                whole = known.get(measure.out_of_count)
                counts = (
                    st.integers(0, whole).map(lambda count: Share(count, whole)) if isinstance(whole, int) else None
                )
            else:
                counts = st.integers(0, 300).flatmap(lambda of: st.integers(0, of).map(lambda n: Share(n, of)))
            either = [item for item in (counts, percent if measure.given == "either" else None) if item is not None]
            return draw(st.one_of(*either)) if either else Absence.MISSING
        case RateMeasure():
            return draw(st.builds(Share, st.integers(0, 3000), st.integers(1, 300)))
        case NumberMeasure():
            low, high = measure.at_least, measure.at_most
            return draw(_fractions(0 if low == 0 else -2, 10**6 if high is None else 49))
        case ChoiceMeasure():
            return draw(st.sampled_from([option.id for option in measure.options]))
    match field.measure.kind:
        case "place":
            return draw(st.integers(0, 40))
        case "flag":
            return draw(st.booleans())
    scale = field.discretion[0]
    steps = int((scale.most - scale.least) // (scale.step or 1))
    points = scale.least + draw(st.integers(0, steps)) * (scale.step or 1)
    comment = draw(_TEXT)
    needed = scale.comment == "always" or (scale.comment == "at_zero" and points == scale.least)
    whole_points = points.numerator if points.denominator == 1 else points
    return Assessed(whole_points, comment or "за дело" if needed else comment)


@st.composite
def cases_of(draw: st.DrawFn, layout: Layout, *, most: int = 4) -> tuple[Case, ...]:
    """Cases that a form of the layout can hold, each school once a year; missing values are left out."""
    found = []
    keys = st.tuples(_TITLES, st.integers(1990, 2100))
    for code, year in draw(st.lists(keys, unique=True, max_size=most)):
        unit = draw(units(st.just(code)))
        if layout.needs_levels and (unit.kind, unit.levels) == ("school", ()):
            unit = unit.model_copy(update={"levels": ("primary",)})
        unit = unit.model_copy(update={"title": draw(st.none() | _TITLES)})
        values: dict[str, Value] = {}
        for field in layout.fields:
            value = draw(values_of(field, values))
            if value is not Absence.MISSING:
                values[field.measure.id] = value
        found.append(Case(unit, year, values))
    return tuple(found)


# --- forms changed by hand --------------------------------------------------------------------------------------------

KEY_ROW = 7


def data_sheet(book: Workbook) -> Worksheet:
    """The sheet that a person fills in."""
    return book.worksheets[1]


def column_of(sheet: Worksheet, key: str) -> int:
    """Where the column with this key stands, counted from one."""
    return next(cell.column for cell in sheet[KEY_ROW] if cell.value == key)


def filled(path: Path, changes: Mapping[str, object], *, rules: Edition | None = None, cases: Any = (GOOD,)) -> str:
    """Write a form with ``cases`` and put ``changes`` into its first row, by column key; the last cell changed."""
    write_form(rules or edition(), path, cases=cases)
    book = load_workbook(path)
    sheet = data_sheet(book)
    cell = sheet.cell(KEY_ROW + 1, 1)
    for key, value in changes.items():
        cell = sheet.cell(KEY_ROW + 1, column_of(sheet, key))
        cell.value = value  # type: ignore[assignment]
    book.save(path)
    return f"{sheet.title}!{cell.coordinate}"


def read(path: Path, rules: Edition | None = None) -> Dataset:
    """The form read back."""
    return read_cases([path], rules or edition())


def problems(path: Path, rules: Edition | None = None) -> tuple[Diagnostic, ...]:
    """What is wrong with the form; empty where nothing is."""
    try:
        read(path, rules)
    except FormError as error:
        return error.diagnostics
    return ()


def layout() -> Layout:
    """Columns of the edition with one of each kind."""
    return form_layout(edition())
