"""What to bring, what changes and how requirements compare, in words, in Russian and English."""

from __future__ import annotations

from mqes_core.eligibility.bring import Item
from mqes_core.eligibility.compare import Relation
from mqes_core.eligibility.experience import YEAR
from mqes_core.eligibility.until import Cause
from mqes_core.eligibility.verdicts import Verdict
from mqes_core.eligibility.wording import (
    Kinds,
    Names,
    bring_in_words,
    clause_in_words,
    eligibility_in_words,
    fact_in_words,
)
from mqes_core.i18n import Language, translate
from mqes_core.model.experts import Experience, ExpertCategory

__all__ = ["category_in_words", "cause_in_words", "item_in_words", "relation_in_words", "verdict_in_words"]


def category_in_words(category: ExpertCategory, lang: Language) -> str:
    """Number as printed and title."""
    return " ".join(filter(None, (category.number, category.title.in_language(lang))))


def verdict_in_words(verdict: Verdict, lang: Language) -> str:
    """The verdict, with the reason where no single requirement shows it."""
    words = eligibility_in_words(verdict.eligibility, lang)
    return f"{words}: {translate('eligibility.because.together', lang)}" if verdict.together else words


def item_in_words(item: Item, lang: Language, kinds: Kinds | None = None, names: Names | None = None) -> str:
    """One thing to bring, and what would do in its stead."""
    if item.kind == "declaration":
        return translate("eligibility.bring.declaration", lang, list=translate(f"eligibility.list.{item.list}", lang))
    words = bring_in_words(item.clause, lang, kinds)
    if item.days_short is not None:
        years, days = divmod(item.days_short, YEAR)
        parts = [translate(f"eligibility.bring.{key}", lang, n=n) for key, n in (("years", years), ("days", days)) if n]
        words = translate("eligibility.bring.short", lang, what=words, short=" ".join(parts))
    if item.instead is not None:
        words = translate("eligibility.bring.instead", lang, what=words, fact=fact_in_words(item.instead, lang, names))
    return words


def cause_in_words(cause: Cause, lang: Language, kinds: Kinds | None = None, names: Names | None = None) -> str:
    """What happens on the day of a change."""
    return translate(
        f"eligibility.change.{cause.kind}",
        lang,
        fact=fact_in_words(cause.fact, lang, names) if cause.fact is not None else "",
        years=cause.clause.years if isinstance(cause.clause, Experience) else 0,
        title=cause.requirements[0].title.in_language(lang) if cause.requirements else "",
        rule=clause_in_words(cause.clause, lang, kinds) if cause.clause is not None else "",
    )


def relation_in_words(relation: Relation, lang: Language) -> str:
    """How the first requirements stand to the second, in a word."""
    return translate(f"eligibility.relation.{relation.value}", lang)
