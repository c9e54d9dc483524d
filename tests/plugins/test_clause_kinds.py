"""A plugin may bring kinds of clauses about experts; one that is not what the hook asks for sets the plugin aside."""

from __future__ import annotations

from datetime import date

import pytest

from mqes_core.eligibility import check
from mqes_core.model.profile import Profile
from tests.eligibility.made import category_of

KINDS = """
from mqes_core.model import Model
from mqes_core.plugins import ClauseKind

class Number(Model):
    number: int

def kind(name="own.orders", **changed):
    fields = dict(
        name=name, params=Number, holds=lambda params, profile, on: len(profile.orders) >= params.number,
        describe=lambda params, lang: f"≥ {params.number}", changes=lambda params, profile, on: [],
    )
    return ClauseKind(**(fields | changed))
"""
GIVES = "mqes_clause_kinds = hookimpl(lambda: [{}])"
BAD = {
    "no kind at all": ("0", "MQ906"),
    "a name without a dot": ("kind('orders')", "MQ906"),
    "parameters that are no model": ("kind(params=dict)", "MQ906"),
    "no rule": ("kind(holds=None)", "MQ906"),
    "no words": ("kind(describe='≥')", "MQ906"),
    "no days of change": ("kind(changes=None)", "MQ906"),
    "a name twice": ("kind(), kind()", "MQ916"),
}


def plugin(plugin_source, name: str, gives: str) -> str:
    return plugin_source(name, extra=KINDS + GIVES.format(gives))


def test_a_kind_of_a_plugin_decides(world, plugin_source, codes) -> None:
    found = world.look(world.install(plugin(plugin_source, "own", "kind()"), name="own"))
    assert codes(found) == {"own": "active"}
    clause = {"kind": "own.orders", "params": {"number": 1}}
    requirement = {"id": "r", "title": "Приказы", "clause": clause, "source": {"section": "I"}}
    made = {"id": "k", "title": "Эксперт", "source": {"section": "I"}, "requirements": [requirement]}
    category, experts = category_of(made)
    verdict = check(category, Profile(), date(2023, 9, 1), experts=experts, kinds=found.clauses)
    assert verdict.eligibility == "not_eligible"


@pytest.mark.parametrize(("gives", "code"), BAD.values(), ids=BAD.keys())
def test_a_fault_is_named(world, plugin_source, codes, gives, code) -> None:
    found = world.look(world.install(plugin(plugin_source, "own", gives), name="own"))
    assert codes(found) == {"own": code}
    assert dict(found.clauses) == {}


def test_two_plugins_with_one_kind_are_both_set_aside(world, plugin_source, codes) -> None:
    found = world.look(
        *(world.install(plugin(plugin_source, name, "kind()"), name=name, version="1.0") for name in ("one", "two"))
    )
    assert codes(found) == {"one": "MQ919", "two": "MQ919"}
    assert "own.orders" in found.problems[0].message("ru")
