"""The data holds every row that the document prints, counted by hand, and its numbers; the README tells every doubt."""

import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.experts import AnyOf, Clause, Credential, Education, Experience, ExpertCategory, QualificationTest
from mqes_core.model.measures import CountMeasure, ShareMeasure
from mqes_core.model.roadmap import Activity, Roadmap

README = Path(__file__).resolve().parents[1] / "README.md"

YEARS = {
    "1.1.": 0,
    "1.2.": 3,
    "2.1.": 3,
    "2.2.": 3,
    "3.1.": 3,
    "4.1.": 0,
    "4.2.": 3,
    "4.3.": 3,
    "4.4.": 0,
    "5.": 3,
}
"""Years of work asked of each row of Table 1; zero where it asks for none."""

PRINTED = {
    "1.1.": [1, 2, 3],
    "1.2.": [4, 5],
    "2.1.": [1, 2],
    "2.2.": [1, 2, 3, 4],
    "3.1.": [1],
    "4.1.": [1, 2, 3],
    "4.2.": [4, 5, 6, 7, 8],
    "4.3.": [9, 10],
    "4.4.": [1],
    "5.": [1, 2],
}
"""Printed numbers of the requirements in the last column, as the merged blocks are read."""


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(files("mqes_shatoy") / "data" / "2022")


def categories(edition: Edition) -> dict[str, ExpertCategory]:
    """Rows of Table 1 by printed number."""
    assert edition.experts is not None
    return {item.number or "": item for group in edition.experts.groups for item in group.categories}


def clauses(category: ExpertCategory) -> Iterator[Clause]:
    """Every clause of a row, those inside a choice too."""
    for requirement in category.requirements:
        clause = requirement.clause
        yield from clause.clauses if isinstance(clause, AnyOf) else (clause,)


def plan(edition: Edition, name: str) -> Roadmap:
    (found,) = [item for item in edition.roadmaps if item.id == name]
    return found


def rows(edition: Edition, name: str) -> dict[str, Activity]:
    """Rows of a plan by printed number."""
    return {row.number or "": row for section in plan(edition, name).sections for row in section.activities}


def test_table_1_has_four_headings_and_ten_rows(edition: Edition) -> None:
    assert edition.experts is not None
    groups = edition.experts.groups
    assert [group.number for group in groups if group.number] == ["1.", "2.", "3.", "4."]
    assert [len(group.categories) for group in groups] == [2, 2, 1, 4, 1]
    assert list(categories(edition)) == list(YEARS)


def test_years_of_work_stand_as_printed(edition: Edition) -> None:
    found = {
        number: [clause.years for clause in clauses(row) if isinstance(clause, Experience)]
        for number, row in categories(edition).items()
    }
    assert found == {number: [years] for number, years in YEARS.items()}


def test_education_stands_as_printed(edition: Edition) -> None:
    found = {
        number: [(clause.level, str(clause.field or "")) for clause in clauses(row) if isinstance(clause, Education)]
        for number, row in categories(edition).items()
    }
    expected = {number: [("higher", "")] for number in YEARS}
    expected |= {number: [("secondary_vocational", "")] for number in ("1.1.", "4.1.")}
    expected["4.4."] = [("higher", "Обеспечение информационной безопасности")]
    assert found == expected


def test_every_printed_requirement_stands_in_its_row(edition: Edition) -> None:
    found = {
        number: [item.source.line for item in row.requirements if item.source.line]
        for number, row in categories(edition).items()
    }
    assert found == PRINTED


def test_eighteen_hours_of_practice_are_asked_of_both_kinds_of_examiners(edition: Edition) -> None:
    hours = {
        number: [clause.practice_hours for clause in clauses(row) if isinstance(clause, Credential)]
        for number, row in categories(edition).items()
    }
    assert {number: found for number, found in hours.items() if any(found)} == {"2.1.": [18], "2.2.": [18]}


def test_the_threshold_of_the_test_stays_open(edition: Edition) -> None:
    (test,) = [
        item for row in categories(edition).values() for item in clauses(row) if isinstance(item, QualificationTest)
    ]
    assert test.disagreement_at_most is None


