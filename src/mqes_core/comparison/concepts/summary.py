"""What the map of one concept says, in a few sentences that can be read in a minute."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.comparison.concepts.cells import Reason
from mqes_core.comparison.concepts.side_by_side import Compared, SideBySide
from mqes_core.comparison.concepts.wording import stage_words
from mqes_core.i18n import Language, translate

__all__ = ["stage_counts", "summary"]


def stage_counts(concept: Compared, comparison: SideBySide) -> dict[str, int]:
    """In how many directions each stage of the cycle is provided, in the order of the cycle."""
    return {
        stage.id: sum(
            any(cell.stage == stage.id and cell.placed for cell in entry.cells) for entry in concept.column.entries
        )
        for stage in comparison.cycle.stages
    }


def summary(concept: Compared, comparison: SideBySide, lang: Language) -> tuple[str, ...]:
    """Sentences on one concept: how much it carries, where the cycle breaks off, what cannot be judged."""
    return tuple(_sentences(concept, comparison, lang))


def _sentences(concept: Compared, comparison: SideBySide, lang: Language) -> Iterator[str]:
    column = concept.column
    if not column.applicable:
        subject = concept.edition.concept.subject.in_language(lang)
        yield translate("compare.summary.other", lang, subject=subject)
    else:
        carried = [entry for entry in column.entries if entry.linked or entry.filled]
        filled, of = sum(entry.filled for entry in carried), len(carried) * len(comparison.cycle.stages)
        yield translate(
            "compare.summary.applies", lang, directions=len(carried), n=len(column.entries), filled=filled, of=of
        )
        nowhere = [stage for stage, count in stage_counts(concept, comparison).items() if count == 0]
        if nowhere:
            stages = stage_words(nowhere, comparison, lang).casefold()
            yield translate("compare.summary.breaks", lang, stages=stages)
        else:
            yield translate("compare.summary.whole", lang)
        cells = [cell for entry in column.entries for cell in entry.cells]
        cut = sum(
            any(cell.blank is not None and cell.blank.reason is Reason.CUT_OFF for cell in entry.cells)
            for entry in column.entries
        )
        if cut:
            yield translate("compare.summary.cut", lang, n=cut)
        doubtful = sum(bool(cell.placed) and not cell.confirmed for cell in cells)
        if doubtful:
            yield translate("compare.summary.provisional", lang, n=doubtful)
    if column.outside:
        yield translate("compare.summary.outside", lang, n=len(column.outside))
