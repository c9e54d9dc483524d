"""What a rule says, in words that a methodist reads: scales, combinations, requirements, deadlines, lists, links."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

from mqes_core.comparison.editions.difference import FieldChange, RuleChange
from mqes_core.comparison.editions.rules import Rule
from mqes_core.eligibility import ClauseKind, clause_in_words
from mqes_core.evaluation import ExtensionKind, source_in_words
from mqes_core.evaluation.wording import combination_in_words, points_in_words, scale_in_words
from mqes_core.i18n import Language, format_date, format_number, translate
from mqes_core.model import concept, experts, scales, scoring
from mqes_core.model.base import Model, Text
from mqes_core.model.edition import Edition
from mqes_core.model.exceptions import LintException
from mqes_core.model.frame import Mapping as Link
from mqes_core.model.roadmap import Activity, CycleLink, Result, Timing
from mqes_core.model.sources import Source

__all__ = ["Words", "in_words", "rule_name", "target_words"]

_TAGS: Final = {
    "level": "eligibility.level.",
    "better": "compare.indicators.",
    "relation": "roadmap.target.",
    "holds": "diff.family.",
}
_COUNTED: Final = {"acts": "act", "activities": "activity", "indicators": "indicator", "mechanisms": "mechanism",
                   "requirements": "requirement", "targets": "target"}  # fmt: skip


def rule_name(rule: Rule, lang: Language) -> str:
    """Number and title."""
    title = rule.title.in_language(lang)
    return f"{rule.number.rstrip('.)')}. {title}" if rule.number else title


def target_words(target: scoring.Target, lang: Language) -> str:
    """The value that is to be reached, and by when."""
    words = translate(f"roadmap.target.{target.relation}", lang)
    if target.value is not None:
        words += f" {format_number(target.value, lang)}"
    if target.unit is not None:
        words += f" {target.unit.in_language(lang)}"
    return f"{words}, {target.by}" if target.by else words


class Words:
    """Puts what the rules of one edition say into words."""

    def __init__(
        self,
        edition: Edition,
        lang: Language,
        *,
        kinds: Mapping[str, ExtensionKind] | None = None,
        clauses: Mapping[str, ClauseKind] | None = None,
    ) -> None:
        self.edition = edition
        self.lang: Language = lang
        self.kinds, self.clauses = kinds or {}, clauses or {}
        self._titles = {item.id: item.title.in_language(lang) for item in edition.measures.values()}
        self._titles |= {item.id: item.title.in_language(lang) for item in edition.concept.directions}
        self._titles |= {item.id: item.title.in_language(lang) for item in edition.criteria()}
        self._titles |= {item.id: item.title.in_language(lang) for item in edition.indicators()}

    def source(self, rule: Rule) -> str:
        """Where the rule stands in its document; empty for what stands in none."""
        return "" if rule.source is None else source_in_words(rule.source, self.edition, self.lang)

    def says(self, rule: Rule) -> str:
        """What a rule lays down, in a line; empty where its title says all."""
        model = rule.model
        match model:
            case scoring.Indicator():
                return self.of("scale", model.scale, rule) if model.scale else ""
            case scoring.Criterion() | scoring.Scoring():
                return self.of("minimum", model.minimum, rule) if model.minimum else ""
            case scoring.Target():
                return target_words(model, self.lang)
            case experts.Requirement():
                return self.of("clause", model.clause, rule)
            case Activity():
                return self.of("timing", model.timing, rule) if model.timing else ""
            case scoring.Bonus():
                worth = f"{model.percent} %" if model.points is None else points_in_words(model.points, self.lang)
                return f"+ {worth}"
        return translate(f"compare.indicators.kind.{model.kind}", self.lang) if rule.family == "measure" else ""

    def of(self, field: str, value: Any, rule: Rule) -> str:
        """The value of a field of a rule."""
        if value is None or value == ():
            return translate("diff.nothing", self.lang)
        if field == "scale":
            return self._scale(value, rule)
        if field in {"measure", "direction", "when", "out_of_count"} and isinstance(value, str):
            return self._titles.get(value, value)
        if isinstance(value, (tuple, list)):
            return "; ".join(self.of(field, item, rule) for item in value)
        return self._one(field, value)

    def _one(self, field: str, value: Any) -> str:
        lang = self.lang
        match value:
            case Text():
                return value.in_language(lang)
            case bool():
                return translate("value.yes" if value else "value.no", lang)
            case int() | Fraction():
                return str(value) if field in {"rows", "per"} else format_number(value, lang)
            case date():
                return format_date(value, lang)
            case str():
                return self._word(field, value)
            case scoring.Minimum():
                kept = translate(f"diff.minimum.{value.unreachable}", lang)
                return f"{points_in_words(value.points, lang)} ({kept})"
            case scoring.Applicability():
                return self._units(value)
            case Timing():
                return f"{value.printed} ({value.meant})" if value.meant else value.printed
            case concept.Validity():
                return "–".join("…" if day is None else format_date(day, lang) for day in (value.since, value.until))
            case Link():
                mark = translate("compare.provisional_mark", lang) if value.provisional else ""
                return f"{translate(f'compare.relation.{value.relation}', lang)} {value.code} ({value.frame}){mark}"
            case CycleLink():
                mark = translate("compare.provisional_mark", lang) if value.provisional else ""
                return f"{value.stage}: {translate(f'compare.relation.{value.relation}', lang)}{mark}"
            case Result() | concept.Instrument():
                return value.title.in_language(lang)
            case Source():
                return source_in_words(value, self.edition, lang)
            case LintException():
                return f"{value.code}: {value.because.in_language(lang)}"
        if field == "combine":
            return combination_in_words(value, lang)
        return clause_in_words(value, lang, self.clauses) if field == "clause" else _data(value)

    def _word(self, field: str, value: str) -> str:
        """A code of the data in words; a name or a text as it is."""
        if field == "kind":
            key = f"compare.indicators.kind.{value}"
            return translate(key, self.lang, default="") or translate(f"diff.word.{value}", self.lang, default=value)
        if field in _TAGS:
            return translate(_TAGS[field] + _COUNTED.get(value, value), self.lang, default=value)
        if field in {"given", "nature"}:
            return translate(f"diff.word.{value}", self.lang, default=value)
        reading = self.edition.readings.get(value) if field in {"open", "readings", "reading"} else None
        return reading.about.in_language(self.lang) if reading else value

    def _units(self, value: scoring.Applicability) -> str:
        words = [translate(f"form.kind.{kind}", self.lang) for kind in value.kinds]
        words += [translate(f"form.level.{level}", self.lang) for level in value.levels]
        return ", ".join(words) or translate("diff.all_units", self.lang)

    def _scale(self, scale: Any, rule: Rule) -> str:
        measure = self.edition.measures.get(rule.model.measure or "")
        words = [scale_in_words(scale, measure, self.lang, self.kinds)] if measure is not None else [_data(scale)]
        inner = scale.scale if isinstance(scale, scales.ChangeScale) else scale
        if isinstance(inner, scales.BandScale):
            how, lang = inner.read_as, self.lang
            words.append(translate(f"diff.read_as.{how.values}", lang, step=how.step))
            words += [translate(f"diff.read_as.overlap.{how.overlap}", lang)] if how.overlap else []
            words += [translate("diff.read_as.above.top", lang)] if how.above else []
        if isinstance(scale, scales.DiscretionaryScale):
            words += [translate("diff.scale.step", self.lang, step=scale.step)] if scale.step is not None else []
            words += [translate("diff.scale.no_comment", self.lang)] if scale.comment == "never" else []
        return "; ".join(words)


def in_words(change: RuleChange, field: FieldChange, before: Words, after: Words) -> tuple[str, str]:
    """What a field said and says: never the same words, since a reader must see what changed."""
    assert change.before is not None
    assert change.after is not None
    first, second = before.of(field.name, field.before, change.before), after.of(field.name, field.after, change.after)
    if first == second:
        ours, theirs = _differing(field.before, field.after)
        first += f" ({translate('diff.data', before.lang, data=ours)})"
        second += f" ({translate('diff.data', after.lang, data=theirs)})"
    return first, second


def _differing(before: Any, after: Any) -> tuple[str, str]:
    """The parts of the data in which two values differ."""
    if isinstance(before, Model) and isinstance(after, Model):
        one, other = (item.model_dump(mode="json", exclude_defaults=True) for item in (before, after))
        keys = [key for key in dict.fromkeys([*one, *other]) if one.get(key) != other.get(key)]
        return _text({key: one.get(key) for key in keys}), _text({key: other.get(key) for key in keys})
    return _data(before), _data(after)


def _data(value: Any) -> str:
    if isinstance(value, Model):
        return _text(value.model_dump(mode="json", exclude_defaults=True))
    if isinstance(value, (tuple, list)):
        return "; ".join(map(_data, value))
    return str(value)


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False).replace('"', "")
