"""The comparison as a record, a workbook and a page: whole, named after its frame, safe with any text."""

from __future__ import annotations

import json
from functools import cache
from io import BytesIO
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from mqes_core.api.comparing import write_comparison
from mqes_core.comparison.concepts import SideBySide, side_by_side
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.lint import lint
from mqes_core.loading import frames, management_cycle
from mqes_core.model.base import Text
from mqes_core.model.measures import FlagMeasure
from mqes_core.model.scales import (
    DiscretionaryScale,
    LookupEntry,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    YesNoScale,
)
from mqes_core.reporting.comparison import comparison_schema, render_comparison
from mqes_core.reporting.comparison.names import concept_names
from tests.comparison.concepts.samples import ON, the_four
from tests.comparison.concepts.test_indicators import changed
from tests.comparison.concepts.test_scales import bands

HOSTILE = "<script>alert(1)</script> «План» & \"ко\" '{{ 7 * 7 }}' =1+1"
SHEETS = ["Коротко", "Карта", "Строки", "Что дополнить", "Охват", "Показатели", "Шкалы", "Эксперты", "Замечания",
          "Как сравнивали"]  # fmt: skip


@cache
def whole(frame: str = "federal-2020") -> SideBySide:
    """The four with an edition of nazran whose scale differs, remarks included."""
    four = the_four()
    other = changed(four[1], name="nazran", scale=bands((0, 0), (60, 1), (80, 3)))
    editions = [*four, other]
    reports = [lint(edition, on=ON) for edition in editions]
    known = frames()
    return side_by_side(
        editions, known[frame], frames=known, cycle=management_cycle(), on=ON, reports=reports
    )  # fmt: skip


@cache
def rendered(suffix: str, lang: Language = "ru", frame: str = "federal-2020") -> bytes:
    return render_comparison(whole(frame), suffix, lang=lang)


def test_units_of_measure_stand_in_the_language_asked_for() -> None:
    ours, theirs = (
        [[str(cell) for cell in row] for row in load_workbook(BytesIO(rendered(".xlsx", lang)))[name].values]
        for lang, name in (("ru", "Показатели"), ("en", "Indicators"))
    )
    assert any("чел." in row for row in ours)
    assert any("pers." in row for row in theirs)
    assert not any("чел." in row or "ед." in row for row in theirs)


@pytest.mark.parametrize("frame", ["federal-2020", "federal-2021"])
def test_the_record_holds_what_the_schema_says(frame: str) -> None:
    record = json.loads(rendered(".json", frame=frame))
    jsonschema.validate(record, comparison_schema())
    assert record["frame"]["id"] == frame
    assert [item["concept"] for item in record["concepts"]] == ["dyatkovo", "nazran", "shatoy", "zelenchuk", "nazran"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record | {"on": 2026}, comparison_schema())
    del record["concepts"][0]["map"][0]["cells"][0]["blank"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, comparison_schema())


def test_the_schema_closes_every_object() -> None:
    def walk(part: object) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object":
                assert "additionalProperties" in part
            for value in part.values():
                walk(value)
        elif isinstance(part, list):
            for value in part:
                walk(value)

    jsonschema.Draft202012Validator.check_schema(comparison_schema())
    walk(comparison_schema())


def test_the_workbook_names_the_frame_on_every_sheet() -> None:
    book = load_workbook(BytesIO(rendered(".xlsx")))
    assert book.sheetnames == SHEETS
    for sheet in book:
        assert "federal-2020" in str(sheet["A2"].value)
        assert sheet.oddFooter.left.text == "federal-2020"


