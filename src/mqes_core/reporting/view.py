"""What a report shows, as plain rows by year: the page and the workbook share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.evaluation.explain import Explanation, ReadingNote
from mqes_core.evaluation.outcomes import MinimumStatus, Points, Status
from mqes_core.evaluation.ranking import RankRange
from mqes_core.evaluation.scorecard import Header, NodeResult, Scorecard
from mqes_core.i18n import Language
from mqes_core.model import Edition

__all__ = ["GAPS", "SIGNS", "VERDICTS", "Cell", "Column", "Report", "Row", "YearTable", "in_words", "walk"]


SIGNS: Final = {
    MinimumStatus.MET: "✓",
    MinimumStatus.NOT_MET: "✕",
    MinimumStatus.OPEN: "?",
    MinimumStatus.NOT_APPLICABLE: "–",
}
"""A sign for each status of a minimum, so that colour never speaks alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """A topmost criterion: the head of a column."""

    id: str
    number: str
    title: str
    minimum: str
    """The minimum in words («минимум 3»); empty where there is none."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The points at one place of a table, with what must be said beside them."""

    result: NodeResult
    points: str
    """The interval in words, or why there is none."""
    note: str
    """Why the value itself gives no exact points; empty where it does, and where the doubt comes from the parts."""
    order: int | None
    """Place in its column, zero for the best, equal cells alike; None where the rule does not apply."""

    @property
    def status(self) -> Status:
        """How much is known."""
        return self.result.status

    @property
    def minimum(self) -> MinimumStatus | None:
        """Whether the minimum is met; None where there is no minimum."""
        return self.result.minimum_status

    @property
    def ends(self) -> tuple[Points | None, Points | None]:
        """The least and the most points; None is an end without a bound."""
        return self.result.low, self.result.high


@dataclass(frozen=True, slots=True)
class Row:
    """One unit in one year."""

    card: Scorecard
    name: str
    about: str
    """Kind and setting in words."""
    rank: RankRange | None
    """None where the document gives no total."""
    total: Cell
    cells: tuple[Cell, ...]
    """Parallel to the report's columns."""
    explanation: Explanation
    verdict: MinimumStatus | None
    """All minima together; None where there are none."""
    name_order: int
    remarks: tuple[Diagnostic, ...]
    """What was noticed in the data of this unit and year."""

    @property
    def rank_text(self) -> str:
        """«3», or «2–4» where totals overlap; empty without a rank."""
        if self.rank is None:
            return ""
        best, worst = self.rank.best, self.rank.worst
        return str(best) if best == worst else f"{best}–{worst}"

    @property
    def minima(self) -> tuple[tuple[MinimumStatus, int], ...]:
        """What must be said of the minima: how many are missed and how many open, else that the rest stands well."""
        counts = Counter(self.card.minima.values())
        doubts = tuple((status, counts[status]) for status in _SHORTFALLS if counts[status])
        return doubts or tuple((status, counts[status]) for status in VERDICTS[2:] if counts[status])[:1]

    @property
    def has_gaps(self) -> bool:
        """Whether any line has no exact points for want of a value or a decision."""
        return any(result.status in GAPS for result in self.card.lines())

    @property
    def applicable(self) -> int:
        """How many of the criteria apply to the unit."""
        return sum(_applies(cell.result) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class YearTable:
    """All units of one year, the best rank first."""

    year: int
    rows: tuple[Row, ...]

    @property
    def axis(self) -> tuple[Points, Points]:
        """From where to where the range bars of totals are drawn, zero included.

        One total of which next to nothing is known would squeeze all the others into a corner; so the axis holds
        what every total can surely reach and as much again on either side, and an end beyond is drawn as such.
        """
        totals = [row.total.ends for row in self.rows]
        lows = [low for low, _ in totals if low is not None]
        highs = [high for _, high in totals if high is not None]
        least, most = min([0, *highs]), max([0, *lows])
        reach = most - least
        near = [end for end in (*lows, *highs) if not reach or least - reach <= end <= most + reach]
        return min([least, *near]), max([most, *near])


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page and the workbook show."""

    header: Header
    edition: Edition
    lang: Language
    columns: tuple[Column, ...]
    years: tuple[YearTable, ...]
    """The latest year first."""
    readings: tuple[ReadingNote, ...]
    """Every reading that some explanation names, once each, by id."""
    bearing: Mapping[str, int]
    """On how many results each reading bore: those that it decided, or left open."""
    has_total: bool
    """False where the document forbids adding the criteria up."""
    unsaid: bool
    """Whether totals and ranks show what the adopted combination would give: the letter says of none."""
    remarks: tuple[Diagnostic, ...]
    """What was noticed while the data was read, about units shown and about whole files."""

    def rows(self) -> Iterator[Row]:
        """All rows, the latest year first."""
        return (row for table in self.years for row in table.rows)


GAPS = frozenset({Status.MISSING, Status.WITHHELD, Status.UNDETERMINED})
"""Why a line can be without exact points."""

_SHORTFALLS = (MinimumStatus.NOT_MET, MinimumStatus.OPEN)
VERDICTS = (*_SHORTFALLS, MinimumStatus.MET, MinimumStatus.NOT_APPLICABLE)
"""From what decides for all minima together to what yields to all others."""


def in_words(remark: Diagnostic, lang: Language) -> str:
    """What was noticed, and what to do about it."""
    return f"{remark.message(lang).rstrip('.')}. {remark.hint(lang)}".strip()


def walk(explanation: Explanation) -> Iterator[Explanation]:
    """The explanation and all its parts, each before its parts."""
    yield explanation
    for part in explanation.parts:
        yield from walk(part)


def _applies(result: NodeResult) -> bool:
    """Whether the rule exists for the unit; a whole that is never added up exists all the same."""
    return result.status is not Status.NOT_APPLICABLE or result.match.key == "separate"
