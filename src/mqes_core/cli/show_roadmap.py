"""Plans on a day and a year by months, in words for a person and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mqes_core.cli.command import Session

if TYPE_CHECKING:
    from mqes_core.model.edition import Edition
    from mqes_core.roadmapping import Overview, PassportView, Standing, Template, YearPlan

__all__ = ["show_overview", "show_passports", "show_templates", "show_year"]


def show_overview(session: Session, found: Overview) -> None:
    """Print the rows by state, the most pressing first, and the totals by who answers."""
    from mqes_core.roadmapping import overview_record

    session.say(*_overview(session, found))
    session.put(overview_record(found))


def show_year(session: Session, editions: Iterable[Edition], plan: YearPlan) -> None:
    """Print a year by months."""
    from mqes_core.roadmapping import year_record

    session.say(*_year(session, editions, plan))
    session.put(year_record(plan))


def show_passports(session: Session, views: Sequence[PassportView]) -> None:
    """Print goals, targets, what is measured without a target, what has no activity."""
    from mqes_core.roadmapping import passport_record

    for view in views:
        session.say(*_passport(session, view), "")
    session.put(passport_record(views))


def show_templates(session: Session, written: Sequence[tuple[Path, Template]]) -> None:
    """Print what was written, and the deadlines that need a look."""
    for path, made in written:
        kept = (
            f"   {item.row}: «{item.printed}» – {session.word(f'roadmap.template.{item.why}')}" for item in made.kept
        )
        session.say(session.word("cli.written", path=str(path)), *kept)
    data = [
        {
            "written": str(path),
            "kept": [{"row": item.row, "printed": item.printed, "why": item.why} for item in made.kept],
        }
        for path, made in written
    ]
    session.put({"templates": data})


def _passport(session: Session, view: PassportView) -> Iterator[str]:
    from mqes_core.roadmapping.passport import aim_words

    lang = session.lang
    yield f"{view.edition.key}: {view.roadmap.title.in_language(lang)}"
    for key, lines in (
        ("goals", [text.in_language(lang) for text in view.goals]),
        ("targets", [aim_words(aim, lang) for aim in view.aims]),
        ("measured", [text.in_language(lang) for text in view.measured]),
        ("unserved", [row.title.in_language(lang) for row in view.unserved]),
    ):
        yield f"   {session.word(f'roadmap.passport.{key}')}: {len(lines)}"
        yield from (f"      {line}" for line in lines)
    yield f"   {session.word('roadmap.passport.activities', n=view.activities)}"


def _overview(session: Session, found: Overview) -> Iterator[str]:
    from mqes_core.roadmapping import State

    for edition in found.editions:
        title = edition.concept.title.in_language(session.lang)
        yield session.word("roadmap.head", concept=edition.key, title=title, day=found.on)
    if not found.tracked and found.of(State.LATE):
        yield session.word("roadmap.untracked", concept=found.editions[0].concept.id)
    several = len(found.editions) > 1
    for state in State:
        items = found.of(state)
        if items:
            name = session.word(f"roadmap.state.{state}")
            if state is State.COMING:
                name = session.word("roadmap.coming_within", n=found.days)
            yield ""
            yield f"{name}: {len(items)}"
            for item in items:
                yield from _row(session, item, several=several)
    yield ""
    yield session.word("roadmap.totals")
    for total in found.totals:
        parts = [
            session.word(f"roadmap.short.{state}", n=total.counts[state]) for state in State if total.counts.get(state)
        ]
        name = total.body.title if total.body else session.word("roadmap.nobody")
        yield "   " + session.word("roadmap.total", name=name, parts=", ".join(parts))


def _row(session: Session, item: Standing, *, several: bool) -> Iterator[str]:
    from mqes_core.roadmapping.wording import deadline_words, doubt_words, responsible_words, row_words, standing_words

    lang = session.lang
    prefix = f"{item.row.edition.concept.id} " if several else ""
    yield f"   {prefix}{row_words(item.row, lang)}"
    if words := standing_words(item, lang):
        yield f"      {words}"
    deadline = session.word("roadmap.line.deadline", words=deadline_words(item.row, lang))
    answers = session.word("roadmap.line.responsible", words=responsible_words(item.row, lang))
    yield f"      {deadline}. {answers}."
    if item.windows and (doubt := doubt_words(item.row, lang)):
        yield f"      {doubt}"


def _year(session: Session, editions: Iterable[Edition], plan: YearPlan) -> Iterator[str]:
    from mqes_core.roadmapping.wording import month_words, row_words, why_words, window_words

    lang = session.lang
    for edition in editions:
        title = edition.concept.title.in_language(lang)
        yield session.word("roadmap.head_year", concept=edition.key, title=title, year=str(plan.year))
    for month in plan.months:
        yield ""
        yield month_words(month.first, lang)
        for key, items in (("begins", month.begins), ("due", month.due)):
            for item in items:
                what = session.word(f"roadmap.month.{key}")
                yield f"   {what}: {row_words(item.row, lang)} ({window_words(item.window, lang)})"
        for item in month.repeats:
            what = session.word("roadmap.month.repeats", n=item.row.often(item.window))
            yield f"   {what}: {row_words(item.row, lang)}"
        if not month.begins and not month.due and not month.repeats:
            yield f"   {session.word('roadmap.month.nothing')}"
    for key, lines in (
        ("all_along", [row_words(row, lang) for row in plan.all_along]),
        (
            "undated",
            [
                f"{row_words(row, lang)} – {'; '.join(why_words(item, lang) for item in why)}"
                for row, why in plan.undated
            ],
        ),
    ):
        if lines:
            yield ""
            yield session.word(f"roadmap.year.{key}")
            yield from (f"   {line}" for line in lines)
