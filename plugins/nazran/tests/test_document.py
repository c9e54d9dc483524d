"""The data holds what the document prints, counted by hand; and every doubt is told in the README."""

from importlib.resources import files
from pathlib import Path

import pytest

from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.scales import BandScale, LookupScale
from mqes_core.model.scoring import Criterion

README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(files("mqes_nazran") / "data" / "2021")


def printed_lines(criterion: Criterion) -> int:
    """Scored lines as printed: each place of a lookup is one; indicators with one locator stand in one line."""
    lookups = {item.id: item.scale for item in criterion.indicators if isinstance(item.scale, LookupScale)}
    single = {(item.source.row, item.source.line) for item in criterion.indicators if item.id not in lookups}
    return len(single) + sum(len(scale.entries) for scale in lookups.values())


def test_table_1_has_six_criteria_with_their_printed_numbers(edition: Edition) -> None:
    assert [item.number for item in edition.criteria()] == ["1.", "2.", "3.", "5.", "6.", "7."]


def test_table_1_has_twenty_two_scored_lines(edition: Edition) -> None:
    lines = [printed_lines(item) for item in edition.criteria()]
    assert lines == [3, 2, 6, 3, 5, 3]
    assert sum(lines) == 22


def test_table_1_has_six_minima_and_none_for_the_total(edition: Edition) -> None:
    assert edition.scoring is not None
    assert [item.minimum.points for item in edition.criteria() if item.minimum] == [3, 2, 2, 2, 2, 3]
    assert edition.scoring.minimum is None


def test_every_line_keeps_its_points_as_printed(edition: Edition) -> None:
    assert [item.id for item in edition.indicators() if item.printed is None] == []
    for item in edition.indicators():
        if isinstance(item.scale, BandScale):
            assert str(item.printed).count("%") == len(item.scale.bands), item.id


def test_section_8_has_thirty_seven_rows_the_last_without_a_number(edition: Edition) -> None:
    (roadmap,) = edition.roadmaps
    rows = [[item.number for item in section.activities] for section in roadmap.sections]
    assert [len(section) for section in rows] == [10, 5, 6, 5, 6, 4, 1]
    for number, section in enumerate(rows[:-1], start=1):
        assert section == [f"{number}.{row}." for row in range(1, len(section) + 1)]
    assert rows[-1] == [None]


def test_every_part_of_section_8_carries_out_its_direction_of_the_frame(edition: Edition) -> None:
    codes = {item.id: " ".join(link.code for link in item.mappings) for item in edition.concept.directions}
    carried_out = [codes[section.direction or ""] for section in edition.roadmaps[0].sections]
    assert carried_out == ["1.1", "2.1", "1.2", "1.3", "2.4", "1.4", "2.2"]


def test_the_lists_of_the_text_are_complete(edition: Edition) -> None:
    concept = edition.concept
    assert len(concept.acts) == 10
    assert (len(concept.elements), len(concept.objects)) == (6, 3)
    assert (len(concept.tasks), len(concept.principles)) == (14, 7)
    assert [len(body.powers) for body in concept.bodies] == [6, 6, 13]


def test_readme_tells_every_reading(edition: Edition) -> None:
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {line.split("`")[1]: " ? |" in line for line in rows if ".yaml" not in line}
    assert told == {name: reading.provisional for name, reading in edition.readings.items()}
