"""The engine against the simplest evaluation there can be: every node of generated editions, under both readings."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import inf
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mqes_core.evaluation import ReadingMode, compile_plan
from mqes_core.model import Edition
from mqes_core.testing.strategies import editions, groups
from tests.evaluation.oracle import judge

DAY = date(2021, 12, 31)


def ends(low: Any, high: Any) -> tuple[Fraction | float, Fraction | float]:
    return (-inf if low is None else Fraction(low)), (inf if high is None else Fraction(high))


def rules(edition: Edition) -> list[Any]:
    assert edition.scoring is not None
    return [edition.scoring, *edition.criteria()]


def bonus_pulls_both_ways(edition: Edition) -> bool:
    """Whether points fall and rise with the part that earns a bonus: the oracle tries ends alone, and misses it."""
    return any(
        rule.combine.kind == "weighted" and rule.combine.weights.get(bonus.when, 0) < 0
        for rule in rules(edition)
        for bonus in rule.bonuses
    )


@pytest.mark.parametrize("reading", ["letter", "adopted"])
@given(data=st.data())
def test_engine_agrees_with_oracle(reading: ReadingMode, data: st.DataObject) -> None:
    edition = data.draw(editions())
    cases = data.draw(groups(edition))
    assume(not bonus_pulls_both_ways(edition))
    for case, card in zip(cases, compile_plan(edition).score(cases, reading=reading, on=DAY), strict=True):
        judged = judge(edition, case, cases, reading == "letter")
        doubted = any(got.perhaps for got in judged.nodes.values()) and any(rule.bonuses for rule in rules(edition))
        for result in card.all_results():
            expected = judged.nodes[result.node.id]
            low, high = ends(result.low, result.high)
            if doubted:
                assert low <= expected.low <= expected.high <= high, result.node.id
            else:
                assert (result.status, low, high) == (expected.status, expected.low, expected.high), result.node.id
        minima = {card.nodes[index].id: status for index, status in card.minima.items()}
        if not doubted:
            assert minima == judged.minima
