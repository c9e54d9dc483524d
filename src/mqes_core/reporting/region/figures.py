"""Figures as tables of the page write them: short, in tenths, ranges rounded outward so that they still hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, NamedTuple
from urllib.parse import quote

from mqes_core.comparison.results import Results
from mqes_core.comparison.results.changes import Change
from mqes_core.comparison.results.given import Key
from mqes_core.comparison.results.intervals import Interval
from mqes_core.comparison.results.units import UnitYear
from mqes_core.evaluation import RankRange
from mqes_core.i18n import Language, format_number, translate
from mqes_core.model.base import Points

__all__ = ["Move", "Moved", "link", "moved", "moves", "places", "short", "tenths"]

_SIGNS: Final[Mapping[int | None, str]] = {1: "▲", -1: "▼", 0: "=", None: "?"}
_SPOKEN: Final[Mapping[str, str]] = {"▲": "risen", "▼": "fallen", "=": "same", "?": "open", "∅": "broken", "": "none"}


@dataclass(frozen=True, slots=True)
class Moved:
    """A change over a year: a sign, by how much, and the sign in words."""

    sign: str
    """▲, ▼, =, ? or ∅ where the rules changed; empty where there is no year before."""
    words: str
    """In percentage points."""
    spoken: str


class Move(NamedTuple):
    """A change from the year before, and by how much the share changed: it is worked out once."""

    change: Change
    share: Interval | None


def moves(results: Results) -> dict[tuple[Key, int], Move]:
    """The change of every unit, by unit and the later year."""
    return {(item.now.key, item.now.year): Move(item, item.share) for item in results.changes}


def moved(move: Move | None, lang: Language) -> Moved:
    """The change of a share in short."""
    change, broken = (None, False) if move is None else (move.share, move.change.broken)
    sign = ("∅" if broken else "") if change is None else _SIGNS[change.sign]
    spoken = translate(f"region.moved.{_SPOKEN[sign]}", lang)
    if change is None:
        return Moved(sign, translate("region.moved.new_rules", lang) if broken else "–", spoken)
    plus = "+" if change.exact and change.sign == 1 else ""
    return Moved(sign, "" if change.sign == 0 else f"{plus}{short(change, lang)}", spoken)


def link(unit: UnitYear, year: int | None = None) -> str:
    """The address of a unit's profile within the page."""
    district, code = (quote(part, safe="") for part in unit.key)
    return f"#unit/{district}/{code}/{year or unit.year}"


def places(place: RankRange) -> str:
    """«3», or «2–4»."""
    return str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"


def short(figure: Interval | None, lang: Language) -> str:
    """«9,1», «4 … 9»; an end without a bound is said in words, and nothing is a dash."""
    if figure is None:
        return "–"
    low, high = figure
    if low is not None and low == high:
        return tenths(low, lang)
    least = None if low is None else tenths(low, lang, -1)
    most = None if high is None else tenths(high, lang, 1)
    if least is not None and most is not None:
        return f"{least} … {most}"
    key = "any" if least == most else "at_least" if most is None else "at_most"
    return translate(f"region.short.{key}", lang, end=least or most or "")


def tenths(value: Points, lang: Language, way: int = 0) -> str:
    """The number in tenths: the nearest, the one below (``way`` −1) or the one above (1)."""
    whole, rest = divmod(value.numerator * 10, value.denominator)
    if way == 0:
        half = 2 * rest - value.denominator
        whole += half > 0 or (half == 0 and whole % 2)
    elif way > 0 and rest:
        whole += 1
    return format_number(whole // 10 if whole % 10 == 0 else Fraction(whole, 10), lang)
