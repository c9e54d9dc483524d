"""The generated pages of the reference say what the code says."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", REFERENCE / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_fresh() -> None:
    for name, page in generator().PAGES.items():
        assert (REFERENCE / name).read_text(encoding="utf-8") == page(), f"{name} is out of date: run make docs"


def test_no_page_is_left_of_a_rule_that_is_no_more() -> None:
    assert generator().strays() == []


def test_every_code_has_a_place_on_the_page() -> None:
    module = generator()
    codes = {key for key in module.catalogue() if re.fullmatch(r"MQ\d{3}", key)}
    shown = re.findall(r"^### (MQ\d{3})$", module.diagnostics(), re.MULTILINE)
    assert sorted(codes) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Файл «{path}» пуст.", "Файл «‹path›» пуст."),
        ("Всего {n:балл|балла|баллов}.", "Всего ‹n› баллов."),
        ("В шаблоне стоит {{{{ {name} }}}}, а не {{count: 1}}.", "В шаблоне стоит {{ ‹name› }}, а не {count: 1}."),
        ("{value!r} | {other:>3}", "‹value› \\| ‹other›"),
    ],
)
def test_placeholders_are_marked(words: str, shown: str) -> None:
    assert generator().readable(words) == shown
