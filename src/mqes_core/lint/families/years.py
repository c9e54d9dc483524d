"""Years and dates: gone by before the concept begins, or such as cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from mqes_core.lint.families.once import once_a_row
from mqes_core.lint.language import own_words, printed, shown
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject

__all__ = ["gone_by", "impossible_date"]

_SPAN: Final = re.compile(r"\b(на|в|до)?\s*((?:19|20)\d\d)\s?[-–—/]\s?((?:19|20)\d\d)\b", re.IGNORECASE)
_PLANNED: Final = re.compile(r"\bплан(?:ир\w*|а|у|ом|е|ы|ов)?\b", re.IGNORECASE)
_BACK: Final = re.compile(
    r"\b(?:за|по итогам|итоги|итогов|результат\w*|анализ\w*|отчет\w*|отчёт\w*|сравнени\w*|с|уровн\w+)\b", re.IGNORECASE
)
_DAY: Final = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_LONG_YEAR: Final = re.compile(
    r"(?<!\d)(?:19|20)\d{3,4}(?!\d)(?=\D{0,12}(?:г\b|гг\b|год|\d{4}))"
    r"|(?<!\d)(?:19|20)\d(?=\s?(?:г\.|гг|год))"
)
_BEFORE: Final = 40
"""How far back a word is looked for that says the years are meant as past, in letters."""


@once_a_row
def gone_by(subject: Subject) -> Iterator[Defect]:
    """Years as of the present that ended before the concept begins, or a plan for years that begin before it."""
    concept = subject.edition.concept
    since = concept.validity.since or concept.approved
    if since is None:
        return
    for path, text in printed(subject):
        if path[:2] in _NAMES or path[-1] == "printed" or path[:2] == ("concept", "tables"):
            continue
        for match in _SPAN.finditer(text):
            first, last = int(match[2]), int(match[3])
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            planned = bool(match[1]) and match[1].casefold() == "на" and _PLANNED.search(before) and _own_plan(path)
            over = last < since.year and not _BACK.search(before)
            if over or (planned and first < since.year):
                yield Defect(path, {"years": shown(f"{match[2]}–{match[3]}"), "since": since.year})


_NAMES: Final = (("concept", "title"), ("concept", "documents"))


def _own_plan(path: Path) -> bool:
    return path[0] == "roadmaps"


def impossible_date(subject: Subject) -> Iterator[Defect]:
    """A day that no calendar has, or a year with a figure too many or too few."""
    for path, text in own_words(subject):
        for match in _DAY.finditer(text):
            if not _is_day(*(int(part) for part in match.groups())):
                yield Defect(path, {"words": shown(match[0])})
        for match in _LONG_YEAR.finditer(text):
            yield Defect(path, {"words": shown(match[0])})


def _is_day(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
