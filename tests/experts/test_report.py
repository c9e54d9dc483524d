"""The report on experts: verdicts as judged, totals and shortages, what expires, nobody named unless asked."""

from __future__ import annotations

import io
import json
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mqes_core.api.experts import check_experts, compare_requirements, explain_expert, read_people, write_experts
from mqes_core.eligibility import Eligibility, brought, compile_experts, judge
from mqes_core.errors import UsageError
from mqes_core.reporting.experts import render_experts
from mqes_core.reporting.experts.packed import packed
from mqes_core.reporting.experts.schema import experts_schema
from mqes_core.reporting.experts.view import ExpertReport, assess, months_after
from mqes_core.reporting.experts.words import bring_lines, change_words, requirement_words
from tests.experts.people import EXAMPLE, ON, TODAY, example_rows, known, read


@cache
def report(reading: Any = "adopted") -> ExpertReport:
    return check_experts(
        known().edition, EXAMPLE / "people.json", on=ON, reading=reading, needs={"1.1": 3, "oge": 2, "4.3": 2}
    )


def verdict(code: str, category: str) -> Eligibility:
    (cell,) = explain_expert(report(), code, category)
    return cell.eligibility


def test_the_example_shows_everything_once() -> None:
    assert verdict("Э-01", "1.1") is Eligibility.ELIGIBLE
    assert verdict("Э-03", "2.1") is Eligibility.NOT_ELIGIBLE  # twelve hours of practice
    assert verdict("Э-04", "2.2") is Eligibility.ELIGIBLE
    assert verdict("Э-04", "4.4") is Eligibility.UNKNOWN  # higher education of an unnamed field
    assert verdict("Э-11", "5") is Eligibility.NOT_ELIGIBLE  # three years are not yet over
    assert verdict("Э-12", "3.1") is Eligibility.UNKNOWN
    seen = Counter(cell.eligibility for row in report().rows for cell in row.cells)
    assert set(seen) == set(Eligibility)
    eligible = {cell.category.id for row in report().rows for cell in row.cells if cell.eligibility == "eligible"}
    assert len(eligible) == 10  # every category has somebody


def test_a_page_of_many_people_stays_small_and_says_what_was_judged() -> None:
    people = [
        person.model_copy(update={"code": f"{person.code}-{copy}"})
        for copy in range(25)
        for person in read_people(known().edition, EXAMPLE / "people.json", on=TODAY).people
    ]
    many = assess(known().edition, people, ON)
    assert len(many.rows) == 300
    assert len(render_experts(many, ".html")) < 1_000_000
    data = packed(report(), "ru")
    texts = ["".join(data["phrases"][at] for at in parts) for parts in data["texts"]]
    for row, (name, cells) in zip(report().rows, data["people"], strict=True):
        assert name == row.person.code
        for cell, (state, _, found, until, sets, blocked) in zip(row.cells, cells, strict=True):
            assert state == cell.eligibility.value
            results = cell.verdict.requirements()
            assert [texts[item[1]] for item in found] == [requirement_words(item, "ru", report()) for item in results]
            assert texts[until] == change_words(cell.change, "ru", report())
            assert [[texts[at] for at in one] for one in sets] == bring_lines(cell.bring, "ru", report())
            assert len(blocked) == len(cell.bring.blocked)


def test_a_verdict_is_the_one_that_is_judged_for_the_person_and_the_subject() -> None:
    for row in report().rows:
        rules = compile_experts(known().experts, subject=row.person.subject)
        for cell in row.cells:
            assert cell.eligibility is judge(rules[cell.category.id], row.person.profile, ON).eligibility
            for items in cell.bring.sets:
                if cell.bring.sufficient:
                    after = judge(rules[cell.category.id], brought(row.person.profile, items), ON)
                    assert after.eligibility is Eligibility.ELIGIBLE


