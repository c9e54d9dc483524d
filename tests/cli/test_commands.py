"""Each command does its job on real input, in both languages, as text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mqes_core.cli.app import COMMANDS, app

REGION = Path(__file__).resolve().parents[2] / "examples" / "region" / "forms" / "ozyorny"
FORM = str(REGION / "2021.xlsx")
FORMS = [str(path) for path in sorted(REGION.glob("*.xlsx"))]
DAY = ["--on", "2023-09-01"]

Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    def call(*arguments: str, code: int = 0) -> Result:
        result = CliRunner().invoke(app, list(arguments), prog_name="mqes", catch_exceptions=False)
        assert result.exit_code == code, result.output
        return result

    return call


def data(result: Result) -> dict[str, object]:
    found: dict[str, object] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_how_to_call_it(run: Run, name: str) -> None:
    help_text = run(name, "--help").output
    assert f"mqes {name}" in help_text
    assert "--lang" in help_text
    assert "--format" in help_text


def test_concepts_are_listed_with_what_they_hold(run: Run) -> None:
    listed = data(run("concepts", "--format", "json"))["concepts"]
    assert isinstance(listed, list)
    assert {item["name"].split("@")[0] for item in listed} >= {"nazran", "shatoy", "zelenchuk", "dyatkovo"}
    nazran = next(item for item in listed if item["name"] == "nazran@2021")
    assert (nazran["indicators"], nazran["activities"]) == (20, 37)
    assert len(nazran["rules_hash"]) == 64
    assert "nazran@2021" in run("concepts", "--lang", "en").output


def test_no_plugins_leaves_no_concepts_and_says_what_to_do(run: Run) -> None:
    assert "mqes-nazran" in run("concepts", "--no-plugins").output


def test_a_folder_is_a_concept_too(run: Run, tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"
    folder = tmp_path / "district" / "2021"
    folder.mkdir(parents=True)
    for file in source.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("id: nazran\n", "id: district\n")
        (folder / file.name).write_text(text, encoding="utf-8")
    result = run("concepts", "--no-plugins", "--concepts", str(tmp_path / "district"), "--format", "json")
    assert [item["name"] for item in data(result)["concepts"]] == ["district@2021"]  # type: ignore[attr-defined]


def test_a_concept_that_does_not_load_is_listed_with_the_reason(run: Run, tmp_path: Path) -> None:
    source = Path(__file__).resolve().parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"
    folder = tmp_path / "2021"
    folder.mkdir()
    for file in source.glob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    with (folder / "scoring.yaml").open("a", encoding="utf-8") as file:
        file.write("  unknown_key: 1\n")
    result = run("concepts", "--no-plugins", "--concepts", str(folder), code=1)
    assert "nazran@2021" in result.stdout
    assert "unknown_key" in result.stderr
    assert "scoring.yaml:" in result.stderr


def test_plugins_are_listed_with_their_state(run: Run) -> None:
    listed = data(run("plugins", "--format", "json"))["plugins"]
    assert isinstance(listed, list)
    assert {item["state"] for item in listed} == {"active"}
    assert "работает" in run("plugins").output


def test_an_unknown_plugin_is_wrong_use(run: Run) -> None:
    assert "MQ924" in run("plugins", "--plugin", "nobody", code=2).stderr


def test_show_gives_the_outline_and_a_rule_with_its_source(run: Run) -> None:
    outline = run("show", "nazran").output
    assert "минимум 3 балла" in outline
    assert "[high-scores]" in outline
    rule = run("show", "nazran", "high-scores").output
    assert "11–15 %" in rule
    assert "строка 3, позиция 5" in rule
    assert "six-to-nine-twice" in rule
    assert run("show", "nazran", "1").output == run("show", "nazran", "vpr").output
    assert data(run("show", "nazran", "vpr", "--format", "json"))["number"] == "1."
    assert "concept" in data(run("show", "nazran", "--format", "json"))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "nasran"], "MQ801"),
        (["show", "nazran@1999"], "MQ801"),
        (["show", "nazran", "vpr-tertiary"], "MQ803"),
        (["form", "zelenchuk", "-o", "form.xlsx"], "MQ253"),
        (["score", "nazran", FORM, "--year", "1999"], "MQ806"),
        (["explain", "nazran", FORM, "--unit", "school-99"], "MQ804"),
        (["explain", "nazran", FORM, "--unit", "school-01", "--rule", "nothing"], "MQ803"),
        (["score", "nazran", FORM, "-o", "report.pdf"], "MQ890"),
    ],
)
def test_a_wrong_question_is_answered_with_a_way_out(run: Run, arguments: list[str], code: str) -> None:
    for lang in ("ru", "en"):
        text = run(*arguments, "--lang", lang, code=2).stderr
        assert code in text
        assert len(text.strip().splitlines()) >= 2
    problems = json.loads(run(*arguments, "--format", "json", code=2).stderr.strip().splitlines()[-1])["diagnostics"]
    assert problems[0]["code"] == code
    assert problems[0]["hint"]["ru"]


def test_the_main_job_from_form_to_report(run: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.xlsx"
    assert str(form) in run("form", "nazran", "-o", str(form)).output
    assert form.stat().st_size > 5000
    reports = [tmp_path / f"out.{suffix}" for suffix in ("html", "xlsx", "json", "csv")]
    result = run("score", "nazran", FORM, *DAY, *(part for path in reports for part in ("-o", str(path))))
    for path in reports:
        assert path.stat().st_size > 1000
        assert str(path) in result.stdout


def test_scores_are_printed_by_year_with_ranks_as_ranges(run: Run) -> None:
    text = run("score", "nazran", *FORMS, *DAY).stdout
    assert "2021 год, 44 организации" in text
    assert "2023 год, 44 организации" in text
    only = run("score", "nazran", *FORMS, *DAY, "--year", "2022", "--lang", "en").stdout
    assert "2022, 44 units" in only
    assert "2021" not in only


def test_letter_and_adopted_are_told_apart(run: Run) -> None:
    def total(reading: str) -> dict[str, object]:
        result = run("score", "nazran", FORM, *DAY, "--reading", reading, "--format", "json")
        cards = data(result)["scorecards"]
        assert isinstance(cards, list)
        assert {card["header"]["reading"] for card in cards} == {reading}
        return {card["unit"]["id"]: (card["result"]["low"], card["result"]["high"]) for card in cards}

    assert total("letter") != total("adopted")


def test_a_dated_notice_of_law_follows_the_day(run: Run) -> None:
    assert "MQ601" not in run("score", "nazran", FORM, "--on", "2023-09-01").stdout
    assert "MQ601" in run("score", "nazran", FORM, "--on", "01.09.2025").stdout


def test_a_minimum_not_met_fails_only_where_asked(run: Run) -> None:
    run("score", "nazran", FORM, *DAY)
    run("score", "nazran", FORM, *DAY, "--fail-on", "not-met", code=1)


def test_explain_goes_down_to_the_row_of_the_document(run: Run) -> None:
    text = run("explain", "nazran", FORM, *DAY, "--unit", "school-07").stdout
    assert "Минимум" in text
    assert "таблица 1, строка 1, позиция 1" in text
    one = run("explain", "nazran", FORM, *DAY, "--unit", "school-07", "--rule", "vpr-basic", "--lang", "en").stdout
    assert "table 1, row 1, line 2" in one
    found = data(run("explain", "nazran", FORM, *DAY, "--unit", "school-07", "--format", "json"))["explanations"]
    assert isinstance(found, list)
    assert len(found[0]["parts"]) == 6


def test_the_letter_tells_what_stays_open(run: Run) -> None:
    text = run(
        "explain", "nazran", FORM, *DAY, "--unit", "school-07", "--rule", "talents-federal", "--reading", "letter"
    ).stdout
    assert "Вопрос к документу" in text


def test_a_broken_form_is_refused_with_every_problem(run: Run, tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.load_workbook(FORM)
    sheet = book["Данные"]
    keys = {str(cell.value): cell.column for row in sheet.iter_rows(max_row=8) for cell in row if cell.value}
    place = next(column for key, column in keys.items() if key.startswith("graduates_9"))
    rows = [row for row in range(2, 60) if str(sheet.cell(row, 1).value).startswith("school-")][:2]
    sheet.cell(rows[0], place).value = "много"
    sheet.cell(rows[1], place).value = -3
    broken = tmp_path / "broken.xlsx"
    book.save(broken)
    text = run("score", "nazran", str(broken), code=2).stderr
    for row in rows:
        assert f"Данные!{sheet.cell(row, place).coordinate}" in text


def test_schemas_are_those_of_the_repository(run: Run, tmp_path: Path) -> None:
    run("schema", "-o", str(tmp_path))
    kept = Path(__file__).resolve().parents[2] / "schemas"
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in kept.glob("*.json")}
    for path in tmp_path.iterdir():
        assert path.read_text(encoding="utf-8") == (kept / path.name).read_text(encoding="utf-8")
