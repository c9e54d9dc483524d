"""Acts cited: of a day after the concept itself, with a number or date that is not theirs, cited in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from mqes_core.lint.language import printed, shown, stems
from mqes_core.lint.listed import listed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.sources import Act

__all__ = ["after_approval", "cited_in_two_ways", "not_as_known"]

_ALIKE: Final = 70
"""Of a hundred words of the shorter title, how many the other must hold for the titles to be of one act."""

_NUMBER: Final = r"(?=[\w/-]*\d)\w+(?:[/-]\w+)*"
"""«273-ФЗ», «23а-1010», «ОД-15», «01-05/117»."""

_CITED: Final = re.compile(
    rf"(?:№|N)\s?(?P<number>{_NUMBER})\s+от\s+(?P<day>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})"
    rf"|от\s+(?P<day2>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?:\s?г\.?|\s?года)?\s+(?:№|N)\s?(?P<number2>{_NUMBER})"
)


class _Known(NamedTuple):
    number: str
    dated: date
    kind: str
    title: str


def after_approval(subject: Subject) -> Iterator[Defect]:
    """An act of a later day than the concept that cites it."""
    approved = subject.edition.concept.approved
    for path, act in subject.each(Act):
        if approved and act.dated and act.dated > approved:
            params = {"title": shown(act.title.ru), "dated": _day(act.dated), "approved": _day(approved)}
            yield Defect((*path, "dated"), params)


def not_as_known(subject: Subject) -> Iterator[Defect]:
    """A well-known act with another number, date or title than it has."""
    for path, act in subject.each(Act):
        for known in _known():
            told = _difference(act, known)
            if told:
                params = {"title": shown(act.title.ru), "known": _in_words(known)}
                yield Defect((*path, told), params)
                break


def cited_in_two_ways(subject: Subject) -> Iterator[Defect]:
    """One act with two numbers or two days: between two entries, or between an entry and a text that cites it."""
    acts = list(subject.each(Act))
    for index, (path, act) in enumerate(acts):
        for earlier, other in acts[:index]:
            if act.kind == other.kind and _alike(act.title.ru, other.title.ru) and _differ_in_part(act, other):
                yield Defect(path, {"one": _cited(act), "other": _cited(other)}, also=(earlier,))
    for path, text in printed(subject):
        if path[:2] == ("concept", "acts"):
            continue
        for match in _CITED.finditer(text):
            number, day = match["number"] or match["number2"], match["day"] or match["day2"]
            yield from _unlike(path, number, day, acts)


def _unlike(path: Path, number: str, day: str, acts: Sequence[tuple[Path, Act]]) -> Iterator[Defect]:
    """A citation whose number is an act's and whose day is not, or with the day of a law and another number."""
    for place, act in acts:
        if not act.number or not act.dated:
            continue
        same_number, same_day = _number(act.number) == _number(number), _same_day(day, act.dated)
        of_one_law = act.kind == "law" and same_day and _figures(number) == _figures(act.number) != []
        if same_number != same_day and (same_number or of_one_law):
            yield Defect(path, {"one": f"№ {number} от {day}", "other": _cited(act)}, also=(place,))


def _differ_in_part(one: Act, other: Act) -> bool:
    """Whether two entries agree in the number or the day, but not in both."""
    if not (one.number and other.number and one.dated and other.dated):
        return False
    return (_number(one.number) == _number(other.number)) != (one.dated == other.dated)


def _difference(act: Act, known: _Known) -> str:
    """The field in which the act differs from a known one that it must be; empty if it is none or agrees."""
    if act.number is None and act.dated is None:
        return ""
    same_number, same_day = _number(act.number) == _number(known.number), act.dated == known.dated
    alike = _alike(act.title.ru, known.title)
    if alike and same_day and act.number is not None and not same_number:
        return "number"
    if alike and same_number and act.dated is not None and not same_day:
        return "dated"
    if same_number and same_day and act.kind != known.kind:
        return "kind" if not alike else ""
    if same_number and same_day and _years(act.title.ru) - _years(known.title):
        return "title" if act.kind == known.kind == "decree" else ""
    return ""


def _alike(one: str, other: str) -> bool:
    left, right = _telling(one), _telling(other)
    fewer = min(len(left), len(right))
    return fewer > 0 and len(left & right) * 100 >= fewer * _ALIKE


def _telling(title: str) -> frozenset[str]:
    return frozenset(word for word in stems(title) if len(word) > 2 and not word.isdigit())


def _years(title: str) -> set[str]:
    return set(re.findall(r"\b(?:19|20)\d\d\b", title))


def _number(number: str | None) -> str:
    return re.sub(r"[\s№N.]", "", number or "").casefold().replace("фз", "-фз").replace("--", "-")


def _figures(number: str) -> list[str]:
    """The figures a number begins with: «273-ФЗ» and «273» are one law."""
    return re.findall(r"^\d+", number)


def _same_day(printed_day: str, day: date) -> bool:
    figures = tuple(int(part) for part in printed_day.split("."))
    return figures == (day.day, day.month, day.year)


def _cited(act: Act) -> str:
    return f"№ {act.number} от {_day(act.dated)}" if act.dated else f"№ {act.number}"


def _day(day: date | None) -> str:
    return day.strftime("%d.%m.%Y") if day else ""


def _in_words(known: _Known) -> str:
    return f"№ {known.number} от {_day(known.dated)} «{shown(known.title)}»"


@cache
def _known() -> tuple[_Known, ...]:
    acts: list[dict[str, Any]] = listed("acts")["acts"]
    return tuple(_Known(str(item["number"]), item["dated"], item["kind"], item["title"]) for item in acts)