def test_totals_are_the_columns_counted_and_a_shortage_is_an_interval() -> None:
    totals = {total.category.id: total for total in report().totals}
    for total in totals.values():
        assert total.eligible + total.unknown + total.not_eligible == len(report().rows)
    assert (totals["observers"].eligible, totals["observers"].unknown) == (1, 3)
    assert totals["observers"].short == (0, 2)
    assert totals["oge"].short == (0, 0)
    assert totals["information-systems"].short == (0, 1)
    assert totals["ege"].short is None


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 40), st.dates(date(2022, 1, 1), date(2026, 1, 1)))
def test_what_expires_is_eligible_the_day_before_and_not_on_the_day(months: int, on: date) -> None:
    people = [row.person for row in report().rows]
    found = assess(known().edition, people, on, months=months)
    assert all(on < item.change.on <= found.last_day for item in found.expiries)
    for item in found.expiries:
        rules = compile_experts(known().experts, subject=item.person.subject)[item.category.id]
        eve = item.change.on - timedelta(1)
        assert judge(rules, item.person.profile, eve).eligibility is Eligibility.ELIGIBLE
        assert judge(rules, item.person.profile, item.change.on).eligibility is not Eligibility.ELIGIBLE


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_months_ahead_keep_the_day_or_take_the_last(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(1)).day == 1
    assert later.day <= day.day


def test_more_months_tell_the_same_and_more() -> None:
    people = [row.person for row in report().rows]
    few, many = (assess(known().edition, people, ON, months=months).expiries for months in (3, 12))
    assert few == many[: len(few)]
    assert len(few) < len(many)


def test_the_letter_leaves_open_what_rests_on_a_reading() -> None:
    letter = {row.person.code: row for row in report("letter").rows}
    assert letter["Э-01"].cells[0].eligibility is Eligibility.UNKNOWN
    assert letter["Э-02"].cells[2].eligibility is Eligibility.ELIGIBLE


def test_a_row_that_cannot_be_read_makes_nobody_worse_than_unknown(tmp_path: Path) -> None:
    rows = example_rows()
    rows["credentials"][0]["since"] = "весной"
    people = read(rows, tmp_path)
    spoilt = check_experts(known().edition, people, on=ON)
    assert not spoilt.whole
    cells = {row.person.code: row.cells for row in spoilt.rows}
    assert cells["Э-01"][0].eligibility is Eligibility.UNKNOWN
    assert cells["Э-05"][1].eligibility is Eligibility.ELIGIBLE


@pytest.mark.parametrize("suffix", [".html", ".xlsx", ".json"])
@pytest.mark.parametrize("personal", [False, True])
def test_nobody_is_named_unless_asked_for(suffix: str, personal: bool, tmp_path: Path) -> None:
    rows = example_rows()
    rows["people"][0] |= {"name": "ИМЯ-НАПОКАЗ", "workplace": "ШКОЛА-НАПОКАЗ"}
    people = read(rows, tmp_path)
    found = check_experts(known().edition, people, on=ON, personal=personal)
    shown = text(render_experts(found, suffix), suffix)
    assert ("ИМЯ-НАПОКАЗ" in shown) is personal
    assert ("ШКОЛА-НАПОКАЗ" in shown) is personal
    said = '"personal": true' if suffix == ".json" else "ЗДЕСЬ ЕСТЬ ЛИЧНЫЕ ДАННЫЕ"
    assert (said in shown) is personal


def text(data: bytes, suffix: str) -> str:
    if suffix != ".xlsx":
        return data.decode()
    book = openpyxl.load_workbook(io.BytesIO(data))
    return "\n".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row if cell.value)


