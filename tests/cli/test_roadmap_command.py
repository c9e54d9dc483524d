"""``mqes roadmap``: rows by state, a year by months, in words and as data."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from mqes_core.cli.app import app


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["roadmap", *arguments], prog_name="mqes", catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result


def test_rows_stand_by_state_with_totals() -> None:
    shown = run("shatoy", "--on", "2022-11-01", "--lang", "ru").output
    assert "Срок прошёл, выполнение не отмечено: 4" in shown
    assert "просрочено на 62 дня" in shown
    assert "Отвечает: РМК." in shown
    assert "Районный методический кабинет: прошло 3" in shown
    assert "Скоро, за 30 дней: 1" in shown
    assert "Time is over, not reported done: 4" in run("shatoy", "--on", "01.11.2022", "--lang", "en").output


def test_what_cannot_be_told_has_its_reason() -> None:
    shown = run("nazran", "--on", "2022-11-01", "--lang", "en").output
    assert "the days are set by a schedule of others: по графику Рособрнадзора" in shown
    assert "until 2023-12-31, the end of the plan" in shown


def test_filters_narrow_and_days_widen() -> None:
    few = json.loads(run("shatoy", "--on", "2022-11-01", "--responsible", "РМК", "--format", "json").stdout)
    assert {row["row"] for row in few["rows"]} == {"roadmap/r1-1", "roadmap/r1-2", "roadmap/r1-3"}
    wide = json.loads(run("nazran", "--on", "2022-11-15", "--days", "365", "--format", "json").stdout)
    assert wide["counts"]["later"] == 0
    assert "MQ850" in run("shatoy", "--stage", "нет", code=2).stderr


def test_a_year_by_months() -> None:
    shown = run("nazran", "--year", "2022", "--lang", "ru").output
    assert "Сентябрь 2022\n   завершить: 1.5. Рейтинговая оценка" in shown
    assert "Февраль 2022\n   ничего не начинается и не заканчивается" in shown
    told = json.loads(run("nazran", "--year", "2022", "--format", "json").stdout)
    assert told["months"][8]["month"] == "2022-09"


def test_without_a_name_every_plan_at_hand_is_told() -> None:
    told = json.loads(run("--on", "2022-11-01", "--format", "json").stdout)
    assert {row["concept"].split("@")[0] for row in told["rows"]} == {"dyatkovo", "nazran", "shatoy", "zelenchuk"}


def test_a_calendar_is_written_and_says_what_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.ics"
    result = CliRunner().invoke(app, ["calendar", "nazran", "-o", str(path), "--until", "2023-12-31", "--lang", "ru"])
    assert result.exit_code == 0, result.output
    assert "Не вошли в календарь:" in result.output
    assert "«постоянно»" in result.output
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    told = CliRunner().invoke(app, ["calendar", "shatoy", "-o", str(path), "--responsible", "РМК", "--format", "json"])
    assert json.loads(told.stdout)["events"] == 3


def test_progress_is_kept_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "progress.xlsx"
    made = CliRunner().invoke(app, ["form", "shatoy", "--roadmap", "-o", str(path)])
    assert made.exit_code == 0, made.output
    shown = run("shatoy", "--progress", str(path), "--on", "2022-11-01", "--lang", "ru").output
    assert "Выполнение не отслеживается" not in shown
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[4]}
    (row,) = [cell.row for cell in sheet["K"] if str(cell.value).startswith("roadmap/r1-2/")]
    for key, value in {"state": "выполнено", "date": "20.10.2022", "evidence": "протокол от 20.10.2022"}.items():
        sheet.cell(row, at[key]).value = value
    book.save(path)
    told = run("shatoy", "--progress", str(path), "--on", "2022-11-01", "--lang", "ru")
    assert "Выполнено: 1" in told.stdout
    assert "MQ776" in told.stderr
    sheet.cell(row, at["date"]).value = "19.10.2022"
    book.save(path)
    assert "MQ774" in run("shatoy", "--progress", str(path), "--on", "2022-11-01", code=2).stderr


def test_the_plan_is_written_as_page_and_workbook(tmp_path: Path) -> None:
    for name in ("plan.html", "plan.xlsx"):
        path = tmp_path / name
        assert str(path) in run("shatoy", "--on", "2022-11-01", "-o", str(path), "--lang", "ru").output
        assert path.stat().st_size > 5000
    told = json.loads(run("shatoy", "-o", str(tmp_path / "plan.html"), "--format", "json").stdout)
    assert told == {"written": str(tmp_path / "plan.html")}
    assert "MQ853" in run("shatoy", "-o", str(tmp_path / "plan.pdf"), code=2).stderr


def test_passports_are_printed() -> None:
    shown = run("dyatkovo", "--passport", "--lang", "ru").output
    assert "Целевые показатели: 6" in shown
    assert "Этапы, к которым в плане нет мероприятий: 4" in shown
    assert len(json.loads(run("dyatkovo", "--passport", "--format", "json").stdout)["passports"]) == 10


def test_a_template_is_written_with_what_needs_a_look(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    shown = run("nazran", "--as-template", "--period", "2026-2028", "-o", str(path), "--lang", "ru").output
    assert "olympiad-participation: «по графику ВсОШ» – дни назначает чужой график" in shown
    assert "since: '2026-01-01'" in path.read_text(encoding="utf-8") or "since: 2026-01-01" in path.read_text("utf-8")
    told = json.loads(run("nazran", "--as-template", "--period", "2026", "-o", str(path), "--format", "json").stdout)
    assert len(told["templates"]) == 1
    for wrong in (["--period", "2026-2028"], ["-o", str(path)]):
        assert "MQ855" in run("nazran", "--as-template", *wrong, code=2).stderr
    assert "MQ854" in run("nazran", "--as-template", "--period", "скоро", "-o", str(path), code=2).stderr
