"""Every row of the ten passports and the ten plans stands in the data, counted by hand; and their numbers."""

from importlib.resources import files
from pathlib import Path

import pytest

from mqes_core.loading import load_edition
from mqes_core.model import Activity, Edition, Roadmap

README = Path(__file__).resolve().parents[1] / "README.md"
STAGES = {
    "goals", "indicators", "collection", "activities", "gathering", "analysis", "recommendations", "decisions",
    "evaluation",
}  # fmt: skip


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(files("mqes_dyatkovo") / "data" / "2021")


def plan(edition: Edition, name: str) -> Roadmap:
    (found,) = (roadmap for roadmap in edition.roadmaps if roadmap.id == f"plan-{name}")
    return found


def activities(roadmap: Roadmap) -> list[Activity]:
    return [activity for section in roadmap.sections for activity in section.activities]


def numbers(edition: Edition, name: str) -> list[str | None]:
    return [activity.number for activity in activities(plan(edition, name))]


def test_the_ten_passports_have_their_rows(edition: Edition) -> None:
    rows = [len(roadmap.passport.rows) if roadmap.passport else 0 for roadmap in edition.roadmaps]
    assert rows == [8, 8, 8, 7, 9, 9, 8, 8, 9, 7]


def test_the_ten_plans_have_their_rows(edition: Edition) -> None:
    rows = [len(activities(roadmap)) for roadmap in edition.roadmaps]
    assert rows == [9, 29, 17, 10, 14, 5, 9, 7, 5, 12]
    assert sum(rows) == 117


def test_the_sections_have_their_rows(edition: Edition) -> None:
    rows = [[len(section.activities) for section in roadmap.sections] for roadmap in edition.roadmaps]
    assert rows == [
        [1, 2, 2, 2, 2], [8, 6, 15], [9, 6, 2], [10], [2, 4, 2, 5, 1], [5], [9], [4, 3], [5], [2, 1, 1, 3, 4, 1],
    ]  # fmt: skip


def test_printed_gaps_stay_and_lost_numbers_are_empty(edition: Edition) -> None:
    low_results = [str(number).rstrip(".") for number in numbers(edition, "1-2")]
    assert low_results[:8] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.8", "1.9"]
    assert low_results[8:14] == ["2.1", "2.2", "2.3", "2.5", "2.6", "2.7"]
    assert low_results[14:] == [f"3.{row}" for row in range(1, 16)]
    abilities = [
        "1.1.",
        "1.2.",
        "1.3.",
        "1.5.",
        "1.6.",
        "1.7.",
        "1.8.",
        "1.9.",
        *[None] * 5,
        "2.7.",
        "2.8.",
        "3.1.",
        "3.3.",
    ]
    assert numbers(edition, "1-3") == abilities
    assert numbers(edition, "1-4") == ["1", "2", "3", "5", "7", "8", "9", "11", "12", "13"]
    assert numbers(edition, "2-3") == [None, None, "3", None, "5", "6", "7", "8", "9"]
    assert numbers(edition, "2-5") == ["4", "5", "6", None, None]
    assert numbers(edition, "preschool") == [
        "1.1.", "1.2.", "2.1.", "3.1.", "4.1.", "4.2.", "4.3.", "5.1.", "5.2.", "5.4.", "5.5.", "6.1.",
    ]  # fmt: skip
    assert [section.number for section in plan(edition, "2-1").sections] == ["I", "II", "I", None, None]


def test_passport_1_4_has_no_row_4(edition: Edition) -> None:
    passport = plan(edition, "1-4").passport
    assert passport is not None
    assert [row.number for row in passport.rows] == ["1", "2", "3", "5", "6", "7", "8"]


def test_the_targets_keep_their_numbers(edition: Edition) -> None:
    found = [
        (roadmap.id.removeprefix("plan-"), row.number, target.relation, target.value, str(target.unit))
        for roadmap in edition.roadmaps
        if roadmap.passport
        for row in roadmap.passport.rows
        for target in row.targets
        if target.value is not None
    ]
    assert found == [
        ("1-1", "2.", "equals", 100, "%"),
        ("1-1", "2.", "equals", 100, "%"),
        ("1-2", "2", "equals", 100, "%"),
        ("1-2", "2", "at_least", 70, "%"),
        ("1-3", None, "at_least", 10, "%"),
        ("1-4", "2", "at_least", 2000, "чел."),
        ("1-4", "2", "at_least", 600, "чел."),
        ("2-1", "2", "equals", 100, "%"),
        ("2-1", "2", "equals", 100, "%"),
        ("2-1", "2", "equals", 100, "%"),
        ("2-1", "2", "at_least", 3, "совещаний, семинаров, круглых столов"),
        ("2-3", "2", "at_least", 20, "%"),
        ("2-5", None, "at_least", 10, "%"),
        ("2-5", None, "at_least", 10, "%"),
        ("preschool", "3", "equals", 100, "%"),
    ]


