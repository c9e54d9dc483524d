"""The questions that mqes asks a plugin: few, without order or side effects, answered with frozen data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pluggy

from mqes_core.plugins.types import ConceptFolder, PluginInfo

if TYPE_CHECKING:
    from mqes_core.eligibility.extension import ClauseKind
    from mqes_core.evaluation.kinds.extension import ExtensionKind
    from mqes_core.lint.rule import LintRule

__all__ = ["API_VERSION", "ENTRY_POINT_GROUP", "PROJECT", "hookimpl", "hookspec"]

PROJECT: Final = "mqes"
ENTRY_POINT_GROUP: Final = "mqes"

API_VERSION: Final = 1
"""Version of this interface. It only grows; a plugin written for this version or the one before it is accepted."""

hookspec: Final = pluggy.HookspecMarker(PROJECT)
hookimpl: Final = pluggy.HookimplMarker(PROJECT)


@hookspec
def mqes_plugin() -> PluginInfo:  # type: ignore[empty-body]
    """Say who the plugin is. Every plugin must answer this one.

    ``name`` is the name of the plugin's entry point. ``api_version`` is the version that the author wrote for, as a
    number: do not hand back ``API_VERSION`` itself, it changes with mqes.

    Example::

        from mqes_core.plugins import PluginInfo, hookimpl


        @hookimpl
        def mqes_plugin():
            return PluginInfo(name="nazran", title="МСОКО, город Назрань", api_version=1)
    """


@hookspec
def mqes_concepts() -> Sequence[ConceptFolder]:  # type: ignore[empty-body]
    """Say where the data of the plugin's concepts lies: a list or tuple, one entry a concept.

    The folder holds one folder an edition, and that one the YAML files. Nothing is read before it is needed.

    Example::

        from importlib.resources import files

        from mqes_core.plugins import ConceptFolder, hookimpl


        @hookimpl
        def mqes_concepts():
            return [ConceptFolder(slug="nazran", where=files("mqes_nazran") / "data")]
    """


@hookspec
def mqes_scale_kinds() -> Sequence[ExtensionKind]:  # type: ignore[empty-body]
    """Give kinds of scales that mqes itself does not have: a list or tuple of ``ExtensionKind``.

    The name holds a dot, ``plugin.kind``, and stands in the data as the scale's ``kind``.

    Example::

        from mqes_core.model import Model
        from mqes_core.plugins import ExtensionKind, hookimpl


        class Parity(Model):
            points: int


        PARITY = ExtensionKind(
            name="nazran.parity",
            measures=frozenset({"count"}),
            params=Parity,
            range=lambda params: (0, params.points),
            points=lambda params, value: params.points if value % 2 == 0 else 0,
            describe=lambda params, lang: "за чётное число" if lang == "ru" else "for an even number",
        )


        @hookimpl
        def mqes_scale_kinds():
            return [PARITY]
    """


@hookspec
def mqes_clause_kinds() -> Sequence[ClauseKind]:  # type: ignore[empty-body]
    """Give kinds of clauses about experts that mqes itself does not have: a list or tuple of ``ClauseKind``.

    The name holds a dot, ``plugin.kind``, and stands in the data as the clause's ``kind``, its parameters under
    ``params``. ``holds`` gets the parameters, a ``Profile`` and a day, and returns None where the facts do not decide.

    Example::

        from mqes_core.model import Model
        from mqes_core.plugins import ClauseKind, hookimpl


        class Subjects(Model):
            at_least: int


        def has_subjects(params, profile, on):
            subjects = {item.subject for item in profile.commissions if item.subject}
            if len(subjects) >= params.at_least:
                return True
            return False if "commissions" in profile.complete else None


        SUBJECTS = ClauseKind(
            name="nazran.subjects",
            params=Subjects,
            holds=has_subjects,
            describe=lambda params, lang: f"предметов: {params.at_least}" if lang == "ru" else "several subjects",
            changes=lambda params, profile, on: [],
        )


        @hookimpl
        def mqes_clause_kinds():
            return [SUBJECTS]
    """


@hookspec
def mqes_lint_rules() -> Sequence[LintRule]:  # type: ignore[empty-body]
    """Give rules of the linter that mqes itself does not have: a list or tuple of ``LintRule``.

    The code holds a dot, ``plugin.rule``. A check is a pure function from a ``Subject`` to ``Defect``s; its words come
    with the rule, in both languages.

    Example::

        from mqes_core.model import Activity
        from mqes_core.plugins import Defect, LintRule, RuleWords, Severity, hookimpl


        def without_participants(subject):
            for path, activity in subject.each(Activity):
                if not activity.participants:
                    yield Defect(path, {"number": activity.number})


        PARTICIPANTS = LintRule(
            code="nazran.participants",
            severity=Severity.NOTE,
            check=without_participants,
            words={
                "ru": RuleWords("Нет участников", "В строке {number} их нет.", "Назовите их.", "Некого звать."),
                "en": RuleWords("No participants", "Row {number} has none.", "Name them.", "Nobody to call."),
            },
        )


        @hookimpl
        def mqes_lint_rules():
            return [PARTICIPANTS]
    """
