"""The remarks to concepts as a page in the words of a colleague: what, where, why it matters, how to mend."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from mqes_core.__about__ import __version__
from mqes_core.diagnostics import Severity
from mqes_core.i18n import Language, format_date, translate
from mqes_core.lint import Finding, LintReport, LintRule
from mqes_core.lint.rule import FAMILIES
from mqes_core.reporting.html import assets, environment, policy

__all__ = ["render_page"]


class Remarks(NamedTuple):
    """All findings of one rule in one concept."""

    rule: LintRule
    findings: tuple[Finding, ...]

    def hint(self, lang: Language) -> str:
        """The way out that all of them share; empty where each has its own."""
        hints = {item.hint(lang) for item in self.findings}
        return hints.pop() if len(hints) == 1 else ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The remarks of one family."""

    family: str
    rules: tuple[Remarks, ...]

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(item.findings) for item in self.rules)


def render_page(reports: Sequence[LintReport], lang: Language = "ru") -> bytes:
    """The page as UTF-8."""
    style = assets("report.css", "remarks.css")
    page = (
        environment()
        .get_template("remarks.html.j2")
        .render(
            reports=reports,
            lang=lang,
            engine=__version__,
            style=style,
            policy=policy(style),
            chapters=chapters,
            severities=[(item, _of(item)) for item in Severity],
            t=lambda key, **params: translate(f"remarks.{key}", lang, **params),
            severity=lambda item: translate(f"lint.severity.{item}", lang),
            on=lambda day: format_date(day, lang),
        )
    )
    return page.encode()


def chapters(findings: Sequence[Finding]) -> tuple[Chapter, ...]:
    """Findings by family and rule: within a family the graver rules first, each in the order of the data."""
    weights, families = list(Severity), [*FAMILIES.values(), "plugin"]

    def order(item: Finding) -> tuple[int, int, str]:
        return families.index(item.rule.family), weights.index(item.severity), item.code

    found = []
    for family, members in groupby(sorted(findings, key=order), key=attrgetter("rule.family")):
        by_rule = groupby(members, key=attrgetter("code"))
        rules = tuple(Remarks(items[0].rule, items) for items in (tuple(group) for _, group in by_rule))
        found.append(Chapter(family, rules))
    return tuple(found)


def _of(severity: Severity) -> Callable[[LintReport], int]:
    return lambda report: sum(item.severity is severity for item in report.open)
