"""What the file of people says to whoever fills it in: steps, what not to write, where each column comes from."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.eligibility import category_in_words
from mqes_core.exchange.experts.columns import PEOPLE, YEAR_SHEETS, Column, Kind, Sheet
from mqes_core.exchange.experts.vocabulary import Vocabulary
from mqes_core.exchange.guide_sheet import GuideSheet
from mqes_core.exchange.styles import Styles
from mqes_core.i18n import Language, translate

__all__ = ["comment", "heading", "write_guide"]

_WIDTHS: Final = (5, 40, 40, 14, 44)
_STEPS: Final = 8
_STEP_OF_YEARS: Final = 9
_PRIVACY: Final = 3
_MOST: Final = 10
"""So many requirements are named in a comment."""


def heading(column: Column, lang: Language) -> str:
    """The title of a column; of one that says that a list is whole, with the name of the list."""
    return translate(column.title, lang, **column.title.params)


def comment(known: Vocabulary, sheet: Sheet, column: Column, lang: Language) -> str:
    """What a column asks, which names the concept knows, which requirements look at it and where they stand."""
    head = heading(column, lang)
    parts = [head, translate(column.note, lang)]
    if column.required:
        parts.append(translate("people.must", lang))
    names = known.names.get((sheet.facts, column.key), ()) if column.kind is Kind.NAME else ()
    if names:
        parts.append(translate("people.known_names", lang))
        parts += [f"• {name.in_language(lang)}" for name in names]
    attribute = "field" if column.key == "group" else column.key
    where = ("employments", "since") if column.key == "years" else (sheet.facts, attribute)
    uses = known.uses.get(where, ()) if sheet.key != PEOPLE or column.key == "years" else ()
    if uses:
        parts.append(translate("people.asked_by", lang))
        parts += [
            f"• {(use.category.number or use.category.id).rstrip('.')}: {use.requirement.title.in_language(lang)} – "
            f"{use.requirement.source.text(lang)}"
            for use in uses[:_MOST]
        ]
        if len(uses) > _MOST:
            parts.append(translate("people.and_more", lang, n=len(uses) - _MOST))
    if sheet in YEAR_SHEETS and column is sheet.columns[0]:
        parts.append(translate("people.counted_by", lang))
        parts += [f"• {item.title.in_language(lang)}" for item in known.counts]
    return "\n".join(parts)


def write_guide(sheet: Any, known: Vocabulary, styles: Styles, lang: Language) -> None:
    """Fill the sheet of instructions."""
    guide = GuideSheet(sheet, styles, lang, _WIDTHS, lambda key, **params: translate(f"people.{key}", lang, **params))
    concept = known.edition.concept
    place = f"{concept.municipality.in_language(lang)}, {concept.region.in_language(lang)}"
    guide.heading(
        guide.words("title", concept=concept.title.in_language(lang)),
        translate("form.edition", lang, place=place, edition=concept.edition),
    )
    guide.section("steps")
    for number in range(1, _STEPS + 1):
        guide.item(str(number), guide.words(f"step.{number}", concept=concept.id))
    if known.counts:
        guide.item(str(_STEP_OF_YEARS), guide.words(f"step.{_STEP_OF_YEARS}", concept=concept.id))
    guide.section("privacy")
    for number in range(1, _PRIVACY + 1):
        guide.item("–", guide.words(f"privacy.{number}"))
    guide.section("sheets")
    for item in known.sheets:
        guide.pair(guide.words(f"sheet.{item.key}"), guide.words(f"how.{item.key}"))
    _categories(guide, known, lang)
    _readings(guide, known, lang)
    guide.set_up(known.name, guide.words("page"))


def _categories(guide: GuideSheet, known: Vocabulary, lang: Language) -> None:
    guide.section("categories")
    guide.cells(
        (
            "",
            guide.words("categories.requirement"),
            guide.words("categories.kind"),
            "",
            guide.words("categories.source"),
        ),
        guide.table_head(),
    )
    for category in known.categories.values():
        style = guide.styles(bold=True, font_color="#FFFFFF", bg_color="#1F4E79", border=1, border_color="#B8C2CC")
        guide.whole(category_in_words(category, lang), style)
        for number, item in enumerate(category.requirements, 1):
            kind = guide.words("obligatory" if item.obligatory else "additional")
            texts = (str(number), item.title.in_language(lang), kind, "", item.source.text(lang))
            guide.cells(texts, guide.bordered())


def _readings(guide: GuideSheet, known: Vocabulary, lang: Language) -> None:
    if not known.experts.readings:
        return
    guide.section("readings")
    names = (translate(f"form.readings.{name}", lang) for name in ("about", "taken", "because"))
    about, taken, because = names
    guide.cells(("", about, taken, "", because), guide.table_head())
    for number, reading in enumerate(known.experts.readings, 1):
        words = reading.taken.in_language(lang)
        if reading.provisional:
            words = f"{words} {translate('form.readings.provisional', lang)}"
        texts = (str(number), reading.about.in_language(lang), words, "", reading.because.in_language(lang))
        guide.cells(texts, guide.bordered())
