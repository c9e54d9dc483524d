"""Names of places that are not its own: another district, city or region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mqes_core.lint.families.once import once_a_row
from mqes_core.lint.language import akin, printed, shown, stem
from mqes_core.lint.listed import listed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Subject

__all__ = ["names_a_place", "other_place", "other_region"]

_NAME: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*"
_ADJECTIVE: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ]?[а-яё]+)*[сц]к(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их)"
_MUNICIPALITY: Final = (
    re.compile(rf"(?P<name>{_ADJECTIVE})\s+(?:муниципальн\w+\s+|городск\w+\s+)?(?:район|округ)(?:а|у|ом|е)?\b"),
    re.compile(
        r"(?:\bг\.\s?о\.(?:\s?г\.)?|(?:городск\w+|муниципальн\w+)\s+округ\w*)"
        rf"\s+[«\"]?(?:[Гг]ород\w?\s+|г\.\s?)?[«\"]?(?P<name>{_NAME})"
    ),
    re.compile(
        r"\b(?:[Аа]дминистраци|[Уу]правлени|[Оо]тдел|[Кк]омитет|[Дд]епартамент|[Шш]кол|[Оо]рганизаци|[Уу]чреждени"
        r"|[Оо]бразовани|[Пп]едагог|[Уу]чител|[Дд]иректор)\w*"
        rf"(?:\s+[а-яё]+){{0,3}}?\s+(?:г\.\s?|город[ае]?\s+)(?P<name>{_NAME})"
    ),
)
_REGION: Final = (
    re.compile(rf"(?P<name>{_ADJECTIVE})\s+(?:област\w+|кра[йяюе]\w*|[Рр]еспублик\w+|автономн\w+ округ\w*)"),
    re.compile(rf"\bРеспублик\w+\s+(?P<name>{_NAME})"),
)
_ITSELF: Final = (("concept", "municipality"), ("concept", "region"))
_KINDS: Final = frozenset(
    stem(word) for word in ("Республика", "Область", "Край", "Район", "Округ", "Город", "Муниципальный", "Городской")
)


@once_a_row
def other_place(subject: Subject) -> Iterator[Defect]:
    """The name of a district, an okrug or of a city with its bodies that is not its own."""
    yield from _foreign(subject, _MUNICIPALITY)


@once_a_row
def other_region(subject: Subject) -> Iterator[Defect]:
    """The name of another region."""
    yield from _foreign(subject, _REGION)


def names_a_place(text: str, at: int) -> bool:
    """Whether the word at this letter belongs to the name of a municipality, which is judged as such."""
    return any(found.start() < at < found.end() for pattern in _MUNICIPALITY for found in pattern.finditer(text))


def _foreign(subject: Subject, patterns: Sequence[re.Pattern[str]]) -> Iterator[Defect]:
    own = _own_names(subject)
    for path, text in printed(subject):
        if path[:2] not in _ITSELF:
            # Two patterns may lead to one name: the first tells it.
            named = {match.start("name"): match for pattern in reversed(patterns) for match in pattern.finditer(text)}
            for _, match in sorted(named.items()):
                if not any(akin(match["name"], name) for name in own):
                    yield Defect(path, {"words": shown(match[0])})


def _own_names(subject: Subject) -> tuple[str, ...]:
    """Names of the municipality and the region, and those that any document may name."""
    concept = subject.edition.concept
    words = re.findall(_NAME, f"{concept.municipality.ru} {concept.region.ru}")
    return (*(word for word in words if stem(word) not in _KINDS), *listed("territory")["anywhere"]["names"])
