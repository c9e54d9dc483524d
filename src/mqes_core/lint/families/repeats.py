"""Rows of one plan that say the same in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mqes_core.lint.language import shown, stem, stems
from mqes_core.lint.listed import listed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.roadmap import Activity, Roadmap

__all__ = ["core", "repeated_rows"]

_TELLING: Final = 3
"""A title with fewer telling words than these may recur by chance: «Анализ ВПР», «Родительские собрания»."""


def repeated_rows(subject: Subject) -> Iterator[Defect]:
    """A row with the same telling words as an earlier row of its plan, unless each has a deadline of its own."""
    for path, roadmap in subject.each(Roadmap):
        seen: dict[frozenset[str], list[tuple[Path, Activity]]] = {}
        for place, section in enumerate(roadmap.sections):
            for index, activity in enumerate(section.activities):
                here = (*path, "sections", place, "activities", index)
                words = core(activity.title.ru)
                if len(words) < _TELLING:
                    continue
                earlier = seen.setdefault(words, [])
                for there, before in earlier:
                    if _same_event(before, activity):
                        yield Defect(
                            here, {"title": shown(activity.title.ru), "before": shown(before.title.ru)}, also=(there,)
                        )
                        break
                earlier.append((here, activity))


def core(title: str) -> frozenset[str]:
    """The telling words of a title: without small words, and one word for one thing."""
    weak, same = _weak(), _same()
    for take, pattern in _phrases():
        title = pattern.sub(take, title)
    return frozenset(same.get(word, word) for word in stems(title) if word not in weak)


def _same_event(one: Activity, other: Activity) -> bool:
    """The same at the same time; with different deadlines only if the titles are alike to the letter."""
    if one.timing and other.timing and _when(one.timing.printed) != _when(other.timing.printed):
        return one.title.ru.casefold() == other.title.ru.casefold()
    return True


def _when(printed: str) -> list[str]:
    """The figures and words of a deadline, however they are spaced; «г.» and «год» say nothing."""
    return [stem(part) for part in re.findall(r"\d+|[^\W\d_]+", printed) if part.casefold() not in _YEAR]


_YEAR: Final = frozenset({"г", "гг", "год", "года", "году", "годы", "годов"})


@cache
def _weak() -> frozenset[str]:
    return frozenset(stem(word) for group in listed("repeats")["weak"] for word in group["words"])


@cache
def _same() -> dict[str, str]:
    return {stem(word): stem(group["words"][0]) for group in listed("repeats")["same"] for word in group["words"]}


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((item["take"], re.compile(item["pattern"], re.IGNORECASE)) for item in listed("repeats")["phrases"])
