"""Errors of the models, told as diagnostics in the author's words with the place in the author's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.locate import EXTENSION, Location, locate, tags
from mqes_core.loading.tree import Tree
from mqes_core.loading.wording import latin, not_an_option, shown, similar
from mqes_core.model.base import Model, Text

__all__ = ["KNOWN_PATTERNS", "KNOWN_TYPES", "problems"]

_Words = tuple[str, dict[str, Any]]
"""A code and what fills in its message."""


class _Problem(NamedTuple):
    """What pydantic says of an error, and where it is in terms of the data."""

    type: str
    input: Any
    context: Mapping[str, Any]
    message: str
    where: Location


_TYPES: Final = {
    "string_type": "MQ105",
    "tuple_type": "MQ106",
    "dict_type": "MQ107",
    "int_type": "MQ108",
    "bool_type": "MQ109",
    "date_type": "MQ110",
    "date_parsing": "MQ110",
    "iso_day": "MQ110",
    "exact_number": "MQ111",
}
_BOUNDS: Final = {
    "too_short": ("MQ122", "min_length"),
    "string_too_long": ("MQ121", "max_length"),
    "greater_than_equal": ("MQ123", "ge"),
}
_NOT_BLANK: Final = r"\S"
_PATTERNS: Final = {
    r"^[a-z0-9]+([._-][a-z0-9]+)*$": "MQ116",
    r"^[a-z][a-z0-9_]*$": "MQ117",
    r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$": "MQ118",
    r"^[0-9]{2}(\.[0-9]{2}){0,2}$": "MQ303",
    _NOT_BLANK: "MQ119",
}
KNOWN_PATTERNS: Final = frozenset(_PATTERNS)
"""Patterns of text that have words of their own."""


def problems(error: ValidationError, root: type[Model], tree: Tree) -> Iterator[Diagnostic]:
    """One diagnostic for each thing the author has to mend, in the order of the file."""
    found: dict[object, Diagnostic] = {}
    misspelt = set()
    for item in error.errors(include_url=False):
        where = locate(root, item["loc"])
        problem = _Problem(item["type"], item["input"], item.get("ctx", {}), item["msg"], where)
        if _is_consequence(problem):
            continue
        code, params = _WORDS.get(problem.type, _other)(problem)
        path = where.path[:-1] if problem.type == "missing" else where.path
        if problem.type == "extra_forbidden" and "meant" in params:
            misspelt.add((*path[:-1], params["meant"]))
        if problem.type == "union_tag_invalid":
            path = (*path, "kind")
        # Of the members of a plain union (a number or a name) the last says best what is wrong.
        found[where.path] = Diagnostic(code, tree.place(path), params)
    for key in misspelt:
        # The key is there, only misspelt: that it is missing too would be said twice.
        found.pop(key, None)
    yield from sorted(found.values(), key=lambda diagnostic: (diagnostic.place.line, diagnostic.place.column))


def _is_consequence(problem: _Problem) -> bool:
    """Whether a list only counts as too short because its items are wrong, which is told already."""
    return problem.type == "too_short" and bool(len(problem.input) >= problem.context["min_length"])


def _missing(problem: _Problem) -> _Words:
    *above, key = problem.where.path
    owner = next((step for step in reversed(above) if isinstance(step, str)), "")
    return ("MQ103", {"key": key, "owner": owner}) if owner else ("MQ128", {"key": key})


def _unknown_key(problem: _Problem) -> _Words:
    key = str(problem.where.path[-1])
    known = problem.where.owner.model_fields if problem.where.owner else ()
    if latin(key) in known:
        return "MQ126", {"found": key, "meant": latin(key)}
    meant = similar(key, known)
    return ("MQ102", {"key": key, "meant": meant}) if meant else ("MQ101", {"key": key, "known": ", ".join(known)})


def _literal(problem: _Problem) -> _Words:
    if problem.input is None:
        return _empty(problem)
    options = _quoted(problem.context["expected"])
    return not_an_option(shown(problem.input), options, unknown="MQ112", like="MQ113")


def _unknown_kind(problem: _Problem) -> _Words:
    kind = problem.input["kind"]
    options = [option for option in _quoted(problem.context["expected_tags"]) if option != EXTENSION]
    if kind is None:
        return "MQ115", {"options": ", ".join(options)}
    return not_an_option(shown(kind), options, unknown="MQ114", like="MQ127")


def _no_kind(problem: _Problem) -> _Words:
    if not isinstance(problem.input, dict):
        return _wrong_model(problem)
    options = [tag for model in problem.where.models for tag in tags(model) if tag != EXTENSION]
    return "MQ115", {"options": ", ".join(options)}


def _wrong_model(problem: _Problem) -> _Words:
    if problem.input is None:
        return _empty(problem)
    code = "MQ105" if problem.context.get("class_name") == Text.__name__ else "MQ107"
    return code, {"found": shown(problem.input)}


def _wrong_type(problem: _Problem) -> _Words:
    return _empty(problem) if problem.input is None else (_TYPES[problem.type], {"found": shown(problem.input)})


def _bound(problem: _Problem) -> _Words:
    code, key = _BOUNDS[problem.type]
    return code, {"found": shown(problem.input), "bound": problem.context[key]}


def _pattern(problem: _Problem) -> _Words:
    pattern, value = problem.context["pattern"], problem.input
    if pattern != _NOT_BLANK and latin(value) != value and re.search(pattern, latin(value)):
        return "MQ126", {"found": value, "meant": latin(value)}
    return _PATTERNS.get(pattern, "MQ125"), {"found": shown(value), "rule": pattern}


def _blank(_: _Problem) -> _Words:
    return "MQ119", {}


def _empty(problem: _Problem) -> _Words:
    return "MQ104", {"key": next((step for step in reversed(problem.where.path) if isinstance(step, str)), "")}


def _other(problem: _Problem) -> _Words:
    """A rule that has no words of its own yet: the model's own words rather than silence."""
    return "MQ125", {"found": shown(problem.input), "rule": problem.message}


def _quoted(text: str) -> list[str]:
    return re.findall(r"'([^']*)'", text)


_WORDS: Final[dict[str, Callable[[_Problem], _Words]]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _literal,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "model_type": _wrong_model,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _blank,
    **dict.fromkeys(_TYPES, _wrong_type),
    **dict.fromkeys(_BOUNDS, _bound),
}
KNOWN_TYPES: Final = frozenset(_WORDS)
"""Types of pydantic errors that have words of their own."""
