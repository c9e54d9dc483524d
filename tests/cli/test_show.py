"""What ``mqes show`` says beside rules: the frame that all concepts share."""

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
