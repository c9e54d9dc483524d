"""For whom a line is: said by the document, or only by a reading, which the letter does not follow."""

from __future__ import annotations

import pytest

from mqes_core.evaluation import MinimumStatus, Plan, ReadingMode, Scorecard, Status, compile_plan, explain
from mqes_core.model import Absence, Case, Edition, Share, Unit, Value
from tests.evaluation.samples import DAY, edition, one_line

OUTSIDE = Unit(id="small", levels=("primary",))
INSIDE = Unit(id="large", levels=("primary", "basic"))
READ = "applies: {levels: [basic], reading: r}"
SAID = "applies: {levels: [basic]}"
COUNT = "kind: count"
EACH = "kind: per_unit, points: 1, cap: 5"

Ends = tuple[Status, object, object, str]


def line(table: Edition, value: Value, reading: ReadingMode = "letter", unit: Unit = OUTSIDE) -> Ends:
    (card,) = compile_plan(table).score([Case(unit, 2021, {"m": value})], reading=reading, on=DAY)
    found = next(card.lines())
    return found.status, found.low, found.high, found.match.key


@pytest.mark.parametrize(
    ("value", "low", "high"), [(3, 0, 3), (0, 0, 0), (Absence.MISSING, 0, 5), (Absence.WITHHELD, 0, 5)]
)
def test_where_only_a_reading_excludes_the_unit_the_letter_counts_the_value_or_nothing(
    value: Value, low: int, high: int
) -> None:
    table = one_line(COUNT, EACH, READ)
    assert line(table, value) == (Status.UNDETERMINED, low, high, "perhaps_not_for_unit")
    assert line(table, value, "adopted") == (Status.NOT_APPLICABLE, 0, 0, "not_for_unit")


def test_a_penalty_that_is_perhaps_not_for_the_unit_may_be_nothing() -> None:
    table = one_line(COUNT, "kind: per_unit, points: 2, penalty: true", READ)
    assert line(table, 3)[1:3] == (-6, 0)
    assert line(table, Absence.MISSING)[1:3] == (None, 0)


def test_a_value_that_cannot_exist_leaves_no_doubt() -> None:
    table = one_line(COUNT, EACH, READ)
    assert line(table, Absence.NOT_APPLICABLE)[0] is Status.NOT_APPLICABLE
    share = one_line("kind: share, counted: a, out_of: b", "kind: linear, start: 0, end: 100, start_points: 1, "
                     "end_points: 2", READ)  # fmt: skip
    assert line(share, Share(0, 0))[0] is Status.NOT_APPLICABLE


def test_what_the_document_says_itself_holds_by_the_letter() -> None:
    table = one_line(COUNT, EACH, SAID)
    for reading in ("letter", "adopted"):
        assert line(table, 3, reading) == (Status.NOT_APPLICABLE, 0, 0, "not_for_unit")
        assert line(table, 3, reading, INSIDE)[:3] == (Status.KNOWN, 3, 3)


def test_for_a_unit_inside_there_is_no_doubt() -> None:
    assert line(one_line(COUNT, EACH, READ), 3, "letter", INSIDE)[:3] == (Status.KNOWN, 3, 3)
    assert line(one_line(COUNT, EACH, READ), 3, "letter", Unit(id="unsaid"))[:3] == (Status.KNOWN, 3, 3)


def test_the_explanation_says_the_doubt_and_what_would_follow() -> None:
    table = one_line(COUNT, EACH, READ)
    (card,) = compile_plan(table).score([Case(OUTSIDE, 2021, {"m": 3})], reading="letter", on=DAY)
    why = explain(next(card.lines()), table)
    assert why.outcome == "от 0 до 3 баллов"
    assert why.because == (
        "документ не говорит, относится ли показатель к такой организации; если относится, то число единиц умножено "
        "на баллы за единицу"
    )
    assert [(note.id, note.decisive, note.applied) for note in why.readings] == [("r", True, False)]