def test_what_the_copy_lost_is_not_filled_in(edition: Edition) -> None:
    passport = plan(edition, "2-1").passport
    assert passport is not None
    lost = [
        target for row in passport.rows for target in row.targets if target.relation == "equals" and not target.value
    ]
    assert [target.source.line for target in lost] == [8, 9]
    rows = {activity.id: activity for roadmap in edition.roadmaps for activity in activities(roadmap)}
    assert sorted(name for name, row in rows.items() if row.timing is None) == [
        "r1-3-07", "r1-3-09", "r1-3-10", "r2-5-02", "r2-5-04", "r2-5-05", "rp-02",
    ]  # fmt: skip
    silent = sorted(name for name, row in rows.items() if not row.responsible)
    assert silent == ["r1-3-06", "r1-3-08", "r2-1-14", "r2-5-02", *(f"rp-{row:02d}" for row in range(1, 13))]
    assert sorted(name for name, row in rows.items() if not row.results) == ["rp-10"]


def test_hard_timings_stay_as_printed(edition: Edition) -> None:
    rows = {activity.id: activity for roadmap in edition.roadmaps for activity in activities(roadmap)}
    printed = {name: row.timing.printed for name, row in rows.items() if row.timing}
    assert printed["r1-1-08"] == "В течение 20201 2022 гг."
    assert printed["r1-2-10"] == "Август 2021г декабрь 2022 г."
    assert printed["r1-2-12"] == "Апрель, июнь 2021 г."
    assert printed["r2-4-06"] == "До 01.11.2021"
    assert printed["rp-01"] == "2022"


def test_other_numbers_of_the_plans_stand_in_titles_and_results(edition: Edition) -> None:
    rows = {activity.id: activity for roadmap in edition.roadmaps for activity in activities(roadmap)}
    assert "1 год, ежегодно" in str(plan(edition, "1-2").sections[0].title)
    assert "не менее 2 лет" in str(rows["r1-2-18"].title)
    assert "не менее 3 лет" in str(rows["r1-2-19"].title)
    assert "не менее 10 %" in str(rows["r1-3-04"].results[0].title)
    assert "100 %" in str(rows["r1-3-05"].results[0].title)
    assert "2022–2024" in str(rows["r1-3-15"].results[0].title)


def test_every_row_has_one_place_and_a_stage_of_the_cycle(edition: Edition) -> None:
    places: list[tuple[str | None, str]] = []
    for roadmap in edition.roadmaps:
        assert roadmap.passport is not None
        places += [(row.source.document, row.source.text()) for row in roadmap.passport.rows]
        places += [(item.source.document, item.source.text()) for row in roadmap.passport.rows for item in row.targets]
        for order, activity in enumerate(activities(roadmap), start=1):
            places.append((activity.source.document, activity.source.text()))
            assert activity.source.line == order
            assert activity.id.endswith(f"-{order:02d}")
            assert activity.cycle
            assert {link.stage for link in activity.cycle} <= STAGES
        for row in roadmap.passport.rows:
            assert row.cycle
            assert row.statements or row.targets
            assert {link.stage for link in row.cycle} <= STAGES
    assert len(places) == len(set(places))


def test_every_plan_carries_out_its_direction_of_the_frame(edition: Edition) -> None:
    links = {item.id: [(link.frame, link.code) for link in item.mappings] for item in edition.concept.directions}
    carried_out = [{section.direction for section in roadmap.sections} for roadmap in edition.roadmaps]
    assert [links[str(name)] for (name,) in carried_out] == [
        *([("federal-2020", code)] for code in ("1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5")),
        [("federal-2021", "2.4")],
    ]


def test_readme_tells_every_reading(edition: Edition) -> None:
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {line.split("`")[1]: line.split("|")[1].endswith("? ") for line in rows if ".yaml" not in line}
    assert told == {name: reading.provisional for name, reading in edition.readings.items()}
