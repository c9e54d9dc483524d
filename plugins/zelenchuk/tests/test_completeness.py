"""The data holds every row that the document prints, counted by hand, and its numbers; the README tells every doubt."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.roadmap import Activity

README = Path(__file__).resolve().parents[1] / "README.md"

ROWS = {"1.1.": 18, "1.2.": 24, "1.3.": 12, "1.4.": 12, "2.1.": 12, "2.2.": 4, "2.3.": 9, "2.4.": 10, "2.5.": 16}
"""Rows of the roadmap by direction, as printed."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(files("mqes_zelenchuk") / "data" / "2021")


def rows(edition: Edition, number: str | None = None) -> Iterator[Activity]:
    """Rows of the whole roadmap, or of one direction."""
    (roadmap,) = edition.roadmaps
    for section in roadmap.sections:
        if number in (None, section.number):
            yield from section.activities


def test_the_roadmap_has_nine_directions_with_their_printed_rows(edition: Edition) -> None:
    (roadmap,) = edition.roadmaps
    assert {item.number: len(item.activities) for item in roadmap.sections} == ROWS
    assert sum(ROWS.values()) == len(list(rows(edition))) == 117


def test_rows_have_no_printed_numbers_and_their_order_is_the_locator(edition: Edition) -> None:
    for number in ROWS:
        prefix = "z" + number.rstrip(".").replace(".", "-")
        for line, row in enumerate(rows(edition, number), start=1):
            place = row.source
            assert (row.number, row.id) == (None, f"{prefix}-{line:02d}")
            assert (place.document, place.section, place.line) == ("roadmap", number, line)


def test_seven_sub_rows_stand_under_three_rows(edition: Edition) -> None:
    assert [(row.id, row.parent) for row in rows(edition) if row.parent] == [
        ("z2-1-05", "z2-1-04"),
        ("z2-1-06", "z2-1-04"),
        ("z2-1-07", "z2-1-04"),
        ("z2-5-10", "z2-5-09"),
        ("z2-5-11", "z2-5-09"),
        ("z2-5-13", "z2-5-12"),
        ("z2-5-14", "z2-5-12"),
    ]


def test_the_three_examination_rows_alone_have_nobody_responsible(edition: Edition) -> None:
    assert [row.id for row in rows(edition) if not row.responsible] == ["z2-1-05", "z2-1-06", "z2-1-07"]


def test_timing_stands_as_printed_in_every_row(edition: Edition) -> None:
    assert Counter(row.timing.printed if row.timing else None for row in rows(edition)) == {
        "ежегодно": 41,
        "Ежегодно": 21,
        "в течение года ежегодно": 15,
        "постоянно": 13,
        "в течение года": 7,
        "2021": 5,
        "ежеквартально": 3,
        "Постоянно": 2,
        "Январь": 1,
        "Февраль": 1,
        "2021 год": 1,
        "1 раз в 3 года": 1,
        "С 2021 года": 1,
        "В период действия программ": 1,
        "июнь-август ежегодно": 1,
        "февраль март ежегодно": 1,
        "по результатам четверти": 1,
        "по запросу": 1,
    }


@pytest.mark.parametrize(
    ("row", "printed"),
    [
        ("z1-1-13", "по результатам четверти"),
        ("z1-2-01", "Январь"),
        ("z1-2-02", "Февраль"),
        ("z1-2-07", "2021 год"),
        ("z1-2-11", "1 раз в 3 года"),
        ("z1-2-12", "В период действия программ"),
        ("z1-4-09", "июнь-август ежегодно"),
        ("z1-4-12", "февраль март ежегодно"),
        ("z2-2-02", "ежеквартально"),
        ("z2-3-09", "по запросу"),
        ("z2-4-01", "2021"),
        ("z2-4-05", "2021"),
        ("z2-4-10", "С 2021 года"),
    ],
)
def test_a_rare_timing_stands_in_its_row(edition: Edition, row: str, printed: str) -> None:
    (found,) = [item for item in rows(edition) if item.id == row]
    assert found.timing is not None
    assert found.timing.printed == printed


def test_numbers_in_titles_stand_as_printed(edition: Edition) -> None:
    titles = {row.id: row.title.ru for row in rows(edition)}
    with_numbers = {name: re.findall(r"\d[\d-]*", title) for name, title in titles.items() if re.search(r"\d", title)}
    assert with_numbers == {"z1-3-03": ["2021-2024"], "z1-4-03": ["8-11"]}


