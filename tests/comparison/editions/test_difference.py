"""One change is told once, where it is and on what it bears; what did not change is not told."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core import open_library
from mqes_core.comparison.editions.bearing import IDENTITY, Bearing, of_field
from mqes_core.comparison.editions.difference import Difference, RuleChange, diff
from mqes_core.comparison.editions.rules import FAMILIES, INNER, Rule, rules
from mqes_core.comparison.editions.wording import Words, in_words, rule_name
from mqes_core.eligibility import Relation
from mqes_core.model import Edition, Text
from mqes_core.model.base import Model
from mqes_core.model.experts import Experience, Requirement
from mqes_core.model.measures import Measure
from mqes_core.model.roadmap import Activity, Timing
from mqes_core.model.scales import BandScale
from mqes_core.model.scoring import Criterion, Indicator, Minimum
from mqes_core.testing.strategies.editions import editions
from tests.comparison.editions.edits import edited, next_edition

ON = date(2022, 1, 1)
LIBRARY = open_library(folders=())
NAMES = ("dyatkovo", "nazran", "shatoy", "zelenchuk")
MEASURES = get_args(get_args(Measure)[0])


def told(before: Edition, after: Edition) -> Difference:
    return diff(before, after, on=ON)


def key(rule: Rule | None) -> tuple[str, str]:
    return ("", "") if rule is None else (rule.family, rule.id)


def in_short(change: RuleChange) -> tuple[Any, ...]:
    fields = tuple((item.name, repr(item.before), repr(item.after), item.bearing) for item in change.fields)
    return key(change.before), key(change.after), fields, change.renamed, change.moved, change.bearings


def turned(short: tuple[Any, ...]) -> tuple[Any, ...]:
    before, after, fields, *rest = short
    return after, before, tuple((name, new, old, bearing) for name, old, new, bearing in fields), *rest


def of_rule(edition: Edition) -> list[tuple[Rule, str]]:
    """Every field of every rule that is compared."""
    found = []
    for rule in rules(edition):
        model = type(rule.model)
        inner = {part.field for part in INNER.get(model, ())} | IDENTITY.get(model, frozenset())
        found += [
            (rule, name) for name in model.model_fields if name not in inner | {"id", "renamed_from", "kind", "short"}
        ]
    return found


def test_every_field_of_every_rule_has_its_bearing() -> None:
    """The kinds of rules and what they hold are all known; a new field must be given a bearing."""
    models: dict[str, set[type[Model]]] = {}
    for name in NAMES:
        for rule in rules(LIBRARY.edition(name)):
            models.setdefault(rule.family, set()).add(type(rule.model))
    models["measure"] |= set(MEASURES)
    assert set(models) <= set(FAMILIES)
    for family, kinds in models.items():
        for model in kinds:
            inner = {part.field for part in INNER.get(model, ())} | IDENTITY.get(model, frozenset())
            for field in set(model.model_fields) - inner - {"id", "renamed_from"}:
                assert isinstance(of_field(family, field), Bearing)


@pytest.mark.parametrize("name", NAMES)
def test_a_concept_compared_with_itself_has_no_change(name: str) -> None:
    edition = LIBRARY.edition(name)
    assert told(edition, next_edition(edition)).changes == ()


@given(editions(), editions())
def test_the_other_way_round_is_the_mirror(one: Edition, other: Edition) -> None:
    other = next_edition(other)
    there, back = told(one, other), told(other, one)
    assert Counter(map(in_short, there.changes)) == Counter(turned(in_short(item)) for item in back.changes)


@given(editions(), editions())
def test_every_rule_is_told_of_at_most_once_and_nothing_is_lost(one: Edition, other: Edition) -> None:
    found = told(one, next_edition(other))
    for side, edition in (("before", one), ("after", other)):
        sides = [getattr(item, side) for item in found.changes if getattr(item, side) is not None]
        assert len({id(rule) for rule in sides}) == len(sides)
        alone = found.matching.removed if side == "before" else found.matching.added
        assert len(found.matching.pairs) + len(alone) == len(rules(edition))
        assert {id(rule) for rule in alone} <= {id(rule) for rule in sides}


class NoOtherError(Exception):
    """The value has no other beside it."""


def other_value(value: Any) -> Any:
    """Another value of the same sort."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return f"{value}x"
        case Text():
            return Text(ru=f"{value.ru} иначе", en=value.en)
        case (_, *rest):
            return tuple(rest)
        case date():
            return value.replace(year=value.year + 1)
    raise NoOtherError


