"""Rules in words: what a scale, a combination, a value and a number of points say, in Russian and English."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from mqes_core.evaluation.kinds.extension import ExtensionKind
from mqes_core.evaluation.outcomes import Outcome, Points, Status
from mqes_core.i18n import Language, format_interval, format_number, translate
from mqes_core.model.measures import ChoiceMeasure, CountMeasure, Measure, NumberMeasure, RateMeasure, ShareMeasure
from mqes_core.model.percents import is_percent
from mqes_core.model.scales import (
    Band,
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    ExtensionScale,
    InnerScale,
    LinearScale,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricScale,
    Scale,
    YesNoScale,
)
from mqes_core.model.scoring import Combination, Separate, Weighted
from mqes_core.model.units import Absence, Assessed, Share, Value

__all__ = [
    "band_in_words",
    "combination_in_words",
    "counts_in_words",
    "outcome_in_words",
    "points_in_words",
    "scale_in_words",
    "unit_of",
    "value_in_words",
]


@lru_cache(maxsize=4096)
def points_in_words(points: Points, lang: Language) -> str:
    """A number with «балл» in its form."""
    return translate("word.points", lang, n=points)


def outcome_in_words(outcome: Outcome, lang: Language) -> str:
    """The points or their interval, or that there are none to give."""
    if outcome.status is Status.NOT_APPLICABLE:
        key = outcome.match.key if outcome.match.key in {"separate", "observed"} else "not_applicable"
        return translate(f"outcome.{key}", lang)
    if outcome.low is not None and outcome.low == outcome.high:
        return points_in_words(outcome.low, lang)
    return translate("outcome.interval", lang, interval=format_interval(outcome.low, outcome.high, lang))


def unit_of(measure: Measure, lang: Language) -> str:
    """The unit in which a scale reads the measure."""
    match measure:
        case ShareMeasure():
            return "%"
        case RateMeasure():
            return translate("unit.per", lang, per=measure.per)
        case CountMeasure() | NumberMeasure():
            return measure.unit.in_language(lang) if measure.unit else ""
        case _:
            return ""


def value_in_words(value: Value, measure: Measure, lang: Language) -> str:
    """An observed value as a reader writes it; of a percent typed by hand nobody knows of how many it is."""
    match value:
        case Absence():
            return translate(f"absence.{value.value}", lang)
        case Share() if is_percent(measure, value):
            return f"{format_number(Fraction(100 * value.count, value.of), lang)} {unit_of(measure, lang)}"
        case Share():
            return counts_in_words(value, measure, lang)
        case Assessed():
            given = points_in_words(value.points, lang)
            return f"{given} — {value.comment}" if value.comment else given
        case bool():
            return translate("value.yes" if value else "value.no", lang)
        case str():
            options = {item.id: item.title for item in measure.options} if isinstance(measure, ChoiceMeasure) else {}
            return options[value].in_language(lang) if value in options else value
        case _ if measure.kind == "place":
            return translate("value.place" if value else "value.no_place", lang, place=value)
        case _:
            return f"{format_number(value, lang)} {unit_of(measure, lang)}".strip()


def counts_in_words(value: Share, measure: Measure, lang: Language) -> str:
    """A share or rate that was counted: how many, of how many, and the ratio."""
    if value.of == 0:
        return translate("value.nobody", lang)
    factor = measure.per if isinstance(measure, RateMeasure) else 100
    ratio = format_number(Fraction(value.count * factor, value.of), lang)
    return translate("value.share", lang, count=value.count, of=value.of, ratio=ratio, unit=unit_of(measure, lang))


def band_in_words(band: Band, unit: str, lang: Language) -> str:
    """A band with its ends and points."""
    if band.equals is not None:
        ends = format_number(band.equals, lang)
    elif band.at_least is not None and band.at_most is not None:
        ends = f"{format_number(band.at_least, lang)}–{format_number(band.at_most, lang)}"
    else:
        bounds = (
            ("band.at_least", band.at_least),
            ("band.more_than", band.more_than),
            ("band.at_most", band.at_most),
            ("band.less_than", band.less_than),
        )
        words = [translate(key, lang, bound=bound) for key, bound in bounds if bound is not None]
        ends = f" {translate('band.and', lang)} ".join(words)
    return f"{ends} {unit} — {points_in_words(band.points, lang)}".replace("  ", " ")


def scale_in_words(scale: Scale, measure: Measure, lang: Language, kinds: Mapping[str, ExtensionKind]) -> str:
    """The whole scale in a line."""
    match scale:
        case BandScale() | PerUnitScale() | LinearScale():
            return _on_line(scale, unit_of(measure, lang), lang)
        case LookupScale():
            options = {item.id: item.title for item in measure.options} if isinstance(measure, ChoiceMeasure) else {}
            rows = [
                f"{options[entry.at].in_language(lang) if entry.at in options else entry.at} — "
                f"{points_in_words(entry.points, lang)}"
                for entry in scale.entries
            ]
            if scale.otherwise is not None:
                rows.append(translate("scale.otherwise", lang, points=points_in_words(scale.otherwise, lang)))
            return "; ".join(rows)
        case YesNoScale():
            yes, no = points_in_words(scale.yes, lang), points_in_words(scale.no, lang)
            return translate("scale.yes_no", lang, yes=yes, no=no)
        case RubricScale():
            titles = {item.id: item.title for item in measure.options} if isinstance(measure, ChoiceMeasure) else {}
            return "; ".join(
                f"{titles[option.option].in_language(lang) if option.option in titles else option.option} — "
                f"{points_in_words(option.points, lang)}"
                for option in scale.options
            )
        case DiscretionaryScale():
            words = translate("scale.discretionary", lang, least=scale.least, most=scale.most)
            comment = "" if scale.comment == "never" else translate(f"scale.comment.{scale.comment}", lang)
            return f"{words}{comment}"
        case ChangeScale():
            unit = translate("unit.percentage_points", lang) if measure.kind == "share" else ""
            inner = _on_line(scale.scale, "%" if scale.by == "growth" else unit, lang)
            return translate(f"scale.change.{scale.by}", lang, inner=inner)
        case RelativeScale():
            return translate(f"scale.relative.{scale.better}", lang, most=scale.most)
        case ExtensionScale():
            kind = kinds.get(scale.kind)
            return kind.describe(kind.params.model_validate(scale.params), lang) if kind else scale.kind


def _on_line(scale: InnerScale, unit: str, lang: Language) -> str:
    match scale:
        case BandScale():
            rows = [band_in_words(band, unit, lang) for band in scale.bands]
            if scale.below is not None:
                rows.append(translate("scale.below", lang, points=points_in_words(scale.below, lang)))
            if scale.above is not None:
                rows.append(translate("scale.above", lang, points=points_in_words(scale.above, lang)))
            return "; ".join(rows)
        case PerUnitScale():
            each = points_in_words(-scale.points if scale.penalty else scale.points, lang)
            words = translate("scale.per_unit" if scale.per == 1 else "scale.per_units", lang, each=each, per=scale.per)
            for key, bound in (("scale.cap", scale.cap), ("scale.floor", scale.floor)):
                if bound is not None:
                    words += translate(key, lang, bound=bound)
            return words
        case LinearScale():
            return translate(
                "scale.linear",
                lang,
                start=scale.start,
                end=scale.end,
                start_points=points_in_words(scale.start_points, lang),
                end_points=points_in_words(scale.end_points, lang),
                unit=unit,
            )


def combination_in_words(combination: Combination, lang: Language) -> str:
    """How the parts make the whole."""
    words = translate(f"combine.{combination.kind}", lang)
    if isinstance(combination, Separate):
        return words
    if isinstance(combination, Weighted):
        weights = "; ".join(f"{name} × {format_number(weight, lang)}" for name, weight in combination.weights.items())
        words = f"{words}: {weights}"
    for key, bound in (("scale.cap", combination.cap), ("scale.floor", combination.floor)):
        if bound is not None:
            words += translate(key, lang, bound=bound)
    return words