def test_the_roadmap_borrows_no_period(edition: Edition) -> None:
    (roadmap,) = edition.roadmaps
    assert (roadmap.period.since, roadmap.period.until) == (None, None)
    assert "period-not-stated" in edition.readings


def test_fourteen_acts_with_numbers_and_dates_as_printed(edition: Edition) -> None:
    assert [(act.number, str(act.dated), act.source.line) for act in edition.concept.acts] == [
        ("273-03", "2012-12-29", 1),
        ("1642", "2017-12-26", 2),
        ("662", "2013-08-05", 3),
        ("462", "2013-06-14", 4),
        ("1324", "2013-12-10", 5),
        ("276", "2014-04-07", 6),
        ("114", "2019-03-13", 7),
        ("955", "2017-09-22", 8),
        ("1004", "2020-11-30", 9),
        ("1034", "2020-12-10", 10),
        ("1173", "2019-11-15", 11),
        ("1046", "2019-10-10", 12),
        ("1306", "2019-12-30", 13),
        ("204", "2018-05-07", 14),
    ]


def test_programmes_keep_their_years_as_printed(edition: Edition) -> None:
    years = {act.number: re.findall(r"20\d\d ?[-–] ?20\d\d", act.title.ru) for act in edition.concept.acts}
    assert {number: found for number, found in years.items() if found} == {
        "1004": ["2021 - 2025"],
        "1034": ["2021-2025"],
        "1173": ["2020 – 2022"],
        "1046": ["2020-2022"],
        "1306": ["2020-2022"],
    }


def test_the_lists_of_the_text_are_complete(edition: Edition) -> None:
    concept = edition.concept
    in_regulation = [item for item in concept.definitions if item.source.document is None]
    assert (len(in_regulation), len(concept.definitions)) == (6, 7)
    assert (len(concept.goals), len(concept.tasks), len(concept.principles)) == (1, 9, 12)
    assert (len(concept.elements), len(concept.objects)) == (7, 0)
    groups = Counter(item.id.partition("-")[0] for item in concept.provisions)
    assert (groups["order"], groups["use"], groups["work"]) == (7, 4, 4)


def test_every_function_of_a_subject_is_there(edition: Edition) -> None:
    lines = {body.id: [power.source.line for power in body.powers] for body in edition.concept.bodies if body.powers}
    assert lines == {
        "education-office": list(range(1, 14)),
        "municipal-unions": [13],
        "organisations": list(range(14, 19)),
    }


def test_every_direction_of_the_frame_is_carried_out_once(edition: Edition) -> None:
    links = {item.id: [(link.frame, link.code) for link in item.mappings] for item in edition.concept.directions}
    carried_out = [links[section.direction or ""] for section in edition.roadmaps[0].sections]
    assert carried_out == [[("federal-2020", number.rstrip("."))] for number in ROWS]
    relations = {item.id: item.mappings[0].relation for item in edition.concept.directions}
    assert [name for name, relation in relations.items() if relation == "close"] == [
        "talents",
        "objectivity",
        "qualification",
    ]


def test_every_row_is_linked_to_the_cycle_and_a_stage_that_is_only_inferred_says_so(edition: Edition) -> None:
    links = {row.id: row.cycle for row in rows(edition)}
    assert [name for name, cycle in links.items() if not cycle] == []
    stages = {link.stage for cycle in links.values() for link in cycle}
    assert stages == {
        *("goals", "indicators", "collection", "activities", "gathering", "analysis", "recommendations", "decisions"),
    }
    assert not [
        name for name, cycle in links.items() for link in cycle if link.relation == "exact" and link.provisional
    ]
    assert sum(any(link.provisional for link in cycle) for cycle in links.values()) == 83


def test_no_person_is_named() -> None:
    folder = files("mqes_zelenchuk") / "data" / "2021"
    texts = [item.read_text(encoding="utf-8") for item in folder.iterdir() if item.name.endswith(".yaml")]
    assert len(texts) == 2
    assert not re.findall(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+", "\n".join(texts))


def test_readme_tells_every_reading(edition: Edition) -> None:
    lines = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {line.split("`")[1]: "` ? |" in line for line in lines if ".yaml" not in line}
    assert told == {name: reading.provisional for name, reading in edition.readings.items()}
