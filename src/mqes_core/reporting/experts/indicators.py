"""Indicators counted from people and procedures, in words and as data: values, lists, changes, why one is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from mqes_core.counting import Counted, IndicatorReport, Item, Why
from mqes_core.eligibility import clause_in_words
from mqes_core.eligibility.wording import Kinds
from mqes_core.evaluation.wording import counts_in_words, value_in_words
from mqes_core.i18n import Language, format_number, translate
from mqes_core.model import render_exact
from mqes_core.model.computed import FromPeople, FromProcedures
from mqes_core.model.edition import Edition
from mqes_core.model.measures import CountMeasure, Measure, ShareMeasure
from mqes_core.model.units import Absence, Share

__all__ = ["change_words", "indicators_record", "listing", "rule_words", "summary", "value_words", "why_words"]


def summary(report: IndicatorReport, lang: Language) -> Iterator[str]:
    """Every measure: its value or bounds, its change, why it is not known; and what the file cannot tell."""
    yield translate("indicators.head", lang, concept=report.edition.key, year=str(report.year))
    for item in report.counted:
        title = f"{item.measure.title.in_language(lang)} [{item.measure.id}]"
        yield translate("indicators.line", lang, title=title, value=value_words(item, lang))
        yield f"   {change_words(report, item, lang)}"
        if item.value is Absence.MISSING:
            yield f"   {translate('indicators.why', lang, why='; '.join(why_words(_reasons(item), lang)))}"
    if report.others:
        yield translate("indicators.others", lang)
        yield from (f"   {item.title.in_language(lang)} [{item.id}]" for item in report.others)
    if report.counted:
        yield translate("indicators.list.hint", lang, measure=report.counted[0].measure.id)


def listing(report: IndicatorReport, counted: Counted, lang: Language) -> Iterator[str]:
    """Numerator and denominator of a measure one by one, with the way of counting and what rests on readings."""
    measure = counted.measure
    yield f"{measure.title.in_language(lang)} [{measure.id}]: {value_words(counted, lang)}"
    yield f"   {translate('indicators.rule', lang, rule=rule_words(report.edition, measure, lang, report.kinds))}"
    for name in measure.computed.readings if measure.computed else ():
        reading = report.edition.readings[name]
        about, taken = reading.about.in_language(lang), reading.taken.in_language(lang)
        yield f"   {translate('indicators.reading', lang, about=about, taken=taken)}"
    first = measure.counted if isinstance(measure, ShareMeasure) else measure.unit or measure.title
    whole = measure.out_of if isinstance(measure, ShareMeasure) else None
    parts: list[tuple[str, Sequence[Item]]] = [
        (
            translate("indicators.list.counted", lang, what=first.in_language(lang), n=len(counted.counted)),
            counted.counted,
        )
    ]
    if whole is not None:
        rest = [item for item in counted.whole if item not in counted.counted and item not in counted.open]
        parts.append((translate("indicators.list.rest", lang, what=whole.in_language(lang), n=len(rest)), rest))
    if counted.open:
        parts.append((translate("indicators.list.open", lang, n=len(counted.open)), counted.open))
    for head, items in parts:
        yield f"   {head}"
        for item in items:
            why = f" – {'; '.join(why_words(item.why, lang, of=item.code))}" if item in counted.open else ""
            yield f"      {' '.join(filter(None, (item.code, item.title)))}{why}"
    if counted.why:
        yield f"   {translate('indicators.why', lang, why='; '.join(why_words(counted.why, lang)))}"


def value_words(counted: Counted, lang: Language) -> str:
    """The value, or its bounds where it is not known."""
    if isinstance(counted.value, Share):
        return counts_in_words(counted.value, counted.measure, lang)
    if counted.value is not Absence.MISSING:
        return value_in_words(counted.value, counted.measure, lang)
    bounds = counted.bounds
    if bounds is None:
        if not counted.whole:
            return translate("indicators.missing", lang)
        so_far = translate("indicators.so_far", lang, count=len(counted.counted), of=len(counted.whole))
        return f"{translate('indicators.missing', lang)}; {so_far}"
    least, most = bounds
    if most is None:
        return translate("indicators.at_least", lang, least=least)
    kind = "between_share" if isinstance(counted.measure, ShareMeasure) else "between"
    return translate(f"indicators.{kind}", lang, least=least, most=most)


def change_words(report: IndicatorReport, counted: Counted, lang: Language) -> str:
    """How the value changed since the year before, or why that cannot be said."""
    change, year = report.change(counted), str(report.year - 1)
    if isinstance(change, str):
        why = translate(f"indicators.change.{change}", lang)
        return translate("indicators.change.none", lang, year=year, why=why)
    sign = "+" if change > 0 else "−" if change < 0 else ""
    _, about, number = format_number(max(change, -change), lang).rpartition("≈ ")
    words = f"{about}{sign}{number}"
    if isinstance(counted.measure, ShareMeasure):
        words = translate("indicators.points", lang, change=words)
    return translate("indicators.change", lang, year=year, change=words)


def rule_words(edition: Edition, measure: Measure, lang: Language, kinds: Kinds | None = None) -> str:
    """How the data says that the measure is counted."""
    rule = measure.computed if isinstance(measure, (CountMeasure, ShareMeasure)) else None
    match rule:
        case None:
            return "—"
        case FromProcedures():
            whole = translate("computed.procedures", lang)
            having = [translate(f"computed.held.{word}", lang) for word in rule.having]
        case FromPeople():
            among = ", ".join(translate(f"computed.word.{word}", lang) for word in rule.among)
            whole = translate("computed.people", lang, among=among)
            having = [_word(rule, word, lang, kinds) for word in rule.having]
    if measure.procedure is not None:
        titles = {item.id: item.title.in_language(lang) for item in edition.concept.procedures}
        whole = translate("computed.only", lang, whole=whole, procedure=titles[measure.procedure])
    if rule.levels:
        levels = ", ".join(translate(f"eligibility.level.{level}", lang) for level in rule.levels)
        whole = translate("computed.levels", lang, whole=whole, levels=levels)
    return translate("computed.share", lang, whole=whole, having=", ".join(having)) if having else whole


def _word(rule: FromPeople, word: str, lang: Language, kinds: Kinds | None) -> str:
    clause = clause_in_words(rule.trained, lang, kinds) if word == "trained" and rule.trained else ""
    return translate(f"computed.word.{word}", lang, clause=clause)


def _reasons(counted: Counted) -> list[Why]:
    """Everything that is missing to know the value, each once."""
    return list(dict.fromkeys((*counted.why, *(why for item in counted.open for why in item.why))))


def why_words(reasons: Iterable[Why], lang: Language, *, of: str | None = None) -> Iterator[str]:
    """What is missing, told once for all that it is missing of; ``of`` need not be named again."""
    for key, group in groupby(sorted(reasons, key=lambda why: why.key), key=lambda why: why.key):
        items = ", ".join(why.item for why in group if why.item not in (None, of))
        yield translate(f"indicators.because.{key}", lang, items=f" ({items})" if items else "")


def indicators_record(report: IndicatorReport) -> dict[str, Any]:
    """The report as JSON-ready data; see ``schemas/experts-indicators.schema.json``."""
    return {
        "concept": report.edition.concept.id,
        "edition": report.edition.concept.edition,
        "rules_hash": report.edition.rules_hash,
        "year": report.year,
        "whole": report.whole,
        "indicators": [_record(report, item) for item in report.counted],
        "not_counted": [item.id for item in report.others],
        "diagnostics": [item.to_dict() for item in report.diagnostics],
    }


def _record(report: IndicatorReport, counted: Counted) -> dict[str, Any]:
    change = report.change(counted)
    bounds = counted.bounds
    missing = counted.value is Absence.MISSING
    return {
        "measure": counted.measure.id,
        "title": counted.measure.title.ru,
        "value": _value(counted.value),
        "bounds": None if bounds is None else {"least": _exact(bounds[0]), "most": _exact(bounds[1])},
        "change": {"none": change} if isinstance(change, str) else {"by": _exact(change)},
        "counted": [item.code for item in counted.counted],
        "out_of": [item.code for item in counted.whole] if isinstance(counted.measure, ShareMeasure) else None,
        "open": [
            {
                "code": item.code,
                "because": {lang: list(why_words(item.why, lang, of=item.code)) for lang in ("ru", "en")},
            }
            for item in counted.open
        ],
        "because": {lang: list(why_words(_reasons(counted), lang)) if missing else [] for lang in ("ru", "en")},
        "rule": {lang: rule_words(report.edition, counted.measure, lang, report.kinds) for lang in ("ru", "en")},
    }


def _value(value: int | Share | Absence) -> Any:
    if isinstance(value, Share):
        return {"count": value.count, "of": value.of}
    return {"absent": value.value} if isinstance(value, Absence) else value


def _exact(number: int | Fraction | None) -> int | str | None:
    return None if number is None else render_exact(number)
