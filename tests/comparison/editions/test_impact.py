"""Whom a change of rules moves: the interval of the change holds whatever the unknown turns out to be."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.editions.carry import carry
from mqes_core.comparison.editions.difference import diff
from mqes_core.comparison.editions.impact import Impact, Verdict, impact
from mqes_core.evaluation import Scorecard, compile_plan
from mqes_core.model import Case, Criterion, Edition, Scoring, Share, Unit
from mqes_core.model.scoring import Greatest, Indicator, Minimum, Sum
from mqes_core.testing.strategies.editions import edition_of, editions
from mqes_core.testing.strategies.values import cases, completions, groups
from tests.comparison.editions.edits import edited, next_edition

ON = date(2022, 1, 1)


def moved(old: Edition, new: Edition, data: tuple[Case, ...], **options: Any) -> Impact:
    plans = compile_plan(old), compile_plan(new)
    return impact(diff(old, new, on=ON), plans, data, on=ON, **options)


@st.composite
def changes(draw: st.DrawFn, edition: Edition) -> Edition:
    """The edition with a few of its rules said otherwise: taken from another, left out, or put together otherwise."""
    other = draw(editions())
    theirs = {line.id: line for line in other.indicators()}
    swapped = draw(st.sets(st.sampled_from([line.id for line in edition.indicators()]), max_size=2))

    def change(model: Any) -> Any:
        if isinstance(model, Criterion) and draw(st.integers(0, 5)) == 0:
            kept = tuple(line for line in model.indicators[1:])
            if (kept or model.criteria) and not model.bonuses:
                return model.model_copy(update={"indicators": kept, "combine": Sum(kind="sum"), "minimum": None})
        if isinstance(model, Criterion) and draw(st.integers(0, 5)) == 0 and model.combine.kind != "separate":
            kind = draw(st.sampled_from((Sum(kind="sum"), Greatest(kind="greatest"), Sum(kind="sum", cap=3))))
            return model.model_copy(update={"combine": kind})
        if isinstance(model, Indicator) and model.id in swapped and model.id in theirs:
            ours, found = edition.measures[model.measure or ""], theirs[model.id]
            if other.measures[found.measure or ""].kind == ours.kind and ours.kind not in {"number", "choice"}:
                return model.model_copy(update={"scale": found.scale, "applies": found.applies})
        return model

    made: Edition = next_edition(edited(edition, change))
    return made


def total(card: Scorecard) -> Fraction:
    assert card.total.low is not None
    assert card.total.low == card.total.high
    return Fraction(card.total.low)


def inside(value: Fraction, low: Any, high: Any) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


@given(st.data())
def test_the_change_holds_under_every_completion_tried(data: st.DataObject) -> None:
    old = data.draw(editions())
    new = data.draw(changes(old))
    case = data.draw(cases(old))
    (found,) = moved(old, new, (case,)).units
    known = data.draw(completions(case, old))
    later = data.draw(completions(carry(known, old, new).case, new))
    before, after = compile_plan(old).score([known], on=ON)[0], compile_plan(new).score([later], on=ON)[0]
    if found.verdict is Verdict.NO_TOTAL or any(card.total.low != card.total.high for card in (before, after)):
        return
    assert inside(total(after) - total(before), *found.change)


@given(st.data())
def test_under_the_same_rules_nobody_moves_whatever_is_missing(data: st.DataObject) -> None:
    old = data.draw(editions())
    found = moved(
        old, next_edition(old), data.draw(groups(old)), reading=data.draw(st.sampled_from(["letter", "adopted"]))
    )
    for unit in found.units:
        assert unit.verdict in {Verdict.SAME, Verdict.NO_TOTAL}
        assert unit.deciding == ()
        assert unit.minima == ()
        assert unit.ranks[0] == unit.ranks[1]
        assert unit.most[0] == unit.most[1]


@given(st.data())
def test_the_deciding_rules_add_up_to_the_change_or_hold_it(data: st.DataObject) -> None:
    old = data.draw(editions())
    found = moved(old, data.draw(changes(old)), data.draw(groups(old, absent=data.draw(st.booleans()))))
    for unit in found.units:
        if unit.verdict is Verdict.NO_TOTAL:
            continue
        lows = [part.change[0] for part in unit.deciding]
        highs = [part.change[1] for part in unit.deciding]
        low, high = unit.change
        if None not in lows and None not in highs and low is not None and high is not None:
            assert sum(Fraction(item) for item in lows if item is not None) <= low
            assert sum(Fraction(item) for item in highs if item is not None) >= high
            if low == high and all(one == other for one, other in zip(lows, highs, strict=True)):
                assert sum(Fraction(item) for item in lows if item is not None) == low


SHARE = {"id": "share", "title": "Доля справившихся", "kind": "share", "counted": "справились", "out_of": "писали"}
CLUBS = {"id": "clubs", "title": "Кружки", "kind": "count"}


def two_lines(top: int, *, combine: dict[str, Any] | None = None, most: int = 5) -> Edition:
    data = {
        "title": "Показатели",
        "source": {"section": "I"},
        "measures": (SHARE, CLUBS),
        "criteria": (
            {
                "id": "c",
                "title": "Критерий",
                "source": {"row": "1"},
                "combine": combine or {"kind": "sum"},
                "minimum": {"points": 3, "source": {"row": "1"}},
                "indicators": (
                    {
                        "id": "tests",
                        "title": "Итоги",
                        "source": {"row": "1.1"},
                        "measure": "share",
                        "scale": {
                            "kind": "bands",
                            "bands": ({"at_least": 50, "points": top}, {"less_than": 50, "points": 0}),
                            "read_as": {"values": "literal"},
                        },
                    },
                    {
                        "id": "extra",
                        "title": "Кружки",
                        "source": {"row": "1.2"},
                        "measure": "clubs",
                        "scale": {"kind": "per_unit", "points": 1, "cap": most},
                    },
                ),
            },
        ),
        "combine": {"kind": "sum"},
    }
    return edition_of(Scoring.model_validate(data))


def unit(number: int) -> Unit:
    return Unit(id=f"{number:04d}", kind="school", levels=("primary", "basic"))


def test_who_gains_who_loses_and_by_which_rule() -> None:
    old, new = two_lines(2), next_edition(two_lines(3, most=4))
    found = moved(
        old,
        new,
        (
            Case(unit(1), 2021, {"share": Share(9, 10), "clubs": 0}),
            Case(unit(2), 2021, {"share": Share(1, 10), "clubs": 5}),
            Case(unit(3), 2021, {"share": Share(1, 10), "clubs": 1}),
            Case(unit(4), 2021, {"share": Share(9, 10)}),
            Case(unit(5), 2021, {"clubs": 5}),
        ),
    )
    assert [(item.before.unit.id, item.verdict, item.change) for item in found.units] == [
        ("0002", Verdict.LOSS, (-1, -1)),
        ("0001", Verdict.GAIN, (1, 1)),
        ("0004", Verdict.OPEN, (0, 1)),
        ("0005", Verdict.OPEN, (-1, 0)),
        ("0003", Verdict.SAME, (0, 0)),
    ]
    loss, gain, *_ = found.units
    assert [part.result.node.id for part in loss.deciding] == ["extra"]
    assert [part.result.node.id for part in gain.deciding] == ["tests"]
    change = found.change_of(gain.deciding[0])
    assert change is not None
    assert [field.name for field in change.fields] == ["scale"]
    assert [(move.states[0], move.states[1]) for move in gain.minima] == [("not_met", "met")]
    assert gain.share(0) == (Fraction(2, 7), Fraction(2, 7))
    assert gain.share(1) == (Fraction(3, 7), Fraction(3, 7))


def test_a_missing_value_under_an_unchanged_line_leaves_the_change_exact() -> None:
    old, new = two_lines(2), next_edition(two_lines(3))
    (found,) = moved(old, new, (Case(unit(1), 2021, {"share": Share(9, 10)}),)).units
    assert (found.before.total.low, found.before.total.high) == (2, 7)
    assert found.change == (1, 1)


def test_where_the_greatest_counts_the_criterion_decides_and_its_parts_do_not_add_up() -> None:
    old, new = (two_lines(top, combine={"kind": "greatest"}) for top in (2, 3))
    (found,) = moved(old, next_edition(new), (Case(unit(1), 2021, {"share": Share(9, 10), "clubs": 3}),)).units
    assert found.verdict is Verdict.SAME
    (found,) = moved(old, next_edition(new), (Case(unit(1), 2021, {"share": Share(9, 10), "clubs": 1}),)).units
    (part,) = found.deciding
    assert (part.result.node.id, part.adds_up, part.change) == ("c", False, (1, 1))
    assert [item.result.node.id for item in part.parts if not item.unchanged] == ["tests"]


def test_a_raised_minimum_moves_no_points() -> None:
    def raised(model: Any) -> Any:
        return model.model_copy(update={"points": 4}) if isinstance(model, Minimum) else model

    old = two_lines(3)
    (found,) = moved(
        old, next_edition(edited(old, raised)), (Case(unit(1), 2021, {"share": Share(9, 10), "clubs": 0}),)
    ).units
    assert found.verdict is Verdict.SAME
    assert [(move.states[0], move.states[1]) for move in found.minima] == [("met", "not_met")]
