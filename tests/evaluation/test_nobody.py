"""A share of a whole that is known to be nobody cannot exist, whether or not somebody typed it."""

from __future__ import annotations

import pytest

from mqes_core.evaluation import Status, compile_plan, explain
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.model import Absence, Case, Edition, Model, Share, Unit, Value
from tests.evaluation.samples import DAY, SCHOOL, edition, result

TABLE = """
title: Баллы
source: {{table: "1"}}
combine: {{kind: sum}}
measures:
  - {{id: n, title: Выпускники, kind: count}}
  - {{id: m, title: Доля, kind: share, counted: сдали, out_of_count: n}}
criteria:
  - id: c
    title: Критерий
    source: {{table: "1", row: "1"}}
    indicators:
      - {{id: i, title: Строка, source: {{table: "1"}}, measure: m, scale: {{{scale}}}}}
readings:
  - {{id: r, about: Не сказано., taken: Так., because: Иначе нельзя., source: {{table: "1"}}}}
"""
LINEAR = "kind: linear, start: 0, end: 100, start_points: 1, end_points: 3"
CHANGE = f"kind: change, by: difference, scale: {{{LINEAR}}}"
RELATIVE = "kind: relative, most: 100, better: up"
BANDS = "kind: bands, bands: [{at_least: 50, points: 3}], below: 1, read_as: {values: literal}"


def table(scale: str) -> Edition:
    return edition(TABLE.format(scale=scale))


@pytest.mark.parametrize("scale", [LINEAR, CHANGE, RELATIVE, BANDS])
@pytest.mark.parametrize("unknown", [{}, {"m": Absence.MISSING}, {"m": Absence.WITHHELD}])
@pytest.mark.parametrize(
    ("whole", "status"), [(0, Status.NOT_APPLICABLE), (Absence.NOT_APPLICABLE, Status.NOT_APPLICABLE)]
)
def test_an_unknown_share_of_nobody_is_not_applicable(
    scale: str, unknown: dict[str, Value], whole: Value, status: Status
) -> None:
    found = result(table(scale), {**unknown, "n": whole})
    assert (found.status, found.low, found.high) == (status, 0, 0)


@pytest.mark.parametrize("scale", [LINEAR, RELATIVE, BANDS])
def test_an_unknown_share_of_somebody_is_missing(scale: str) -> None:
    for whole in (1, Absence.MISSING):
        assert result(table(scale), {"n": whole}).status is Status.MISSING


def test_nobody_before_gives_nothing_to_compare_with() -> None:
    found = result(table(CHANGE), {"n": 9, "m": Share(3, 9)}, previous={"n": 0})
    assert (found.status, found.match.key) == (Status.NOT_APPLICABLE, "no_previous")
    assert result(table(CHANGE), {"n": 9, "m": Share(3, 9)}, previous={"n": 4}).status is Status.MISSING


def test_who_has_nobody_leaves_no_doubt_about_the_best() -> None:
    others = [Case(Unit(id="none", levels=SCHOOL.levels), 2021, {"n": 0})]
    found = result(table(RELATIVE), {"n": 9, "m": Share(3, 9)}, others=others)
    assert (found.status, found.low, found.high) == (Status.KNOWN, 100, 100)


def test_the_explanation_shows_that_the_whole_is_nobody() -> None:
    plan = compile_plan(table(LINEAR))
    (card,) = plan.score([Case(SCHOOL, 2021, {"n": 0})], on=DAY)
    why = explain(next(card.lines()), plan.edition)
    assert ("Выпускники", "0") in why.inputs
    assert "никого нет" in why.because


def test_a_plugin_never_gets_a_share_of_nobody() -> None:
    kind = ExtensionKind(
        name="hills.half",
        measures=frozenset({"share"}),
        params=Model,
        range=lambda _: (0, 1),
        points=lambda _, value: 1 if 2 * value.count >= value.of else 0,
        describe=lambda _, lang: "половина",
    )
    half = table("kind: hills.half")
    for values in ({"n": 0}, {"n": 0, "m": Share(0, 0)}):
        assert result(half, values, kinds={kind.name: kind}).status is Status.NOT_APPLICABLE
    assert result(half, {"n": 2, "m": Share(1, 2)}, kinds={kind.name: kind}).low == 1
