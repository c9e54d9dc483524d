"""The four concepts laid side by side, and made-up ones: directions, plans, passports with any links."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from mqes_core.comparison.concepts import SideBySide, side_by_side
from mqes_core.loading import frames, load_edition, management_cycle
from mqes_core.model import Edition
from mqes_core.model.base import Text
from mqes_core.model.concept import Concept, Direction, Validity
from mqes_core.model.frame import Mapping
from mqes_core.model.roadmap import Activity, CycleLink, Passport, PassportRow, Result, Roadmap, RoadmapSection, Timing
from mqes_core.model.scoring import Target
from mqes_core.model.sources import Document, Reading, Source

__all__ = ["CONCEPTS", "FRAMES", "ON", "compared", "made", "side", "the_four"]

ON = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[3]
CONCEPTS = {path.parts[-5]: path for path in sorted(ROOT.glob("plugins/*/src/*/data/*"))}
FRAMES = tuple(frames())
_RELATIONS = ("exact", "close", "broad", "narrow", "related")
_STAGES = [stage.id for stage in management_cycle().stages]


@cache
def the_four() -> tuple[Edition, ...]:
    """The installed concepts, in the order of their names."""
    return tuple(load_edition(path) for path in CONCEPTS.values())


@cache
def compared(frame: str = "federal-2020") -> SideBySide:
    """The four side by side."""
    return side(the_four(), frame)


def side(editions: Sequence[Edition], frame: str = "federal-2020") -> SideBySide:
    """Editions side by side, without the linter."""
    return side_by_side(editions, frames()[frame], frames=frames(), cycle=management_cycle(), on=ON)


def _mappings() -> st.SearchStrategy[tuple[Mapping, ...]]:
    one = st.one_of(
        *(
            st.builds(
                Mapping,
                frame=st.just(frame.id),
                code=st.sampled_from([item.code for item in frame.directions]),
                relation=st.sampled_from(_RELATIONS),
                provisional=st.booleans(),
            )
            for frame in frames().values()
        )
    )
    return st.lists(one, max_size=2).map(tuple)


def _cycle() -> st.SearchStrategy[tuple[CycleLink, ...]]:
    link = st.builds(
        CycleLink, stage=st.sampled_from(_STAGES), relation=st.sampled_from(_RELATIONS), provisional=st.booleans()
    )
    return st.lists(link, max_size=2, unique_by=lambda item: item.stage).map(tuple)


_RESULTS = (
    (),
    (Result(kind="state", title=Text(ru="Рост")),),
    (Result(kind="report", title=Text(ru="Справка")),),
)
_TIMINGS = (None, "март 2024 г.", "ежемесячно", "постоянно", "по графику министерства")


@st.composite
def made(draw: st.DrawFn, name: str = "made") -> Edition:
    """A concept with up to three directions, a plan with a part for each and one for none, perhaps a passport."""
    directions = tuple(
        Direction(id=f"d-{number}", title=Text(ru=f"Направление {number}"), source=Source(), mappings=draw(_mappings()))
        for number in range(draw(st.integers(0, 3)))
    )
    breaks = Reading(
        id="breaks", about=Text(ru="Обрыв"), taken=Text(ru="Как есть"), because=Text(ru="Не видно"),
        breaks_off=draw(st.booleans()), source=Source(),
    )  # fmt: skip
    sections = tuple(
        RoadmapSection(
            id=f"s-{place}",
            title=Text(ru=f"Часть {place}"),
            direction=direction,
            activities=tuple(draw(_activity(f"a-{place}-{row}")) for row in range(draw(st.integers(0, 3)))),
            readings=("breaks",) if draw(st.integers(0, 4)) == 0 else (),
            source=Source(),
        )
        for place, direction in enumerate([*(item.id for item in directions), None])
    )
    passport = None
    if draw(st.booleans()):
        targets = tuple(
            _target(n, draw(st.sampled_from((None, 10))))
            for n in range(draw(st.integers(0, 2)))
        )  # fmt: skip
        row = PassportRow(id="r", title=Text(ru="Строка"), targets=targets, cycle=draw(_cycle()), source=Source())
        passport = Passport(id="p", title=Text(ru="Паспорт"), rows=(row,), source=Source())
    roadmap = Roadmap(
        id="plan", title=Text(ru="План"), period=Validity(since=date(2024, 1, 1), until=date(2025, 12, 31)),
        sections=sections, passport=passport, readings=(breaks,), source=Source(),
    )  # fmt: skip
    concept = Concept(
        id=name, edition="2024", title=Text(ru="Концепция"), municipality=Text(ru=f"Район {name}"),
        region=Text(ru="Область"), subject=Text(ru="Качество"), validity=Validity(),
        documents=(Document(id="order", kind="order", title=Text(ru="Приказ")),), directions=directions,
    )  # fmt: skip
    return Edition(concept=concept, roadmaps=(roadmap,))


def _target(number: int, value: int | None) -> Target:
    return Target(title=Text(ru=f"Цель {number}"), relation="at_least", value=value, source=Source())


@st.composite
def _activity(draw: st.DrawFn, name: str) -> Activity:
    timing = draw(st.sampled_from(_TIMINGS))
    return Activity(
        id=name,
        title=Text(ru=f"Мероприятие {name}"),
        timing=Timing(printed=timing) if timing else None,
        responsible=draw(st.sampled_from(((), ("Отдел",)))),
        results=draw(st.sampled_from(_RESULTS)),
        cycle=draw(_cycle()),
        source=Source(),
    )  # fmt: skip
