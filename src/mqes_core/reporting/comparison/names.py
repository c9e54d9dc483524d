"""How concepts, rows and places are called in a comparison: short, and never two alike."""

from __future__ import annotations

from collections import Counter

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.provisions import Provision
from mqes_core.evaluation import source_in_words
from mqes_core.i18n import Language
from mqes_core.model.edition import Edition
from mqes_core.model.experts import ExpertCategory

__all__ = ["category_name", "concept_names", "row_name", "source_words"]


def concept_names(comparison: SideBySide, lang: Language) -> list[str]:
    """The municipality of each concept, with its edition where two are of one; numbered where even that repeats."""
    plain = [item.edition.concept.municipality.in_language(lang) for item in comparison.concepts]
    often = Counter(plain)
    named = [
        f"{name} ({item.edition.key})" if often[name] > 1 else name
        for name, item in zip(plain, comparison.concepts, strict=True)
    ]
    again, seen = Counter(named), Counter[str]()
    found = []
    for name in named:
        seen[name] += 1
        found.append(f"{name}, {seen[name]}" if again[name] > 1 else name)
    return found


def row_name(provision: Provision, lang: Language) -> str:
    """Number and title."""
    title = provision.title.in_language(lang)
    return f"{provision.number.rstrip('.)')}. {title}" if provision.number else title


def category_name(category: ExpertCategory, lang: Language) -> str:
    """Number and title of a category of experts."""
    title = category.title.in_language(lang)
    return f"{category.number.rstrip('.')}. {title}" if category.number else title


def source_words(provision: Provision, edition: Edition, lang: Language) -> str:
    """Where a row stands in its document."""
    return source_in_words(provision.source, edition, lang)
