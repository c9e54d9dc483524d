"""The page: whole in itself, safe whatever titles hold, readable without scripts, and small."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings

from mqes_core.i18n import translate
from mqes_core.reporting.building import build_report
from mqes_core.reporting.packing import Packer
from mqes_core.reporting.page import render_page
from mqes_core.reporting.view import walk
from tests.reporting.scored import HOSTILE, Scored, hostile, region, scored


class Page(HTMLParser):
    """Elements with their attributes, and the texts of scripts, styles and cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.inside: dict[str, list[str]] = {"script": [], "style": []}
        self._open = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._open = tag
        if tag in self.inside:
            self.inside[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open in self.inside:
            self.inside[self._open][-1] += data
        else:
            self.texts.append(data.strip())


def page(scored_: Scored, lang: str = "ru") -> Page:
    return Page(render_page(build_report(*scored_, lang)).decode())  # type: ignore[arg-type]


def data(page_: Page) -> dict[str, Any]:
    return json.loads(page_.inside["script"][0])  # type: ignore[no-any-return]


def unpack(place: Any, tables: dict[str, Any]) -> dict[str, Any]:
    texts, readings = tables["texts"], tables["readings"]
    packed = tables["lines"][place] if isinstance(place, int) else place
    names = ("number", "title", "status", "outcome", "inputs", "rule", "because", "minimum", "readings", "source")
    found: dict[str, Any] = {name: texts[at] for name, at in zip(names, packed, strict=False) if isinstance(at, int)}
    found["inputs"] = tuple((texts[label], texts[value]) for label, value in packed[4])
    found["readings"] = tuple((readings[at][0], bearing) for at, bearing in packed[8])
    found["parts"] = tuple(unpack(part, tables) for part in packed[10])
    return found


def plain(explanation: Any) -> dict[str, Any]:
    names = ("number", "title", "status", "outcome", "inputs", "rule", "because", "minimum", "source")
    found: dict[str, Any] = {name: getattr(explanation, name) for name in names}
    found["readings"] = tuple((note.id, note.bearing) for note in explanation.readings)
    found["parts"] = tuple(plain(part) for part in explanation.parts)
    return found


@settings(max_examples=20)
@given(scored())
def test_every_explanation_can_be_put_together_again_from_the_page(given_: Scored) -> None:
    report = build_report(*given_, "ru")
    packed = data(Page(render_page(report).decode()))
    cards = [[row.name, row.card.year, plain(row.explanation)] for row in report.rows()]
    found = [[name, year, unpack(why, packed)] for name, year, why, _ in packed["cards"]]
    assert found == cards


def test_a_text_is_packed_once() -> None:
    packer = Packer()
    report = build_report(*region(), "ru")
    for row in report.rows():
        packer.pack(row.explanation)
    assert len(packer.texts) == len(set(packer.texts))
    assert [reading[0] for reading in sorted(packer.readings)] == sorted({note.id for note in report.readings})


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nothing_is_loaded_from_elsewhere(lang: str) -> None:
    found = page(region(), lang)
    loading = {"src", "href", "srcset", "data", "action", "poster", "background"}
    assert [(tag, attrs) for tag, attrs in found.elements if loading & set(attrs)] == []
    assert not {"link", "img", "iframe", "object", "embed", "base", "audio", "video"} & {
        tag for tag, _ in found.elements
    }
    assert "url(" not in found.inside["style"][0]
    assert "@import" not in found.inside["style"][0]
    assert not re.search(r"https?:|fetch\(|XMLHttpRequest|import\(", found.inside["script"][1])


def test_only_its_own_style_and_script_may_run() -> None:
    found = page(region())
    policy = next(attrs["content"] for tag, attrs in found.elements if attrs.get("http-equiv"))
    assert policy is not None
    style, script = found.inside["style"][0], found.inside["script"][1]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    assert policy == f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'"
    assert [
        tag for tag, attrs in found.elements if "style" in attrs or any(name.startswith("on") for name in attrs)
    ] == []


def test_hostile_titles_stay_titles() -> None:
    harmless, attacked = page(region()), page(hostile())
    tags = {tag for tag, _ in harmless.elements}
    assert {tag for tag, _ in attacked.elements} <= tags, "no title became an element"
    assert [len(texts) for texts in attacked.inside.values()] == [2, 1]
    assert {name for name, *_ in data(attacked)["cards"]} == set(HOSTILE)
    assert {title.strip() for title in HOSTILE} <= set(attacked.texts)


def test_without_scripts_every_line_has_its_outcome() -> None:
    report = build_report(*region(), "ru")
    texts = "\n".join(Page(render_page(report).decode()).texts)
    for row in list(report.rows())[:5]:
        for line in walk(row.explanation):
            if line.kind == "indicator":
                assert f"{line.number} {line.title}: {line.outcome}".strip() in texts


def test_a_minimum_is_told_by_sign_and_word() -> None:
    report = build_report(*region(), "ru")
    text = render_page(report).decode()
    for row in list(report.rows())[:10]:
        for cell in row.cells:
            if cell.minimum is not None and cell.minimum != "not_applicable":
                word = translate(f"report.minimum.{cell.minimum}", "ru")
                assert re.search(rf'class="min {cell.minimum}"><span aria-hidden="true">.</span>.*?{word}', text)


def test_head_names_concept_day_reading_rules_and_notices() -> None:
    cards, edition = region("letter")
    text = "\n".join(page((cards, edition)).texts)
    header = cards[0].header
    for words in ("nazran", "2021", "23.11.2026", "по букве документа", header.rules_hash[:12], header.engine):
        assert words in text
    assert header.notices == ("MQ601",)
    assert "MQ601." in text
    assert translate("MQ601", "ru") in text
    assert "Оговор" not in "\n".join(page((cards, edition), "en").texts)


def test_the_page_of_a_whole_region_is_small() -> None:
    assert len(render_page(build_report(*region(), "ru"))) < 1_500_000


def test_the_same_cards_give_the_same_page() -> None:
    assert render_page(build_report(*region(), "ru")) == render_page(build_report(*region(), "ru"))
