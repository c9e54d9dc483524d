"""Plans of activities for those who use mqes from Python: how they stand on a day, a year by months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mqes_core import roadmapping
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition
from mqes_core.roadmapping import Filters, Overview, YearPlan

__all__ = ["roadmap_overview", "roadmap_year"]


def roadmap_overview(
    concepts: Iterable[str | Edition],
    *,
    on: date | None = None,
    days: int = 30,
    filters: Filters | None = None,
    library: Library | None = None,
) -> Overview:
    """How the rows of roadmaps stand on a day: late, due now, coming, continuous, or not to be told and why.

    Args:
        concepts: ``shatoy``, ``shatoy@2022``, or editions already loaded.
        on: the day, today if not given.
        days: how many days ahead count as coming.
        filters: whose rows, of which direction, of which stage.
        library: where concepts come from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ850 a filter fits no row, MQ851 there is no plan.
        LoadError: a concept does not load.
    """
    return roadmapping.overview(editions_of(concepts, library), on or today(), days=days, filters=filters)


def roadmap_year(
    concepts: Iterable[str | Edition], year: int, *, filters: Filters | None = None, library: Library | None = None
) -> YearPlan:
    """A calendar year of roadmaps by months.

    Raises:
        UsageError: MQ801 unknown concept, MQ850 a filter fits no row, MQ851 there is no plan.
        LoadError: a concept does not load.
    """
    return roadmapping.year_plan(roadmapping.chosen(editions_of(concepts, library), filters or Filters()), year)


def editions_of(concepts: Iterable[str | Edition], library: Library | None) -> tuple[Edition, ...]:
    """The editions that names stand for."""
    items = tuple(concepts)
    if all(isinstance(item, Edition) for item in items):
        return tuple(item for item in items if isinstance(item, Edition))
    library = library or open_library()
    return tuple(item if isinstance(item, Edition) else library.edition(item) for item in items)


def today() -> date:
    """The calendar day where the user sits."""
    return date.today()  # noqa: DTZ011 — the user's own day is meant
