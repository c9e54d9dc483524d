"""The sheets of words and of sums: districts, totals, next steps, explanations, methods."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mqes_core.comparison.concepts.summary import summary as concept_summary
from mqes_core.comparison.results import Results
from mqes_core.comparison.results.districts import DistrictResult
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.summary import district_summary, summary
from mqes_core.comparison.results.totals import Total
from mqes_core.comparison.results.units import UnitYear
from mqes_core.comparison.results.wording import change_words, step_words, unit_name
from mqes_core.evaluation import Explanation, MinimumStatus, NodeResult, Status
from mqes_core.evaluation.explain import Explainer
from mqes_core.i18n import Language, translate
from mqes_core.model.units import Share
from mqes_core.reporting.comparison.names import concept_names
from mqes_core.reporting.comparison.tables import methods_table
from mqes_core.reporting.region.methods import methods
from mqes_core.reporting.region.subject import Region, latest
from mqes_core.reporting.region.workbook.grid import Cell, Column, Formula, Grid, Marked, ends
from mqes_core.reporting.workbook.units import in_order

__all__ = ["districts", "explanations", "methods_sheet", "next_steps", "summary_sheet", "totals"]


def summary_sheet(region: Region, lang: Language) -> Grid:
    """All that is said in sentences: of the whole, of each district, of each concept."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        results, concepts = region.results, region.concepts
        if results is not None:
            for sentence in summary(results, lang):
                yield translate("documents.whole", lang), sentence
            for item in results.districts:
                for sentence in district_summary(item.id, results, lang):
                    yield item.title.in_language(lang), sentence
        for name, concept in zip(concept_names(concepts, lang), concepts.concepts, strict=True):
            for sentence in concept_summary(concept, concepts, lang):
                yield f"{translate('documents.concept', lang)}: {name}", sentence

    title = region.title.in_language(lang) if region.title else translate("documents.region", lang)
    return Grid("summary", (Column("about", 40), Column("sentence", 118)), list(rows()), params={"region": title})


def districts(results: Results, lang: Language) -> Grid:
    """Every district and year."""
    columns = (
        Column("year", 8), Column("district", 24), Column("edition", 15), Column("units", 14), Column("share_low", 11),
        Column("share_high", 11), Column("spread", 11), Column("outside", 14), Column("known_share", 13),
        Column("known_units", 13), Column("not_met", 14), Column("not_met_part", 13), Column("change", 46),
    )  # fmt: skip
    moved = {(item.district.id, item.year): item for item in results.district_changes}

    def row(item: DistrictResult) -> tuple[Cell, ...]:
        total = item.total
        share = None if total is None else total.share
        low, high = ends(share, lang)
        spread = None
        if share is not None and share.low is not None and share.high is not None:
            spread = share.high - share.low
        missed: tuple[Cell, ...] = (None, None)
        if item.has_minima:
            part = Formula("={not_met}/{units}*100", Fraction(100 * item.not_met, len(item.units)))
            missed = (Marked(item.not_met, "not_met" if item.not_met else ""), part)
        there = moved.get((item.district.id, item.year))
        return (
            item.year, item.district.title.in_language(lang), item.edition, len(item.units), low, high,
            Formula('=IF(COUNT({share_low},{share_high})=2,{share_high}-{share_low},"")', spread),
            total.unbounded if total else None, total.exact if total else None, total.exact_units if total else None,
            *missed,
            "" if there is None else change_words(there, lang),
        )  # fmt: skip

    return Grid("districts", columns, [row(item) for item in results.results], frozen=2)


