"""Words of a form for the person who fills it in: what a column asks, what is checked, which readings matter."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.exchange.layout import Column, Field, Layout, Role
from mqes_core.i18n import Language, translate
from mqes_core.model.edition import Edition
from mqes_core.model.measures import (
    ChoiceMeasure,
    CountMeasure,
    FlagMeasure,
    NumberMeasure,
    PlaceMeasure,
    RateMeasure,
    ShareMeasure,
)
from mqes_core.model.scoring import Criterion, Indicator
from mqes_core.model.sources import Reading, Source

__all__ = ["asks", "comment", "criterion_title", "readings_that_matter", "sources", "unit_words"]


def criterion_title(criterion: Criterion, lang: Language) -> str:
    """Number as printed and title."""
    return " ".join(part for part in (criterion.number, criterion.title.in_language(lang)) if part)


def unit_words(field: Field, column: Column, lang: Language) -> str:
    """In what the column is written: «чел.», «%», «да / нет»."""
    measure = field.measure
    if column.role is Role.PERCENT:
        return "%"
    if column.role is Role.COMMENT:
        return translate("form.unit.text", lang)
    match measure:
        case CountMeasure() | NumberMeasure() if measure.unit is not None:
            return measure.unit.in_language(lang)
        case NumberMeasure():
            return translate("form.unit.number", lang)
        case PlaceMeasure():
            return translate("form.unit.place", lang)
        case ChoiceMeasure():
            return translate("form.unit.choice", lang)
        case FlagMeasure():
            return f"{translate('form.yes', lang)} / {translate('form.no', lang)}"
        case ShareMeasure() | RateMeasure() | CountMeasure():
            return translate("form.unit.count", lang)
    return _points_unit(field, lang)


def _points_unit(field: Field, lang: Language) -> str:
    if not field.discretion:
        return translate("form.unit.points", lang)
    low = max(scale.least for scale in field.discretion)
    high = min(scale.most for scale in field.discretion)
    return translate("form.unit.points_between", lang, low=low, high=high)


def asks(field: Field, column: Column, lang: Language) -> str:
    """What may stand in a cell of the column, in one sentence."""
    measure = field.measure
    match column.role:
        case Role.COUNT if isinstance(measure, ShareMeasure):
            return translate("form.asks.numerator", lang)
        case Role.COUNT | Role.OF:
            return translate("form.asks.count", lang)
        case Role.PERCENT:
            alone = isinstance(measure, ShareMeasure) and measure.given == "percent"
            return translate("form.asks.percent" if alone else "form.asks.percent_or_counts", lang)
        case Role.POINTS:
            return translate("form.asks.points", lang)
        case Role.COMMENT:
            return translate("form.asks.comment", lang)
    match measure:
        case NumberMeasure():
            bounds = [(measure.at_least, "form.bound.low"), (measure.at_most, "form.bound.high")]
            limits = [translate(key, lang, bound=bound) for bound, key in bounds if bound is not None]
            return " ".join([translate("form.asks.number", lang), *limits])
        case PlaceMeasure():
            return translate("form.asks.place", lang)
        case ChoiceMeasure():
            return translate("form.asks.choice", lang)
        case FlagMeasure():
            return translate("form.asks.flag", lang)
    return translate("form.asks.count", lang)


def sources(edition: Edition, field: Field, lang: Language) -> str:
    """Where the document states the rules that use the measure."""
    places = dict.fromkeys(_locate(edition, indicator.source, lang) for indicator in field.indicators)
    return "; ".join(places)


def _locate(edition: Edition, source: Source, lang: Language) -> str:
    documents = {document.id: document for document in edition.concept.documents}
    document = documents.get(source.document or "", edition.concept.documents[0])
    number = f" № {document.number}" if document.number else ""
    kind = translate(f"form.document.{document.kind}", lang)
    return ", ".join(part for part in (f"{kind}{number}", source.text(lang)) if part)


def comment(edition: Edition, field: Field, column: Column, lang: Language) -> str:
    """The comment on a header: what to count, how to write it, for which rule."""
    measure = field.measure
    lines = [measure.title.in_language(lang)]
    if column.heading != lines[0]:
        lines.append(column.heading)
    lines.append("")
    if measure.note is not None:
        lines.append(measure.note.in_language(lang))
    lines.append(asks(field, column, lang))
    if (part_of := _part_of(edition, field, column, lang)) is not None:
        lines.append(part_of)
    printed = [item.printed for item in field.indicators if item.measure == measure.id and item.printed is not None]
    lines.extend(translate("form.printed", lang, printed=text.in_language(lang)) for text in printed)
    lines.append(translate("form.source", lang, source=sources(edition, field, lang)))
    return "\n".join(lines)


def _part_of(edition: Edition, field: Field, column: Column, lang: Language) -> str | None:
    measure = field.measure
    wholes = measure.out_of if isinstance(measure, CountMeasure) else ()
    if isinstance(measure, ShareMeasure) and column.role is Role.COUNT and measure.out_of_count is not None:
        wholes = (measure.out_of_count,)
    if not wholes:
        return None
    titles = [edition.measures[whole].title.in_language(lang) for whole in wholes]
    if len(titles) == 1:
        return translate("form.part_of", lang, whole=titles[0])
    return translate("form.part_of_sum", lang, wholes=", ".join(f"«{title}»" for title in titles))


def readings_that_matter(edition: Edition, layout: Layout) -> Iterator[Reading]:
    """Readings of what the document leaves open that bear on what the form asks, in the order of the document."""
    named: dict[str, None] = {}
    for criterion in edition.criteria():
        if criterion.minimum is not None and criterion.minimum.reading is not None:
            named[criterion.minimum.reading] = None
        named |= dict.fromkeys(criterion.readings)
        for indicator in criterion.indicators:
            named |= dict.fromkeys(_readings_of(indicator))
    return (edition.readings[key] for key in named if key in edition.readings)


def _readings_of(indicator: Indicator) -> Iterator[str]:
    yield from indicator.readings
    if indicator.open is not None:
        yield indicator.open
    if indicator.applies is not None and indicator.applies.reading is not None:
        yield indicator.applies.reading
    read_as = getattr(indicator.scale, "read_as", None)
    if read_as is not None and read_as.reading is not None:
        yield read_as.reading