def test_a_workbook_holds_what_the_page_holds() -> None:
    data = render_experts(report(), ".xlsx")
    assert data == render_experts(report(), ".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Люди и категории", "Итоги", "Истекает", "Что принести", "Почему", "Замечания"]
    matrix = book["Люди и категории"]
    assert [matrix.cell(5, column).value for column in (1, 2, 3)] == ["Э-01", "✓ да по 30.04.2024", "✗ нет"]
    assert matrix.max_row == 4 + len(report().rows)
    totals = {str(row[0].value)[:3]: [cell.value for cell in row[1:]] for row in book["Итоги"].iter_rows(min_row=5)}
    assert totals["1.1"] == ["1", "3", "8", "3", "от 0 до 2"]
    bring = [[cell.value for cell in row] for row in book["Что принести"].iter_rows(min_row=5)]
    mine = [row for row in bring if row[0] == "Э-03" and str(row[1]).startswith("2.1")]
    assert len(mine) == 1
    assert "практики не менее 18 часов" in str(mine[0][4])
    assert book["Истекает"].max_row == 4 + len(report().expiries)
    why = sum(len(cell.verdict.requirements()) for row in report().rows for cell in row.cells)
    assert book["Почему"].max_row == 4 + why


def test_data_says_all_of_it_in_both_languages() -> None:
    data = json.loads(render_experts(report(), ".json"))
    assert data["rules_hash"] == known().edition.rules_hash
    assert [item["code"] for item in data["people"]] == [row.person.code for row in report().rows]
    third = data["people"][2]["verdicts"][2]
    assert third["eligibility"] == "not_eligible"
    (short,) = [item for item in third["requirements"] if item["truth"] == "no"]
    assert short["because"]["key"] == "other"
    assert short["source"] == {"section": "IV", "table": "1", "row": "2.1.", "line": 1, "note": short["source"]["note"]}
    assert third["bring"]["sets"][0][0]["kind"] == "credentials"
    assert data["categories"][0]["short"] == {"least": 0, "most": 2}


@pytest.mark.parametrize("reading", ["adopted", "letter"])
def test_data_follows_its_schema(reading: str) -> None:
    validator = jsonschema.Draft202012Validator(experts_schema())
    data = json.loads(render_experts(report(reading), ".json"))
    assert list(validator.iter_errors(data)) == []
    del data["people"][0]["verdicts"][0]["requirements"][0]["clause"]["truth"]
    assert len(list(validator.iter_errors(data))) == 1


def test_remarks_on_the_file_stand_in_the_report(tmp_path: Path) -> None:
    rows = example_rows()
    rows["credentials"][2]["hours"] = "семьдесят"
    spoilt = check_experts(known().edition, read(rows, tmp_path), on=ON)
    for suffix in (".html", ".xlsx", ".json"):
        shown = text(render_experts(spoilt, suffix), suffix)
        assert "MQ314" in shown
        assert "credentials![3].hours" in shown or '"[3].hours"' in shown


def test_what_is_asked_amiss_is_said() -> None:
    def code(call: Any) -> str:
        with pytest.raises(UsageError) as caught:
            call()
        return caught.value.diagnostics[0].code

    assert code(lambda: explain_expert(report(), "Э-1")) == "MQ861"
    assert code(lambda: explain_expert(report(), "Э-01", "9.9")) == "MQ862"
    assert code(lambda: check_experts(known().edition, [], on=ON, needs={"9.9": 1})) == "MQ862"
    assert code(lambda: check_experts("nazran", [], on=ON)) == "MQ860"
    assert code(lambda: render_experts(report(), ".docx")) == "MQ864"
    assert code(lambda: compare_requirements("shatoy", "shatoy:1.2")) == "MQ865"
    with pytest.raises(ValueError, match="reading"):
        check_experts(known().edition, [], on=ON, reading="between the lines")  # type: ignore[arg-type]


def test_categories_compare_by_number_and_by_name() -> None:
    one, other, found = compare_requirements("shatoy:2.2", "shatoy@2022:oge", on=ON)
    assert (one.id, other.id, found.relation.value) == ("ege", "oge", "stricter")
    assert found.passes_first is None


def test_a_report_is_written(tmp_path: Path) -> None:
    path = write_experts(report(), tmp_path / "new" / "report.json")
    assert json.loads(path.read_text(encoding="utf-8"))["on"] == "2023-09-01"
    with pytest.raises(UsageError):
        write_experts(report(), tmp_path / "new" / "report.json" / "no.json")
