"""The functions that Python projects import: what they give, what they raise, and that names are lazy."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

import mqes_core
from mqes_core import Assessed, Case, LoadError, Share, Unit, UsageError

DATA = Path(__file__).resolve().parents[1] / "plugins/nazran/src/mqes_nazran/data/2021"
DAY = date(2022, 9, 1)


def today() -> date:
    return datetime.now().astimezone().date()


def school(number: int, count: int) -> Case:
    unit = Unit(id=f"school-{number}", levels=("primary",))
    return Case(unit, 2022, {"vpr_primary": Share(count, 100), "talents_federal": Assessed(3, "конкурс")})


def test_every_public_name_can_be_had() -> None:
    assert dir(mqes_core) == sorted(mqes_core.__all__)
    for name in mqes_core.__all__:
        assert getattr(mqes_core, name) is not None
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = mqes_core.no_such_name


def test_cases_made_in_python_are_scored() -> None:
    library = mqes_core.open_library()
    result = mqes_core.score("nazran", [school(1, 80), school(2, 79)], on=DAY, library=library)
    points = [card.find("vpr-primary") for card in result.cards]
    assert [(item.low, item.high) for item in points if item] == [(2, 2), (1, 1)]
    assert result.edition is library.edition("nazran")
    assert library.plan("nazran") is library.plan("nazran@2021")


def test_an_explanation_can_be_had_for_each_year_or_one() -> None:
    cases = [school(1, 80), Case(school(1, 80).unit, 2021, {})]
    result = mqes_core.score("nazran", cases, on=DAY)
    assert len(mqes_core.explain(result, "school-1")) == 2
    (only,) = mqes_core.explain(result, "school-1", year=2022, rule="vpr-primary", lang="en")
    assert only.outcome == "2 points"


def test_a_year_is_picked_after_the_years_before_were_seen() -> None:
    cases = [school(1, 80), Case(school(1, 80).unit, 2021, {})]
    assert [card.year for card in mqes_core.score("nazran", cases, on=DAY, year=2021).cards] == [2021]
    with pytest.raises(UsageError, match="MQ806"):
        mqes_core.score("nazran", cases, on=DAY, year=2020)


def test_without_a_day_the_evaluation_is_of_today() -> None:
    before = today()
    header = mqes_core.score("nazran", [school(1, 80)]).cards[0].header
    assert before <= header.evaluated_on <= today()


def test_a_folder_is_an_edition(tmp_path: Path) -> None:
    assert mqes_core.load_folder(DATA).key == "nazran@2021"
    with pytest.raises(LoadError):
        mqes_core.load_folder(tmp_path)


def test_folders_come_from_the_environment_where_none_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MQES_CONCEPTS", str(DATA))
    assert mqes_core.open_library(no_plugins=True).names == ("nazran@2021",)
    assert mqes_core.open_library(no_plugins=True, folders=[]).names == ()


def test_a_form_is_written_and_read(tmp_path: Path) -> None:
    path = mqes_core.write_form("nazran", tmp_path / "form.xlsx")
    assert mqes_core.read_cases("nazran", [path]).cases == ()


def test_a_report_makes_its_folder(tmp_path: Path) -> None:
    result = mqes_core.score("nazran", [school(1, 80)], on=DAY)
    assert mqes_core.write_report(result, tmp_path / "new" / "report.csv").exists()


def test_a_concept_without_scales_scores_nothing() -> None:
    with pytest.raises(LoadError, match="MQ253"):
        mqes_core.score("shatoy", [school(1, 80)])
