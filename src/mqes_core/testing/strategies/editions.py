"""Small made-up editions without defects: every kind of measure, scale and combination, bonuses, minima, readings.

A strategy takes longer to build than to draw from: what depends on nothing drawn is built once, and the parts of an
edition are drawn by plain functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from mqes_core.model.base import Text
from mqes_core.model.concept import Concept, Validity
from mqes_core.model.edition import Edition
from mqes_core.model.measures import Measure
from mqes_core.model.scoring import Applicability, Bonus, Combination, Criterion, Indicator, Minimum, Scoring
from mqes_core.model.sources import Document, Reading, Source
from mqes_core.model.uses import wholes_of
from mqes_core.testing.strategies.scales import READING, SCALES, points, scales
from mqes_core.testing.strategies.units import LEVELS, UNIT_KINDS

__all__ = ["edition_of", "editions"]

_MEASURE: TypeAdapter[Measure] = TypeAdapter(Measure)
_COMBINATION: TypeAdapter[Combination] = TypeAdapter(Combination)
_OPTIONS = ("low", "middle", "high")
_WHOLE = "whole"
_WHOLES = (_WHOLE, "others")
_KINDS = tuple((measured, scaled) for measured, several in SCALES.items() for scaled in several)
_SUMMED = ("sum", "sum", "greatest", "least", "weighted")


def edition_of(scoring: Scoring) -> Edition:
    """A whole edition around ``scoring``: a made-up concept with one document, ``order``."""
    concept = Concept(
        id="sample",
        edition="2021",
        title=Text(ru="Пример концепции"),
        municipality=Text(ru="Примерный район"),
        region=Text(ru="Примерная область"),
        subject=Text(ru="Оценка качества образования"),
        validity=Validity(since=date(2021, 1, 1), until=date(2023, 12, 31)),
        documents=(Document(id="order", kind="order", title=Text(ru="Приказ")),),
    )
    return Edition(concept=concept, scoring=scoring)


@dataclass
class _Growth:
    """What grows together with the tree: its measures, and how deep it may go."""

    kinds: tuple[tuple[str, str], ...]
    measures: list[Measure] = field(default_factory=list)


@st.composite
def editions(draw: st.DrawFn, *, kinds: tuple[tuple[str, str], ...] = _KINDS, most: int = 3) -> Edition:
    """An edition with up to ``most`` criteria of up to three parts; each line has a measure of its own.

    ``kinds`` limits the pairs of measure and scale, such as ``(("share", "bands"),)``.
    """
    growth = _Growth(kinds)
    apart = draw(st.integers(0, 5)) == 0
    criteria = tuple(
        _criterion(draw, growth, (number,), apart=apart) for number in range(1, draw(st.integers(1, most)) + 1)
    )
    asked = {name for measure in growth.measures for name in wholes_of(measure)}
    growth.measures += [
        _MEASURE.validate_python({"id": name, "title": f"Всего {name}", "kind": "count"}) for name in sorted(asked)
    ]
    scoring = Scoring(
        title=Text(ru="Показатели"),
        source=Source(document="order", section="I", table="1"),
        measures=tuple(growth.measures),
        criteria=criteria,
        readings=(_reading(),),
        **_whole(draw, (), criteria, apart=apart),
    )
    return edition_of(scoring)


def _criterion(draw: st.DrawFn, growth: _Growth, path: tuple[int, ...], *, apart: bool) -> Criterion:
    """A criterion; ``apart`` allows that its parts are not added up, since it is not added up itself."""
    inner: list[Criterion] = []
    lines: list[Indicator] = []
    apart = apart and draw(st.booleans())
    for number in range(1, draw(st.integers(1, 3)) + 1):
        if len(path) == 1 and draw(st.integers(0, 3)) == 0:
            inner.append(_criterion(draw, growth, (*path, number), apart=apart))
        else:
            lines.append(_line(draw, growth, (*path, number)))
    return Criterion(
        id=_name("c", path),
        number=_number(path),
        title=Text(ru=f"Критерий {_number(path)}"),
        source=_source(path),
        criteria=tuple(inner),
        indicators=tuple(lines),
        **_whole(draw, path, (*inner, *lines), apart=apart),
    )


def _line(draw: st.DrawFn, growth: _Growth, path: tuple[int, ...]) -> Indicator:
    measured, scaled = draw(st.sampled_from(growth.kinds))
    measure = _measure(draw, measured, scaled, _name("m", path))
    growth.measures.append(measure)
    return Indicator(
        id=_name("i", path),
        number=_number(path),
        title=Text(ru=f"Строка {_number(path)}"),
        source=_source(path),
        measure=measure.id,
        scale=draw(scales(measured, scaled, _OPTIONS)),
        applies=draw(_APPLIES),
        open=draw(_READINGS),
    )


_THIRD = st.integers(0, 2)
_GIVEN = st.sampled_from(("counts", "either"))
_PER = st.sampled_from((100, 1000, 1_000_000))
_OUT_OF = st.sampled_from((None, None, _WHOLE, _WHOLES))
_ABOVE_ZERO: list[dict[str, Any]] = [{"at_least": 0}, {"at_least": "0.5", "at_most": "49.7"}]
_RELATIVE_NUMBERS = st.sampled_from(_ABOVE_ZERO)
_NUMBERS = st.sampled_from([*_ABOVE_ZERO, {}, {"at_most": 10}])


def _measure(draw: st.DrawFn, kind: str, scale: str, key: str) -> Measure:
    data: dict[str, Any] = {"id": key, "title": f"Величина {key}", "kind": kind}
    match kind:
        case "share":
            asked = {"out_of": "всего", "given": draw(_GIVEN)}
            whole = {"out_of_count": _WHOLE}
            data |= {"counted": "справились"} | (asked, asked, whole)[draw(_THIRD)]
        case "rate":
            data |= {"counted": "случаи", "out_of": "всего", "per": draw(_PER)}
        case "count":
            data |= {"out_of": draw(_OUT_OF)}
        case "number":
            data |= draw(_RELATIVE_NUMBERS if scale == "relative" else _NUMBERS)
        case "choice":
            data |= {"options": tuple({"id": option, "title": option} for option in _OPTIONS)}
    return _MEASURE.validate_python(data)


_SOME = st.builds(
    Applicability,
    kinds=st.lists(st.sampled_from(UNIT_KINDS), max_size=3, unique=True).map(tuple),
    levels=st.lists(st.sampled_from(LEVELS), max_size=2, unique=True).map(tuple),
    reading=st.sampled_from((None, READING)),
)
_APPLIES: st.SearchStrategy[Applicability | None] = st.one_of(st.none(), st.none(), st.none(), _SOME)
_CAPS = st.none() | st.integers(5, 15)
_FLOORS = st.none() | st.integers(-5, 2)
_READINGS = st.sampled_from((None, None, None, READING))
_WEIGHTS = st.sampled_from((1, 2, "0.5", "1/3", -1, 0))


def _whole(
    draw: st.DrawFn, path: tuple[int, ...], parts: Sequence[Criterion | Indicator], *, apart: bool
) -> dict[str, Any]:
    """How the parts make the whole: combination, bonuses and minimum."""
    if apart:
        return {"combine": _COMBINATION.validate_python({"kind": "separate"})}
    kind = draw(st.sampled_from(_SUMMED))
    data: dict[str, Any] = {
        "kind": kind,
        "cap": draw(_CAPS),
        "floor": draw(_FLOORS),
        "reading": draw(_READINGS),
    }
    if kind == "weighted":
        data["weights"] = {part.id: draw(_WEIGHTS) for part in parts}
    return {
        "combine": _COMBINATION.validate_python(data),
        "bonuses": _bonuses(draw, path, [name for part in parts for name in _ids(part)]),
        "minimum": draw(_minimum(path)),
    }


def _ids(part: object) -> list[str]:
    if isinstance(part, Criterion):
        return [part.id, *(name for inner in (*part.criteria, *part.indicators) for name in _ids(inner))]
    return [part.id] if isinstance(part, Indicator) else []


def _bonuses(draw: st.DrawFn, path: tuple[int, ...], below: list[str]) -> tuple[Bonus, ...]:
    bonuses = []
    for number in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        absolute = draw(st.booleans())
        bonus = Bonus(
            id=f"{_name('b', path)}-{number}",
            title=Text(ru="Надбавка"),
            when=draw(st.sampled_from(below)),
            at_least=draw(points()),
            points=draw(st.integers(1, 5)) if absolute else None,
            percent=None if absolute else draw(st.sampled_from((10, 25, 50))),
            source=_source(path),
        )
        bonuses.append(bonus)
    return tuple(bonuses)


@cache
def _minimum(path: tuple[int, ...]) -> st.SearchStrategy[Minimum | None]:
    some = st.builds(
        Minimum,
        points=st.integers(-2, 12),
        unreachable=st.sampled_from(("not_applicable", "kept")),
        reading=st.just(READING),
        source=st.just(_source(path)),
    )
    return st.none() | some


def _name(letter: str, path: tuple[int, ...]) -> str:
    return letter + ("-".join(map(str, path)) or "0")


def _number(path: tuple[int, ...]) -> str:
    return ".".join(map(str, path)) or "0"


def _source(path: tuple[int, ...]) -> Source:
    return Source(document="order", section="I", table="1", row=_number(path))


def _reading() -> Reading:
    return Reading(
        id=READING,
        about=Text(ru="Документ не решает"),
        taken=Text(ru="Взято обычное прочтение"),
        because=Text(ru="Так принято"),
        source=Source(document="order", section="I"),
    )