def test_the_sheet_of_rows_holds_every_cell_of_the_map() -> None:
    sheet = load_workbook(BytesIO(rendered(".xlsx")))["Строки"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    expected = sum(
        len(cell.placed) + len(cell.related) + (cell.blank is not None)
        for item in whole().concepts
        for entry in item.column.entries
        for cell in entry.cells
    ) + sum(len(item.column.outside) for item in whole().concepts)
    assert len(rows) == expected
    assert sheet.auto_filter.ref == f"A3:J{len(rows) + 3}"
    blanks = [row for row in rows if row[4] == "–"]
    assert blanks
    assert all(row[9] for row in blanks), "a blank without a reason"


def test_the_sheet_of_the_map_shows_numbers_as_numbers_and_reasons_as_notes() -> None:
    sheet = load_workbook(BytesIO(rendered(".xlsx")))["Карта"]
    assert sheet["A5"].value.startswith("1.1. ")
    assert (sheet["B5"].value, sheet["C5"].value) == (1, 7)
    assert "Цель. Ожидаемый результат" in sheet["B5"].comment.text
    assert sheet["F8"].value == "–"
    assert "направление есть" in sheet["F8"].comment.text


def test_the_sheet_of_scales_shows_where_they_differ() -> None:
    sheet = load_workbook(BytesIO(rendered(".xlsx")))["Шкалы"]
    rows = [row[3:] for row in sheet.iter_rows(min_row=4, values_only=True) if "начальное" in str(row[0])]
    assert ("от 50 и меньше 60 %", "1", "0", "Расходятся самое большее на 1 балл.") in rows


def test_the_same_comparison_gives_the_same_bytes() -> None:
    for suffix in (".html", ".xlsx", ".json"):
        assert render_comparison(whole(), suffix) == rendered(suffix)


def test_both_languages_are_written() -> None:
    english = rendered(".html", "en").decode()
    assert '<html lang="en">' in english
    assert "Map of the management cycle" in english
    assert "Карта управленческого цикла" in rendered(".html").decode()
    assert load_workbook(BytesIO(rendered(".xlsx", "en"))).sheetnames[1] == "Map"


def test_the_page_names_the_frame_and_shows_what_is_provisional() -> None:
    later = rendered(".html", frame="federal-2021").decode()
    assert "редакция 2021 года" in later
    assert "название или код не подтверждены" in later
    assert "часть более широкого 1.1 (редакция 2021) (условно)" in later
    assert "название или код не подтверждены" not in rendered(".html").decode()


def test_any_text_is_safe() -> None:
    concept = the_four()[0].concept
    hostile = concept.model_copy(
        update={"municipality": Text(ru=HOSTILE), "title": Text(ru=HOSTILE), "subject": Text(ru=HOSTILE)}
    )
    edition = the_four()[0].model_copy(update={"concept": hostile})
    known = frames()
    it = side_by_side(
        [edition, the_four()[2]], known["federal-2020"], frames=known, cycle=management_cycle(), on=ON
    )  # fmt: skip
    page = render_comparison(it, ".html").decode()
    assert "<script>alert" not in page
    assert "Замечания не запрашивались" in page
    sheet = load_workbook(BytesIO(render_comparison(it, ".xlsx")))["Коротко"]
    assert sheet["A4"].value == HOSTILE
    assert sheet["A4"].data_type == "s"


def test_concepts_are_never_called_alike() -> None:
    four = the_four()
    known = frames()

    def names(*editions: int) -> list[str]:
        chosen = [four[place] for place in editions]
        it = side_by_side(chosen, known["federal-2020"], frames=known, cycle=management_cycle(), on=ON)
        return concept_names(it, "ru")

    assert names(0, 3) == ["Дятьковский район", "Зеленчукский муниципальный район"]
    assert names(0, 0) == ["Дятьковский район (dyatkovo@2021), 1", "Дятьковский район (dyatkovo@2021), 2"]
    assert concept_names(whole(), "ru")[4] == "г. Назрань и г. Магас (nazran@2030)"


def test_concepts_that_share_nothing_are_said_to_share_nothing() -> None:
    known = frames()
    it = side_by_side(
        [the_four()[3]], known["federal-2020"], frames=known, cycle=management_cycle(), on=ON
    )  # fmt: skip
    page = render_comparison(it, ".html").decode()
    for words in ("Показателей и целевых значений в документах нет", "Ни одна из концепций не предъявляет требований"):
        assert words in page
    book = load_workbook(BytesIO(render_comparison(it, ".xlsx")))
    assert "нет" in book["Показатели"]["A4"].value
    jsonschema.validate(json.loads(render_comparison(it, ".json")), comparison_schema())


def test_the_suffix_picks_the_format(tmp_path: Path) -> None:
    write_comparison(whole(), tmp_path / "page.HTML")
    assert (tmp_path / "page.HTML").read_bytes() == rendered(".html")
    with pytest.raises(UsageError) as refused:
        write_comparison(whole(), tmp_path / "page.docx")
    assert [item.code for item in refused.value.diagnostics] == ["MQ880"]
    assert ".docx" in refused.value.diagnostics[0].message("ru")


def test_every_kind_of_scale_is_shown_side_by_side() -> None:
    edition = the_four()[1]
    assert edition.scoring is not None
    flag = FlagMeasure(kind="flag", id="flag", title=Text(ru="Есть ли"))
    scoring = edition.scoring.model_copy(update={"measures": (*edition.scoring.measures, flag)})
    one = edition.model_copy(update={"scoring": scoring})
    lookup = LookupScale(kind="lookup", entries=(LookupEntry(at=1, points=9),), otherwise=0)
    other = one
    for line, update in {
        "hundred-points": {"scale": PerUnitScale(kind="per_unit", points=2)},
        "olympiad-municipal": {"scale": lookup},
        "talents-federal": {"scale": DiscretionaryScale(kind="discretionary", most=1)},
        "high-scores": {"scale": None},
        "vpr-primary": {"scale": RelativeScale(kind="relative", most=4, better="up")},
    }.items():
        other = changed(other, name="nazran", line=line, **update)
    one = changed(one, name="nazran", line="vpr-basic", measure="flag", scale=YesNoScale(kind="yes_no", yes=2))
    other = changed(other, name="nazran", line="vpr-basic", measure="flag", scale=YesNoScale(kind="yes_no", yes=3))
    known = frames()
    it = side_by_side([one, other], known["federal-2020"], frames=known, cycle=management_cycle(), on=ON)
    page = render_comparison(it, ".html").decode()
    told = (
        "Расходятся; на сколько самое большее",
        "и далее тем же шагом",
        "от наименьшего до наибольшего",
        "Баллами оценивает только одна из концепций",
        "Шкалы разного рода",
        "Шкалы совпадают при всех значениях",
    )
    for words in told:
        assert words in page
    sheet = load_workbook(BytesIO(render_comparison(it, ".xlsx")))["Шкалы"]
    cells = {str(value) for row in sheet.iter_rows(min_row=4, values_only=True) for value in row}
    for words in (*told[1:4], "да", "нет", "Шкалы совпадают при всех значениях."):
        assert any(words in cell for cell in cells), words
    jsonschema.validate(json.loads(render_comparison(it, ".json")), comparison_schema())
    assert page.count('class="curve"') == 1, "a list and a range have no curve"
