"""The passport of a plan: its goals, its targets with their numbers, what is measured, what has no activity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from mqes_core.i18n import Language, format_number, translate
from mqes_core.model.base import Text, render_exact
from mqes_core.model.edition import Edition
from mqes_core.model.roadmap import PassportRow, Roadmap, Timing
from mqes_core.model.scoring import Target
from mqes_core.roadmapping.periods import plan_years, understood
from mqes_core.timing import Window

__all__ = ["Aim", "PassportView", "aim_words", "passport_record", "passports"]

_GOALS: Final = "goals"
_MEASURING: Final = frozenset({"indicators", "collection"})


@dataclass(frozen=True, eq=False)
class Aim:
    """A target of a passport, and the days by which it is to be reached where they can be told."""

    row: PassportRow
    target: Target
    due: tuple[Window, ...]

    @property
    def numbered(self) -> bool:
        """Whether a number says when it is reached."""
        return self.target.value is not None


@dataclass(frozen=True, eq=False)
class PassportView:
    """What a passport wants, and what of it the plan serves."""

    edition: Edition
    roadmap: Roadmap
    goals: tuple[Text, ...]
    aims: tuple[Aim, ...]
    measured: tuple[Text, ...]
    """What is to be observed and has no target."""
    unserved: tuple[PassportRow, ...]
    """Rows of the passport to whose stage of the management cycle no activity of the plan is linked."""
    activities: int


def passports(editions: Iterable[Edition]) -> tuple[PassportView, ...]:
    """The passports of the plans of editions, in the order of the data."""
    return tuple(_view(edition, plan) for edition in editions for plan in edition.roadmaps if plan.passport)


def _view(edition: Edition, roadmap: Roadmap) -> PassportView:
    rows = roadmap.passport.rows if roadmap.passport else ()
    activities = [activity for section in roadmap.sections for activity in section.activities]
    served = {link.stage for activity in activities for link in activity.cycle}
    stages = {row.id: {link.stage for link in row.cycle} for row in rows}
    years = plan_years(edition.concept, roadmap)

    def aims() -> Iterator[Aim]:
        for row in rows:
            for target in row.targets:
                by = understood(Timing(printed=target.by), years).windows if target.by else ()
                yield Aim(row, target, by)

    return PassportView(
        edition,
        roadmap,
        tuple(text for row in rows if _GOALS in stages[row.id] for text in row.statements),
        tuple(aims()),
        tuple(text for row in rows if _MEASURING & stages[row.id] for text in row.statements),
        tuple(row for row in rows if stages[row.id] and _GOALS not in stages[row.id] and not stages[row.id] & served),
        len(activities),
    )


def aim_words(aim: Aim, lang: Language) -> str:
    """A target as a sentence: what, how much, by when; says where the number is missing."""
    target = aim.target
    title = target.title.in_language(lang) if target.title else aim.row.title.in_language(lang)
    relation = translate(f"roadmap.target.{target.relation}", lang)
    if target.value is not None:
        unit = f" {target.unit.in_language(lang)}" if target.unit else ""
        relation = f"{relation} {format_number(target.value, lang)}{unit}"
    elif target.relation in {"at_least", "at_most", "equals"}:
        relation = f"{relation} {translate('roadmap.target.no_number', lang)}"
    by = f", {translate('roadmap.target.by', lang, by=target.by)}" if target.by else ""
    return f"{title}: {relation}{by}"


def passport_record(views: Iterable[PassportView]) -> dict[str, Any]:
    """Passports under ``passport.schema.json``."""
    return {"passports": [_record(view) for view in views]}


def _record(view: PassportView) -> dict[str, Any]:
    return {
        "concept": view.edition.key,
        "roadmap": view.roadmap.id,
        "title": view.roadmap.title.ru,
        "goals": [text.ru for text in view.goals],
        "targets": [
            {
                "row": aim.row.id,
                "title": aim.target.title.ru if aim.target.title else None,
                "relation": aim.target.relation,
                "value": None if aim.target.value is None else render_exact(aim.target.value),
                "unit": aim.target.unit.ru if aim.target.unit else None,
                "by": aim.target.by,
                "due": [{"start": item.start.isoformat(), "end": item.end.isoformat()} for item in aim.due],
                "source": {"ru": aim.target.source.text("ru"), "en": aim.target.source.text("en")},
            }
            for aim in view.aims
        ],
        "measured": [text.ru for text in view.measured],
        "unserved": [{"row": row.id, "title": row.title.ru} for row in view.unserved],
        "activities": view.activities,
    }
