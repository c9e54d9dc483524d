"""A count may be part of several others together: the form says so, checks it, and refuses what exceeds their sum."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from mqes_core.diagnostics import Severity
from mqes_core.exchange import write_form
from mqes_core.exchange.layout import form_layout
from mqes_core.exchange.rules import rule
from mqes_core.model import Absence, Case, Edition, Unit
from mqes_core.model.measures import CountMeasure
from tests.exchange.made_up import data_sheet, edition_with, filled, problems, read
from tests.office import converted, needs_office

UNIT = Unit(id="s-1")
NINE: dict[str, Any] = {"id": "nine", "kind": "count", "title": "Девятый"}
ELEVEN: dict[str, Any] = {"id": "eleven", "kind": "count", "title": "Одиннадцатый"}
IDLE: dict[str, Any] = {"id": "idle", "kind": "count", "title": "Не учатся"}


def rules(*wholes: str) -> Edition:
    return edition_with((IDLE | {"out_of": wholes}, NINE, ELEVEN))


BOTH = rules("nine", "eleven")
PLACES = [
    (10, 5, 15, True),
    (10, 5, 16, False),
    (10, "н/п", 10, True),
    (10, "н/п", 11, False),
    (10, None, 99, True),
    (10, "скрыто", 99, True),
    ("н/п", "н/п", 3, True),
    (None, None, 3, True),
    (10, 5, "скрыто", True),
]


@pytest.mark.parametrize(("nine", "eleven", "idle", "fits"), PLACES)
def test_a_part_above_the_sum_is_refused_with_its_cell(
    nine: object, eleven: object, idle: object, fits: bool, tmp_path: Path
) -> None:
    path = tmp_path / "form.xlsx"
    where = filled(path, {"nine": nine, "eleven": eleven, "idle": idle}, rules=BOTH, cases=[Case(UNIT, 2021, {})])
    found = problems(path, BOTH)
    refused = [item for item in found if item.severity is Severity.ERROR]
    assert [item.code for item in refused] == ([] if fits else ["MQ768"])
    for problem in refused:
        assert where.endswith(f"!{problem.place.cell}") or problem.place.cell in str(problem.place)
        assert str(idle) in problem.message("ru")
        assert problem.hint("ru")


def test_a_single_name_and_a_list_of_one_are_the_same(tmp_path: Path) -> None:
    single = edition_with((IDLE | {"out_of": "nine"}, NINE, ELEVEN))
    assert single == rules("nine")
    filled(tmp_path / "form.xlsx", {"nine": 3, "idle": 4}, rules=single, cases=[Case(UNIT, 2021, {})])
    assert [item.code for item in problems(tmp_path / "form.xlsx", single)] == ["MQ752"]


def test_the_counts_stand_before_their_part_and_its_note_names_them(tmp_path: Path) -> None:
    assert [field.measure.id for field in form_layout(BOTH).fields] == ["nine", "eleven", "idle"]
    write_form(BOTH, tmp_path / "form.xlsx")
    notes = [
        cell.comment.text for row in data_sheet(load_workbook(tmp_path / "form.xlsx")) for cell in row if cell.comment
    ]
    assert [note for note in notes if "«Девятый», «Одиннадцатый»" in note]
    assert form_layout(BOTH).version != form_layout(rules("nine")).version


def test_a_count_that_is_only_added_brings_no_grade_to_a_school() -> None:
    from mqes_core.loading import load_edition

    nazran = Path(__file__).resolve().parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"
    fields = form_layout(load_edition(nazran)).fields_by_measure
    nine_years = Unit(id="x", levels=("primary", "basic"))
    assert fields["graduates_9"].exists_for(nine_years)
    assert fields["below_threshold"].exists_for(nine_years)
    assert not fields["graduates_11"].exists_for(nine_years)
    measure = fields["below_threshold"].measure
    assert isinstance(measure, CountMeasure)
    assert measure.out_of == ("graduates_9", "graduates_11")


def test_a_count_without_lines_of_its_own_is_asked_wherever_its_sum_is() -> None:
    only = edition_with((IDLE | {"out_of": ("nine", "eleven")}, NINE, ELEVEN), unused="eleven")
    assert form_layout(only).fields_by_measure["eleven"].exists_for(UNIT)


@pytest.mark.parametrize(
    ("wholes", "values", "limit"),
    [
        (("nine",), {"nine": 3}, 3),
        (("nine", "eleven"), {"nine": 3, "eleven": 4}, 7),
        (("nine", "eleven"), {"nine": 3, "eleven": Absence.NOT_APPLICABLE}, 3),
        (("nine", "eleven"), {"nine": 3, "eleven": Absence.WITHHELD}, None),
        (("nine", "eleven"), {"nine": 3}, None),
        (("nine",), {"nine": Absence.NOT_APPLICABLE}, None),
        (("nine",), {"nine": True}, None),
        ((), {}, None),
    ],
)
def test_the_limit_of_a_count(wholes: tuple[str, ...], values: dict[str, object], limit: int | None) -> None:
    measure = rules(*wholes).measures["idle"]
    assert isinstance(measure, CountMeasure)
    assert measure.limit(values) == limit


@needs_office
def test_a_spreadsheet_checks_the_sum_while_it_is_typed(tmp_path: Path) -> None:
    layout = form_layout(BOTH)
    field = layout.fields_by_measure["idle"]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row, (*values, _) in enumerate(PLACES, 1):
        for column, value in enumerate(values):
            sheet.cell(row, column + 1).value = value  # type: ignore[assignment]
        cells = dict(zip(("nine", "eleven", "idle"), (f"{letter}{row}" for letter in "ABC"), strict=True))
        formula = rule(layout, field, field.main, cells.__getitem__)
        assert formula is not None
        sheet.cell(row, 4).value = formula
    book.save(tmp_path / "made.xlsx")
    lines = converted(tmp_path / "made.xlsx", "csv").read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(",")[2] for line in lines] == [str(fits).upper() for *_, fits in PLACES]


def test_a_check_too_long_for_a_spreadsheet_leaves_the_sum_to_the_reader() -> None:
    names = [f"part{number}" for number in range(20)]
    many = [{"id": name, "kind": "count", "title": name} for name in names]
    layout = form_layout(edition_with((IDLE | {"out_of": tuple(names)}, *many)))
    field = layout.fields_by_measure["idle"]
    formula = rule(layout, field, field.main, lambda key: f"{key}1")
    assert formula is not None
    assert len(formula) <= 255
    assert "INT(" in formula
    assert "SUM(" not in formula


def test_a_form_with_sums_reads_back(tmp_path: Path) -> None:
    case = Case(UNIT, 2021, {"nine": 4, "eleven": 5, "idle": 9})
    write_form(BOTH, tmp_path / "form.xlsx", cases=[case])
    assert read(tmp_path / "form.xlsx", BOTH).cases == (case,)