def totals(results: Results, lang: Language) -> Grid:
    """Sums by district and over all districts of an edition; one that would give something away is withheld."""
    columns = (
        Column("year", 8), Column("edition", 15), Column("measure", 50), Column("district", 26), Column("sum", 12),
        Column("sum_of", 12), Column("percent", 10), Column("units", 14), Column("units_withheld", 13),
        Column("units_unknown", 13), Column("why", 60),
    )  # fmt: skip

    def row(item: Total) -> tuple[Cell, ...]:
        counts = (item.units, item.withheld, item.unknown)
        if item.value is None:
            key = "withheld" if item.hidden else "nobody"
            mark = translate(f"documents.total.{key}", lang)
            return (Marked(mark, "open"), None, None, *counts, translate(f"documents.total.{key}.why", lang))
        if isinstance(item.value, Share):
            count, of = item.value
            percent = Formula('=IF({sum_of}>0,{sum}/{sum_of}*100,"")', Fraction(100 * count, of) if of else None)
            return (count, of, percent, *counts, None)
        return (item.value, None, None, *counts, None)

    rows: list[tuple[Cell, ...]] = []
    for item in results.totals:
        head = (item.year, item.edition, item.measure.title.in_language(lang))
        rows += [(*head, district.title.in_language(lang), *row(total)) for district, total in item.districts]
        if len(item.districts) > 1:
            rows.append((*head, translate("documents.together", lang), *row(item.together)))
    return Grid("totals", columns, rows, params={"small": results.settings.small})


def next_steps(results: Results, lang: Language) -> Grid:
    """What each unit could gain in its latest year: every line that surely earns less than it could."""
    columns = (
        Column("year", 8), Column("district", 18), Column("unit", 26), Column("code", 11), Column("line", 46),
        Column("points_low", 10), Column("points_high", 10), Column("ceiling", 11), Column("lost", 10, bar=True),
        Column("step", 60),
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for unit in latest(results):
        for side in results.profile(unit).weak:
            most = unit.ceiling.outcomes[side.line].high
            step = translate("documents.no_step", lang) if side.step is None else step_words(side.step, unit, lang)
            rows.append(
                (
                    unit.year, unit.district.title.in_language(lang), unit_name(unit), unit.card.unit.id,
                    unit.card.nodes[side.line].title(lang), *ends(side.points, lang), most, side.lost,
                    step,
                )
            )  # fmt: skip
    return Grid("steps", columns, rows, frozen=4)


def explanations(region: Region, lang: Language) -> Grid:
    """Why these points: every line and criterion of every unit in its latest year."""
    columns = (
        Column("year", 8), Column("district", 18), Column("unit", 24), Column("code", 11), Column("rule_title", 40),
        Column("inputs", 40), Column("rule", 44), Column("why_points", 36), Column("points", 16),
        Column("points_low", 9), Column("points_high", 9), Column("minimum_words", 24), Column("reading", 44),
        Column("source", 56),
    )  # fmt: skip
    results = region.results
    plans = results.plans if results else {}
    explainers = {key: Explainer(plan.edition, lang, region.kinds) for key, plan in plans.items()}
    rows = [
        _explained(unit, why, result, lang)
        for unit in (latest(results) if results else ())
        for why, result in in_order(explainers[unit.edition](unit.card.total), unit.card.total)
    ]
    return Grid("explanations", columns, rows, frozen=4, wide=2)


def _explained(unit: UnitYear, why: Explanation, result: NodeResult, lang: Language) -> tuple[Cell, ...]:
    there = result.status is not Status.NOT_APPLICABLE
    status = result.minimum_status
    minimum: Cell = why.minimum or None
    if why.minimum and status is not None and status in (MinimumStatus.NOT_MET, MinimumStatus.OPEN):
        minimum = Marked(why.minimum, status.value)
    notes = "\n".join(f"{note.taken}" for note in why.readings if note.decisive and note.applied)
    return (
        unit.year, unit.district.title.in_language(lang), unit_name(unit), unit.card.unit.id,
        f"{why.number} {why.title}".strip(), "\n".join(f"{label}: {value}" for label, value in why.inputs) or None,
        why.rule or None, why.because or None, why.outcome,
        *(ends(Interval(result.low, result.high), lang) if there else (None, None)), minimum, notes or None, why.source,
    )  # fmt: skip


def methods_sheet(region: Region, lang: Language) -> Grid:
    """How it was compared, under which settings and editions."""
    rows: list[tuple[Cell, ...]] = [*methods(region, lang)]
    rows += [(about, str(words)) for about, words in methods_table(region.concepts, lang).rows]
    return Grid("methods", (Column("about", 40), Column("sentence", 118)), rows)