def test_merged_blocks_are_read_and_two_requirements_are_not_obligatory(edition: Edition) -> None:
    requirements = [(number, item) for number, row in categories(edition).items() for item in row.requirements]
    read = Counter((number, item.reading) for number, item in requirements if item.reading)
    assert (read["1.1.", "block-of-group-1"], read["1.2.", "block-of-group-1"], read["2.2.", "block-of-oge"]) == (
        3,
        2,
        2,
    )
    assert edition.readings["block-of-oge"].provisional
    optional = [(number, item.id) for number, item in requirements if not item.obligatory]
    assert optional == [("4.1.", "contest"), ("4.4.", "training")]


def test_table_2_has_fifteen_rows_in_eight_directions_and_the_text_seven(edition: Edition) -> None:
    uses = edition.concept.mechanism_uses
    assert Counter(use.source.row for use in uses) == {
        "1.": 1,
        "2.": 1,
        "3.": 1,
        "4.": 1,
        "5.": 1,
        "6.": 4,
        "7.": 1,
        "8.": 5,
    }
    assert len(uses) == 15
    directions = edition.concept.directions
    assert [item.number for item in directions] == [f"{number}." for number in range(1, 9)]
    numbers = {item.id: item.number for item in directions}
    assert [use.source.row for use in uses] == [numbers[use.direction] for use in uses]
    assert [item.source.line for item in directions if item.source.table is None] == list(range(1, 8))
    assert [item.id for item in directions if item.source.table == "2"] == ["niko"]


def test_every_row_of_table_2_says_who_works_in_what_and_by_which_mechanism(edition: Edition) -> None:
    uses = {use.id: use for use in edition.concept.mechanism_uses}
    assert all(use.experts and use.procedures and use.content and use.instruments for use in uses.values())
    kinds = {name: [item.kind for item in use.instruments] for name, use in uses.items()}
    assert [name for name, found in kinds.items() if "register" not in found] == ["use-4-1"]
    assert [name for name, found in kinds.items() if "interaction" in found] == ["use-1-1", "use-2-1"]
    assert [name for name, found in kinds.items() if "order" not in found] == [
        *("use-1-1", "use-2-1", "use-8-3", "use-8-4", "use-8-5"),
    ]
    assert uses["use-5-1"].experts == ("regional-experts", "municipal-experts")
    assert [item.issuer for item in uses["use-5-1"].instruments if item.kind == "order"] == [
        "ministry",
        "education-office",
    ]


def test_mechanisms_are_those_of_the_text(edition: Edition) -> None:
    links = {
        (item.kind, item.mechanism)
        for use in edition.concept.mechanism_uses
        for item in use.instruments
        if item.mechanism
    }
    assert links == {("register", "organisational"), ("platform", "informational"), ("interaction", "methodical")}


def test_directions_are_only_related_to_the_frame(edition: Edition) -> None:
    links = [link for item in edition.concept.directions for link in item.mappings]
    assert {(link.frame, link.relation, link.provisional) for link in links} == {("federal-2020", "related", True)}
    assert {link.code for link in links} == {"1.1", "2.1", "2.3"}


def test_table_3_has_twelve_indicators_two_of_them_integrative(edition: Edition) -> None:
    indicators = list(edition.indicators())
    assert [(item.number or "").rstrip(".") for item in indicators] == [
        *("1)", "2)", "2.1.1", "2.1.2", "2.1.3", "3.1.1", "3.2.1", "4.1.1", "4.2.1", "4.3.1", "4.4.1", "4.4.2"),
    ]
    assert [item.nature for item in indicators] == ["integrative"] * 2 + ["special"] * 10
    assert {item.better for item in indicators} == {"up"}
    assert edition.scoring is not None
    assert [item.number for item in edition.scoring.criteria] == ["1.", "2.", "3.", "4."]


def test_nine_shares_have_both_their_counts_and_three_indicators_are_counts(edition: Edition) -> None:
    measures = [edition.measures[item.measure or ""] for item in edition.indicators()]
    shares = [item for item in measures if isinstance(item, ShareMeasure)]
    counts = [item.id for item in measures if isinstance(item, CountMeasure)]
    assert len({item.id for item in measures}) == 12
    assert len(shares) == 9
    assert all(item.out_of for item in shares)
    assert counts == ["regulations", "training_programmes", "article_links"]


