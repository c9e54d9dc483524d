"""What the linter found: the rule, the place in the data and in the document, and the report over a whole edition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mqes_core.diagnostics import Place, Severity
from mqes_core.evaluation import source_in_words
from mqes_core.i18n import Language, translate
from mqes_core.lint.rule import LintRule
from mqes_core.lint.subject import Path, dotted
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.model.sources import Source

__all__ = ["Finding", "LintReport", "Spot"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a finding stands: in the data, in the author's file, and in the document."""

    path: Path
    place: Place
    """File, line and column; only the path, where the edition did not come from files."""
    label: str
    """Number and title of the row or rule."""
    source: Source | None

    def in_document(self, edition: Edition, lang: Language = "ru") -> str:
        """The place in the document in words; empty where nothing names one."""
        return source_in_words(self.source, edition, lang) if self.source else ""

    def to_dict(self, edition: Edition) -> dict[str, Any]:
        """JSON-ready form."""
        place = {"file": self.place.file, "line": self.place.line, "column": self.place.column}
        document = {"ru": self.in_document(edition, "ru"), "en": self.in_document(edition, "en")}
        return {"path": dotted(self.path), "place": place, "item": self.label, "document": document}


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark to a concept."""

    rule: LintRule
    params: Mapping[str, Any]
    spot: Spot
    also: tuple[Spot, ...] = ()
    """Other places that belong to it."""
    readings: tuple[str, ...] = ()
    """Readings that stand beside the rule: the author of the data may know of the matter already."""
    excused: Text | None = None
    """The reason of the exception that covers it, if one does."""

    @property
    def code(self) -> str:
        """The stable code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.rule.severity

    def message(self, lang: Language = "ru") -> str:
        """What is wrong, as a sentence."""
        return self.rule.message(lang, self.params)

    def hint(self, lang: Language = "ru") -> str:
        """How to mend it, as a sentence."""
        return self.rule.hint(lang, self.params)

    def text(self, edition: Edition, lang: Language = "ru") -> str:
        """The finding as a person reads it in a terminal: where, what, where in the document, how to mend."""
        where = str(self.spot.place)
        head = f"{where}: " if where else ""
        lines = [f"{head}{self.code} {translate(f'lint.severity.{self.severity}', lang)}: {self.message(lang)}"]
        if document := self.spot.in_document(edition, lang):
            lines.append(translate("lint.document", lang, where=document))
        lines += [translate("lint.also", lang, where=str(spot.place), item=spot.label) for spot in self.also]
        lines.append(self.hint(lang))
        if self.readings:
            lines.append(translate("lint.readings", lang, ids=", ".join(self.readings)))
        if self.excused:
            lines.append(translate("lint.excused", lang, because=self.excused.in_language(lang)))
        return "\n    ".join(lines)

    def to_dict(self, edition: Edition) -> dict[str, Any]:
        """JSON-ready form with the words in both languages."""
        return {
            "code": self.code,
            "family": self.rule.family,
            "severity": str(self.severity),
            "title": {"ru": self.rule.title("ru"), "en": self.rule.title("en")},
            "message": {"ru": self.message("ru"), "en": self.message("en")},
            "hint": {"ru": self.hint("ru"), "en": self.hint("en")},
            **self.spot.to_dict(edition),
            "also": [spot.to_dict(edition) for spot in self.also],
            "readings": list(self.readings),
            "excused": self.excused.model_dump(exclude_none=True) if self.excused else None,
        }


@dataclass(frozen=True, slots=True)
class LintReport:
    """All that was found in one edition, in the order of its data."""

    edition: Edition
    on: date
    findings: tuple[Finding, ...]

    @property
    def open(self) -> tuple[Finding, ...]:
        """Findings that no exception covers."""
        return tuple(item for item in self.findings if item.excused is None)

    @property
    def excused(self) -> tuple[Finding, ...]:
        """Findings that stand by a deliberate exception."""
        return tuple(item for item in self.findings if item.excused is not None)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return {
            "concept": self.edition.concept.id,
            "edition": self.edition.concept.edition,
            "rules_hash": self.edition.rules_hash,
            "on": self.on.isoformat(),
            "findings": [item.to_dict(self.edition) for item in self.findings],
        }
