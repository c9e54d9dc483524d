"""What ``mqes show`` says beside rules: the frame all concepts share, how complete data is, tables of mechanisms."""

from __future__ import annotations

import json

from click.testing import CliRunner, Result

from mqes_core.cli.app import app


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["show", *arguments], prog_name="mqes", catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_the_frame_in_outline_names_its_editions_and_the_stages_of_the_cycle() -> None:
    words = run("frame", "--lang", "ru").output
    assert "federal-2020" in words
    assert "Адресные рекомендации [recommendations]" in words
    data = json.loads(run("frame", "--format", "json").output)
    assert [item["id"] for item in data["frames"]] == ["federal-2020", "federal-2021"]
    assert len(data["cycle"]["stages"]) == 9


def test_an_edition_of_the_frame_marks_what_is_not_confirmed_and_what_may_be_compared() -> None:
    old = run("frame", "federal-2020", "--lang", "ru").output
    assert "→ federal-2021 2.2: там шире, сравнимо частично, не подтверждено" in old
    new = run("frame", "federal-2021", "--lang", "en").output
    assert "Professional development of teachers [read at its source; code: unconfirmed]" in new
    assert "no predecessor" in new
    assert json.loads(run("frame", "federal-2021", "--format", "json").output)["directions"][4]["seen"] == "unconfirmed"


def test_an_unknown_edition_of_the_frame_is_told_with_those_that_are_there() -> None:
    output = run("frame", "federal-2022", "--lang", "ru", code=2).output
    assert "MQ808" in output
    assert "federal-2020, federal-2021" in output


def test_coverage_counts_rows_by_table_and_says_why_some_go_no_farther() -> None:
    words = run("nazran", "--coverage", "--lang", "ru").output
    assert "напечатано 22, записано 22" in words
    assert "Место одно, поэтому четыре строки мест – одна шкала" in words
    found = json.loads(run("shatoy", "--coverage", "--format", "json").output)
    assert found["complete"] is True
    tables = {item["id"]: item for item in found["tables"]}
    assert (tables["table-3"]["printed"], tables["table-3"]["evaluable"]) == (12, 0)
    (gap,) = [item for item in tables["table-1"]["gaps"] if item["step"] == "evaluable"]
    assert (gap["reason"], gap["rows"], len(gap["ids"])) == ("heading", 4, 4)
    assert "the document gives no points" in run("shatoy", "--coverage", "--lang", "en").output


def test_every_installed_concept_holds_every_row_that_it_counts() -> None:
    for name in ("dyatkovo", "nazran", "shatoy", "zelenchuk"):
        found = json.loads(run(name, "--coverage", "--format", "json").output)
        assert found["complete"], name
        assert all(table["printed"] == table["encoded"] for table in found["tables"])


def test_mechanisms_of_one_direction_are_asked_for_by_number_or_name() -> None:
    words = run("shatoy", "mechanisms", "--direction", "5", "--lang", "ru").output
    assert words == run("shatoy", "mechanisms", "--direction", "olympiads", "--lang", "ru").output
    assert "Районная олимпиада школьников" in words
    assert "Аттестация" not in words
    data = json.loads(run("shatoy", "mechanisms", "--direction", "5", "--format", "json").output)
    assert {row["direction"] for row in data["rows"]} == {"olympiads"}
    result = CliRunner().invoke(app, ["show", "shatoy", "mechanisms", "--direction", "99"], prog_name="mqes")
    assert result.exit_code == 2
    assert "MQ818" in result.stderr


def test_an_indicator_says_how_it_is_counted() -> None:
    words = run("shatoy", "i2-1-2", "--lang", "ru").output
    assert "процедуры года (уровень процедур: муниципальный); из них – с экспертом из Реестра" in words
    assert "[municipal-procedures]" in words


def test_the_table_of_mechanisms_is_shown_by_direction() -> None:
    words = run("shatoy", "mechanisms", "--lang", "ru").output
    assert "6. Экспертная деятельность в сфере государственной регламентации [regulation]" in words
    assert "реестр: Реестр (Организационный механизм – создание и функционирование Реестра)" in words
    assert "Прочтение [seven-or-eight-directions]" in words
    data = json.loads(run("shatoy", "mechanisms", "--format", "json").output)
    assert len(data["rows"]) == 15
    assert "таблицы механизмов" in run("nazran", "mechanisms", "--lang", "ru").output.lower()
