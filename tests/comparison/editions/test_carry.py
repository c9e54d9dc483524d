"""Observations go on to another edition where they mean the same there, and say why where they do not."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from mqes_core.comparison.editions.carry import Carried, Why, carry
from mqes_core.exchange import check_cases
from mqes_core.model import Absence, Assessed, Case, Edition, Scoring, Share, Unit, Value
from mqes_core.model.measures import Measure
from mqes_core.testing.strategies.editions import edition_of, editions
from mqes_core.testing.strategies.values import cases
from tests.comparison.editions.edits import edited, next_edition

MEASURE: TypeAdapter[Measure] = TypeAdapter(Measure)
UNIT = Unit(id="0001", kind="school", levels=("primary", "basic"))


def edition(*measures: dict[str, Any], scale: dict[str, Any] | None = None, name: str = "2021") -> Edition:
    data = {
        "title": "Показатели",
        "source": {"section": "I"},
        "measures": tuple(MEASURE.validate_python({"title": "Величина", **item}) for item in measures),
        "criteria": (
            {
                "id": "c",
                "title": "Критерий",
                "source": {"row": "1"},
                "indicators": tuple(
                    {"id": f"i-{item['id']}", "title": "Строка", "source": {"row": "1.1"}, "measure": item["id"]}
                    | ({"scale": scale} if scale else {})
                    for item in measures
                ),
            },
        ),
        "combine": {"kind": "sum"},
    }
    made = edition_of(Scoring.model_validate(data))
    return made if name == "2021" else next_edition(made, name)


def carried(value: Value, before: dict[str, Any], after: dict[str, Any], **scales: Any) -> Carried:
    old = edition({"id": "m", **before}, scale=scales.get("old"))
    new = edition({"id": "m", **after}, scale=scales.get("new"), name="2024")
    return carry(Case(UNIT, 2021, {"m": value}), old, new)


@given(st.data())
def test_within_one_edition_everything_goes_on_as_it_is(data: st.DataObject) -> None:
    same = data.draw(editions())
    case = data.draw(cases(same))
    found = carry(case, same, next_edition(same))
    assert (found.case.values, found.left, found.doubtful) == (case.values, (), ())


@given(st.data())
def test_renamed_measures_take_their_values_along_and_back(data: st.DataObject) -> None:
    old = data.draw(editions())
    chosen = data.draw(st.sets(st.sampled_from(sorted(old.measures)), max_size=3))

    def rename(model: Any) -> Any:
        changes: dict[str, Any] = {}
        if (
            getattr(model, "kind", "")
            and getattr(model, "id", "") in chosen
            and type(model).__name__.endswith("Measure")
        ):
            changes = {"id": f"new-{model.id}", "renamed_from": model.id}
        for name in ("measure", "out_of_count"):
            if getattr(model, name, None) in chosen:
                changes[name] = f"new-{getattr(model, name)}"
        wholes = getattr(model, "out_of", None)
        if isinstance(wholes, tuple):
            changes["out_of"] = tuple(f"new-{item}" if item in chosen else item for item in wholes)
        return model.model_copy(update=changes)

    new = next_edition(edited(old, rename))
    case = data.draw(cases(old))
    found = carry(case, old, new)
    assert found.left == ()
    assert set(found.case.values) == {f"new-{key}" if key in chosen else key for key in case.values}
    assert carry(found.case, new, old).case == case


@given(st.data())
def test_whatever_is_carried_is_a_case_of_the_other_edition_or_said_to_be_left(data: st.DataObject) -> None:
    old, other = data.draw(editions()), data.draw(editions())
    new = next_edition(other)
    case = data.draw(cases(old))
    assert not list(check_cases([case], old))
    found = carry(case, old, new)
    assert not list(check_cases([found.case], new))
    given_values = {key for key, value in case.values.items() if value is not Absence.MISSING}
    left = {item.measure for item in found.left}
    kept = {key for key, value in found.case.values.items() if value is not Absence.MISSING}
    assert left | kept >= given_values
    assert not left & kept


@pytest.mark.parametrize(
    ("value", "before", "after", "why"),
    [
        (3, {"kind": "count"}, {"kind": "number"}, Why.KIND),
        (3, {"kind": "count", "unit": "чел."}, {"kind": "count", "unit": "классов"}, Why.UNIT),
        (Fraction(5, 2), {"kind": "number"}, {"kind": "number", "at_most": 2}, Why.BOUNDS),
        (
            "low",
            {"kind": "choice", "options": ({"id": "low", "title": "Низкий"}, {"id": "high", "title": "Высокий"})},
            {"kind": "choice", "options": ({"id": "middle", "title": "Средний"}, {"id": "high", "title": "Высокий"})},
            Why.ANSWER,
        ),
    ],
)
def test_why_a_value_does_not_go_on(value: Value, before: dict[str, Any], after: dict[str, Any], why: Why) -> None:
    found = carried(value, before, after)
    assert [(item.measure, item.value, item.why) for item in found.left] == [("m", value, why)]
    assert found.case.values == {}


def test_an_answer_may_be_renamed() -> None:
    before = {"kind": "choice", "options": ({"id": "low", "title": "Низкий"}, {"id": "high", "title": "Высокий"})}
    after = {
        "kind": "choice",
        "options": ({"id": "weak", "renamed_from": "low", "title": "Низкий"}, {"id": "high", "title": "Высокий"}),
    }
    found = carried("low", before, after)
    assert (dict(found.case.values), found.left, found.doubtful) == ({"m": "weak"}, (), ())


def test_an_assessors_points_count_only_out_of_the_same_range() -> None:
    three, five = ({"kind": "discretionary", "most": most} for most in (3, 5))
    given_points = Assessed(3, "полностью")
    points = {"kind": "points"}
    assert [item.why for item in carried(given_points, points, points, old=three, new=five).left] == [Why.ASSESSED]
    assert carried(given_points, points, points, old=three, new=three).left == ()


def test_a_part_that_does_not_fit_its_new_whole_stays_behind() -> None:
    share = {"id": "m", "kind": "share", "counted": "справились"}
    whole = {"id": "pupils", "kind": "count"}
    old = edition(share | {"out_of": "писали"}, whole)
    new = edition(share | {"out_of_count": "pupils"}, whole, name="2024")
    found = carry(Case(UNIT, 2021, {"m": Share(30, 40), "pupils": 50}), old, new)
    assert [(item.measure, item.why) for item in found.left] == [("m", Why.WHOLE)]
    assert dict(found.case.values) == {"pupils": 50}
    assert carry(Case(UNIT, 2021, {"m": Share(30, 50), "pupils": 50}), old, new).left == ()


def test_a_share_of_nobody_stays_one_where_the_whole_is_asked_no_more() -> None:
    share = {"id": "m", "kind": "share", "counted": "справились"}
    old = edition(share | {"out_of_count": "pupils"}, {"id": "pupils", "kind": "count"})
    new = edition(share | {"out_of": "писали"}, name="2024")
    found = carry(Case(UNIT, 2021, {"pupils": 0}), old, new)
    assert [(item.measure, item.why) for item in found.left] == [("pupils", Why.GONE)]
    assert dict(found.case.values) == {"m": Share(0, 0)}
    found = carry(Case(UNIT, 2021, {"m": Absence.MISSING, "pupils": 20}), old, new)
    assert dict(found.case.values) == {"m": Absence.MISSING}


def test_other_words_for_what_is_counted_are_a_doubt() -> None:
    share = {"kind": "share", "out_of": "писали"}
    found = carried(Share(1, 2), share | {"counted": "справились"}, share | {"counted": "сдали на «4» и «5»"})
    assert (found.left, found.doubtful) == ((), ("m",))


def test_nothing_goes_on_to_another_concept() -> None:
    old = edition({"id": "m", "kind": "count"})
    other = old.model_copy(update={"concept": old.concept.model_copy(update={"id": "other"})})
    found = carry(Case(UNIT, 2021, {"m": 3}), old, other)
    assert [item.why for item in found.left] == [Why.CONCEPT]
    assert [item.why for item in carry(Case(UNIT, 2021, {"x": 3}), old, old).left] == [Why.UNKNOWN]