def changed_in(edition: Edition, rule: Rule, name: str, value: Any) -> Edition:
    def walk(model: Any) -> Any:
        if model is rule.model:
            return model.model_copy(update={name: value})
        if isinstance(model, tuple):
            return tuple(walk(item) for item in model)
        if not isinstance(model, Model):
            return model
        return model.model_copy(update={field: walk(getattr(model, field)) for field in type(model).model_fields})

    made: Edition = walk(edition)
    return next_edition(made)


@given(st.data())
def test_one_field_changed_is_exactly_what_is_told(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from([LIBRARY.edition(name) for name in NAMES]) | editions())
    rule, name = data.draw(st.sampled_from(of_rule(edition)))
    value = getattr(rule.model, name)
    try:
        new = other_value(value)
    except NoOtherError:
        return
    if rule.family == "target" and name == "title":
        return  # known by its words: another target, unless it is the only one
    found = told(edition, changed_in(edition, rule, name, new))
    assert [(key(item.before), item.status, item.renamed, item.moved) for item in found.changes] == [
        (key(rule), "changed", False, False)
    ]
    assert [(item.name, item.before, item.after) for item in found.changes[0].fields] == [(name, value, new)]


@given(st.data())
def test_a_rule_taken_out_is_exactly_what_is_told(data: st.DataObject) -> None:
    edition = data.draw(editions())
    line = data.draw(st.sampled_from([*edition.indicators()]))

    def without(model: Any) -> Any:
        if isinstance(model, Criterion):
            return model.model_copy(
                update={"indicators": tuple(item for item in model.indicators if item.id != line.id)}
            )
        return model

    found = told(edition, next_edition(edited(edition, without)))
    assert [(item.status, key(item.before)) for item in found.changes] == [("removed", ("indicator", line.id))]
    found = told(next_edition(edited(edition, without)), edition)
    assert [(item.status, key(item.after)) for item in found.changes] == [("added", ("indicator", line.id))]


def nazran(change: Any) -> Difference:
    edition = LIBRARY.edition("nazran")
    return told(edition, next_edition(edited(edition, change)))


def test_a_renamed_measure_changes_no_line_that_uses_it() -> None:
    edition = LIBRARY.edition("nazran")
    name = next(iter(edition.measures))

    def rename(model: Any) -> Any:
        changes: dict[str, Any] = {}
        if isinstance(model, MEASURES) and model.id == name:
            changes = {"id": "otherwise", "renamed_from": name}
        for field in ("measure", "out_of_count"):
            if getattr(model, field, None) == name:
                changes[field] = "otherwise"
        if isinstance(wholes := getattr(model, "out_of", None), tuple):
            changes["out_of"] = tuple("otherwise" if item == name else item for item in wholes)
        return model.model_copy(update=changes)

    found = nazran(rename)
    assert [(item.renamed, item.fields, item.bearings, item.bears) for item in found.changes] == [
        (True, (), (Bearing.RECORD,), False)
    ]


def test_an_indicator_under_another_criterion_has_moved() -> None:
    edition = LIBRARY.edition("nazran")
    first, second = [item for item in edition.criteria() if item.indicators][:2]
    line = first.indicators[0]

    def move(model: Any) -> Any:
        if isinstance(model, Criterion) and model.id == first.id:
            return model.model_copy(update={"indicators": model.indicators[1:]})
        if isinstance(model, Criterion) and model.id == second.id:
            return model.model_copy(update={"indicators": (*model.indicators, line)})
        return model

    found = nazran(move)
    assert [(key(item.after), item.moved, item.bearings) for item in found.changes] == [
        (("indicator", line.id), True, (Bearing.POINTS,))
    ]


def test_bands_in_another_order_are_the_same_scale() -> None:
    def turn(model: Any) -> Any:
        return model.model_copy(update={"bands": model.bands[::-1]}) if isinstance(model, BandScale) else model

    assert nazran(turn).changes == ()


