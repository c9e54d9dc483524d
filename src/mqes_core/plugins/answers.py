"""What a plugin answered, checked before anybody relies on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from mqes_core.diagnostics import Diagnostic, Place, Severity
from mqes_core.plugins.guard import UnusableError, guard
from mqes_core.plugins.layout import edition_folders, is_kind, is_slug
from mqes_core.plugins.types import ConceptFolder, EditionFolder, PluginInfo

if TYPE_CHECKING:
    from mqes_core.eligibility.extension import ClauseKind
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.lint.rule import LintRule

__all__ = ["clauses", "concepts", "info", "kinds", "rules"]


_T = TypeVar("_T")


def info(name: str, given: Sequence[object]) -> PluginInfo | None:
    """Who the plugin says it is; None where it says nothing.

    Raises:
        UnusableError: the answer is not what the hook asks for (MQ906).
    """
    if not given:
        return None
    answer = given[0]
    if not isinstance(answer, PluginInfo):
        raise _wrong(name, "mqes_plugin", "PluginInfo", answer)
    for key, kind in (("name", str), ("title", str), ("api_version", int)):
        value: object = getattr(answer, key)
        if type(value) is not kind or value == "":
            raise _wrong(name, "mqes_plugin", f"{key}: {kind.__name__}", value)
    return answer


def concepts(name: str, provider: str, given: Sequence[object]) -> tuple[EditionFolder, ...]:
    """The editions of every concept that the plugin says it has.

    Raises:
        UnusableError: the answer is not what the hook asks for (MQ906), names a concept twice (MQ916) or leads to a
            folder without editions (MQ913).
    """
    hook = "mqes_concepts"
    editions: list[EditionFolder] = []
    slugs: set[str] = set()
    for item in _items(name, hook, given):
        if not isinstance(item, ConceptFolder):
            raise _wrong(name, hook, "ConceptFolder", item)
        if not is_slug(item.slug):
            raise _wrong(name, hook, "slug: a-z 0-9 _", item.slug)
        if not isinstance(item.where, Traversable):
            raise _wrong(name, hook, "where: importlib.resources.files(…), pathlib.Path", item.where)
        if item.slug in slugs:
            raise UnusableError(Diagnostic("MQ916", params={"name": name, "value": item.slug}))
        slugs.add(item.slug)
        with guard("MQ913", Place(str(item.where)), name=name, slug=item.slug):
            folders = edition_folders(item.where)
            if not folders:
                raise FileNotFoundError("<edition>/*.yaml")
            editions.extend(EditionFolder(item.slug, str(folder.name), folder, provider) for folder in folders)
    return tuple(editions)


def kinds(name: str, given: Sequence[object]) -> tuple[ExtensionKind, ...]:
    """The kinds of scales that the plugin adds.

    Raises:
        UnusableError: the answer is not what the hook asks for (MQ906) or names a kind twice (MQ916).
    """
    return _once(name, _items(name, "mqes_scale_kinds", given), _kind, lambda kind: kind.name)


def clauses(name: str, given: Sequence[object]) -> tuple[ClauseKind, ...]:
    """The kinds of clauses about experts that the plugin adds.

    Raises:
        UnusableError: the answer is not what the hook asks for (MQ906) or names a kind twice (MQ916).
    """
    return _once(name, _items(name, "mqes_clause_kinds", given), _clause, lambda kind: kind.name)


def rules(name: str, given: Sequence[object]) -> tuple[LintRule, ...]:
    """The rules of the linter that the plugin adds.

    Raises:
        UnusableError: the answer is not what the hook asks for (MQ906) or gives a code twice (MQ916).
    """
    return _once(name, _items(name, "mqes_lint_rules", given), _rule, lambda rule: rule.code)


def _once(
    name: str, items: Iterable[object], check: Callable[[str, object], _T], named: Callable[[_T], str]
) -> tuple[_T, ...]:
    """The items, each checked, no name twice."""
    checked: dict[str, _T] = {}
    for item in items:
        good = check(name, item)
        if named(good) in checked:
            raise UnusableError(Diagnostic("MQ916", params={"name": name, "value": named(good)}))
        checked[named(good)] = good
    return tuple(checked.values())


def _clause(name: str, item: object) -> ClauseKind:
    from mqes_core.eligibility.extension import ClauseKind
    from mqes_core.model.base import Model

    hook = "mqes_clause_kinds"
    if not isinstance(item, ClauseKind):
        raise _wrong(name, hook, "ClauseKind", item)
    expectations: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
        ("name", "plugin.kind", is_kind),
        ("params", "Model", lambda given: isinstance(given, type) and issubclass(given, Model)),
        ("holds", "Callable", callable),
        ("describe", "Callable", callable),
        ("changes", "Callable", callable),
    )
    return _held_to(name, hook, item, expectations)


def _rule(name: str, item: object) -> LintRule:
    from mqes_core.lint.rule import LintRule, RuleWords

    hook = "mqes_lint_rules"
    if not isinstance(item, LintRule):
        raise _wrong(name, hook, "LintRule", item)
    expectations: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
        ("code", "plugin.rule", is_kind),
        ("severity", "Severity", lambda given: isinstance(given, Severity)),
        ("check", "Callable", callable),
        ("words", "{'ru': RuleWords, 'en': RuleWords}", lambda given: _is_bilingual(given, RuleWords)),
    )
    return _held_to(name, hook, item, expectations)


def _is_bilingual(given: object, kind: type) -> bool:
    return (
        isinstance(given, Mapping) and set(given) == {"ru", "en"} and all(isinstance(v, kind) for v in given.values())
    )


def _kind(name: str, item: object) -> ExtensionKind:
    # Late: a plugin that adds a kind has imported the models long ago, and others need not wait for them.
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.model.base import Model

    hook = "mqes_scale_kinds"
    if not isinstance(item, ExtensionKind):
        raise _wrong(name, hook, "ExtensionKind", item)
    measures = _measure_kinds()
    expectations: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
        ("name", "plugin.kind", is_kind),
        ("measures", ", ".join(sorted(measures)), lambda given: isinstance(given, frozenset) and given <= measures),
        ("measures", "frozenset", bool),
        ("params", "Model", lambda given: isinstance(given, type) and issubclass(given, Model)),
        ("range", "Callable", callable),
        ("points", "Callable", callable),
        ("describe", "Callable", callable),
    )
    return _held_to(name, hook, item, expectations)


def _held_to(name: str, hook: str, item: _T, expectations: Iterable[tuple[str, str, Callable[[Any], bool]]]) -> _T:
    """The item, each of whose named attributes is what the hook expects."""
    for key, expected, holds in expectations:
        value: object = getattr(item, key)
        if not holds(value):
            raise _wrong(name, hook, f"{key}: {expected}", value)
    return item


def _measure_kinds() -> frozenset[str]:
    from mqes_core.model.measures import Measure

    models = get_args(get_args(Measure)[0])
    return frozenset(get_args(model.model_fields["kind"].annotation)[0] for model in models)


def _items(name: str, hook: str, given: Sequence[object]) -> list[object]:
    items: list[object] = []
    for answer in given:
        if not isinstance(answer, (list, tuple)):
            raise _wrong(name, hook, "list, tuple", answer)
        items.extend(answer)
    return items


def _wrong(name: str, hook: str, expected: str, got: object) -> UnusableError:
    shown = repr(got)[:80] if type(got) in (str, int, bool) else type(got).__name__
    return UnusableError(Diagnostic("MQ906", params={"name": name, "hook": hook, "expected": expected, "got": shown}))
