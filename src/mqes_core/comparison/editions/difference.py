"""What changed between two editions, rule by rule: added, removed, changed, renamed, moved, and on what it bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from mqes_core import eligibility
from mqes_core.comparison.concepts.indicators import IndicatorPair, Measurement
from mqes_core.comparison.concepts.measured import measured
from mqes_core.comparison.concepts.scales import ScalePair, scale_pairs
from mqes_core.comparison.editions.bearing import IDENTITY, WITHOUT, Bearing, of_family, of_field
from mqes_core.comparison.editions.matching import Matching, match_rules
from mqes_core.comparison.editions.rules import FAMILIES, INNER, Rule
from mqes_core.comparison.editions.sameness import Renames, renames, same
from mqes_core.eligibility import ClauseKind, Comparison
from mqes_core.model.edition import Edition
from mqes_core.model.roadmap import Timing
from mqes_core.timing import read, render

__all__ = ["Difference", "FieldChange", "RuleChange", "Shift", "diff"]

Status = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that a rule says otherwise."""

    name: str
    """The field of the data, such as ``scale``."""
    before: Any
    after: Any
    bearing: Bearing


@dataclass(frozen=True, slots=True, eq=False)
class RuleChange:
    """All that changed about one rule."""

    before: Rule | None
    after: Rule | None
    fields: tuple[FieldChange, ...] = ()
    renamed: bool = False
    """Whether it has another id; that alone changes no result."""
    moved: bool = False
    """Whether it stands inside of another rule."""
    scales: ScalePair | None = None
    """The two scales on one another, where the scale changed and was there before."""

    @property
    def rule(self) -> Rule:
        """The rule, as the later edition has it where it is there."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def status(self) -> Status:
        """Whether it is new, gone, or said otherwise."""
        return "added" if self.before is None else "removed" if self.after is None else "changed"

    @property
    def marks(self) -> tuple[str, ...]:
        """All that became of it: added or removed; changed, moved, renamed, or several of these."""
        if self.status != "changed":
            return (self.status,)
        found = {"changed": bool(self.fields), "moved": self.moved, "renamed": self.renamed}
        return tuple(name for name, so in found.items() if so)

    @property
    def bearings(self) -> tuple[Bearing, ...]:
        """On what the change bears, the weightiest first."""
        found = {field.bearing for field in self.fields}
        if self.status != "changed" or self.moved:
            found |= {of_family(rule.family, rule.model) for rule in (self.before, self.after) if rule is not None}
        found |= {Bearing.RECORD} if self.renamed else set()
        return tuple(bearing for bearing in Bearing if bearing in found)

    @property
    def bears(self) -> bool:
        """Whether it is more than words, places and names."""
        return any(bearing not in WITHOUT for bearing in self.bearings)


@dataclass(frozen=True, slots=True, eq=False)
class Shift:
    """How the requirements to a category of experts stand to the former ones."""

    before: Rule
    after: Rule
    comparison: Comparison
    """Of the later with the former: stricter means that fewer people pass now."""


@dataclass(frozen=True, eq=False)
class Difference:
    """What changed between two editions."""

    before: Edition
    after: Edition
    on: date
    """The day for which requirements to experts are compared."""
    matching: Matching
    changes: tuple[RuleChange, ...]
    shifts: tuple[Shift, ...]

    @property
    def unknown_names(self) -> tuple[Rule, ...]:
        """Rules that claim a former id which the other edition does not have: a slip, or an edition was skipped."""
        alone = (*self.matching.added, *self.matching.removed) if self.matching.by_id else ()
        return tuple(rule for rule in alone if rule.renamed_from is not None)


def diff(before: Edition, after: Edition, *, on: date, clauses: Mapping[str, ClauseKind] | None = None) -> Difference:
    """Compare two editions of a concept, or two concepts, rule by rule; each change stands once.

    Rules of one concept are the same where their ids are, or where one edition says that the rule had the other's id;
    rules of two concepts where they have one title that stands once on either side. The order of a list is no rule.

    Raises:
        LoadError: MQ340, MQ341 a clause of requirements is a plugin's that is not there or does not fit.
    """
    matching = match_rules(before, after)
    names = renames(matching.pairs)
    partner = {id(one): other for one, other in matching.pairs}
    found = [RuleChange(rule, None) for rule in matching.removed]
    found += [RuleChange(None, rule) for rule in matching.added]
    for one, other in matching.pairs:
        change = RuleChange(
            one,
            other,
            tuple(_fields(one, other, names)),
            matching.by_id and one.id != other.id and hasattr(one.model, "id"),
            one.parent is not None and partner.get(id(one.parent)) is not other.parent,
            _scales(one, other, before, after) if one.family == "indicator" else None,
        )
        if change.fields or change.renamed or change.moved:
            found.append(change)
    return Difference(
        before,
        after,
        on,
        matching,
        tuple(_in_order(found, matching)),
        tuple(_shifts(found, matching, before, after, on, clauses)),
    )


def _in_order(found: Iterable[RuleChange], matching: Matching) -> list[RuleChange]:
    """Family by family, in the order of the documents."""
    return sorted(found, key=lambda item: (FAMILIES.index(item.rule.family), item.rule.place, item.after is None))


def _fields(one: Rule, other: Rule, names: Renames) -> Iterator[FieldChange]:
    model = type(one.model)
    inner = {part.field for part in INNER.get(model, ())} | IDENTITY.get(model, frozenset()) | {"id", "renamed_from"}
    options = other.model.measure or "" if other.family == "indicator" else ""
    for name in model.model_fields:
        if name in inner or name not in type(other.model).model_fields:
            continue
        ours, theirs = getattr(one.model, name), getattr(other.model, name)
        if not same(name, one.model, other.model, names, options=options):
            bearing = of_field(one.family, name)
            if same(name, one.model, other.model, names, options=options, by_reading=False):
                bearing = Bearing.RECORD
            elif isinstance(ours, Timing) and isinstance(theirs, Timing) and _one_time(ours, theirs):
                bearing = Bearing.WORDS
            yield FieldChange(name, ours, theirs, bearing)


def _one_time(one: Timing, other: Timing) -> bool:
    """Whether two deadlines are worded differently and mean the same."""
    first, second = (read(item.meant or item.printed) for item in (one, other))
    return "unreadable" not in (first.kind, second.kind) and render(first, "ru") == render(second, "ru")


def _scales(one: Rule, other: Rule, before: Edition, after: Edition) -> ScalePair | None:
    if one.model.scale is None or other.model.scale is None or one.model.scale == other.model.scale:
        return None
    first, second = (
        next(item for item in measured(edition) if item.provision.item is rule.model)
        for rule, edition in ((one, before), (other, after))
    )
    comparable = first.kind == second.kind and first.folded_unit == second.folded_unit
    pair = IndicatorPair(
        Measurement(0, first), Measurement(1, second), None, "comparable" if comparable else "none", ()
    )
    return next(iter(scale_pairs([pair])), None)


def _shifts(
    found: Iterable[RuleChange],
    matching: Matching,
    before: Edition,
    after: Edition,
    on: date,
    clauses: Mapping[str, ClauseKind] | None,
) -> Iterator[Shift]:
    """The categories of both editions about which requirements changed."""
    touched = {
        id(rule.parent)
        for item in found
        if item.rule.family == "requirement" and Bearing.EXPERTS in item.bearings
        for rule in (item.before, item.after)
        if rule is not None
    }
    for one, other in matching.pairs:
        if one.family == "category" and {id(one), id(other)} & touched and before.experts and after.experts:
            former, later = (one.model, before.experts), (other.model, after.experts)
            yield Shift(one, other, eligibility.compare(later, former, on, kinds=clauses))
