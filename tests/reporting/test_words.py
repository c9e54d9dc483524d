"""Every word of the reports is said somewhere."""

from __future__ import annotations

import re
from pathlib import Path

from mqes_core.i18n import keys

SOURCE = Path(__file__).resolve().parents[2] / "src" / "mqes_core" / "reporting"


def said() -> set[str]:
    """Everything in quotes, in code and templates."""
    texts = [file.read_text(encoding="utf-8") for pattern in ("*.py", "*.j2", "*.js") for file in SOURCE.rglob(pattern)]
    return {words.removeprefix("report.") for text in texts for words in re.findall(r"[\"'`]([\w.{}$]+)[\"'`]", text)}


def beginnings() -> tuple[str, ...]:
    """What a key begins with where its end is put in: ``minimum.`` of ``"minimum." ~ status``."""
    texts = [file.read_text(encoding="utf-8") for pattern in ("*.py", "*.j2", "*.js") for file in SOURCE.rglob(pattern)]
    found = {words for text in texts for words in re.findall(r"[\"'`](?:report\.)?([a-z_.]+\.)(?:[\"'`]|\{)", text)}
    return tuple(sorted(found - {"report."}))


def test_no_word_stands_in_the_catalogue_unsaid() -> None:
    words = {key.removeprefix("report.") for key in keys() if key.startswith("report.")}
    assert len(words) > 100
    unsaid = sorted(word for word in words if word not in said() and not word.startswith(beginnings()))
    assert unsaid == []