def test_the_roadmap_has_fourteen_rows_under_its_printed_stages(edition: Edition) -> None:
    roadmap = plan(edition, "roadmap")
    assert [len(section.activities) for section in roadmap.sections] == [7, 7]
    assert [(item.id, item.timing.printed if item.timing else None) for item in roadmap.stages] == [
        ("organisation-1", "2022 г."),
        ("organisation-2", "2023-2024гг"),
        ("methodical-1", "2023 - 2024 годы"),
        ("methodical-2", "2023 - 2024 годы"),
    ]
    stages = [row.stage for row in rows(edition, "roadmap").values()]
    assert stages == [item.id for item, times in zip(roadmap.stages, (4, 3, 4, 3), strict=True) for _ in range(times)]
    assert (str(roadmap.period.since), str(roadmap.period.until)) == ("2022-01-01", "2024-12-31")


def test_timing_of_the_roadmap_stands_as_printed(edition: Edition) -> None:
    timings = {number: row.timing.printed for number, row in rows(edition, "roadmap").items() if row.timing}
    assert timings == {
        "1.1.": "Январь-октябрь 2022г.",
        "1.2.": "Октябрь 2022г.",
        "1.3.": "Октябрь 2022г.",
        "1.4.": "Ноябрь 2022г.",
        **dict.fromkeys(("1.5.", "1.6.", "1.7."), "Ноябрь - декабрь 2022г."),
        "2.1.": "Июнь - август 2022 г.",
        "2.2.": "Январь - декабрь 2022 г.",
        "2.3.": "Январь 2022 г.- декабрь 2024 г",
        **dict.fromkeys(("2.4.", "2.5.", "2.6.", "2.7."), "Январь 2022г. - Декабрь 2024г."),
    }


def test_four_rows_lost_their_executor_and_every_row_has_participants_and_a_result(edition: Edition) -> None:
    table = rows(edition, "roadmap")
    assert [number for number, row in table.items() if not row.responsible] == ["1.4.", "1.5.", "1.6.", "1.7."]
    assert all(row.participants and row.results for row in table.values())
    assert [number for number, row in table.items() if "executors-lost" in row.readings] == [
        *("1.4.", "1.5.", "1.6.", "1.7."),
    ]


def test_the_second_plan_has_eight_rows_and_no_period(edition: Edition) -> None:
    timings = {
        number: row.timing.printed if row.timing else None for number, row in rows(edition, "teachers-plan").items()
    }
    assert timings == {
        "1.": "Ежегодно",
        "2.": "Постоянно",
        "3.": "Постоянно",
        "4.": "Ежегодно",
        "5.": "Постоянно",
        "6.": "Ежегодно",
        "7.": None,
        "8.": "До 15. 11. 2022 г.",
    }
    period = plan(edition, "teachers-plan").period
    assert (period.since, period.until) == (None, None)


def test_the_lists_of_the_text_are_complete(edition: Edition) -> None:
    concept = edition.concept
    assert [item.source.line for item in concept.abbreviations if item.meaning] == list(range(1, 20))
    assert [item.source.line for item in concept.definitions] == list(range(1, 18))
    assert (len(concept.goals), len(concept.tasks)) == (1, 10)
    assert [len(item.procedures) for item in concept.mechanisms] == [4, 3, 3]
    groups = Counter(item.id.partition("-")[0] for item in concept.provisions)
    assert (groups["approach"], groups["stage"], groups["criterion"]) == (4, 2, 3)


def test_the_stages_of_the_text_keep_their_years(edition: Edition) -> None:
    texts = [item.text.ru for item in edition.concept.provisions if item.id.startswith("stage-")]
    assert [re.findall(r"\d{4}", text) for text in texts] == [["2021", "2022"], ["2022", "2024"]]


def test_acts_have_numbers_and_dates_as_printed(edition: Edition) -> None:
    assert [(act.number, str(act.dated)) for act in edition.concept.acts] == [
        ("273-ФЗ", "2012-12-29"),
        ("1642", "2017-12-26"),
        ("180", "2020-08-17"),
        ("465-п", "2016-03-21"),
        ("1887-п", "2021-12-30"),
        ("294-ФЗ", "None"),
    ]


def test_no_person_is_named() -> None:
    folder = files("mqes_shatoy") / "data" / "2022"
    texts = [item.read_text(encoding="utf-8") for item in folder.iterdir() if item.name.endswith(".yaml")]
    assert len(texts) == 5
    assert not re.findall(r"[А-ЯЁ][а-яё]+ [А-ЯЁ]\. ?[А-ЯЁ]\.|[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+", "\n".join(texts))


def test_readme_tells_every_reading(edition: Edition) -> None:
    lines = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {line.split("`")[1]: "` ? |" in line for line in lines if ".yaml" not in line}
    assert told == {name: reading.provisional for name, reading in edition.readings.items()}
