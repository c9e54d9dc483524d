"""The comparison in words, in Russian and English: reasons, ways through the frame, tasks, stretches of scales."""

from __future__ import annotations

from collections.abc import Iterable

from mqes_core.comparison.concepts.cells import Blank, Reason
from mqes_core.comparison.concepts.crosswalk import Way
from mqes_core.comparison.concepts.requirements import RequirementPair
from mqes_core.comparison.concepts.side_by_side import Compared, SideBySide
from mqes_core.comparison.concepts.steps import OPEN, Ends, Range, Stretch
from mqes_core.comparison.concepts.todo import Todo
from mqes_core.eligibility import Witness
from mqes_core.i18n import Language, format_number, translate

__all__ = [
    "blank_words",
    "deciding_words",
    "ends_words",
    "range_words",
    "stage_words",
    "stretch_words",
    "task_words",
    "way_words",
]


def way_words(way: Way, comparison: SideBySide, lang: Language) -> str:
    """How a direction comes to one of the chosen frame, relation by relation."""
    steps = []
    for link in way.links:
        frame = comparison.frames.get(link.frame, comparison.frame)
        mark = translate("compare.provisional_mark", lang) if link.provisional else ""
        relation = translate(f"compare.relation.{link.relation}", lang)
        steps.append(translate("compare.way", lang, relation=relation, code=link.code, year=str(frame.year)) + mark)
    return " → ".join(steps)


def blank_words(blank: Blank, comparison: SideBySide, lang: Language) -> str:
    """Why there is nothing, as a sentence."""
    params = dict(blank.params)
    key = blank.reason.value
    if blank.reason is Reason.NOT_APPLICABLE:
        params["subject"] = params["subject"].in_language(lang)
    if blank.reason is Reason.NOT_IN_EDITION:
        years = [str(comparison.frames[name].year) for name in params["editions"] if name in comparison.frames]
        params = {"editions": ", ".join(years), "year": str(comparison.frame.year)}
    if blank.reason is Reason.NO_STAGE and params.get("whole"):
        key = "whole_only"
    return translate(f"compare.blank.{key}", lang, **params)


def stage_words(stages: Iterable[str | None], comparison: SideBySide, lang: Language) -> str:
    """The titles of stages, in their order."""
    titles = {stage.id: stage.title.in_language(lang) for stage in comparison.cycle.stages}
    names = [titles[stage] if stage in titles else translate("compare.no_stage", lang) for stage in stages]
    return ", ".join(name[0].lower() + name[1:] if place else name for place, name in enumerate(names))


def task_words(item: Todo, concept: Compared, comparison: SideBySide, lang: Language) -> str:
    """One thing to do, as a sentence."""
    direction = comparison.frame.find(item.code) if item.code else None
    return translate(
        f"compare.todo.{item.task.value}",
        lang,
        code=item.code or "",
        title=direction.title.in_language(lang) if direction else "",
        stages=stage_words(item.stages, comparison, lang).casefold(),
        n=item.rows,
        year=str(comparison.frame.year),
    )


def range_words(value: Range, lang: Language) -> str:
    """Points, or the least and the most of them where the document does not decide."""
    low, high = value
    if low is None or high is None:
        return translate("compare.points.endless", lang)
    if low == high:
        return format_number(low, lang)
    return translate("compare.points.between", lang, low=low, high=high)


def ends_words(ends: Ends, lang: Language) -> str:
    """Points over a stretch; from … to … where they rise or fall."""
    start, end = range_words(ends.start, lang), range_words(ends.end, lang)
    if ends.start == ends.end:
        return start
    if OPEN in ends:
        return translate("compare.points.goes_on", lang, start=end if ends.start == OPEN else start)
    return translate("compare.points.slope", lang, start=start, end=end)


def stretch_words(stretch: Stretch, unit: str, lang: Language) -> str:
    """The values of a stretch, its ends said to belong to it or not."""
    low, high = (None if end is None else format_number(end, lang) for end in (stretch.low, stretch.high))
    tail = f" {unit}" if unit else ""
    if low is not None and low == high:
        return f"{low}{tail}"
    parts = []
    if low is not None:
        parts.append(translate(f"compare.values.{'from' if stretch.low_closed else 'above'}", lang, value=low))
    if high is not None:
        key = "to" if stretch.high_closed else "below" if low is None else "and_below"
        parts.append(translate(f"compare.values.{key}", lang, value=high))
    return (" ".join(parts) + tail) if parts else translate("compare.values.all", lang)


def deciding_words(pair: RequirementPair, lang: Language) -> tuple[str, str]:
    """What decides: the requirement of the second that keeps out somebody whom the first lets in, and the reverse."""
    return (_kept_out(pair.comparison.passes_first, lang), _kept_out(pair.comparison.passes_second, lang))


def _kept_out(witness: Witness | None, lang: Language) -> str:
    if witness is None:
        return ""
    if witness.deciding is None:
        return translate("compare.experts.together", lang)
    return witness.deciding.requirement.title.in_language(lang)
