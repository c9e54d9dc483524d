"""Columns follow from what an edition measures: each with a stable key, none too many."""

from __future__ import annotations

import json
from collections import Counter

from hypothesis import given

from mqes_core.exchange.layout import form_layout
from mqes_core.exchange.texts import fold
from mqes_core.exchange.unit_words import offered, parse_unit_type, words_of
from mqes_core.model import Edition, Unit
from mqes_core.testing.strategies import units
from tests.exchange.made_up import MEASURES, edition, edition_of_schools, edition_with, editions


def keys(rules: Edition) -> list[str]:
    return [column.key for column in form_layout(rules).columns]


def test_each_kind_of_measure_has_its_columns() -> None:
    assert keys(edition()) == [
        "unit:code", "unit:title", "unit:type", "unit:setting", "unit:year",
        "graduates", "failed", "tests:count", "tests:of", "exams:count", "exams:of", "exams:percent", "entered:count",
        "covered:percent", "injuries:count", "injuries:of", "load", "place", "level", "council",
        "talents:points", "talents:comment",
    ]  # fmt: skip


def test_a_count_that_others_refer_to_is_asked_before_them_even_where_no_rule_uses_it() -> None:
    rules = edition_with((MEASURES[1], MEASURES[4], MEASURES[0]), unused="graduates")
    assert keys(rules)[5:] == ["graduates", "failed", "entered:count"]
    field = form_layout(rules).fields_by_measure["graduates"]
    assert [indicator.measure for indicator in field.indicators] == ["failed", "entered"]


def test_counts_that_refer_to_each_other_are_asked_once() -> None:
    around = ({**MEASURES[0], "out_of": "failed"}, MEASURES[1])
    assert sorted(keys(edition_with(around))[5:]) == ["failed", "graduates"]


def test_an_edition_without_rules_asks_for_nothing_but_the_school() -> None:
    assert len(keys(edition().model_copy(update={"scoring": None}))) == 5


@given(editions())
def test_keys_and_titles_are_unique_and_every_column_has_a_short_heading(rules: Edition) -> None:
    layout = form_layout(rules)
    columns = list(layout.by_key.values())
    assert len(columns) == len(layout.columns) + 1
    assert max(Counter(fold(column.title) for column in columns).values()) == 1
    assert all(layout.by_title[fold(column.title)] is column for column in columns)
    assert all(column.heading for column in columns)
    # A column of a narrower criterion stands under its topmost one, and each topmost one is one block.
    groups = [field.criterion.id for field in layout.fields]
    assert groups == sorted(groups, key=groups.index)


def test_the_version_follows_what_cells_may_hold_and_not_the_words() -> None:
    version = form_layout(edition()).version
    assert form_layout(edition(), "en").version == version
    reworded = tuple(measure | {"title": f"{measure['title']}, иначе"} for measure in MEASURES)
    assert form_layout(edition_with(reworded, unused="unused")).version == version
    narrower = tuple(measure | ({"at_most": 30} if measure["id"] == "load" else {}) for measure in MEASURES)
    assert form_layout(edition_with(narrower, unused="unused")).version != version
    assert form_layout(edition_with(MEASURES)).version != version


@given(units())
def test_kind_and_levels_of_a_school_come_back_from_their_words(unit: Unit) -> None:
    assert parse_unit_type(words_of(unit)) == (unit.kind, unit.levels)
    assert parse_unit_type(words_of(unit, "en")) == (unit.kind, unit.levels)


def test_the_list_offers_schools_and_what_rules_name() -> None:
    assert offered(edition_of_schools())[:3] == ("начальная", "основная (девятилетняя)", "средняя")
    assert "детский сад" not in offered(edition())
    named = edition().model_dump(mode="json", exclude_defaults=True)
    named["scoring"]["criteria"][0]["indicators"][0]["applies"] = {"kinds": ["kindergarten"]}
    assert "детский сад" in offered(Edition.model_validate_json(json.dumps(named)))
