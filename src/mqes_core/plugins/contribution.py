"""What one plugin gives, and how the gifts of all are put together: what two of them claim goes to neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from mqes_core.diagnostics import Diagnostic
from mqes_core.plugins.types import EditionFolder, PluginSet, PluginState, State

if TYPE_CHECKING:
    from mqes_core.eligibility.extension import ClauseKind
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.lint.rule import LintRule

__all__ = ["Contribution", "combine"]


@dataclass(frozen=True, slots=True)
class Contribution:
    """All that one plugin gives: an installed one, or one edition that lies in a plain folder."""

    name: str
    distribution: str
    """The distribution that brought it; for a folder, its path."""
    version: str
    title: str = ""
    root: str | None = None
    """For an edition in a plain folder, the folder that holds the concept's editions; None for an installed plugin."""
    concepts: tuple[EditionFolder, ...] = ()
    kinds: tuple[ExtensionKind, ...] = ()
    clauses: tuple[ClauseKind, ...] = ()
    rules: tuple[LintRule, ...] = ()

    @property
    def label(self) -> str:
        """How a message names it."""
        return f"{self.name} ({self.distribution} {self.version}".rstrip() + ")"

    def state(self, *problems: Diagnostic) -> PluginState:
        """What becomes of it, in the light of these problems."""
        return PluginState(
            name=self.name,
            distribution=self.distribution,
            version=self.version,
            state=State.FAILED if problems else State.ACTIVE,
            title=self.title,
            reason=problems[0] if problems else None,
            details=problems[1:],
        )


class _Claim(NamedTuple):
    """Something that only one may give."""

    what: Literal["name", "concept", "edition", "kind", "clause", "rule"]
    value: str


_CODES: Final = {
    "name": "MQ910",
    "concept": "MQ911",
    "kind": "MQ912",
    "rule": "MQ918",
    "clause": "MQ919",
    "edition": "MQ933",
}


def combine(contributions: Sequence[Contribution], others: Iterable[PluginState] = ()) -> PluginSet:
    """Put together what plugins give.

    All claims are weighed at once: whoever claims what another claims too is set aside, with a diagnostic that names
    both (MQ910–MQ912, MQ918, MQ919, MQ933). ``others`` are the states of plugins that gave nothing.
    """
    claimants = _claimants(contributions)
    states = list(others)
    concepts: list[EditionFolder] = []
    kinds: dict[str, ExtensionKind] = {}
    clauses: dict[str, ClauseKind] = {}
    rules: dict[str, LintRule] = {}
    for item in contributions:
        problems = [
            Diagnostic(_CODES[claim.what], params={"value": claim.value, "claimants": ", ".join(claimants[claim])})
            for claim in _claims(item)
            if claim in claimants
        ]
        states.append(item.state(*problems))
        if not problems:
            concepts.extend(item.concepts)
            kinds.update((kind.name, kind) for kind in item.kinds)
            clauses.update((kind.name, kind) for kind in item.clauses)
            rules.update((rule.code, rule) for rule in item.rules)
    return PluginSet(
        concepts=tuple(sorted(concepts, key=lambda place: (place.slug, place.edition))),
        states=tuple(sorted(states, key=lambda state: (state.name, state.distribution, state.version))),
        kinds=MappingProxyType(dict(sorted(kinds.items()))),
        clauses=MappingProxyType(dict(sorted(clauses.items()))),
        rules=MappingProxyType(dict(sorted(rules.items()))),
    )


def _claims(item: Contribution) -> Iterator[_Claim]:
    if item.root is None:
        yield _Claim("name", item.name)
    for slug in sorted({place.slug for place in item.concepts}):
        yield _Claim("concept", slug)
    for place in item.concepts:
        yield _Claim("edition", f"{place.slug}@{place.edition}")
    for kind in item.kinds:
        yield _Claim("kind", kind.name)
    for clause in item.clauses:
        yield _Claim("clause", clause.name)
    for rule in item.rules:
        yield _Claim("rule", rule.code)


def _claimants(contributions: Sequence[Contribution]) -> dict[_Claim, list[str]]:
    """Those who claim what another claims too. Folders that lie side by side may share a concept, not an edition."""
    labels: dict[_Claim, list[str]] = defaultdict(list)
    owners: dict[_Claim, set[object]] = defaultdict(set)
    for index, item in enumerate(contributions):
        for claim in _claims(item):
            labels[claim].append(item.label)
            owners[claim].add(item.root if claim.what == "concept" and item.root is not None else index)
    return {claim: sorted(labels[claim]) for claim, who in owners.items() if len(who) > 1}
