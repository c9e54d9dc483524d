"""``mqes timing``: the reading in words and as JSON, in two languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from mqes_core.cli.app import app
from mqes_core.timing import read
from mqes_core.timing.record import schemas, to_dict
from tests.timing.corpus import context, table

ROOT = Path(__file__).resolve().parents[2]


def mqes(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["timing", *arguments], catch_exceptions=False)


def test_words_next_dates_and_assumptions() -> None:
    result = mqes("октябрь–ноябрь 2021, далее ежегодно", "--on", "2026-11-23", "--lang", "ru")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "Понято так: октябрь – ноябрь 2021 г.; ежегодно, октябрь – ноябрь, с 2022 г. (несколько сроков).",
        "Дни: 01.10.2021 – 30.11.2021.",
        "Прочитано с допущениями:",
        "В последующие годы – то же время года.",
        "Ближайшие даты с 23.11.2026:",
        "  01.10.2026 – 30.11.2026",
        "  01.10.2027 – 30.11.2027",
        "  01.10.2028 – 30.11.2028",
    ]


def test_the_same_in_english() -> None:
    result = mqes("до 1 июня", "--on", "01.03.2022", "--year", "2022", "--lang", "en")
    assert result.output.splitlines() == [
        "Read as: not later than 1 June (not later than a stated day).",
        "Days: 2022-06-01.",
        "Read with assumptions:",
        "No year is named; the year given is taken: 2022.",
        "The named day is in time.",
        "Next dates from 2022-03-01:",
        "  2022-06-01",
    ]


def test_slips_are_said_with_their_place() -> None:
    lines = mqes("Августсентябрь 2021", "--lang", "ru").output.splitlines()
    assert "Знак 1: слова слились: «Августсентябрь»; прочитано «август сентябрь»." in lines
    assert lines[-1] == "Ближайших дат нет."


def test_what_cannot_be_read_is_a_finding_with_its_place() -> None:
    result = mqes("май 2022 совещание", "--lang", "ru")
    assert result.exit_code == 1
    assert "остановилось на знаке 10, здесь: «совещание»" in result.output
    assert "Пишите, например" in result.output


def test_how_many_times_is_said() -> None:
    assert "За каждый такой промежуток – 2 раза." in mqes("2 раза в год", "--lang", "ru").output


def test_a_year_out_of_reach_is_refused() -> None:
    result = CliRunner().invoke(app, ["timing", "май", "--year", "12"])
    assert result.exit_code == 2


def test_json_follows_the_schema() -> None:
    result = mqes("Август 2021, далее ежегодно", "--on", "2022-01-01", "--format", "json")
    data = json.loads(result.output)
    schema = json.loads((ROOT / "schemas" / "timing.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert [part["kind"] for part in data["parts"]] == ["window", "recurrence"]
    assert data["next"][0] == {"start": "2022-08-01", "end": "2022-08-31"}


def test_every_reading_follows_the_schema() -> None:
    [schema] = schemas().values()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for phrase, entry in [*table("documents.yaml"), *table("phrases.yaml")]:
        data: Any = to_dict(read(phrase, **context(entry)))
        assert list(validator.iter_errors(data)) == [], phrase


def test_the_published_schema_is_fresh() -> None:
    [(name, schema)] = schemas().items()
    assert json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize("phrase", ["1 раз в 3 года", "постоянно"])
def test_what_has_no_next_date_or_an_open_one(phrase: str) -> None:
    lines = mqes(phrase, "--on", "2026-11-23", "--lang", "ru").output.splitlines()
    assert lines[-1] == ("Ближайших дат нет." if phrase[0] == "1" else "Идёт без названного конца.")
