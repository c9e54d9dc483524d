"""Conformance passes what is sound, says what is not, and makes a test in one line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from mqes_core.evaluation import ExtensionKind
from mqes_core.model import Edition, Model, Source, Statement, Text
from mqes_core.testing.checks import CHECKS
from mqes_core.testing.conformance import check, conformance
from mqes_core.testing.laws import (
    completions_stay_inside,
    forms_come_back,
    readings_agree,
    results_explain_themselves,
)
from tests.evaluation.samples import one_line
from tests.testing.plugin_folders import CASE, folder_of, good

NAZRAN = Path(__file__).parents[2] / "plugins/nazran/tests/cases"

# The plugins of this repository conform by their own tests; this one stands for an installed plugin.
test_an_installed_plugin_conforms = conformance("shatoy")


def test_the_line_costs_nothing_until_a_test_is_made() -> None:
    code = "import sys, mqes_core.testing.conformance; print({'pytest', 'hypothesis', 'jsonschema'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_sound_folder_conforms(tmp_path: Path) -> None:
    plugin, cases = folder_of(good(), tmp_path)
    assert check(plugin, cases=cases) == {}


def test_the_cases_beside_the_test_are_run() -> None:
    scope: dict[str, object] = {"__file__": str(NAZRAN.parent / "test_plugin.py"), "conformance": conformance}
    exec('test_plugin = conformance("nazran")', scope)
    test = scope["test_plugin"]
    assert callable(test)
    test("worked_cases_come_out")


def no_cases(folder: Path, cases: Path) -> None:
    (cases / "cases.yaml").unlink()


def wrong_case(folder: Path, cases: Path) -> None:
    (cases / "cases.yaml").write_text(CASE.replace("total: 1", "total: 2"), encoding="utf-8")


def change(name: str, old: str, new: str) -> Callable[[Path, Path], None]:
    def spoil(folder: Path, cases: Path) -> None:
        (file,) = folder.rglob(name)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return spoil


@pytest.mark.parametrize(
    ("spoil", "failed", "said"),
    [
        (no_cases, "worked_cases_come_out", "no worked cases"),
        (wrong_case, "worked_cases_come_out", "«two-thirds», total"),
        (change("scoring.yaml", "measure: m", "measure: nothing"), "editions_load_without_a_diagnostic", "nothing"),
        (change("scoring.yaml", "points:", "point:"), "files_fit_their_schemas", "point"),
    ],
)
def test_what_is_spoilt_is_told(spoil: Callable[[Path, Path], None], failed: str, said: str, tmp_path: Path) -> None:
    plugin, cases = folder_of(good(), tmp_path)
    spoil(plugin, cases)
    assert said in check(plugin, cases=cases)[failed]


def test_a_source_that_names_no_place_is_told(tmp_path: Path) -> None:
    edition = good()
    assert edition.scoring is not None
    source = edition.scoring.source.model_copy(update={"table": None})
    bare = edition.model_copy(update={"scoring": edition.scoring.model_copy(update={"source": source})})
    plugin, cases = folder_of(bare, tmp_path)
    assert "names no document" in check(plugin, cases=cases)["every_source_can_be_found"]


def test_a_place_with_loose_spaces_is_told(tmp_path: Path) -> None:
    plugin, cases = folder_of(good(), tmp_path)
    change("scoring.yaml", "table: '1'", "table: ' 1'")(plugin, cases)
    assert "table: ' 1'" in check(plugin, cases=cases)["places_are_well_formed"]


def test_two_items_in_one_place_are_told(tmp_path: Path) -> None:
    edition = good()
    place = Source(section="II", line=1)
    goals = tuple(Statement(id=f"goal-{number}", text=Text(ru="Цель"), source=place) for number in (1, 2))
    twice = edition.model_copy(update={"concept": edition.concept.model_copy(update={"goals": goals})})
    plugin, cases = folder_of(twice, tmp_path)
    failed = check(plugin, cases=cases)
    assert set(failed) == {"items_of_a_kind_stand_in_different_places"}
    assert "goal-1 and goal-2" in failed["items_of_a_kind_stand_in_different_places"]


@pytest.mark.parametrize("plugin", ["nothing_like_it", "no/such/folder"])
def test_a_plugin_that_is_not_there_fails_every_check(plugin: str, tmp_path: Path) -> None:
    assert set(check(plugin, cases=tmp_path)) == set(CHECKS)


class Bare(Model):
    """No parameters."""


def kind_with(points: Callable[[int], int | None], low: int | None = 0) -> dict[str, ExtensionKind]:
    """A plugin's kind of scale that claims the range up to one point."""
    kind = ExtensionKind(
        name="hills.odd",
        measures=frozenset({"count"}),
        params=Bare,
        range=lambda _: (low, 1),
        points=lambda _, value: points(value),
        describe=lambda _, lang: "" if lang == "en" else "нечётное",
    )
    return {kind.name: kind}


def odd() -> Edition:
    return one_line("kind: count", "kind: hills.odd")


def test_the_laws_are_tried_on_kinds_of_the_plugin_too() -> None:
    sound = kind_with(lambda value: value % 2)
    for law in (readings_agree, completions_stay_inside, forms_come_back):
        law(odd(), sound)
    with pytest.raises(AssertionError):
        results_explain_themselves(odd(), sound)  # it says nothing in English
    with pytest.raises(ValueError, match="outside its own range"):
        readings_agree(odd(), kind_with(lambda value: 2))


def test_a_rule_that_answers_anew_each_time_breaks_a_law() -> None:
    asked: list[int] = []

    def whimsical(value: int) -> int:
        asked.append(value)
        return len(asked) % 2

    with pytest.raises(AssertionError, match="the letter says"):
        readings_agree(odd(), kind_with(whimsical))


def test_an_interval_that_a_completion_leaves_breaks_a_law(monkeypatch: pytest.MonkeyPatch) -> None:
    from mqes_core.evaluation.kinds import per_unit

    edition = one_line("kind: count", "kind: per_unit, points: 1, cap: 9")
    completions_stay_inside(edition, {})
    honest = per_unit.compile_per_unit

    def narrow(*arguments: object, **more: object) -> object:
        locate, low, _ = honest(*arguments, **more)  # type: ignore[arg-type]
        return locate, low, Fraction(1, 2)

    monkeypatch.setattr(per_unit, "compile_per_unit", narrow)
    with pytest.raises(AssertionError, match="is outside of"):
        completions_stay_inside(edition, {})
