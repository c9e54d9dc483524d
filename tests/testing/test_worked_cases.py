"""Worked cases say where they differ, with the way the engine went; files of them are read strictly."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from mqes_core.errors import LoadError
from mqes_core.model import Edition
from mqes_core.testing.worked_cases import Mismatch, read_worked_cases, run_worked_cases
from tests.evaluation.samples import edition as edition_from
from tests.evaluation.samples import one_line

BANDS = "kind: bands, bands: [{at_least: 50, at_most: 79, points: 1}, {at_least: 80, points: 2}], below: 0, "
SHARE = one_line(
    "kind: share, counted: a, out_of: b", BANDS + "read_as: {values: threshold, reading: r}", "readings: [r]"
)
MINIMUM = edition_from("""
title: Баллы
source: {table: "1"}
combine: {kind: sum}
minimum: {points: 1, source: {table: "1"}}
measures:
  - {id: a, title: Первая, kind: count}
criteria:
  - id: c
    title: Критерий
    source: {table: "1", row: "1"}
    minimum: {points: 3, source: {table: "1"}}
    indicators:
      - {id: i, title: Первый, source: {table: "1"}, measure: a, scale: {kind: per_unit, points: 1}}
""")


def run(text: str, editions: Edition | Iterable[Edition], tmp_path: Path) -> tuple[Mismatch, ...]:
    """The mismatches of one case; ``text`` are its lines beside ``case``, ``why`` and ``year``."""
    file = tmp_path / "cases.yaml"
    head = "format: 1\nkind: worked_cases\ncases:\n  - case: example\n    why: Пример.\n    year: 2021\n"
    own, _, others = text.partition("\n  - ")
    lines = "".join(f"    {line}\n" for line in own.splitlines())
    file.write_text(head + lines + (f"  - {others}" if others else ""), encoding="utf-8")
    return run_worked_cases(read_worked_cases(file), [editions] if isinstance(editions, Edition) else editions)


@pytest.mark.parametrize(
    "text",
    [
        "values: {m: {count: 80, of: 100}}\nexpect: {total: 2, criteria: {c: 2}, lines: {i: 2}}",
        'values: {m: "79,9 %"}\nexpect: {lines: {i: 1}}',
        'reading: letter\nvalues: {m: "79,9 %"}\nexpect: {lines: {i: undetermined}, total: [0, 2]}',
        "values: {}\nexpect: {lines: {i: missing}, total: [0, 2]}",
        "values: {m: скрыто}\nexpect: {lines: {i: withheld}}",
        "values: {m: н/п}\nexpect: {lines: {i: not_applicable}, criteria: {c: not_applicable}}",
        "edition: sample@2021\non: 2022-05-01\nvalues: {m: 50 %}\nexpect: {total: 1}",
        'values: {m: 50 %}\nexpect: {total: ["1", "1"]}',
    ],
)
def test_a_case_that_comes_out_has_no_mismatch(text: str, tmp_path: Path) -> None:
    assert run(text, SHARE, tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "rule", "expected", "got"),
    [
        ("values: {m: 80 %}\nexpect: {total: 1}", "total", "1", "2 (known)"),
        ("values: {m: 80 %}\nexpect: {total: [1, null]}", "total", "не менее 1", "2 (known)"),
        ("values: {}\nexpect: {lines: {i: 0}}", "lines.i", "0", "от 0 до 2 (missing)"),
        ("values: {m: н/п}\nexpect: {lines: {i: 0}}", "lines.i", "0", "0 (not_applicable)"),
        ("values: {m: 80 %}\nexpect: {lines: {i: not_applicable}}", "lines.i", "not_applicable", "2 (known)"),
        ("values: {m: 80 %}\nexpect: {criteria: {d: 1}}", "criteria.d", "1", "такого правила нет"),
        ("values: {m: 80 %}\nexpect: {criteria: {i: 2}}", "criteria.i", "2", "такого правила нет"),
        ("values: {m: 80 %}\nexpect: {minima: {c: met}}", "minima.c", "met", "None"),
        ("values: {n: 80 %}\nexpect: {total: 1}", "values.n", "m", "n"),
        (
            "values: {m: 180 %}\nexpect: {total: 1}",
            "values.m",
            "доля: {count: 45, of: 50} или «90,5 %», не больше 100 %",
            "180 %",
        ),
        ("edition: sample@2020\nvalues: {m: 80 %}\nexpect: {total: 2}", "edition", "sample@2021", "sample@2020"),
    ],
)
def test_a_mismatch_says_case_rule_expected_and_got(
    text: str, rule: str, expected: str, got: str, tmp_path: Path
) -> None:
    (mismatch,) = run(text, SHARE, tmp_path)
    assert (mismatch.case, mismatch.rule, mismatch.expected, mismatch.got) == ("example", rule, expected, got)
    assert mismatch.text().startswith(f"Пример «example», {rule}: ожидалось {expected}, получилось {got}")


def test_a_mismatch_explains_how_the_engine_came_to_it(tmp_path: Path) -> None:
    (mismatch,) = run("values: {m: {count: 2, of: 3}}\nexpect: {lines: {i: 2}}", SHARE, tmp_path)
    for words in ("Показатель: 1 балл", "≈ 66,67", "50–79", "таблица 1"):
        assert words in mismatch.text()


@pytest.mark.parametrize(
    ("count", "minimum", "total"), [("3", "met", "met"), ("2", "not_met", "met"), ("скрыто", "open", "open")]
)
def test_minima_are_compared(count: str, minimum: str, total: str, tmp_path: Path) -> None:
    text = f"values: {{a: {count}}}\nexpect: {{minima: {{c: {minimum}, total: {total}}}}}"
    assert run(text, MINIMUM, tmp_path) == ()
    wrong = text.replace(f"c: {minimum}", "c: not_applicable")
    (mismatch,) = run(wrong, MINIMUM, tmp_path)
    assert (mismatch.rule, mismatch.expected, mismatch.got) == ("minima.c", "not_applicable", minimum)


def test_the_year_before_and_the_group_are_company(tmp_path: Path) -> None:
    change = one_line("kind: count", "kind: change, by: difference, scale: {kind: per_unit, points: 1}")
    assert run("values: {m: 7}\nprevious: {m: 4}\nexpect: {total: 3}", change, tmp_path) == ()
    relative = one_line("kind: count", "kind: relative, most: 10, better: up")
    group = 'group: [{unit: {id: "02"}, values: {m: 20}, previous: {m: 1}}]'
    assert run(f'values: {{m: 5}}\n{group}\nexpect: {{lines: {{i: "2.5"}}}}', relative, tmp_path) == ()


def test_of_several_editions_the_named_one_counts(tmp_path: Path) -> None:
    other = MINIMUM.model_copy(update={"concept": MINIMUM.concept.model_copy(update={"edition": "2024"})})
    text = "edition: sample@2021\nvalues: {m: 80 %}\nexpect: {total: 2}"
    assert run(text, [SHARE, other], tmp_path) == ()
    (mismatch,) = run(text.replace("edition: sample@2021\n", ""), [SHARE, other], tmp_path)
    assert (mismatch.rule, mismatch.got) == ("edition", "редакция не названа")


AGAIN = """
  - case: example
    why: Ещё раз.
    year: 2021
    expect: {total: 1}
"""
BAD: list[tuple[str, str]] = [
    ("expect: {}", "MQ091"),
    ("expect: {total: 2}\nvalue: {}", "MQ091"),
    ("expect: {total: [1, 2, 3]}", "MQ091"),
    ("expect: {total: often}", "MQ091"),
    ("expect: {minima: {c: perhaps}}", "MQ091"),
    ("reading: spirit\nexpect: {total: 2}", "MQ091"),
    ("unit: {id: x, kind: castle}\nexpect: {total: 2}", "MQ091"),
    ("expect: {total: 2}" + AGAIN, "MQ092"),
]


@pytest.mark.parametrize(("text", "code"), BAD)
def test_a_file_that_is_not_worked_cases_is_refused_with_its_place(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(LoadError) as caught:
        run(text, SHARE, tmp_path)
    codes = {item.code for item in caught.value.diagnostics}
    assert codes == {code}
    assert all(item.place.line for item in caught.value.diagnostics)
    for item in caught.value.diagnostics:
        assert item.text("ru") != item.text("en")
