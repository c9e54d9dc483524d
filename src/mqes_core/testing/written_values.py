"""Values as a person writes them in a worked case, read by the kind of their measure."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Final

from mqes_core.model.base import parse_exact
from mqes_core.model.measures import ChoiceMeasure, Measure, NumberMeasure
from mqes_core.model.units import Absence, Assessed, Share, Value

__all__ = ["ValueProblem", "read_value"]

_ABSENT: Final = {
    "н/п": Absence.NOT_APPLICABLE,
    "n/a": Absence.NOT_APPLICABLE,
    "скрыто": Absence.WITHHELD,
    "withheld": Absence.WITHHELD,
}
_FLAGS: Final = {"да": True, "нет": False, "yes": True, "no": False}
_PERCENT: Final = re.compile(r"^(\d+)(?:[.,](\d+))?\s*%$")


class ValueProblem(ValueError):
    """A value that its measure cannot have; says what the measure takes."""


def read_value(written: Any, measure: Measure) -> Value:
    """The value that ``written`` stands for.

    Raises:
        ValueProblem: the measure takes nothing of the kind.
    """
    if written is None:
        return Absence.MISSING
    if isinstance(written, str) and written.strip().lower() in _ABSENT:
        return _ABSENT[written.strip().lower()]
    read = _READERS[measure.kind](written, measure)
    if read is None:
        raise ValueProblem(_TAKES[measure.kind])
    return read


def _parts(written: Any, measure: Measure) -> Share | None:
    if isinstance(written, str) and measure.kind == "share" and (found := _PERCENT.match(written.strip())):
        whole, places = found.group(1), found.group(2) or ""
        share = Share(int(whole + places), 100 * 10 ** len(places))
        return share if share.count <= share.of else None
    if not isinstance(written, dict) or set(written) != {"count", "of"}:
        return None
    count, of = written["count"], written["of"]
    if not _is_count(count) or not _is_count(of) or (measure.kind == "share" and count > of):
        return None
    return Share(count, of)


def _is_count(written: Any) -> bool:
    return isinstance(written, int) and not isinstance(written, bool) and written >= 0


def _count(written: Any, measure: Measure) -> int | None:
    return written if _is_count(written) else None


def _number(written: Any, measure: Measure) -> int | Fraction | None:
    try:
        number = parse_exact(written.replace(",", ".") if isinstance(written, str) else written)
    except ValueError:
        return None
    assert isinstance(measure, NumberMeasure)
    low, high = measure.at_least, measure.at_most
    return number if (low is None or low <= number) and (high is None or number <= high) else None


def _choice(written: Any, measure: Measure) -> str | None:
    assert isinstance(measure, ChoiceMeasure)
    return written if written in [option.id for option in measure.options] else None


def _flag(written: Any, measure: Measure) -> bool | None:
    return written if isinstance(written, bool) else _FLAGS.get(written) if isinstance(written, str) else None


def _assessed(written: Any, measure: Measure) -> Assessed | None:
    given = written if isinstance(written, dict) else {"points": written}
    if not {"points"} <= set(given) <= {"points", "comment"} or not isinstance(given.get("comment", ""), str):
        return None
    try:
        return Assessed(parse_exact(given["points"]), given.get("comment", ""))
    except ValueError:
        return None


_READERS: Final = {
    "share": _parts,
    "rate": _parts,
    "count": _count,
    "place": _count,
    "number": _number,
    "choice": _choice,
    "flag": _flag,
    "points": _assessed,
}
_TAKES: Final = {kind: f"takes.{kind}" for kind in _READERS}
