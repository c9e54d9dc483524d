"""Writes the pages of this folder that come from the code itself; ``make docs`` runs it, a test keeps them fresh."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent

FAMILIES = {
    "MQ0": "Чтение файлов · Loading",
    "MQ1": "Строение · Structure",
    "MQ2": "Шкалы и показатели · Scales and indicators",
    "MQ3": "Эксперты · Experts",
    "MQ4": "Дорожные карты · Roadmaps",
    "MQ5": "Источники · Sources",
    "MQ6": "Право и применение · Law and use",
    "MQ7": "Формы и значения · Forms and values",
    "MQ8": "Команды и отчёты · Commands and reports",
    "MQ9": "Подключаемые концепции · Plugins",
}

HEAD = """\
# Сообщения · Diagnostics

<!-- Written by docs/reference/generate.py from the message catalogue; change the catalogue, then run `make docs`. -->

У каждого сообщения есть постоянный код: по нему сообщение можно найти здесь. Код никогда не получает нового смысла.
Each message has a stable code, by which it is found here. A code is never given another meaning.

‹…› — то, что mqes подставит: имя файла, число, название. ‹…› is what mqes fills in: a file, a number, a title.
"""


def catalogue() -> dict[str, dict[str, str]]:
    """Every entry of the catalogue by its key."""
    entries: dict[str, dict[str, str]] = {}
    for file in (resources.files("mqes_core.i18n") / "messages").iterdir():
        if file.name.endswith(".yaml"):
            entries |= yaml.safe_load(file.read_text(encoding="utf-8")) or {}
    return entries


def readable(words: str) -> str:
    """The words with their placeholders marked, plural forms in the form for many."""
    words = re.sub(r"\{(\w+)[^{}:]*:([^{}|]+\|)+([^{}|]+)\}", r"‹\1› \3", words)
    words = re.sub(r"\{(\w+)[^{}]*\}", r"‹\1›", words)
    return " ".join(words.replace("|", "\\|").split())


def diagnostics() -> str:
    """The page of all diagnostic codes."""
    entries = catalogue()
    parts = [HEAD]
    for family, title in FAMILIES.items():
        codes = sorted(key for key in entries if re.fullmatch(rf"{family}\d\d", key))
        if not codes:
            continue
        parts.append(f"\n## {title}\n")
        for code in codes:
            lines = [f"\n### {code}\n"]
            for lang, way_out in (("ru", "Что делать"), ("en", "What to do")):
                hint = entries.get(f"{code}.hint", {}).get(lang, "")
                tail = f"<br>*{way_out}:* {readable(hint)}" if hint else ""
                lines.append(f"\n- **{lang}** — {readable(entries[code][lang])}{tail}")
            parts.append("".join(lines) + "\n")
    return "".join(parts)


PAGES = {"diagnostics.md": diagnostics}


def main() -> None:
    """Write every generated page."""
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
