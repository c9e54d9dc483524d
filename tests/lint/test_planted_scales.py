"""A clean scoring has no findings, and a defect planted anywhere in it is found there and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.lint import lint
from mqes_core.lint.subject import dotted
from tests.lint.clean_scorings import Data, clean_scorings, edition_with

ON = date(2026, 11, 23)
SHARE, COUNT = 0, 1
"""Where every criterion of a clean scoring has a share and a count."""


def found(scoring: Data) -> set[tuple[str, str]]:
    return {(item.code, dotted(item.spot.path)) for item in lint(edition_with(scoring), on=ON).findings}


def rows(scoring: Data, criterion: int, line: int) -> list[Data]:
    """The rows of a line, from the lowest up."""
    held: list[Data] = scoring["criteria"][criterion]["indicators"][line]["scale"]["bands"]
    return sorted(held, key=lambda row: int(row["at_least"]))


def place_of(scoring: Data, criterion: int, line: int, row: Data) -> str:
    """The path of a row."""
    index = scoring["criteria"][criterion]["indicators"][line]["scale"]["bands"].index(row)
    return f"scoring.criteria[{criterion}].indicators[{line}].scale.bands[{index}]"


def gap_in_share(scoring: Data, criterion: int) -> str:
    lowest = rows(scoring, criterion, SHARE)[0]
    lowest["at_most"] = lowest.pop("less_than") - 1
    return place_of(scoring, criterion, SHARE, lowest)


def gap_in_count(scoring: Data, criterion: int) -> str:
    rows(scoring, criterion, COUNT)[-1]["at_least"] += 1
    return place_of(scoring, criterion, COUNT, rows(scoring, criterion, COUNT)[-2])


def overlap(scoring: Data, criterion: int) -> str:
    low, high = rows(scoring, criterion, SHARE)[:2]
    low["at_most"] = low.pop("less_than")
    held = scoring["criteria"][criterion]["indicators"][SHARE]["scale"]["bands"]
    return place_of(scoring, criterion, SHARE, max(low, high, key=held.index))


def short_above(scoring: Data, criterion: int) -> str:
    top = rows(scoring, criterion, COUNT)[-1]
    top["at_most"] = top["at_least"] + 3
    return place_of(scoring, criterion, COUNT, top)


def swapped_points(scoring: Data, criterion: int) -> str:
    low, high = rows(scoring, criterion, SHARE)[:2]
    if len(rows(scoring, criterion, SHARE)) == 2:  # two rows alone would turn the whole scale round
        scoring["criteria"][criterion]["indicators"][SHARE]["scale"]["below"] = -1
    low["points"], high["points"] = high["points"], low["points"]
    return place_of(scoring, criterion, SHARE, high)


def level_points(scoring: Data, criterion: int) -> str:
    low, high = rows(scoring, criterion, COUNT)[-2:]
    high["points"] = low["points"]
    return place_of(scoring, criterion, COUNT, high)


def turned_round(scoring: Data, criterion: int) -> str:
    scoring["criteria"][criterion]["indicators"][SHARE]["better"] = "down"
    return f"scoring.criteria[{criterion}].indicators[{SHARE}].scale"


def minimum(points: int) -> Callable[[Data, int], str]:
    def plant(scoring: Data, criterion: int) -> str:
        scoring["criteria"][criterion]["minimum"]["points"] = points
        return f"scoring.criteria[{criterion}].minimum"

    return plant


def minimum_for_some(scoring: Data, criterion: int) -> str:
    for line in scoring["criteria"][criterion]["indicators"]:
        line["applies"] = {"levels": ["secondary"], "reading": "levels"}
    return f"scoring.criteria[{criterion}].minimum"


def head_for_share(scoring: Data, criterion: int) -> str:
    line = scoring["criteria"][criterion]["indicators"][COUNT]
    line["title"], line["scale"] = "Доля гостей", {"kind": "per_unit", "points": 1, "cap": 3}
    return f"scoring.criteria[{criterion}].indicators[{COUNT}].scale"


def titled(line: int, title: str) -> Callable[[Data, int], str]:
    def plant(scoring: Data, criterion: int) -> str:
        scoring["criteria"][criterion]["indicators"][line]["title"] = title
        return f"scoring.criteria[{criterion}].indicators[{line}].title"

    return plant


def without_scale(scoring: Data, criterion: int) -> str:
    del scoring["criteria"][criterion]["indicators"][COUNT]["scale"]
    return f"scoring.criteria[{criterion}].indicators[{COUNT}]"


def target(**keys: Any) -> Callable[[Data, int], str]:
    def plant(scoring: Data, criterion: int) -> str:
        line = scoring["criteria"][criterion]["indicators"][SHARE]
        line["targets"] = [{"title": "Школьники", "source": line["source"]} | keys]
        return f"scoring.criteria[{criterion}].indicators[{SHARE}].targets[0]"

    return plant


def by_vpr(scoring: Data, criterion: int) -> str:
    measure = scoring["criteria"][criterion]["indicators"][SHARE]["measure"]
    next(item for item in scoring["measures"] if item["id"] == measure)["procedure"] = "vpr"
    return f"scoring.criteria[{criterion}].indicators[{SHARE}]"


PLANTS: dict[str, tuple[str, Callable[[Data, int], str]]] = {
    "a gap in a share": ("MQ260", gap_in_share),
    "a gap in a count": ("MQ260", gap_in_count),
    "an overlap": ("MQ261", overlap),
    "a top that stops short": ("MQ262", short_above),
    "swapped points": ("MQ265", swapped_points),
    "level points": ("MQ266", level_points),
    "a scale turned round": ("MQ268", turned_round),
    "a minimum too high": ("MQ272", minimum(1000)),
    "a minimum for some": ("MQ273", minimum_for_some),
    "a minimum too low": ("MQ274", minimum(-1000)),
    "a share per head": ("MQ277", head_for_share),
    "a share counted": ("MQ279", titled(COUNT, "Доля посетителей")),
    "a number as a share": ("MQ280", titled(SHARE, "Число посетителей")),
    "presence counted": ("MQ281", titled(COUNT, "Наличие спортзала")),
    "a change without a base": ("MQ282", titled(COUNT, "Динамика посещаемости")),
    "no scale": ("MQ285", without_scale),
    "no number": ("MQ287", target(relation="at_least")),
    "no amount": ("MQ288", target(relation="rises")),
    "beyond all": ("MQ289", target(relation="at_least", value=101)),
    "met by all": ("MQ290", target(relation="at_least", value=0)),
    "another unit": ("MQ291", target(relation="at_least", value=5, unit="чел.")),
    "the other way": ("MQ292", target(relation="at_most", value=50)),
    "by ВПР": ("MQ610", by_vpr),
}


@given(clean_scorings())
def test_a_clean_scoring_has_no_findings(scoring: Data) -> None:
    assert found(scoring) == set()


@pytest.mark.parametrize("name", PLANTS)
@given(scoring=clean_scorings(), data=st.data())
def test_a_planted_defect_is_found_at_its_place(name: str, scoring: Data, data: st.DataObject) -> None:
    code, plant = PLANTS[name]
    path = plant(scoring, data.draw(st.integers(0, len(scoring["criteria"]) - 1)))
    assert found(scoring) == {(code, path)}
