"""The functions that Python projects import: what they give, what they raise, and that names are lazy."""

from __future__ import annotations

import json
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


def test_a_concept_without_indicators_scores_nothing() -> None:
    with pytest.raises(LoadError, match="MQ253"):
        mqes_core.score("zelenchuk", [school(1, 80)])


def test_an_edition_from_a_folder_serves_wherever_a_name_does(tmp_path: Path) -> None:
    edition = mqes_core.load_folder(DATA)
    library = mqes_core.open_library(no_plugins=True, folders=[])
    form = mqes_core.write_form(edition, tmp_path / "form.xlsx", library=library)
    assert mqes_core.read_cases(edition, [form], library=library).cases == ()
    result = mqes_core.score(edition, [school(1, 80)], on=DAY, library=library)
    assert result.edition is edition
    (why,) = mqes_core.explain(result, "school-1", rule="vpr-primary", lang="en")
    assert why.outcome == "2 points"


def test_a_record_on_disk_runs_again(tmp_path: Path) -> None:
    result = mqes_core.score("nazran", [school(1, 80), school(2, 79)], on=DAY, reading="letter")
    path = mqes_core.write_report(result, tmp_path / "report.json")
    for record in (path, str(path), json.loads(path.read_bytes())):
        again = mqes_core.replay(record)
        assert again.diagnostics == ()
        assert [list(card.outcomes) for card in again.cards] == [list(card.outcomes) for card in result.cards]
        assert [card.header for card in again.cards] == [card.header for card in result.cards]
    assert mqes_core.explain(again, "school-1", rule="vpr-primary") == mqes_core.explain(
        result, "school-1", rule="vpr-primary"
    )


def test_one_scorecard_of_a_record_runs_again_under_a_given_edition(tmp_path: Path) -> None:
    result = mqes_core.score("nazran", [school(1, 80), school(2, 79)], on=DAY)
    data = json.loads(mqes_core.write_report(result, tmp_path / "report.json").read_bytes())
    again = mqes_core.replay(data["scorecards"][1], concept=mqes_core.load_folder(DATA))
    assert [card.unit.id for card in again.cards] == ["school-2"]


def test_a_record_of_another_version_says_so_once(tmp_path: Path) -> None:
    result = mqes_core.score("nazran", [school(1, 80), school(2, 79)], on=DAY)
    data = json.loads(mqes_core.write_report(result, tmp_path / "report.json").read_bytes())
    for card in data["scorecards"]:
        card["header"]["engine"] = "0.0.1"
    data["scorecards"][1]["result"]["low"] = 77
    found = mqes_core.replay(data).diagnostics
    assert [(item.code, item.about) for item in found] == [("MQ815", None), ("MQ816", ("school-2", 2022))]


@pytest.mark.parametrize("record", [{}, {"header": 1}, {"scorecards": []}, {"scorecards": 7}, "nowhere.json"])
def test_what_is_no_record_is_refused(record: object) -> None:
    with pytest.raises(UsageError, match="MQ817"):
        mqes_core.replay(record)  # type: ignore[arg-type]


def test_a_file_that_is_no_json_is_no_record(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text("не запись", encoding="utf-8")
    with pytest.raises(UsageError, match="MQ817"):
        mqes_core.replay(path)


def test_a_rule_or_a_unit_is_suggested_by_its_title() -> None:
    unit = Unit(id="0042", title="Горская школа", levels=("primary",))
    result = mqes_core.score("nazran", [Case(unit, 2022, {})], on=DAY)
    for asked, expected in (("олимпиады", "olympiad («"), ("vpr-tertiary", "vpr-primary («"), ("zzz", "Similar: —")):
        with pytest.raises(UsageError, match="MQ803") as error:
            mqes_core.explain(result, "0042", rule=asked)
        assert expected in str(error.value)
    with pytest.raises(UsageError, match="MQ804") as error:
        mqes_core.explain(result, "горская")
    assert "0042 («Горская школа»)" in str(error.value)


def test_ranks_can_be_had_without_a_report() -> None:
    result = mqes_core.score("nazran", [school(1, 80), school(2, 79)], on=DAY)
    assert mqes_core.rank(result.cards) == [mqes_core.RankRange(1, 2), mqes_core.RankRange(1, 2)]