def test_a_scale_says_where_it_gives_other_points() -> None:
    edition = LIBRARY.edition("nazran")
    line = next(item for item in edition.indicators() if isinstance(item.scale, BandScale))

    def raise_points(model: Any) -> Any:
        if isinstance(model, Indicator) and model.id == line.id and isinstance(model.scale, BandScale):
            top = model.scale.bands[0]
            bands = (top.model_copy(update={"points": top.points + 1}), *model.scale.bands[1:])
            return model.model_copy(update={"scale": model.scale.model_copy(update={"bands": bands})})
        return model

    (change,) = nazran(raise_points).changes
    assert change.bearings == (Bearing.POINTS,)
    assert change.scales is not None
    assert not change.scales.equal
    assert change.scales.widest == 1


def test_a_minimum_bears_on_minima() -> None:
    def raise_minimum(model: Any) -> Any:
        return model.model_copy(update={"points": model.points + 1}) if isinstance(model, Minimum) else model

    found = nazran(raise_minimum)
    assert found.changes
    assert {item.bearings for item in found.changes} == {(Bearing.MINIMA,)}


@pytest.mark.parametrize(
    ("printed", "bearing"), [("до 1 сентября 2022 г.", Bearing.DEADLINES), ("до 01.09.2021", Bearing.WORDS)]
)
def test_a_deadline_written_otherwise_bears_on_words_alone(printed: str, bearing: Bearing) -> None:
    edition = LIBRARY.edition("nazran")
    row = next(rule for rule in rules(edition) if isinstance(rule.model, Activity))
    before = changed_in(edition, row, "timing", Timing(printed="до 1 сентября 2021 г."))
    row = next(rule for rule in rules(before) if isinstance(rule.model, Activity))
    (change,) = told(before, changed_in(before, row, "timing", Timing(printed=printed))).changes
    assert [item.bearing for item in change.fields] == [bearing]


def test_stricter_requirements_are_called_so() -> None:
    edition = LIBRARY.edition("shatoy")
    row = next(
        rule
        for rule in rules(edition)
        if isinstance(rule.model, Requirement) and isinstance(rule.model.clause, Experience) and rule.model.obligatory
    )
    clause = row.model.clause.model_copy(update={"years": row.model.clause.years + 5})
    found = told(edition, changed_in(edition, row, "clause", clause))
    assert [item.bearings for item in found.changes] == [(Bearing.EXPERTS,)]
    (shift,) = found.shifts
    assert row.parent is not None
    assert (shift.before.id, shift.comparison.relation) == (row.parent.id, Relation.STRICTER)
    (back,) = told(changed_in(edition, row, "clause", clause), edition).shifts
    assert back.comparison.relation is Relation.WEAKER


def test_two_concepts_are_compared_by_words_that_stand_once() -> None:
    found = told(LIBRARY.edition("nazran"), LIBRARY.edition("zelenchuk"))
    assert not found.matching.by_id
    assert {
        one.title.ru.casefold() == other.title.ru.casefold()
        for one, other in found.matching.pairs
        if one.family == "act"
    } <= {True}
    assert not any(item.renamed for item in found.changes)


@given(st.data())
def test_what_changed_is_said_in_two_different_ways(data: st.DataObject) -> None:
    edition = data.draw(st.sampled_from([LIBRARY.edition(name) for name in NAMES]) | editions())
    rule, name = data.draw(st.sampled_from(of_rule(edition)))
    try:
        new = other_value(getattr(rule.model, name))
    except NoOtherError:
        return
    later = changed_in(edition, rule, name, new)
    for change in told(edition, later).changes:
        for field in change.fields:
            for lang in ("ru", "en"):
                first, second = in_words(change, field, Words(edition, lang), Words(later, lang))
                assert first != second
                assert "{" not in first + second or field.name == "merged"


@given(editions(), editions(), st.sampled_from(["ru", "en"]))
def test_every_difference_of_editions_can_be_said(one: Edition, other: Edition, lang: Any) -> None:
    other = next_edition(other)
    before, after = Words(one, lang), Words(other, lang)
    for change in told(one, other).changes:
        assert rule_name(change.rule, lang)
        for words, rule in ((before, change.before), (after, change.after)):
            assert rule is None or isinstance(words.says(rule) + words.source(rule), str)
        for field in change.fields:
            first, second = in_words(change, field, before, after)
            assert first != second
