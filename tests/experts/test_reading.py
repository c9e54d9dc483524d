"""Files of people read back: what was written is read, each slip is named at its cell, the rest still counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mqes_core.exchange.experts import people_json, read_people
from mqes_core.exchange.experts.identity_numbers import identity_number
from mqes_core.model.person import Person
from mqes_core.model.profile import CredentialRecord, OrderRecord, StatedExperience
from tests.experts.people import EXAMPLE, TODAY, Rows, codes, example_rows, known, read

SLIPS: list[tuple[str, str, str, str, object]] = [
    # code, sheet and row (from one), column, what is written there
    ("MQ310", "people!2", "code", "code", "Э-01"),
    ("MQ311", "educations!1", "code", "code", "Э-99"),
    ("MQ312", "credentials!1", "since", "since", date(2027, 1, 1)),
    ("MQ312", "contests!1", "year", "year", 2027),
    ("MQ313", "orders!3", "since", "since", date(2023, 8, 1)),
    ("MQ314", "credentials!3", "hours", "hours", "72 часа"),
    ("MQ314", "people!6", "years", "years", "двенадцать"),
    ("MQ315", "orders!1", "order", "order", "215-п"),
    ("MQ315", "memberships!1", "order", "order", "нет такого"),
    ("MQ316", "employments!2", "until", "until", date(2011, 8, 31)),
    ("MQ317", "orders!1", "until", "until", date(2022, 1, 1)),
    ("MQ319", "credentials!3", "topic", "topic", "паспорт 82 15 123456"),
    ("MQ321", "employments!3", "since", "since", None),
    ("MQ322", "acts!2", "number", "number", "214-п"),
    ("MQ327", "employments!1", "since", "since", date(1901, 9, 1)),
    ("MQ328", "credentials!3", "practice_hours", "practice_hours", 40),
    ("MQ329", "educations!1", "group", "group", "педагогика"),
    ("MQ331", "educations!1", "since", "since", "летом 2016"),
    ("MQ332", "orders!1", "category", "category", "9.9."),
    ("MQ332", "educations!1", "level", "level", "очень высшее"),
    ("MQ332", "acts!1", "level", "level", "районный"),
    ("MQ332", "commissions!1", "rank", "rank", "главный"),
]


def spoilt(place: str, column: str, value: object) -> Rows:
    rows = example_rows()
    sheet, _, number = place.partition("!")
    rows[sheet][int(number) - 1][column] = value
    return rows


@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
def test_the_example_is_read_without_a_remark(suffix: str) -> None:
    people = read_people(EXAMPLE / f"people{suffix}", known(), TODAY)
    assert people.sound
    assert codes(people) == []
    assert [person.code for person in people.people] == [f"Э-{number:02d}" for number in range(1, 13)]


def test_workbook_and_json_say_the_same() -> None:
    book, data = (read_people(EXAMPLE / f"people{suffix}", known(), TODAY) for suffix in (".xlsx", ".json"))
    assert book.people == data.people


def test_what_is_written_is_what_is_known(tmp_path: Path) -> None:
    people = {person.code: person for person in read(example_rows(), tmp_path).people}
    orders = people["Э-02"].profile.orders
    assert orders[0] == OrderRecord(
        issuer="Министерство образования и науки Чеченской Республики",
        level="regional",
        act="order",
        category="oge",
        since=date(2023, 3, 1),  # nothing else is said, so from the date of the order
        until=date(2023, 12, 31),
    )
    assert orders[1].since == date(2023, 9, 1)
    assert people["Э-06"].profile.stated_experience == StatedExperience(years=12, on=date(2023, 1, 1))
    assert "employments" not in people["Э-06"].profile.complete
    assert len(people["Э-06"].profile.complete) == 8
    assert set(people["Э-10"].profile.complete) == {"educations", "credentials"}
    assert people["Э-12"].profile.complete == ()
    assert people["Э-07"].profile.employments[0].in_education is False
    assert people["Э-02"].subject == "физика"


@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
@pytest.mark.parametrize(("code", "place", "column", "key", "value"), SLIPS, ids=[f"{s[0]}-{s[1]}" for s in SLIPS])
def test_a_slip_is_named_at_its_cell(
    code: str, place: str, column: str, key: str, value: object, suffix: str, tmp_path: Path
) -> None:
    found = read(spoilt(place, column, value), tmp_path, suffix).diagnostics
    mine = [item for item in found if item.code == code]
    assert mine, [item.text() for item in found]
    sheet, _, number = place.partition("!")
    if suffix == ".json":
        assert (mine[0].place.sheet, mine[0].place.cell) == (sheet, f"[{number}].{key}")
    else:
        assert mine[0].place.cell.endswith(str(4 + int(number)))
        assert mine[0].place.sheet
    for lang in ("ru", "en"):
        assert mine[0].message(lang)
        assert mine[0].hint(lang)


@pytest.mark.parametrize(("code", "place", "column", "key", "value"), SLIPS, ids=[f"{s[0]}-{s[1]}" for s in SLIPS])
def test_the_rest_is_still_read(code: str, place: str, column: str, key: str, value: object, tmp_path: Path) -> None:
    whole = {person.code: person for person in read(example_rows(), tmp_path).people}
    people = {person.code: person for person in read(spoilt(place, column, value), tmp_path).people}
    touched = set(whole) - set(people) | {name for name in people if people[name] != whole[name]}
    # An order reaches further than one person, a row of nobody known might be anybody's.
    facts = {name for name in touched & set(people) if _facts(people[name]) != _facts(whole[name])}
    assert len(facts) <= (7 if place.startswith("acts") else 2)
    for name in facts:
        assert len(people[name].profile.complete) < len(whole[name].profile.complete) or place.startswith("people")


def _facts(person: Person) -> object:
    return person.profile.model_copy(update={"complete": ()})


def test_all_slips_are_named_at_once(tmp_path: Path) -> None:
    rows = example_rows()
    apart = [slip for slip in SLIPS if slip[0] in {"MQ314", "MQ315", "MQ316", "MQ329", "MQ331"}]
    for _, place, column, _, value in apart:
        sheet, _, number = place.partition("!")
        rows[sheet][int(number) - 1][column] = value
    assert sorted(codes(read(rows, tmp_path))) == sorted(slip[0] for slip in apart)


def test_an_order_that_cannot_be_read_leaves_its_statuses_open_without_a_second_complaint(tmp_path: Path) -> None:
    people = read(spoilt("acts!1", "issued", "весной"), tmp_path)
    assert codes(people) == ["MQ331"]
    (first,) = [person for person in people.people if person.code == "Э-01"]
    assert first.profile.orders == ()
    assert "orders" not in first.profile.complete


def test_names_are_forgiven_where_the_concept_forgives_them_and_doubted_where_not(tmp_path: Path) -> None:
    people = read(spoilt("acts!1", "issuer", "Минобрнауки ЧР"), tmp_path)
    assert codes(people) == []
    assert people.people[0].profile.orders[0].issuer == "Министерство образования и науки Чеченской Республики"
    doubted = read(spoilt("acts!1", "issuer", "Министерство просвещения"), tmp_path)
    assert codes(doubted) == ["MQ320"]
    assert doubted.sound
    slip = read(spoilt("credentials!1", "topic", "Дистанционное обучения (МСИ, РИКО и ВПР)"), tmp_path)
    assert codes(slip) == ["MQ320"]
    other = read(spoilt("credentials!1", "topic", "Педагогика"), tmp_path)
    assert codes(other) == []


def test_two_terms_about_the_same_that_overlap_are_pointed_at(tmp_path: Path) -> None:
    rows = example_rows()
    again = {**rows["orders"][1], "since": date(2023, 12, 31), "until": date(2024, 12, 31)}
    rows["orders"].append(again)
    assert codes(read(rows, tmp_path)) == ["MQ318"]
    again["since"] = date(2024, 1, 1)
    assert codes(read(rows, tmp_path)) == []


def test_a_category_may_be_written_in_any_of_its_names(tmp_path: Path) -> None:
    for name in ("2.1", "2.1.", "oge", "Эксперты ГИА в форме ОГЭ", "2.1. эксперты гиа в форме огэ"):
        people = read(spoilt("orders!2", "category", name), tmp_path)
        assert people.people[1].profile.orders[0].category == "oge", name


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("82 15 123456", "passport"),
        ("8215 123456", "passport"),
        ("серия 8215 № 123456", "passport"),
        (8215123456, "passport"),
        ("паспорт 99", "passport"),
        ("112-233-445 95", "snils"),
        ("11223344595", "snils"),
        (11223344595, "snils"),
        ("СНИЛС: 112233", "snils"),
        ("500100732259", "inn"),
        ("ИНН 7707083893", "inn"),
        ("приказ № 214-п от 01.03.2023", None),
        ("2023-03-01", None),
        ("89281234567", None),
        ("44.03.01", None),
        ("500100732258", None),
        (2023, None),
        (True, None),
    ],
    ids=repr,
)
def test_numbers_of_identity_documents_are_known_by_shape_and_check_figures(value: object, kind: str | None) -> None:
    assert identity_number(value) == kind


@given(st.integers(1, 999_999_999))
def test_every_snils_is_known(number: int) -> None:
    figures = f"{number:09d}"
    check = sum(int(figure) * (9 - place) for place, figure in enumerate(figures)) % 101 % 100
    assert identity_number(f"{figures}{check:02d}") == "snils"
    assert identity_number(f"{figures[:3]}-{figures[3:6]}-{figures[6:]} {check:02d}") == "snils"


def test_a_refused_number_stands_in_no_message_and_nobody(tmp_path: Path) -> None:
    rows = example_rows()
    rows["people"][0]["name"] = "СНИЛС 112-233-445 95"
    rows["educations"][1]["field"] = 8215123456
    people = read(rows, tmp_path, ".xlsx")
    assert codes(people) == ["MQ319", "MQ319"]
    shown = " ".join(item.text(lang) for item in people.diagnostics for lang in ("ru", "en")) + repr(people.people)
    assert "112-233" not in shown
    assert "8215123456" not in shown


def reopened(change: Callable[[Any], None], folder: Path) -> Path:
    book = openpyxl.load_workbook(EXAMPLE / "people.xlsx")
    change(book)
    path = folder / "changed.xlsx"
    book.save(path)
    return path


def test_the_form_may_be_moved_about(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Люди"].title = "Наши"
        book["Документы"].delete_rows(4)  # the hidden keys: then titles serve
        book["Приказы"].insert_rows(1)

    people = read_people(reopened(change, tmp_path), known(), TODAY)
    assert codes(people) == []
    assert people.people == read_people(EXAMPLE / "people.xlsx", known(), TODAY).people


def test_what_is_gone_from_the_form_leaves_lists_open(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        del book["Конкурсы"]
        book["Документы"].delete_cols(11)
        book["Люди"].delete_cols(2)  # personal, may go
        book["Образование"]["G3"] = "Примечание"
        book["Образование"]["G5"] = "что-то"
        book.create_sheet("Черновик")["A1"] = "расчёты"

    people = read_people(reopened(change, tmp_path), known(), TODAY)
    assert sorted(codes(people)) == ["MQ323", "MQ324", "MQ325", "MQ786"]
    first = people.people[0].profile
    assert not {"contests", "credentials"} & set(first.complete)
    assert "educations" in first.complete
    assert first.credentials == ()


def test_of_two_sheets_of_one_kind_the_first_is_read_and_its_list_is_open(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.copy_worksheet(book["Документы"]).title = "Документы 2"

    people = read_people(reopened(change, tmp_path), known(), TODAY)
    assert codes(people) == ["MQ333"]
    assert "credentials" not in people.people[0].profile.complete
    assert len(people.people[0].profile.credentials) == 2


def test_without_its_stamp_the_form_is_read_with_a_warning(tmp_path: Path) -> None:
    people = read_people(reopened(lambda book: book.remove(book["_form"]), tmp_path), known(), TODAY)
    assert codes(people) == ["MQ764"]
    assert len(people.people) == 12


def test_a_form_of_another_concept_or_a_file_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["_form"]["B2"] = "nazran"

    other = read_people(reopened(change, tmp_path), known(), TODAY)
    assert (codes(other), other.people) == (["MQ709"], ())
    (tmp_path / "no.xlsx").write_bytes(b"no workbook")
    assert codes(read_people(tmp_path / "no.xlsx", known(), TODAY)) == ["MQ704"]


@pytest.mark.parametrize(
    "content",
    [
        '{"format": 2, "kind": "people"}',
        '{"format": 1, "kind": "people", "sheets": []}',
        '{"format": 1, "kind": "people", "sheets": {"people": [{"code": ["a"]}]}}',
        '{"format": 1, "kind": "people", "sheets": {"people": [{"code": NaN}]}}',
        "[" * 100_000,
    ],
    ids=["format", "sheets", "nested", "nan", "deep"],
)
def test_json_of_another_shape_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content)
    people = read_people(tmp_path / "x.json", known(), TODAY)
    assert (codes(people), people.people) == (["MQ330"], ())


def test_an_unknown_key_and_an_unknown_sheet_of_json_are_pointed_at(tmp_path: Path) -> None:
    rows = example_rows()
    rows["people"][0]["shoe_size"] = 41
    path = tmp_path / "people.json"
    path.write_bytes(people_json(known(), rows).replace(b'"sheets": {', b'"sheets": {"pets": [{"code": "x"}], '))
    people = read_people(path, known(), TODAY)
    assert sorted(codes(people)) == ["MQ324", "MQ786"]
    assert people.sound


def test_a_file_that_is_none_is_refused_in_words(tmp_path: Path) -> None:
    def refused(path: Path) -> list[str]:
        people = read_people(path, known(), TODAY)
        assert people.people == ()
        return codes(people)

    assert refused(tmp_path / "none.xlsx") == ["MQ701"]
    assert refused(tmp_path / "none.docx") == ["MQ702"]
    (tmp_path / "bad.json").write_text("{")
    assert refused(tmp_path / "bad.json") == ["MQ330"]
    (tmp_path / "list.json").write_text('{"format": 1, "kind": "people", "sheets": {"people": [[1]]}}')
    assert refused(tmp_path / "list.json") == ["MQ330"]
    (tmp_path / "other.json").write_text('{"format": 1, "kind": "people", "concept": "nazran@2021", "sheets": {}}')
    assert refused(tmp_path / "other.json") == ["MQ709"]
    (tmp_path / "empty.json").write_text('{"format": 1, "kind": "people", "concept": "shatoy@2022", "sheets": {}}')
    assert refused(tmp_path / "empty.json") == ["MQ334"]
    assert "MQ326" in refused(reopened(lambda book: book.remove(book["Люди"]), tmp_path))
    (tmp_path / "twice.json").write_text('{"format": 1, "kind": "people", "concept": "shatoy@2021", "sheets": {}}')
    assert refused(tmp_path / "twice.json") == ["MQ710"]


def test_the_day_of_reading_decides_what_is_future(tmp_path: Path) -> None:
    assert "MQ312" in codes(read(example_rows(), tmp_path, today=date(2023, 1, 1)))


FACTS = st.fixed_dictionaries(
    {"code": st.sampled_from(["a", "b"])},
    optional={
        "what": st.sampled_from(["training", "certificate", "participation", "other"]),
        "hours": st.integers(0, 500),
        "programme": st.sampled_from(["Первая", "Вторая программа"]),
        "issuer_level": st.sampled_from(["federal", "regional"]),
        "since": st.dates(date(1990, 1, 1), TODAY),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(FACTS, max_size=6))
def test_facts_come_back_as_they_were(tmp_path: Path, facts: list[dict[str, Any]]) -> None:
    people = read({"people": [{"code": "a"}, {"code": "b"}], "credentials": facts}, tmp_path)
    assert people.sound
    for person in people.people:
        mine = [fact for fact in facts if fact["code"] == person.code]
        expected = [{key: value for key, value in fact.items() if key != "code"} for fact in mine]
        assert list(person.profile.credentials) == [CredentialRecord(**values) for values in expected]
