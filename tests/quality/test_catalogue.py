"""The message catalogue is whole: everything said stands in both languages, and nothing stands there unsaid."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import yaml

from mqes_core.i18n import Language, keys, translate

ROOT = Path(__file__).resolve().parents[2]
MESSAGES = ROOT / "src" / "mqes_core" / "i18n" / "messages"
LANGUAGES: tuple[Language, ...] = ("ru", "en")
CODE = re.compile(r"MQ\d{3}")


@cache
def catalogue() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for file in sorted(MESSAGES.glob("*.yaml")):
        entries |= yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader) or {}
    return entries


@cache
def said() -> tuple[frozenset[str], frozenset[str]]:
    """Literal strings of the code, and the constant beginnings of its f-strings (``match.`` of ``f"match.{key}"``)."""
    literals: set[str] = set()
    beginnings: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                literals.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
                beginnings.add(str(first.value))
    # Templates name their words too.
    for path in (ROOT / "src").rglob("*.j2"):
        literals |= set(re.findall(r"""["']([a-z0-9_.]+)["']""", path.read_text(encoding="utf-8")))
    return frozenset(literals), frozenset(text for text in beginnings if text.endswith("."))


def codes_used() -> set[str]:
    return {text for text in said()[0] if CODE.fullmatch(text)}


def fields(words: str) -> set[str]:
    return {field.split(".")[0].split("[")[0] for _, field, _, _ in Formatter().parse(words) if field is not None}


def test_a_key_stands_once() -> None:
    texts = [file.read_text(encoding="utf-8") for file in MESSAGES.glob("*.yaml")]
    found = Counter(key for text in texts for key in re.findall(r"^([\w.]+):", text, re.MULTILINE))
    assert set(found) == set(catalogue())
    assert [key for key, times in found.items() if times > 1] == []


def test_an_entry_is_read_alone_as_it_stands_in_its_file() -> None:
    assert keys() == set(catalogue())
    plain = [
        (key, lang) for key, entry in catalogue().items() for lang in LANGUAGES if not set("{}") & set(entry[lang])
    ]
    assert len(plain) > 2000
    assert [(key, lang) for key, lang in plain if translate(key, lang) != catalogue()[key][lang]] == []


def test_a_code_that_is_raised_has_words_and_a_way_out() -> None:
    codes = codes_used()
    assert len(codes) > 20
    assert [code for code in sorted(codes) if code not in catalogue()] == []
    assert [code for code in sorted(codes) if f"{code}.hint" not in catalogue()] == []


def test_an_entry_is_written_in_both_languages() -> None:
    assert [key for key, entry in catalogue().items() if set(entry) != {"ru", "en"}] == []
    assert [key for key, entry in catalogue().items() if not all(words.strip() for words in entry.values())] == []


def test_both_languages_state_the_same_facts() -> None:
    assert [key for key, entry in catalogue().items() if fields(entry["ru"]) != fields(entry["en"])] == []


def test_an_entry_is_used() -> None:
    literals, beginnings = said()
    unused = []
    for key in catalogue():
        stem = re.sub(r"\.(hint|title|why)$", "", key) if CODE.match(key) else key
        if stem not in literals and not any(stem.startswith(beginning) for beginning in beginnings):
            unused.append(key)
    assert unused == []
