"""Why a clause holds, does not hold or is not known to: a key with its parameters; words are made elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from mqes_core.eligibility.experience import UNBOUNDED, YEAR, experienced
from mqes_core.eligibility.leaves import ExtensionLeaf, FactLeaf, Leaf, NothingLeaf, YearsLeaf
from mqes_core.eligibility.truth import Truth
from mqes_core.model.profile import Fact, Profile

__all__ = ["Reason", "parts_reason", "reason_of"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as a key, with what its words need; the key is stable."""

    key: str
    params: Mapping[str, Any] = field(default_factory=dict)


_ALIKE: Final = {"educations", "commissions", "tests"}
"""Lists whose facts differ by degree alone; elsewhere a fact that fails at once is another thing altogether."""


def reason_of(leaf: Leaf, truth: Truth, profile: Profile, day: date) -> tuple[Reason, tuple[Fact, ...]]:
    """The reason of a leaf, and the facts on which it rests."""
    match leaf:
        case FactLeaf():
            return _of_facts(leaf, truth, profile, day)
        case YearsLeaf():
            return _of_years(leaf, truth, profile, day)
        case NothingLeaf():
            return Reason("nothing_required"), ()
        case ExtensionLeaf():
            return Reason(f"extension_{truth.word}", {"kind": leaf.kind, "params": leaf.params}), ()


def parts_reason(number: int, truths: Sequence[Truth]) -> Reason:
    """The reason of a clause that has parts: how many hold, how many are unknown, how many must hold."""
    held = sum(truth is Truth.YES for truth in truths)
    unknown = sum(truth is Truth.UNKNOWN for truth in truths)
    return Reason("parts", {"held": held, "unknown": unknown, "of": len(truths), "needed": number})


def _of_years(leaf: YearsLeaf, truth: Truth, profile: Profile, day: date) -> tuple[Reason, tuple[Fact, ...]]:
    if leaf.years == 0:
        return Reason("nothing_required"), ()
    least, most = experienced(profile, day)
    params: dict[str, int | None] = {
        "years": least // YEAR,
        "needed": leaf.years,
        "days_short": max(leaf.years * YEAR - least, 0),
    }
    if truth is Truth.UNKNOWN:
        params["most"] = None if most >= UNBOUNDED else most // YEAR
    return Reason(f"years_{truth.word}", params), tuple(item for item in profile.employments if item.in_education)


def _of_facts(leaf: FactLeaf, truth: Truth, profile: Profile, day: date) -> tuple[Reason, tuple[Fact, ...]]:
    facts: tuple[Any, ...] = getattr(profile, leaf.list)
    if truth is Truth.YES:
        return Reason("held"), tuple(fact for fact in facts if leaf.match(fact, day) is Truth.YES)
    if truth is Truth.UNKNOWN:
        blank = [fact for fact in facts if leaf.match(fact, day) is Truth.UNKNOWN]
        if blank:
            nearest = _first(blank)
            return _blank(leaf, nearest), (nearest,)
    params = {"list": leaf.list}
    if not facts:
        return Reason("list_open" if truth is Truth.UNKNOWN else "list_whole", params), ()
    progress, nearest = max(((_progress(leaf, fact, day), fact) for fact in facts), key=lambda pair: pair[0])
    near = [fact for fact in facts if _progress(leaf, fact, day) == progress]
    nearest = _first(near)
    if progress[0] == 0 and leaf.conditions and leaf.list not in _ALIKE:
        return Reason("list_open" if truth is Truth.UNKNOWN else "list_whole", params), ()
    return _obstacle(leaf, nearest, day), (nearest,)


def _first(facts: Sequence[Any]) -> Any:
    """The same fact whatever the order in which they were listed."""
    return facts[0] if len(facts) == 1 else min(facts, key=repr)


def _progress(leaf: FactLeaf, fact: Any, day: date) -> tuple[int, bool]:
    """How many conditions hold before the first that does not, and whether all do and only the dates are wrong."""
    for number, condition in enumerate(leaf.conditions):
        if condition.test(fact) is Truth.NO:
            return number, False
    return len(leaf.conditions), leaf.span.window(fact).truth(day) is not Truth.NO


def _obstacle(leaf: FactLeaf, fact: Any, day: date) -> Reason:
    """What keeps the nearest fact from doing."""
    for condition in leaf.conditions:
        if condition.test(fact) is Truth.NO:
            return Reason("other", {"list": leaf.list, "attribute": condition.attribute, "condition": condition})
    window = leaf.span.window(fact)
    if day < window.first:
        return Reason("not_yet", {"since": window.first})
    return Reason("expired", {"until": window.last})


def _blank(leaf: FactLeaf, fact: Any) -> Reason:
    """What a fact would have to say."""
    for condition in leaf.conditions:
        if condition.test(fact) is Truth.UNKNOWN:
            if condition.attribute == "passed":
                return Reason("threshold_open", {"disagreement": fact.disagreement})
            return Reason("blank", {"list": leaf.list, "attribute": condition.attribute, "condition": condition})
    return Reason("blank", {"list": leaf.list, "attribute": "year" if leaf.span.kind == "past" else "since"})
