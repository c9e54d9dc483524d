"""Results side by side in words, in Russian and English: figures, places, sides, reasons."""

from __future__ import annotations

from fractions import Fraction

from mqes_core.comparison.results.changes import Change
from mqes_core.comparison.results.crossing import LineFit
from mqes_core.comparison.results.districts import DistrictChange
from mqes_core.comparison.results.fields import Aside
from mqes_core.comparison.results.holding import Often
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.next_step import Step
from mqes_core.comparison.results.profiles import Missed, Side
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import RankRange
from mqes_core.evaluation.wording import points_in_words, value_in_words
from mqes_core.i18n import Language, format_interval, format_number, translate
from mqes_core.model.base import Points, simplified
from mqes_core.model.scoring import Indicator

__all__ = [
    "aside_words",
    "change_words",
    "figures_words",
    "fit_words",
    "missed_words",
    "often_words",
    "percent_words",
    "place_words",
    "points_words",
    "shares_words",
    "shift_words",
    "side_words",
    "step_words",
    "unit_name",
]


def unit_name(unit: UnitYear) -> str:
    """The title of a unit, else its code."""
    return unit.card.unit.title or unit.card.unit.id


def points_words(points: Interval | None, lang: Language) -> str:
    """Points in full; a dash where there are none."""
    return "–" if points is None else format_interval(points.low, points.high, lang)


def percent_words(share: Interval | None, lang: Language) -> str:
    """A share in percent, rounded to tenths for reading; the ends of an interval outward, so that it still holds."""
    return "–" if share is None else f"{_in_tenths(share, lang)} %"


def shift_words(change: Interval, lang: Language) -> str:
    """By how many percentage points a share has changed, rounded likewise; what has surely risen with a plus."""
    plus = "+" if change.exact and change.sign == 1 else ""
    return f"{plus}{_in_tenths(change, lang)} {translate('unit.percentage_points', lang)}"


def place_words(place: RankRange | None) -> str:
    """A place, or the best and the worst of several; a dash where there is none."""
    if place is None:
        return "–"
    return str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"


def often_words(often: Often, lang: Language) -> str:
    """How often something is so: a number, or from … to …; nothing was drawn: a dash."""
    if often.of == 0:
        return "–"
    ends = (Fraction(number * 100, often.of) for number in (often.surely, often.perhaps))
    return percent_words(Interval(*ends), lang)


def aside_words(why: Aside, lang: Language) -> str:
    """Why a unit stands beside a ranking, as a sentence."""
    return translate(f"results.aside.{why.value}", lang)


def figures_words(unit: UnitYear, lang: Language) -> str:
    """The points of a unit without a place and the share that they are, as a sentence."""
    points, share = points_words(unit.points, lang), percent_words(unit.share, lang)
    return translate("results.beside.figures", lang, points=points, share=share)


def shares_words(own: UnitYear, chosen: UnitYear, lang: Language) -> str:
    """What a unit without a place attains by its own rules and by the chosen ones, as a sentence."""
    shares = {"own": percent_words(own.share, lang), "chosen": percent_words(chosen.share, lang)}
    return translate("results.beside.shares", lang, **shares)


def side_words(side: Side, unit: UnitYear, lang: Language) -> str:
    """A line, what it earned, and of how much: «ВПР, основной уровень: 1 балл из 3»."""
    node, most = unit.card.nodes[side.line], unit.ceiling.outcomes[side.line].high
    title = node.title(lang)
    if most is None or most <= 0:
        return f"{title}: {_interval_of_points(side.points, lang)}"
    return translate("results.side", lang, title=title, points=_interval_of_points(side.points, lang), most=most)


def step_words(step: Step, unit: UnitYear, lang: Language) -> str:
    """What would earn more, in the rule's own measure: the nearest value, its points, how far away it is."""
    rule = unit.card.nodes[step.line].rule
    assert isinstance(rule, Indicator)
    measure = unit.plan.edition.measures[rule.measure or ""]
    words = {"value": value_in_words(step.value, measure, lang), "points": points_in_words(step.points, lang)}
    if step.by is None:
        return translate("results.step.answer", lang, **words)
    whole = ".of_share" if measure.kind == "share" else ""
    way = "more" if step.by > 0 else "fewer"
    return translate(f"results.step.{way}{whole}", lang, by=abs(step.by), **words)


def missed_words(item: Missed, unit: UnitYear, lang: Language) -> str:
    """A minimum that is not met, or open: the criterion, its points, the minimum."""
    title = unit.card.nodes[item.criterion].title(lang)
    key = "not_met" if item.sure else "open"
    points = _interval_of_points(item.points, lang)
    return translate(f"results.minimum.{key}", lang, title=title, points=points, minimum=item.minimum)


def change_words(item: Change | DistrictChange, lang: Language) -> str:
    """How a share changed: risen, fallen, the same or not to be told; and where the rules changed, under which."""
    found = item.share if isinstance(item, Change) else item.change
    if found is None:
        return translate("results.change.broken" if item.broken else "results.change.none", lang)
    names = {1: "risen", -1: "fallen", 0: "same", None: "open"}
    words = translate(f"results.change.{names[found.sign]}", lang, by=shift_words(found, lang))
    return f"{words} {translate('results.change.again', lang)}" if item.broken else words


def fit_words(fit: LineFit, lang: Language) -> str:
    """How far a line of the chosen concept can be scored from what another observes, and what keeps it from that."""
    limits = "; ".join(translate(f"compare.limit.{limit.value}", lang) for limit in fit.limits)
    words = translate(f"results.fit.{fit.fit.value}", lang)
    return f"{words} ({limits})" if limits else words


def _interval_of_points(points: Interval, lang: Language) -> str:
    if points.exact and points.low is not None:
        return points_in_words(points.low, lang)
    return translate("outcome.interval", lang, interval=points_words(points, lang))


def _in_tenths(figure: Interval, lang: Language) -> str:
    if figure.exact and figure.low is not None:
        return format_number(_tenths(figure.low, 0), lang)
    low, high = (None if end is None else _tenths(end, way) for end, way in zip(figure, (-1, 1), strict=True))
    return format_interval(low, high, lang)


def _tenths(value: Points, way: int) -> Points:
    """The value in whole tenths: the nearest, the one below (−1) or the one above (1)."""
    tenths = Fraction(value) * 10
    whole = round(tenths) if way == 0 else -(-tenths // 1) if way > 0 else tenths // 1
    return simplified(Fraction(whole, 10))
