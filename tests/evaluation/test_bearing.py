"""Which readings bore on a result: those it would not be the same without, and no others."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mqes_core.evaluation import NodeResult, ReadingMode, Scorecard, Status, compile_plan, explain
from mqes_core.evaluation.bearing import decisive_readings
from mqes_core.model import Absence, Case, Edition, Share, Unit
from mqes_core.model.scales import RelativeScale
from mqes_core.testing.strategies import editions, groups
from tests.evaluation.samples import DAY, edition, one_line, result

BANDS = (
    "kind: bands, bands: [{at_least: 80, at_most: 99, points: 2}, {at_least: 50, at_most: 79, points: 1}], below: 0, "
    "read_as: {values: threshold, reading: r}"
)
SHARE = "kind: share, counted: a, out_of: b"


def noted(table: Edition, value: Share, reading: ReadingMode) -> list[tuple[str, bool, bool]]:
    found = explain(result(table, {"m": value}, reading=reading), table)
    return [(note.id, note.decisive, note.applied) for note in found.readings]


@pytest.mark.parametrize(
    ("share", "letter", "adopted"),
    [
        (Share(85, 100), (False, False), (False, False)),
        (Share(159, 200), (True, False), (True, True)),
        (Share(1, 100), (False, False), (False, False)),
    ],
)
def test_a_reading_of_gaps_decides_what_lies_in_a_gap(
    share: Share, letter: tuple[bool, bool], adopted: tuple[bool, bool]
) -> None:
    table = one_line(SHARE, BANDS)
    assert noted(table, share, "letter") == [("r", *letter)]
    assert noted(table, share, "adopted") == [("r", *adopted)]


def test_what_decided_is_told_from_what_stands_beside() -> None:
    table = one_line(SHARE, BANDS)
    lines = {
        (reading, share): "\n".join(explain(result(table, {"m": share}, reading=reading), table, "en").lines("en"))
        for reading in ("letter", "adopted")
        for share in (Share(85, 100), Share(159, 200))
    }
    assert "Reading: Так. — Иначе нельзя." in lines["adopted", Share(159, 200)]
    assert "Open question of the document: Не сказано." in lines["letter", Share(159, 200)]
    for reading in ("letter", "adopted"):
        assert "A reading stands beside the rule: Не сказано. → Так." in lines[reading, Share(85, 100)]


def test_other_readings_of_a_line_never_decide_and_come_last() -> None:
    table = edition("""
title: Баллы
source: {table: "1"}
combine: {kind: sum}
measures: [{id: m, title: Величина, kind: count}]
criteria:
  - id: c
    title: Критерий
    source: {table: "1"}
    readings: [other]
    indicators:
      - {id: i, title: Строка, source: {table: "1"}, measure: m, open: r, readings: [other],
         scale: {kind: per_unit, points: 1}}
readings:
  - {id: other, about: Иное., taken: Так., because: Иначе нельзя., source: {table: "1"}}
  - {id: r, about: Не сказано., taken: Так., because: Иначе нельзя., source: {table: "1"}}
""")
    for reading in ("letter", "adopted"):
        notes = explain(result(table, {"m": 2}, reading=reading), table).readings
        assert [(note.id, note.decisive) for note in notes] == [("r", True), ("other", False)]
        assert decisive_readings(result(table, {}, reading=reading)) == frozenset()
        assert decisive_readings(result(table, {"m": 2}, "c", reading=reading)) == frozenset()


def test_a_unit_outside_is_decided_by_the_reading_about_units() -> None:
    table = one_line("kind: count", "kind: per_unit, points: 1", "applies: {levels: [preschool], reading: r}")
    assert decisive_readings(result(table, {"m": 2})) == {"r"}
    assert decisive_readings(result(table, {"m": 2}, reading="letter")) == {"r"}
    assert decisive_readings(result(table, {"m": Absence.NOT_APPLICABLE}, reading="letter")) == frozenset()
    for reading in ("letter", "adopted"):
        plan = compile_plan(table)
        (card,) = plan.score([Case(Unit(id="1", levels=("preschool",)), 2021, {"m": 2})], reading=reading, on=DAY)
        assert decisive_readings(next(card.lines())) == frozenset()


@given(data=st.data())
def test_where_no_reading_is_decisive_the_letter_and_the_adopted_reading_say_the_same(data: st.DataObject) -> None:
    table = data.draw(editions())
    assume(not any(isinstance(item.scale, RelativeScale) for item in table.indicators()))
    group = data.draw(groups(table))
    plan = compile_plan(table)
    letters, taken = (plan.score(group, reading=reading, on=DAY) for reading in ("letter", "adopted"))
    for letter, adopted in zip(letters, taken, strict=True):
        for one, other in ((letter, adopted), (adopted, letter)):
            results = list(one.all_results())
            for line in one.lines():
                if _is_settled(line) and not decisive_readings(line):
                    assert said(other, line) == said(one, line), line.node.id
            if all(_is_settled(item) and not decisive_readings(item) for item in results):
                assert [said(one, item) for item in results] == [said(other, item) for item in results]


def _is_settled(item: NodeResult) -> bool:
    """Whether nothing about it is unknown: of an unknown value, another reading may give another range."""
    return item.node.kind != "indicator" or item.status in (Status.KNOWN, Status.NOT_APPLICABLE)


def said(card: Scorecard, item: NodeResult) -> tuple[object, ...]:
    outcome = card.outcomes[item.node.index]
    return outcome.status, outcome.low, outcome.high
