"""Writes the pages of this folder that come from the code itself; ``make docs`` runs it, a test keeps them fresh."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from importlib import resources
from pathlib import Path
from string import Formatter

import yaml

from mqes_core.lint import LintRule, rules

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


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every entry of the catalogue by its key."""
    entries: dict[str, dict[str, str]] = {}
    for file in (resources.files("mqes_core.i18n") / "messages").iterdir():
        if file.name.endswith(".yaml"):
            entries |= yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) or {}
    return entries


def readable(words: str) -> str:
    """The words with their placeholders marked, plural forms in the form for many."""
    shown = []
    for literal, name, form, _ in Formatter().parse(words):  # doubled braces are one in the literal
        many = f" {form.rpartition('|')[2]}" if form and "|" in form else ""
        shown += [literal, f"‹{name}›{many}" if name else ""]
    return " ".join("".join(shown).replace("|", "\\|").split())


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


LINT = """\
# Проверка концепции · The linter

<!-- Written by docs/reference/generate.py from the rules themselves; change them, then run `make docs`. -->

`mqes lint` читает концепцию как внимательный юрист. У каждого правила — код и страница: что это, чем мешает, как
исправить, пример с ошибкой и без неё. `mqes lint` reads a concept as an attentive lawyer would. Every rule has a code
and a page: what it is, why it matters, how to mend it, an example with the defect and without.

Намеренное отступление записывают рядом с правилом данных; замечание тогда считается просмотренным. What is meant to be
so is written beside the rule; the finding then counts as looked at:

```yaml
exceptions:
  - {code: MQ151, because: Строку 1.7 исключили приказом}
```

| код · code | вес · weight | что · what |
|---|---|---|
"""


def lint_index() -> str:
    """The page that lists the rules of the linter."""
    rows = []
    for rule in rules().values():
        title = " · ".join(readable(rule.title(lang)) for lang in ("ru", "en"))
        rows.append(f"| [{rule.code}](lint/{rule.code}.md) | {rule.severity} | {title} |")
    return LINT + "\n".join(rows) + "\n"


def lint_page(rule: LintRule) -> str:
    """The page of one rule of the linter."""
    entries = catalogue()
    parts = [f"# {rule.code}: {readable(rule.title('ru'))} · {readable(rule.title('en'))}\n"]
    for lang, heads in (
        ("ru", ("Что", "Чем мешает", "Как исправить")),
        ("en", ("What", "Why it matters", "How to mend")),
    ):
        for head, key in zip(heads, ("", ".why", ".hint"), strict=True):
            parts.append(f"- *{head}:* {readable(entries[rule.code + key][lang])}")
        parts.append("")
    if rule.basis:
        parts += [f"Основание · Basis: {rule.basis}", ""]
    if rule.example:
        where = [rule.example.file, *([rule.example.at] if rule.example.at else [])]
        parts.append(f"Пример · Example: {', '.join(f'`{part}`' for part in where)}\n")
        for head, fragment in (
            ("С замечанием · With the finding", rule.example.bad),
            ("Без него · Without", rule.example.good),
        ):
            shown = f"```yaml\n{fragment.rstrip()}\n```" if fragment else "Такого файла нет. There is no such file."
            parts.append(f"{head}:\n\n{shown}\n")
    return "\n".join(parts).rstrip() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "diagnostics.md": diagnostics,
    "lint.md": lint_index,
    **{f"lint/{rule.code}.md": partial(lint_page, rule) for rule in rules().values()},
}


def main() -> None:
    """Write every generated page, and take away pages of rules that are no more."""
    (HERE / "lint").mkdir(exist_ok=True)
    for page in strays():
        page.unlink()
    for name, text in PAGES.items():
        (HERE / name).write_text(text(), encoding="utf-8", newline="\n")


def strays() -> list[Path]:
    """Pages of rules that are no more."""
    return [page for page in sorted((HERE / "lint").glob("*.md")) if f"lint/{page.name}" not in PAGES]


if __name__ == "__main__":
    main()
