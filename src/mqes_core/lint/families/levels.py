"""Words of another kind of municipality or region, and of the region where a municipality speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from mqes_core.lint.families.once import once_a_row
from mqes_core.lint.families.places import names_a_place
from mqes_core.lint.language import own_words, printed, shown
from mqes_core.lint.listed import listed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Subject, Written
from mqes_core.model.concept import Abbreviation

__all__ = ["other_kind", "region_adjective", "regional_wording", "several_municipalities"]

_OKRUG: Final = r"\bокруг(?:а|у|ом|е|и|ов|ам|ами|ах)?\b"
_DISTRICT: Final = r"\bрайон(?:а|у|ом|е|н(?:ый|ая|ое|ые|ого|ой|ому|ым|ых|ыми|ую|ом))?\b"
_OF_ADJECTIVE: Final = r"(?:ой|ая|ое|ую|ого|ому|ом|ые|ых|ым|ыми|ий|ие|их|им|ими)"
_NAMED_AFTER: Final = re.compile(r"[А-ЯЁ][\w-]+[сц]к\w{1,3}\s+$")
"""«Ленинградский областной институт» is a name."""

_RF: Final = re.compile(r"\bсубъект\w*\s+(?:РФ|Российской Федерации)")
_SEVERAL: Final = re.compile(
    r"\b(?:муниципалитет(?:ы|ов|ам|ами|ах)"
    r"|муниципальн(?:ые|ых|ым|ыми) (?:район|округ|образовани)(?:ы|и|ов|ам|ами|ах|я|й|ям|ями|ях))\b",
    re.IGNORECASE,
)
_STATE_POWER: Final = re.compile(
    r"государственн\w+ власти\W+(?:(?!област|кра[йя]|республик)\w+\W+){0,3}?(?:района|округа|города|муниципалитета)\b",
    re.IGNORECASE,
)
_ROLES: Final = frozenset({"responsible", "partners", "participants"})
_OWN_PARTS: Final = ("goals", "tasks", "principles", "elements", "mechanisms", "tables")
_BEFORE: Final = 6
"""How many words before a phrase can explain it."""


@once_a_row
def other_kind(subject: Subject) -> Iterator[Defect]:
    """«Округ» in a district, «районный» in a city or an okrug."""
    concept, words = subject.edition.concept, listed("territory")
    municipality = concept.municipality.ru.casefold()
    if "район" in municipality:
        pattern, own = re.compile(_OKRUG, re.IGNORECASE), words["okrug"]
        if "автономный округ" in concept.region.ru.casefold():  # there it is the region
            return
    elif re.search(r"округ|\bг\.|город", municipality):
        pattern, own = re.compile(_DISTRICT, re.IGNORECASE), words["district"]
    else:
        return
    at_home = re.compile(own["pattern"], re.IGNORECASE)
    for path, text in own_words(subject):
        spared = [found.span() for found in at_home.finditer(text)]
        for match in pattern.finditer(text):
            at = match.start()
            if not any(start <= at < end for start, end in spared) and not names_a_place(text, at):
                yield Defect(path, {"words": shown(match[0]), "municipality": concept.municipality.ru})


@once_a_row
def region_adjective(subject: Subject) -> Iterator[Defect]:
    """«Областной» in a republic, «республиканский» in an oblast, «краевой» in either."""
    region = subject.edition.concept.region.ru
    kinds = {item["kind"]: item["begin"] for item in listed("territory")["region_adjectives"]}
    own = {begin for kind, begin in kinds.items() if kind in region.casefold()}
    if not own:  # a city of federal significance or an autonomous okrug: what lies around is not told apart
        return
    foreign = "|".join(begin for begin in kinds.values() if begin not in own)
    pattern = re.compile(rf"\b(?:{foreign}){_OF_ADJECTIVE}\b", re.IGNORECASE)
    for path, text in printed(subject):
        if path[:2] != ("concept", "acts"):
            for match in pattern.finditer(text):
                if not _NAMED_AFTER.search(text[: match.start()]):
                    yield Defect(path, {"words": shown(match[0]), "region": region})


@once_a_row
def regional_wording(subject: Subject) -> Iterator[Defect]:
    """The region's words where the municipality speaks of its own: «педагоги региона», «региональный реестр»."""
    people, things = _regional()
    patterns = [people, things, _RF, *_regional_shorts(subject, things)]
    for path, text in _about_itself(subject):
        for pattern in patterns:
            for match in pattern.finditer(text):
                if not _explained(text[: match.start()]):
                    yield Defect(path, {"words": shown(match[0])})
    for path, item in subject.each(Abbreviation):  # a term of its own, such as «Реестр»; РСОКО and the like are others'
        if item.meaning and not item.short.isupper():
            for match in things.finditer(item.meaning.ru):
                yield Defect((*path, "meaning"), {"words": shown(match[0])})


@once_a_row
def several_municipalities(subject: Subject) -> Iterator[Defect]:
    """Many municipalities taking part, or state power of a district: words of a document of the region."""
    for path, text in own_words(subject):
        patterns = [_STATE_POWER, _SEVERAL] if _ROLES.intersection(path) else [_STATE_POWER]
        for pattern in patterns:
            for match in pattern.finditer(re.sub("[«»]", "", text)):
                yield Defect(path, {"words": shown(match[0])})


def _about_itself(subject: Subject) -> Iterator[Written]:
    """What the concept says of its own matter: aims, mechanisms, indicators and plans."""
    for written in printed(subject):
        if written.path[0] in ("roadmaps", "scoring") or written.path[1] in _OWN_PARTS:
            yield written


@cache
def _regional() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """«Педагоги региона», and «региональный» before a thing that the concept itself brings about."""
    words = listed("territory")
    people = "|".join(words["own_people"]["begin"])
    things = "|".join(words["own_things"]["patterns"])
    return (
        re.compile(rf"\b(?:{people})\w*\s+[«\"]?регион(?:а|ов)\b[»\"]?", re.IGNORECASE),
        re.compile(rf"[«\"]?\bрегиональн\w+[»\"]?\s+(?:\w+\s+)?(?:{things})", re.IGNORECASE),
    )


def _regional_shorts(subject: Subject, things: re.Pattern[str]) -> list[re.Pattern[str]]:
    """Abbreviations that stand for such words, as РСОКО does."""
    meanings = {item["short"]: item["meaning"] for item in listed("abbreviations")["meanings"]}
    meanings |= {item.short: item.meaning.ru for _, item in subject.each(Abbreviation) if item.meaning}
    shorts = [short for short, meaning in meanings.items() if short.isupper() and things.match(meaning)]
    return [re.compile(rf"\b{re.escape(short)}\b") for short in shorts]


def _explained(before: str) -> bool:
    """Whether words just before say that the municipality takes part in something of the region's."""
    begin = tuple(listed("territory")["taking_part"]["begin"])
    words = [word.strip('(«",') for word in before.casefold().split()[-_BEFORE:]]
    return any(word.startswith(begin) for word in words) or words[-1:] in (["с"], ["со"])
