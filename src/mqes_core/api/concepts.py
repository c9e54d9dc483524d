"""What concepts and the shared frame say: editions, rules by name, completeness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mqes_core import completeness, loading
from mqes_core.completeness import Coverage
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition, find_named
from mqes_core.model.frame import Frame, ManagementCycle
from mqes_core.model.near import near
from mqes_core.model.scoring import Criterion, Indicator

__all__ = [
    "coverage",
    "find_rule",
    "frame",
    "frames",
    "listed",
    "load_folder",
    "management_cycle",
    "no_rule",
]


def load_folder(folder: Path | str) -> Edition:
    """Load one edition from the folder that holds its YAML files.

    Raises:
        LoadError: with every problem found, each with file, line and column.
    """
    return loading.load_edition(Path(folder))


def frames() -> tuple[Frame, ...]:
    """Every edition of the shared frame of directions, the oldest first."""
    return tuple(loading.frames().values())


def frame(name: str) -> Frame:
    """One edition of the shared frame of directions, such as ``federal-2020``.

    Raises:
        UsageError: MQ808, there is no such edition.
    """
    known = loading.frames()
    if name not in known:
        raise UsageError([Diagnostic("MQ808", params={"id": name, "near": ", ".join(known)})])
    return known[name]


def management_cycle() -> ManagementCycle:
    """The stages of the management cycle that activities are linked to, and how sources group them."""
    return loading.management_cycle()


def coverage(concept: str | Edition, *, library: Library | None = None) -> Coverage:
    """How complete the data of a concept is: rows by table as printed, encoded, mapped and evaluable.

    Raises:
        UsageError: MQ801 unknown concept.
        LoadError: the concept does not load.
    """
    edition = concept if isinstance(concept, Edition) else (library or open_library()).edition(concept)
    return completeness.coverage(edition)


def find_rule(edition: Edition, rule: str) -> Criterion | Indicator:
    """The criterion or indicator with this id, or with this printed number where only one has it.

    Raises:
        UsageError: MQ803, no such rule.
    """
    rules: list[Criterion | Indicator] = [*edition.criteria(), *edition.indicators()]
    found = find_named(rules, rule)
    if found is None:
        raise no_rule(rule, {item.id: item.title.ru for item in rules})
    return found


def no_rule(rule: str, titles: Mapping[str, str]) -> UsageError:
    """The error that says which rules there are like the one that is not there."""
    return UsageError([Diagnostic("MQ803", params={"rule": rule, "near": listed(near(rule, titles), titles)})])


def listed(names: Iterable[str], titles: Mapping[str, str]) -> str:
    """Names with their titles, as a person reads them."""
    return ", ".join(f"{name} («{titles[name]}»)" if titles[name] else name for name in names) or "—"
