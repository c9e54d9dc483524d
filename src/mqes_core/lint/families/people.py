"""Names of people: a concept names posts and bodies, never persons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mqes_core.lint.language import printed
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Subject

__all__ = ["named"]

_NAME: Final = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_INITIALS: Final = rf"\b{_NAME}\s+[А-ЯЁ]\.\s?(?:-?[А-ЯЁ]\.)(?!\w)|(?<!\w)[А-ЯЁ]\.\s?(?:-?[А-ЯЁ]\.)\s?{_NAME}"
_PATRONYMIC: Final = rf"\b{_NAME}\s+{_NAME}(?:(?:[оеё]в|ь)ич(?:а|у|ем|е)?|(?:[оеё]вн|и?ничн|ьиничн)(?:а|ы|е|у|ой))\b"
_PERSON: Final = re.compile(rf"{_INITIALS}|{_PATRONYMIC}")
_HONOUR: Final = (
    r"\b(?:имени|им\.|памяти|в честь|приз\w*|преми\w*|систем\w+|метод\w*|чтени\w*|улиц\w*|ул\.|роман\w*|произведени\w*"
    r"|творчеств\w*|юбиле\w*|памятник\w*|бюст\w*|музе\w*)"
)
_IN_HONOUR: Final = re.compile(rf"{_HONOUR}(?:\s+\w+){{0,3}}\s*[«\"]?$", re.IGNORECASE)
"""What stands before the name of one after whom something is called, or who wrote it."""

_HONOUR_FIRST: Final = re.compile(rf"{_HONOUR}\s", re.IGNORECASE)
"""The same at the head of a line, where its capital makes it look like the surname itself: «Музей И. О. …»."""


def named(subject: Subject) -> Iterator[Defect]:
    """A surname with initials, or a name with its patronymic; schools and prizes called after somebody are no such."""
    for path, text in printed(subject):
        for match in _PERSON.finditer(text):
            if not _IN_HONOUR.search(text[: match.start()]) and not _HONOUR_FIRST.match(match[0]):
                yield Defect(path)
