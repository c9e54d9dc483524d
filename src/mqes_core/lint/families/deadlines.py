"""Deadlines held against the plan around them: its stages, its period, the day of approval."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from mqes_core.i18n import Key
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.roadmap import Activity, Roadmap, Stage, Timing
from mqes_core.roadmapping import periods
from mqes_core.roadmapping.periods import (
    UNSTATED,
    Bounds,
    Span,
    is_academic,
    plan_span,
    plan_years,
    span,
    sticks_out,
    understood,
)
from mqes_core.timing import TimingReading

__all__ = [
    "Span",
    "before_approval",
    "outside_period",
    "outside_stage",
    "outside_validity",
    "plan_span",
    "rows",
    "slips",
    "span",
    "stage_span",
    "undated_plan",
    "unreadable",
    "yearly_in_one_year",
    "years",
]

_ONE_YEAR: Final = 366
"""The longest a year can be, in days."""


class Row(NamedTuple):
    """A row of a plan with its deadline, and the deadline as it is read."""

    path: Path
    activity: Activity
    timing: Timing
    reading: TimingReading
    """As meant."""
    letter: TimingReading
    """As printed."""

    @property
    def at(self) -> Path:
        """The way to the deadline."""
        return (*self.path, "timing")


def years(subject: Subject, roadmap: Roadmap) -> Bounds:
    """The years from which a plan's deadlines take what they leave out: the plan's own, else the concept's."""
    return plan_years(subject.edition.concept, roadmap)


def rows(subject: Subject, path: Path, roadmap: Roadmap) -> Iterator[Row]:
    """Every row of a plan that has a deadline."""
    within = years(subject, roadmap)
    for number, section in enumerate(roadmap.sections):
        for index, activity in enumerate(section.activities):
            if activity.timing is not None:
                here = (*path, "sections", number, "activities", index)
                timing = activity.timing
                letter = understood(timing, within, letter=True)
                yield Row(here, activity, timing, understood(timing, within), letter)


def stage_span(subject: Subject, roadmap: Roadmap, stage: Stage) -> Span | None:
    """The days of a stage, where its time is printed and can be read."""
    return periods.stage_span(subject.edition.concept, roadmap, stage)


def outside_stage(subject: Subject) -> Iterator[Defect]:
    """A row whose deadline lies outside the stage under whose heading it stands."""
    for path, roadmap in subject.each(Roadmap):
        stages = {stage.id: (number, stage) for number, stage in enumerate(roadmap.stages)}
        for row in rows(subject, path, roadmap):
            if row.activity.stage not in stages:
                continue
            number, stage = stages[row.activity.stage]
            claimed, allowed = span(row.reading), stage_span(subject, roadmap, stage)
            if claimed and allowed and sticks_out(claimed, allowed):
                printed = stage.timing.printed if stage.timing else ""
                params = {"timing": row.timing.printed, "stage": stage.title.ru, "allowed": printed}
                yield Defect(row.at, params, also=((*path, "stages", number),))


def outside_period(subject: Subject) -> Iterator[Defect]:
    """A row whose deadline lies outside the period of its plan, or of the concept where the plan states none."""
    for path, roadmap in subject.each(Roadmap):
        since, until = years(subject, roadmap)
        told = subject.edition.concept.approved if plan_span(roadmap) == UNSTATED else None
        for row in rows(subject, path, roadmap):
            claimed = span(row.reading)
            if claimed is None or (told and claimed.end < told):
                continue  # that it was over before the approval is told by a rule of its own
            if sticks_out(claimed, Span(since or date.min, until or date.max)):
                yield Defect(row.at, {"timing": row.timing.printed, "since": since, "until": until})


def outside_validity(subject: Subject) -> Iterator[Defect]:
    """A plan that runs outside the years of its concept."""
    validity = subject.edition.concept.validity
    for path, roadmap in subject.each(Roadmap):
        since, until = plan_span(roadmap)
        early = since and validity.since and since < validity.since
        late = until and validity.until and until > validity.until
        if early or late:
            params = {"since": since, "until": until, "from": validity.since, "to": validity.until}
            yield Defect((*path, "period"), params)


def before_approval(subject: Subject) -> Iterator[Defect]:
    """A row that is over before the document that plans it was approved."""
    approved = subject.edition.concept.approved
    for path, roadmap in subject.each(Roadmap):
        for row in rows(subject, path, roadmap):
            claimed = span(row.reading)
            if approved and claimed and claimed.end < approved:
                yield Defect(row.at, {"timing": row.timing.printed, "approved": approved})


def yearly_in_one_year(subject: Subject) -> Iterator[Defect]:
    """A deadline that recurs every year in a plan of one year."""
    for path, roadmap in subject.each(Roadmap):
        since, until = plan_span(roadmap)
        if since and until and ((until - since).days < _ONE_YEAR or is_academic(roadmap)):
            for row in rows(subject, path, roadmap):
                if row.reading.yearly:
                    yield Defect(row.at, {"timing": row.timing.printed})


def undated_plan(subject: Subject) -> Iterator[Defect]:
    """A plan that does not say for which years it is, with deadlines that need to know."""
    for path, roadmap in subject.each(Roadmap):
        if plan_span(roadmap) == UNSTATED:
            hanging = [row for row in rows(subject, path, roadmap) if span(row.reading) is None]
            if hanging:
                yield Defect(path, {"count": len(hanging), "timing": hanging[0].timing.printed})


def unreadable(subject: Subject) -> Iterator[Defect]:
    """A deadline that cannot be read."""
    for path, roadmap in subject.each(Roadmap):
        for row in rows(subject, path, roadmap):
            if row.letter.kind == "unreadable":
                yield Defect(row.at, {"timing": row.timing.printed, "column": row.letter.stopped_at or 1})


def slips(subject: Subject) -> Iterator[Defect]:
    """A deadline that can be read only past a slip of the pen."""
    for path, roadmap in subject.each(Roadmap):
        for row in rows(subject, path, roadmap):
            for key, params, _ in row.letter.slips:
                yield Defect(row.at, {"timing": row.timing.printed, "slip": Key(key, **params)})
