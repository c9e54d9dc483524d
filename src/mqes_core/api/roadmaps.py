"""Plans of activities for those who use mqes from Python: how they stand on a day, a year by months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from mqes_core import roadmapping
from mqes_core.api.edge import today, writing
from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.exchange.roadmap_progress import Progress, progress_table
from mqes_core.exchange.roadmap_progress import read_progress as read_tables
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.loading.dump import edition_files
from mqes_core.model.edition import Edition
from mqes_core.reporting.roadmap import PlanCalendar, plan_calendar, render_plan
from mqes_core.roadmapping import Filters, Overview, PassportView, Template, YearPlan

__all__ = [
    "read_progress",
    "roadmap_overview",
    "roadmap_passports",
    "roadmap_year",
    "write_calendar",
    "write_plan",
    "write_progress_table",
    "write_template",
]


def roadmap_overview(
    concepts: Iterable[str | Edition],
    *,
    on: date | None = None,
    days: int = 30,
    filters: Filters | None = None,
    progress: Progress | None = None,
    library: Library | None = None,
) -> Overview:
    """How the rows of roadmaps stand on a day: late, due now, coming, continuous, or not to be told and why.

    Args:
        concepts: ``shatoy``, ``shatoy@2022``, or editions already loaded.
        on: the day, today if not given.
        days: how many days ahead count as coming.
        filters: whose rows, of which direction, of which stage.
        progress: what is reported done, from :func:`read_progress`; without it nothing is known to be done.
        library: where concepts come from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ850 a filter fits no row, MQ851 there is no plan.
        LoadError: a concept does not load.
    """
    done = roadmapping.finished(progress.reports) if progress is not None else None
    editions = editions_of(concepts, library)
    return roadmapping.overview(editions, on or today(), days=days, filters=filters, finished=done)


def roadmap_year(
    concepts: Iterable[str | Edition], year: int, *, filters: Filters | None = None, library: Library | None = None
) -> YearPlan:
    """A calendar year of roadmaps by months.

    Raises:
        UsageError: MQ801 unknown concept, MQ850 a filter fits no row, MQ851 there is no plan.
        LoadError: a concept does not load.
    """
    return roadmapping.year_plan(roadmapping.chosen(editions_of(concepts, library), filters or Filters()), year)


def write_calendar(
    concepts: Iterable[str | Edition],
    path: Path | str,
    *,
    until: date | None = None,
    remind: int = 7,
    filters: Filters | None = None,
    made: datetime | None = None,
    library: Library | None = None,
    lang: Language = "ru",
) -> PlanCalendar:
    """Write the deadlines of roadmaps as a calendar (.ics); a second import into a calendar updates the first.

    Args:
        concepts: ``shatoy``, ``shatoy@2022``, or editions already loaded.
        path: the file.
        until: the last day on which an event may begin; the end of the fifth year from now if not given.
        remind: so many days before the last day a reminder is due; 0 for none.
        filters: whose rows, of which direction, of which stage.
        made: the moment that the file bears, with a time zone; now if not given.
        library: where concepts come from; the installed plugins if not given.
        lang: of the words around those of the document.

    Raises:
        UsageError: MQ852 another suffix, MQ893 the file cannot be written, MQ801, MQ850 and MQ851 as for
            :func:`roadmap_overview`.
        LoadError: a concept does not load.
    """
    path = Path(path)
    if path.suffix.lower() != ".ics":
        raise UsageError([Diagnostic("MQ852", params={"path": str(path)})])
    made = (made or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    rows = roadmapping.chosen(editions_of(concepts, library), filters or Filters())
    calendar = plan_calendar(rows, until=until or date(made.year + 4, 12, 31), made=made, remind=remind, lang=lang)
    with writing(path):
        path.write_bytes(calendar.data)
    return calendar


def roadmap_passports(concepts: Iterable[str | Edition], *, library: Library | None = None) -> tuple[PassportView, ...]:
    """The passports of roadmaps: goals, targets with their numbers, what is measured, what has no activity.

    Raises:
        UsageError: MQ801 unknown concept, MQ856 no roadmap has a passport.
        LoadError: a concept does not load.
    """
    editions = editions_of(concepts, library)
    found = roadmapping.passports(editions)
    if not found:
        names = ", ".join(edition.key for edition in editions)
        raise UsageError([Diagnostic("MQ856", params={"concepts": names})])
    return found


def write_template(
    concept: str | Edition, path: Path | str, period: tuple[int, int], *, library: Library | None = None
) -> tuple[tuple[Path, Template], ...]:
    """Write the roadmaps of a concept as data (yaml) for another period; several go into several files.

    Args:
        concept: whose roadmaps.
        path: the file; where there are several roadmaps, the name of each comes before the suffix.
        period: the first and the last year.
        library: where concepts come from; the installed plugins if not given.

    Returns:
        The files, each with its plan and the deadlines that need a look.

    Raises:
        UsageError: MQ801 unknown concept, MQ851 there is no plan, MQ854 the period ends before it begins, MQ857
            another suffix than .yaml, MQ893 the file cannot be written.
        LoadError: the concept does not load.
    """
    path = Path(path)
    if path.suffix.lower() != ".yaml":
        raise UsageError([Diagnostic("MQ857", params={"path": str(path)})])
    if period[1] < period[0]:
        raise UsageError([Diagnostic("MQ854", params={"period": f"{period[0]}-{period[1]}"})])
    (edition,) = editions_of([concept], library)
    roadmapping.chosen([edition], Filters())
    written = []
    for plan in edition.roadmaps:
        made = roadmapping.as_template(edition.concept, plan, *period)
        target = path if len(edition.roadmaps) == 1 else path.with_name(f"{path.stem}-{plan.id}{path.suffix}")
        text = edition_files(Edition(concept=edition.concept, roadmaps=(made.roadmap,)))["roadmap.yaml"]
        with writing(target):
            target.write_text(text, encoding="utf-8", newline="\n")
        written.append((target, made))
    return tuple(written)


def write_plan(found: Overview, path: Path | str, *, lang: Language = "ru") -> Path:
    """Write an overview as a chart by months: a page (html), or a workbook to go on working in (xlsx).

    Raises:
        UsageError: MQ853 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    data = render_plan(found, path.suffix.lower(), lang)
    with writing(path):
        path.write_bytes(data)
    return path