TWO = """
title: Баллы
source: {{table: "1"}}
combine: {{kind: sum}}
measures:
  - {{id: a, title: Первая, kind: count}}
  - {{id: b, title: Вторая, kind: count}}
criteria:
  - id: c
    title: Критерий
    source: {{table: "1", row: "1"}}
    minimum: {{points: {points}, unreachable: {unreachable}, reading: r, source: {{table: "1"}}}}
    indicators:
      - {{id: ia, title: Первый, source: {{table: "1"}}, measure: a, scale: {{kind: per_unit, points: 1, cap: 2}}}}
      - {{id: ib, title: Второй, source: {{table: "1"}}, measure: b, scale: {{kind: per_unit, points: 1, cap: 5}},
         applies: {{levels: [basic], reading: r}}}}
readings:
  - {{id: r, about: Не сказано., taken: Так., because: Иначе нельзя., source: {{table: "1"}}}}
"""


def judged(points: int, values: dict[str, Value], unreachable: str = "kept") -> tuple[MinimumStatus, object, object]:
    plan = compile_plan(edition(TWO.format(points=points, unreachable=unreachable)))
    (card,) = plan.score([Case(OUTSIDE, 2021, values)], reading="letter", on=DAY)
    found = card.find("c")
    assert found is not None
    assert found.minimum_status is not None
    return found.minimum_status, found.low, found.high


def test_a_minimum_that_turns_on_such_a_line_is_open() -> None:
    assert judged(3, {"a": 1, "b": 4}) == (MinimumStatus.OPEN, 1, 5)
    assert judged(3, {"a": 1}) == (MinimumStatus.OPEN, 1, 6)
    assert judged(1, {"a": 1, "b": 4}) == (MinimumStatus.MET, 1, 5)
    assert judged(6, {"a": 1, "b": 4}) == (MinimumStatus.NOT_MET, 1, 5)


def test_a_minimum_out_of_reach_without_such_a_line_perhaps_does_not_hold() -> None:
    assert judged(3, {"a": 1, "b": 1}, "not_applicable") == (MinimumStatus.OPEN, 0, 2)
    assert judged(2, {"a": 1, "b": 0}, "not_applicable") == (MinimumStatus.NOT_MET, 1, 1)


BEST = one_line("kind: count", "kind: relative, most: 100, better: up", READ)


def cards(plan: Plan, *values: Value, reading: ReadingMode = "letter") -> list[Scorecard]:
    """Two units inside and one that perhaps does not belong to the group, in this order."""
    units = (INSIDE, Unit(id="other", levels=("basic",)), OUTSIDE)
    cases = [Case(unit, 2021, {"m": value}) for unit, value in zip(units, values, strict=True)]
    return list(plan.score(cases, reading=reading, on=DAY))


def ends(card: Scorecard) -> Ends:
    found = next(card.lines())
    return found.status, found.low, found.high, found.match.key


def test_the_best_of_a_group_is_in_doubt_where_the_best_unit_is() -> None:
    plan = compile_plan(BEST)
    first, second, outside = cards(plan, 10, 5, 20)
    assert ends(first) == (Status.UNDETERMINED, 50, 100, "best_in_doubt")
    assert ends(second) == (Status.UNDETERMINED, 25, 50, "best_in_doubt")
    assert ends(outside) == (Status.UNDETERMINED, 0, 100, "perhaps_not_for_unit")
    assert [note.decisive for note in explain(next(first.lines()), BEST).readings] == [True]
    assert ("Лучшее, если считать и тех, о ком документ не говорит", "20") in explain(next(first.lines()), BEST).inputs


def test_who_is_not_the_best_leaves_the_best_as_it_is() -> None:
    first, second, outside = cards(compile_plan(BEST), 10, 5, 4)
    assert ends(first)[:3] == (Status.KNOWN, 100, 100)
    assert ends(second)[:3] == (Status.KNOWN, 50, 50)
    assert ends(outside)[:3] == (Status.UNDETERMINED, 0, 40)
    assert [ends(card)[1] for card in cards(compile_plan(BEST), 10, 5, 20, reading="adopted")] == [100, 50, 0]


def test_alone_in_a_group_of_doubt_a_unit_is_its_own_best() -> None:
    (card,) = compile_plan(BEST).score([Case(OUTSIDE, 2021, {"m": 4})], reading="letter", on=DAY)
    assert ends(card)[:3] == (Status.UNDETERMINED, 0, 100)
    assert next(card.lines()).match.under == "relative"
