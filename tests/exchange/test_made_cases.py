"""Cases made in Python are refused for what forms are refused for, all problems at once."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import mqes_core
from mqes_core import Absence, Assessed, Case, FormError, Share, Unit
from mqes_core.exchange import check_cases
from tests.exchange.made_up import edition_with, filled, read

UNIT = Unit(id="school-01", levels=("primary", "basic", "secondary"))


def codes(*values: dict[str, Any]) -> list[str]:
    with pytest.raises(FormError) as caught:
        mqes_core.score("nazran", [Case(UNIT, 2023, item) for item in values])
    for problem in caught.value.diagnostics:
        assert problem.message("ru") != problem.message("en")
        assert problem.hint("ru")
    return [problem.code for problem in caught.value.diagnostics]


@pytest.mark.parametrize(
    "values",
    [
        {"hundred_points": -3},
        {"hundred_points": True},
        {"hundred_points": Fraction(5, 2)},
        {"hundred_points": 1.0},
        {"vpr_basic": Share(60, 50)},
        {"vpr_basic": Share(-5, 50)},
        {"vpr_basic": Share(79.9999, 100)},  # type: ignore[arg-type]
        {"vpr_basic": 1},
        {"olympiad_team_place": "I"},
        {"olympiad_team_place": -1},
        {"talents_federal": Assessed(True, "x")},
        {"talents_federal": 3},
    ],
)
def test_a_value_that_is_none_of_its_measure(values: dict[str, Any]) -> None:
    assert codes(values) == ["MQ791"]


def test_an_unknown_measure_a_twin_and_a_part_above_its_whole() -> None:
    assert codes({"hundred_pionts": 1}) == ["MQ792"]
    assert codes({}, {}) == ["MQ793"]
    assert codes({"graduates_9": 10, "no_basic_certificate": 25}) == ["MQ794"]
    assert codes({"graduates_9": 10, "continued_9": Share(9, 11)}) == ["MQ794"]
    assert codes({"graduates_9": 10, "graduates_11": 5, "below_threshold": 16}) == ["MQ794"]
    assert codes({"graduates_9": 10, "graduates_11": Absence.NOT_APPLICABLE, "idle_graduates": 11}) == ["MQ794"]
    assert codes({"hundred_pionts": 1, "hundred_points": -1}) == ["MQ792", "MQ791"]


def test_a_percent_typed_by_hand_stands_for_no_people(tmp_path: Path) -> None:
    rules = edition_with(
        (
            {"id": "all", "kind": "count", "title": "Всего"},
            {
                "id": "some",
                "kind": "share",
                "title": "Доля",
                "counted": "из них",
                "out_of_count": "all",
                "given": "either",
            },
        )
    )
    path = tmp_path / "form.xlsx"
    filled(path, {"all": 37, "some:percent": 90.5}, rules=rules, cases=[Case(UNIT, 2023, {})])
    (case,) = read(path, rules).cases
    assert case.values == {"all": 37, "some": Share(905, 1000)}
    assert list(check_cases([case], rules)) == []
    (problem,) = check_cases([Case(UNIT, 2023, {"all": 37, "some": Share(9, 11)})], rules)
    assert problem.code == "MQ794"


def test_absent_values_and_unknown_wholes_are_no_mistake() -> None:
    values = {"graduates_9": Absence.WITHHELD, "no_basic_certificate": 25, "vpr_basic": Absence.NOT_APPLICABLE}
    values |= {"graduates_11": 5, "below_threshold": 99}
    assert len(mqes_core.score("nazran", [Case(UNIT, 2023, values)]).cards) == 1


def test_a_reading_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="letter"):
        mqes_core.score("nazran", [], reading="leter")  # type: ignore[arg-type]
