"""The order in which plugins are found decides nothing, and a broken one changes nothing of what others give."""

from __future__ import annotations

import random
from collections import Counter
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.plugins import PluginSet, State


class Member(NamedTuple):
    """A distribution of the pool: what it claims, or that it is broken."""

    slugs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    name: str | None = None
    broken: str | None = None


POOL = {
    "plain": Member(("plain",)),
    "double": Member(("double", "shared")),
    "shared": Member(("shared",)),
    "kinds": Member((), ("kinds.a", "kinds.b")),
    "more_kinds": Member(("more",), ("kinds.b", "more.c")),
    "namesake_1": Member(("first",), name="namesake"),
    "namesake_2": Member(("second",), name="namesake"),
    "import_fails": Member(("plain",), broken="import no_such_module_anywhere"),
    "exits": Member(("plain",), broken="raise SystemExit"),
    "misspelt": Member(("double",), broken="@hookimpl\ndef mqes_concpets(): return []"),
    "raises": Member(("shared",), broken="@hookimpl\ndef mqes_scale_kinds(): raise OSError"),
    "namesake_3": Member(("third",), name="namesake", broken="1 / 0"),
    "nonsense": Member((), ("kinds.a",), broken="mqes_scale_kinds = hookimpl(lambda: [kind('kinds.a'), 0])"),
    "too_new": Member(("more",), broken="mqes_plugin = hookimpl(lambda: PluginInfo('too_new', 'x', 2))"),
}


@pytest.fixture(scope="session")
def pool(lasting_world, plugin_source) -> dict[str, str]:
    paths = {}
    for key, member in POOL.items():
        name = member.name or key
        code = plugin_source(name, slugs=member.slugs, kinds=member.kinds, extra=member.broken or "")
        paths[key] = lasting_world.install(code, name=name, distribution=f"mqes-{key}", slugs=member.slugs)
    return paths


def expected(keys: list[str]) -> tuple[set[str], set[str], set[str]]:
    """By the law alone: the active plugins among these, and the concepts and kinds that they give."""
    sound = {key: POOL[key] for key in keys if POOL[key].broken is None}
    claims = {key: [("name", it.name or key), *it.slugs, *it.kinds] for key, it in sound.items()}
    times = Counter(claim for claimed in claims.values() for claim in claimed)
    active = {key for key, claimed in claims.items() if all(times[claim] == 1 for claim in claimed)}
    slugs = {slug for key in active for slug in sound[key].slugs}
    return active, slugs, {kind for key in active for kind in sound[key].kinds}


def summary(found: PluginSet) -> object:
    return found.concepts, found.states, sorted(found.kinds)


@given(keys=st.lists(st.sampled_from(sorted(POOL)), unique=True), seed=st.integers(0, 2**16))
def test_any_order_of_any_of_them_gives_the_same(lasting_world, pool, keys, seed) -> None:
    found = lasting_world.look(*(pool[key] for key in keys))
    active, slugs, kinds = expected(keys)
    assert {place.slug for place in found.concepts} == slugs
    assert set(found.kinds) == kinds
    assert {state.distribution for state in found.states if state.state is State.ACTIVE} == {
        f"mqes-{key}" for key in active
    }
    assert {state.distribution for state in found.states} == {f"mqes-{key}" for key in keys}

    shuffled = list(keys)
    random.Random(seed).shuffle(shuffled)
    assert summary(lasting_world.look(*(pool[key] for key in shuffled))) == summary(found)


@given(keys=st.lists(st.sampled_from(sorted(POOL)), unique=True))
def test_broken_ones_change_nothing_of_what_the_others_give(lasting_world, pool, keys) -> None:
    sound = [key for key in keys if POOL[key].broken is None]
    alone = lasting_world.look(*(pool[key] for key in sound))
    together = lasting_world.look(*(pool[key] for key in keys))
    assert together.concepts == alone.concepts
    assert set(together.kinds) == set(alone.kinds)
    kept = {f"mqes-{key}" for key in sound}
    assert tuple(state for state in together.states if state.distribution in kept) == alone.states


def test_the_pool_holds_every_kind_of_conflict(lasting_world, pool) -> None:
    found = lasting_world.look(*pool.values())
    told = {item.code for state in found.states for item in (state.reason, *state.details) if item is not None}
    assert {"MQ902", "MQ903", "MQ905", "MQ906", "MQ907", "MQ910", "MQ911", "MQ912"} <= told
    assert [place.slug for place in found.concepts] == ["plain"]