def write_progress_table(
    concept: str | Edition,
    path: Path | str,
    *,
    on: date | None = None,
    library: Library | None = None,
    lang: Language = "ru",
) -> Path:
    """Write the table (xlsx) in which people keep the progress of a concept's roadmaps, a line for each time.

    Raises:
        UsageError: MQ801 unknown concept, MQ807 another suffix than .xlsx, MQ851 there is no plan, MQ893 the file
            cannot be written.
        LoadError: the concept does not load.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise UsageError([Diagnostic("MQ807", params={"path": str(path)})])
    (edition,) = editions_of([concept], library)
    rows = roadmapping.chosen([edition], Filters())
    data = progress_table(edition, roadmapping.lines(rows, on or today()), lang)
    with writing(path):
        path.write_bytes(data)
    return path


def read_progress(
    concepts: Iterable[str | Edition],
    files: Iterable[Path | str],
    *,
    on: date | None = None,
    library: Library | None = None,
) -> Progress:
    """Read filled-in tables of progress.

    Raises:
        FormError: with every problem found, each with its sheet and cell.
        UsageError: MQ801 unknown concept.
        LoadError: a concept does not load.
    """
    return read_tables([Path(file) for file in files], editions_of(concepts, library), on or today())


def editions_of(concepts: Iterable[str | Edition], library: Library | None) -> tuple[Edition, ...]:
    """The editions that names stand for."""
    items = tuple(concepts)
    if all(isinstance(item, Edition) for item in items):
        return tuple(item for item in items if isinstance(item, Edition))
    library = library or open_library()
    return tuple(item if isinstance(item, Edition) else library.edition(item) for item in items)
