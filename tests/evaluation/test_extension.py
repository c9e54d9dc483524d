"""A plugin's own kind of scale: scored, explained, held to its range; and what is said where it does not fit."""

from __future__ import annotations

from typing import Any

import pytest

from mqes_core.errors import LoadError
from mqes_core.evaluation import Status, compile_plan, explain
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.model import Absence, Model
from tests.evaluation.samples import one_line, points, result


class Parity(Model):
    """Points for an even number."""

    points: int


def kind(points_of: Any = None) -> ExtensionKind:
    return ExtensionKind(
        name="sample.parity",
        measures=frozenset({"count"}),
        params=Parity,
        range=lambda params: (0, params.points),
        points=points_of or (lambda params, value: params.points if value % 2 == 0 else 0),
        describe=lambda params, lang: f"чётное – {params.points}" if lang == "ru" else f"even – {params.points}",
    )


KINDS = {"sample.parity": kind()}
TABLE = one_line("kind: count", "kind: sample.parity, params: {points: 4}")


def test_it_scores_and_explains_like_any_other() -> None:
    assert points(TABLE, {"m": 2}, kinds=KINDS) == (4, 4)
    assert points(TABLE, {"m": 3}, kinds=KINDS) == (0, 0)
    assert points(TABLE, {}, kinds=KINDS) == (0, 4)
    assert result(TABLE, {"m": Absence.NOT_APPLICABLE}, kinds=KINDS).status is Status.NOT_APPLICABLE
    found = result(TABLE, {"m": 2}, kinds=KINDS)
    assert explain(found, TABLE, "ru", KINDS).rule == "чётное – 4"
    assert explain(found, TABLE, "en").rule == "sample.parity"


def test_it_may_leave_a_case_undecided() -> None:
    undecided = {"sample.parity": kind(lambda params, value: None)}
    found = result(TABLE, {"m": 2}, kinds=undecided)
    assert (found.status, found.low, found.high) == (Status.UNDETERMINED, 0, 4)


@pytest.mark.parametrize("given", [-1, 5])
def test_it_is_held_to_its_own_range(given: int) -> None:
    outside = {"sample.parity": kind(lambda params, value: given)}
    with pytest.raises(ValueError, match="outside its own range"):
        result(TABLE, {"m": 2}, kinds=outside)


@pytest.mark.parametrize(
    ("measure", "scale", "kinds", "code"),
    [
        ("kind: count", "kind: sample.parity, params: {points: 4}", {}, "MQ250"),
        ("kind: count", "kind: sample.parity, params: {pionts: 4}", KINDS, "MQ251"),
        ("kind: flag", "kind: sample.parity, params: {points: 4}", KINDS, "MQ252"),
    ],
)
def test_where_it_does_not_fit_the_author_is_told(
    measure: str, scale: str, kinds: dict[str, ExtensionKind], code: str
) -> None:
    with pytest.raises(LoadError) as caught:
        compile_plan(one_line(measure, scale), kinds)
    (problem,) = caught.value.diagnostics
    assert problem.code == code
    for lang in ("ru", "en"):
        assert "sample.parity" in problem.message(lang)  # type: ignore[arg-type]
        assert problem.hint(lang)  # type: ignore[arg-type]
