"""What the results say, in sentences that a head of department reads in a minute. Nothing is said that is not sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from mqes_core.comparison.results.districts import DistrictChange, DistrictResult
from mqes_core.comparison.results.fields import gives_points
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.low import judged
from mqes_core.comparison.results.results import Results
from mqes_core.comparison.results.wording import percent_words, shift_words
from mqes_core.evaluation import MinimumStatus
from mqes_core.i18n import Language, format_years, translate

__all__ = ["About", "district_sentences", "district_summary", "low_sentence", "summary"]

About = Literal["scope", "share", "exact", "sides", "minimum", "change"]
"""What a sentence on a district speaks of."""


def summary(results: Results, lang: Language) -> tuple[str, ...]:
    """Sentences on all districts together."""
    return tuple(_sentences(results, lang))


def district_summary(district: str, results: Results, lang: Language) -> tuple[str, ...]:
    """Sentences on one district in its latest year."""
    return tuple(words for _, words in district_sentences(district, results, lang))


def district_sentences(district: str, results: Results, lang: Language) -> tuple[tuple[About, str], ...]:
    """The same, each with what it speaks of."""
    found = _latest(district, results)
    return () if found is None else tuple(_of_district(found, results, lang))


def _latest(district: str, results: Results) -> DistrictResult | None:
    """A district in the last year of which there is data."""
    return next((item for item in results.results if item.district.id == district), None)


def low_sentence(results: Results, lang: Language) -> str:
    """How many units have low results by the numbers that were stated, of those of which it can be said at all."""
    low, found = results.settings.low, results.low or ()
    of = judged(results.units(), low) if low else 0
    if low and not of:
        return translate("results.summary.low_nobody", lang, years=low.years)
    sure = {item.unit.key for item in found if item.sure}
    perhaps = {item.unit.key for item in found} - sure
    key = f"results.summary.{'low' if perhaps else 'low_sure' if found else 'low_none'}"
    return translate(key, lang, n=len(sure), more=len(perhaps), of=of)


def _sentences(results: Results, lang: Language) -> Iterator[str]:
    units = {unit.key for unit in results.units()}
    years = sorted(results.years)
    yield translate(
        "results.summary.scope", lang,
        districts=len(results.districts), units=len(units), years=format_years(years, lang),
    )  # fmt: skip
    latest = [item for item in results.results if item.year == years[-1]]
    for edition in dict.fromkeys(item.edition for item in latest):
        group = [item for item in latest if item.edition == edition]
        if len(group) > 1:
            yield from _beside(edition, group, lang)
    if len({item.edition for item in latest}) > 1:
        yield translate("results.summary.own_rules", lang)
    for item in results.results:
        if item.year != years[-1] and _latest(item.district.id, results) is item:
            title = item.district.title.in_language(lang)
            yield translate("results.summary.earlier", lang, district=title, last=str(years[-1]), year=str(item.year))
    missing = [(item, item.not_met) for item in latest if item.not_met]
    for item, count in missing:
        title = item.district.title.in_language(lang)
        yield translate("results.summary.minima", lang, district=title, n=count, of=len(item.units))
    for change in results.district_changes:
        if change.year == years[-1] and change.broken:
            yield _break(change, lang)
    if results.low is not None:
        yield low_sentence(results, lang)
    aside = sum(len(field.beside) for field in results.fields if field.year == years[-1])
    if aside:
        yield translate("results.summary.aside", lang, n=aside)
    if results.withheld:
        yield translate("results.summary.withheld", lang, n=results.withheld, small=results.settings.small)


def _beside(edition: str, group: Sequence[DistrictResult], lang: Language) -> Iterator[str]:
    """Districts under one edition: their shares, and whether one is surely ahead."""
    totals = [(item, item.total) for item in group]
    shares = [(item, total.share) for item, total in totals if total is not None and total.share is not None]
    if len(shares) < 2:
        return
    unbounded = sum(total.unbounded for _, total in totals if total is not None)
    listed = "; ".join(
        f"{item.district.title.in_language(lang)} – {percent_words(share, lang)}" for item, share in shares
    )
    words = translate("results.summary.shares", lang, edition=edition, year=str(group[0].year), shares=listed)
    yield f"{words} {translate('results.district.unbounded', lang, n=unbounded)}" if unbounded else words
    first = [
        item for item, share in shares if all(_surely_above(share, other) for who, other in shares if who is not item)
    ]
    if not first or unbounded:
        yield translate("results.summary.nobody_ahead", lang)


def _surely_above(one: Interval, other: Interval) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _of_district(item: DistrictResult, results: Results, lang: Language) -> Iterator[tuple[About, str]]:
    edition, year = item.edition, str(item.year)
    yield "scope", translate("results.district.scope", lang, year=year, n=len(item.units), edition=edition)
    total = item.total
    if total is not None and total.share is not None:
        words = translate("results.district.share", lang, share=percent_words(total.share, lang))
        if total.unbounded:
            words = f"{words} {translate('results.district.unbounded', lang, n=total.unbounded)}"
        yield "share", words
        if total.exact is not None and not total.share.exact:
            exact = percent_words(Interval(total.exact, total.exact), lang)
            yield "exact", translate("results.district.exact", lang, n=total.exact_units, share=exact)
    else:
        yield "share", translate(f"results.district.no_{'total' if gives_points(item.plan) else 'points'}", lang)
    for side, index, share in _sides(item):
        title = item.plan.nodes[index].title(lang)
        yield "sides", translate(f"results.district.{side}", lang, title=title, share=percent_words(share, lang))
    missed = [
        (node, node.minima.get(MinimumStatus.NOT_MET, 0), node.minima.get(MinimumStatus.OPEN, 0))
        for node in item.nodes.values()
        if node.minima.get(MinimumStatus.NOT_MET, 0)
    ]
    for node, count, open_ in sorted(missed, key=lambda entry: (-entry[1], entry[0].index)):
        title = item.plan.nodes[node.index].title(lang)
        key = "results.district.minimum_open" if open_ else "results.district.minimum"
        under = count + open_ + node.minima.get(MinimumStatus.MET, 0)
        yield "minimum", translate(key, lang, title=title, n=count, more=open_, of=under)
    for change in results.district_changes:
        if (change.district.id, change.year) == (item.district.id, item.year):
            yield "change", _change(change, lang)


def _sides(item: DistrictResult) -> Iterator[tuple[Literal["best", "worst"], int, Interval]]:
    """The topmost criterion that is surely above all others, and the one surely below them, by their share.

    Where a criterion leaves units out whose losses have no bound, it may lie anywhere, and nothing is sure.
    """
    there = [item.nodes[node.index] for node in item.criteria if node.index in item.nodes]
    shares = [(found.index, found.share) for found in there if found.share is not None]
    if len(shares) < 2 or any(found.unbounded for found in there):
        return
    for index, share in shares:
        others = [other for at, other in shares if at != index]
        if all(_surely_above(share, other) for other in others):
            yield "best", index, share
        if all(_surely_above(other, share) for other in others):
            yield "worst", index, share


def _change(item: DistrictChange, lang: Language) -> str:
    if item.broken:
        return _break(item, lang)
    change = item.change
    if change is None:
        return translate("results.district.no_change", lang)
    key = {1: "risen", -1: "fallen", 0: "same", None: "open"}[change.sign]
    words = translate(f"results.district.{key}", lang, n=item.units, by=shift_words(change, lang))
    if item.exact is None or change.exact:
        return words
    exact = shift_words(Interval(item.exact, item.exact), lang)
    return f"{words} {translate('results.district.change_exact', lang, n=item.exact_units, by=exact)}"


def _break(item: DistrictChange, lang: Language) -> str:
    words = translate(
        "results.summary.break", lang, district=item.district.title.in_language(lang), year=str(item.year),
        old=item.editions[0], new=item.editions[1],
    )  # fmt: skip
    if item.change is None:
        return words
    return f"{words} {translate('results.summary.break_again', lang, n=item.units, by=shift_words(item.change, lang))}"
