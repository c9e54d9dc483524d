"""Runs rules over an edition and gathers what they find, exceptions set apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from mqes_core.diagnostics import Place
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.lint.finding import Finding, LintReport, Spot
from mqes_core.lint.rule import Defect, LintRule
from mqes_core.lint.rules import rules as own_rules
from mqes_core.lint.subject import Path, Subject, dotted
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.model.exceptions import Checked

__all__ = ["UNUSED", "lint"]

UNUSED = "MQ199"
"""The rule that an exception must excuse something; it is judged here, after all others."""


def lint(
    edition: Edition,
    *,
    on: date,
    extra: Iterable[LintRule] = (),
    kinds: Mapping[str, ExtensionKind] | None = None,
    locate: Callable[[Path], Place] | None = None,
) -> LintReport:
    """Check an edition by every rule.

    Args:
        edition: the concept.
        on: the date of the check: what a later letter says is not held against it.
        extra: rules that plugins bring.
        kinds: the kinds of scales that plugins bring.
        locate: where in the YAML a path stands, for editions that came from files.

    Returns:
        every finding in the order of the data; those that an exception covers carry it.
    """
    subject = Subject(edition, on, kinds or {}, locate)
    used: set[Path] = set()
    found: list[Finding] = []
    for rule in (*own_rules().values(), *extra):
        if rule.code != UNUSED:
            for defect in rule.check(subject):
                excuse = subject.excuse(rule.code, defect.path)
                if excuse:
                    used.add(excuse[0])
                found.append(_finding(subject, rule, defect, excuse[1].because if excuse else None))
    found += [_finding(subject, own_rules()[UNUSED], defect, None) for defect in _unused(subject, used)]
    found.sort(key=lambda item: (subject.position(item.spot.path), item.code, dotted(item.spot.path)))
    return LintReport(edition, on, tuple(found))


def _unused(subject: Subject, used: set[Path]) -> Iterable[Defect]:
    for path, item in subject.everything:
        if isinstance(item, Checked):
            for index, exception in enumerate(item.exceptions):
                here = (*path, "exceptions", index)
                if here not in used:
                    yield Defect(here, {"code": exception.code})


def _finding(subject: Subject, rule: LintRule, defect: Defect, excused: Text | None) -> Finding:
    return Finding(
        rule=rule,
        params=defect.params,
        spot=_spot(subject, defect.path),
        also=tuple(_spot(subject, path) for path in defect.also),
        readings=subject.readings(defect.path),
        excused=excused,
    )


def _spot(subject: Subject, path: Path) -> Spot:
    place = subject.locate(path) if subject.locate else Place(path=dotted(path))
    return Spot(path, place, subject.label(path), subject.source(path))
