"""The verdicts packed small for a page: every text stands once, and a cell is numbers that point at texts."""

from __future__ import annotations

import re
from typing import Any, Final

from mqes_core.eligibility import ToBring, verdict_in_words
from mqes_core.eligibility.wording import Kinds, clause_in_words
from mqes_core.i18n import Language, translate
from mqes_core.model.experts import ExpertCategory
from mqes_core.reporting.experts.view import Cell, ExpertReport
from mqes_core.reporting.experts.words import SIGNS, bring_lines, change_words, parts_of, requirement_words
from mqes_core.reporting.packing import Packer

__all__ = ["packed"]

_LABELS = (
    "additional", "asked", "source", "read_as", "until", "back", "bring.otherwise", "bring.blocked", "bring.nothing",
    "bring.categories",
    "category", "bring.what",
)  # fmt: skip
"""Words that the page's script needs."""
_CUT: Final = re.compile(r"(?<=[,;:–] )")


def packed(report: ExpertReport, lang: Language) -> dict[str, Any]:
    """What the page's script shows when it is asked.

    ``categories``: number, title and requirements, each ``[title, additional, asked for, source, reading]`` with the
    number of a reading or 0. ``people``: name and cells, each ``[eligibility, verdict, requirements, until, sets,
    blocked]``; of a requirement its truth, why it is so and what its parts say; a set is what it takes; blocked are
    places of requirements. Texts are places in ``texts``, each a
    list of places in ``phrases``, which joined are the text.
    """
    texts = Packer()
    experts = report.edition.experts
    assert experts is not None
    readings = {item.id: number for number, item in enumerate(experts.readings, 1)}
    return {
        "categories": [_category(item, readings, report.kinds, texts, lang) for item in report.categories],
        "people": [
            [report.name(row.person), [_cell(cell, report, texts, lang) for cell in row.cells]] for row in report.rows
        ],
        "signs": {state.value: sign for state, sign in SIGNS.items()},
        "readings": [item.id for item in experts.readings],
        "labels": {key: translate(f"experts.{key}", lang) for key in _LABELS},
        **_phrases(texts.texts),
    }


def _category(
    category: ExpertCategory, readings: dict[str, int], kinds: Kinds, texts: Packer, lang: Language
) -> list[Any]:
    requirements = [
        [
            texts.text(item.title.in_language(lang)),
            int(not item.obligatory),
            texts.text(clause_in_words(item.clause, lang, kinds)),
            texts.text(item.source.text(lang)),
            readings.get(item.reading or "", 0),
        ]
        for item in category.requirements
    ]
    return [category.number or category.id, category.title.in_language(lang), requirements]


def _cell(cell: Cell, report: ExpertReport, texts: Packer, lang: Language) -> list[Any]:
    results = cell.verdict.requirements()
    return [
        cell.eligibility.value,
        texts.text(verdict_in_words(cell.verdict, lang)),
        [
            [
                item.truth.word,
                texts.text(requirement_words(item, lang, report)),
                *map(texts.text, parts_of(item, lang, report)),
            ]
            for item in results
        ],
        texts.text(change_words(cell.change, lang, report)),
        _sets(cell.bring, report, texts, lang),
        [number for number, item in enumerate(results) if _is_blocked(item.requirement.id, cell.bring)],
    ]


def _sets(bring: ToBring, report: ExpertReport, texts: Packer, lang: Language) -> list[list[int]]:
    return [[texts.text(thing) for thing in things] for things in bring_lines(bring, lang, report)]


def _is_blocked(requirement: str, bring: ToBring) -> bool:
    return any(item.requirement.id == requirement for item in bring.blocked)


def _phrases(texts: list[str]) -> dict[str, Any]:
    """The texts cut behind their signs: facts that stand in many texts are told in the same phrases."""
    places: dict[str, int] = {}
    cut = [[places.setdefault(part, len(places)) for part in _CUT.split(text)] for text in texts]
    return {"texts": cut, "phrases": list(places)}
