"""Whether a field says the same in two editions: names that changed are followed, and no order is held to be a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from mqes_core.comparison.editions.rules import Rule
from mqes_core.loading.names import REFERENCES
from mqes_core.model import scales, scoring, tables
from mqes_core.model.base import Model

__all__ = ["Renames", "renames", "same"]

Renames = Mapping[tuple[str, str], str]
"""Names of the former edition by space and name, as the other edition calls the same things."""

_SPACES: Final = {
    "measure": "measures",
    "criterion": "rules",
    "indicator": "rules",
    "direction": "directions",
    "section": "sections",
    "activity": "activities",
    "category": "categories",
    "roadmap": "sections",
}
"""Families of which ids may change, and the space of names in which others refer to them."""

_USES: Final[dict[type[Model], dict[str, str]]] = {
    model: {reference.field: reference.space for reference in references} for model, references in REFERENCES.items()
} | {
    scoring.Bonus: {"when": "rules"},
    scoring.Weighted: {"weights": "rules"},
    scales.RubricOption: {"option": "options"},
    scales.LookupEntry: {"at": "options"},
    tables.Table: {"within": "sections"},
    tables.MergedRows: {"items": "rows"},
}
"""Fields that name other rules, and in which space."""


def renames(pairs: Iterable[tuple[Rule, Rule]]) -> Renames:
    """The names that changed."""
    found: dict[tuple[str, str], str] = {}
    for one, other in pairs:
        space = _SPACES.get(one.family)
        if space is not None and one.id != other.id:
            found[space, one.id] = other.id
            found["rows", one.id] = other.id
            if space == "measures":
                found["counts", one.id] = other.id
        if one.family == "option" and one.id != other.id and other.parent is not None:
            found[f"options of {other.parent.id}", one.id] = other.id
    return found


def same(
    field: str, before: Model, after: Model, names: Renames, *, options: str = "", by_reading: bool = True
) -> bool:
    """Whether two rules say the same in a field.

    Args:
        field: its name.
        before: the rule of the former edition.
        after: the rule of the other.
        names: how the other edition calls what was renamed.
        options: the measure whose answers a scale lists, as the other edition calls it.
        by_reading: whether it matters which reading gives the reason, and not only that one does.
    """
    ours, theirs = _Plain(names, options, by_reading), _Plain({}, "", by_reading)
    return bool(ours.field(field, before) == theirs.field(field, after))


class _Plain(NamedTuple):
    """Turns values into plain ones that can be held against each other."""

    names: Renames
    options: str
    by_reading: bool

    def of(self, value: Any) -> Any:
        if isinstance(value, Model):
            names = (name for name in type(value).model_fields if name != "renamed_from")
            return type(value).__name__, frozenset((name, self.field(name, value)) for name in names)
        if isinstance(value, (tuple, list)):
            return _unordered(self.of(item) for item in value)
        if isinstance(value, dict):
            return frozenset((str(key), self.of(item)) for key, item in value.items())
        return type(value) is bool, value

    def field(self, name: str, value: Model) -> Any:
        held, uses = getattr(value, name), _USES.get(type(value), {})
        if name == "reading" and not self.by_reading:
            return held is not None
        return self.called(held, uses[name]) if name in uses else self.of(held)

    def called(self, held: Any, space: str) -> Any:
        """What a field names, as the other edition calls it."""
        space = f"options of {self.options}" if space == "options" else space
        if isinstance(held, tuple):
            return frozenset(self.names.get((space, item), item) for item in held)
        if isinstance(held, dict):
            return frozenset((self.names.get((space, key), key), item) for key, item in held.items())
        return self.names.get((space, held), held)


def _unordered(items: Iterable[Any]) -> frozenset[tuple[Any, int]]:
    counted: dict[Any, int] = {}
    for item in items:
        counted[item] = counted.get(item, 0) + 1
    return frozenset(counted.items())
