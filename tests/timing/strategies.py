"""Made-up deadlines: clauses that the language can say, and the small changes in writing that must not matter."""

from __future__ import annotations

from hypothesis import strategies as st

from mqes_core.timing.calendar import span_days
from mqes_core.timing.meaning import (
    Clause,
    Distance,
    Frequency,
    Manner,
    Mark,
    Part,
    Relative,
    Span,
    Unit,
    Words,
)  # fmt: skip

years = st.integers(1990, 2090)
_WORDS = ("проведения", "мониторинга", "совещания", "отбора", "сбора", "оценки", "Рособрнадзора", "ВПР", "школы")
words = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=3).map(" ".join).map(Words.of)


@st.composite
def marks(draw: st.DrawFn, year: int | None) -> Mark:
    unit = draw(st.sampled_from([
        Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON, Unit.TERM, Unit.TRIMESTER, Unit.ACADEMIC_YEAR,
        Unit.ACADEMIC_HALF, Unit.TEN_DAYS, Unit.WEEK, Unit.WEEKDAY, Unit.HOLIDAYS,
    ]))  # fmt: skip
    month = draw(st.integers(1, 12))
    most = {
        Unit.DAY: 28, Unit.MONTH: 12, Unit.QUARTER: 4, Unit.HALF: 2, Unit.SEASON: 4, Unit.TERM: 4, Unit.TRIMESTER: 3,
        Unit.ACADEMIC_HALF: 2, Unit.TEN_DAYS: 3, Unit.WEEK: 4, Unit.WEEKDAY: 4, Unit.HOLIDAYS: 4,
    }  # fmt: skip
    number = draw(st.integers(1, most[unit])) if unit in most else 0
    part = draw(st.sampled_from(list(Part))) if unit is Unit.MONTH else Part.WHOLE
    within = unit in {Unit.DAY, Unit.TEN_DAYS, Unit.WEEK, Unit.WEEKDAY}
    weekday = draw(st.integers(0, 6)) if unit is Unit.WEEKDAY else None
    return Mark(unit, number, year, month if within else None, part, weekday)


@st.composite
def spans(draw: st.DrawFn, year: int | None) -> Span:
    mark = draw(marks(year))
    if mark.unit is not Unit.MONTH or mark.part is not Part.WHOLE or not draw(st.booleans()):
        return Span.of(mark)
    span = Span(mark, draw(st.builds(Mark, st.just(Unit.MONTH), st.integers(1, 12), st.just(year))))
    try:
        span_days(span, 2001)
    except ValueError:
        return Span(span.last, span.first)
    return span


_PLAIN = [
    Unit.YEAR, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.WEEK, Unit.DAY, Unit.TERM, Unit.TRIMESTER, Unit.TEN_DAYS,
    Unit.WORKING_DAY, Unit.ACADEMIC_YEAR,
]  # fmt: skip
frequencies = st.one_of(
    st.builds(Frequency, st.sampled_from(_PLAIN)),
    st.builds(
        Frequency, st.sampled_from([Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.TERM, Unit.TRIMESTER]),
        part=st.sampled_from([Part.BEGINNING, Part.MIDDLE, Part.END]),
    ),
    st.builds(Frequency, st.sampled_from([Unit.QUARTER, Unit.HALF]), part=st.just(Part.END), by=st.just(True)),
    st.builds(
        Frequency, st.sampled_from([Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.QUARTER]), st.just(1), st.integers(1, 9),
        st.sampled_from(["", "at_least", "at_most"]),
    ),
    st.builds(Frequency, st.sampled_from([Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY]), st.integers(2, 12)),
    st.builds(
        Frequency, st.just(Unit.WEEK),
        weekdays=st.sets(st.integers(0, 6), min_size=1, max_size=3).map(lambda days: tuple(sorted(days))),
    ),
    st.builds(
        Frequency, st.sampled_from([Unit.MONTH, Unit.QUARTER]),
        days=st.sets(st.integers(1, 31), min_size=1, max_size=3).map(lambda days: tuple(sorted(days))),
        by=st.booleans(),
    ),
    st.builds(
        lambda unit, first, more: Frequency(unit, days=(first,), to=first + more),
        st.sampled_from([Unit.MONTH, Unit.QUARTER]), st.integers(1, 20), st.integers(1, 8),
    ),
    st.builds(
        Frequency, st.just(Unit.MONTH),
        ordinals=st.sets(st.sampled_from([-1, 1, 2, 3, 4]), min_size=1, max_size=2).map(sorted).map(tuple),
    ),
    st.builds(
        Frequency, st.just(Unit.MONTH), weekdays=st.integers(0, 6).map(lambda day: (day,)),
        ordinals=st.sets(st.sampled_from([-1, 1, 2, 3, 4]), min_size=1, max_size=2).map(sorted).map(tuple),
    ),
)  # fmt: skip


@st.composite
def windows(draw: st.DrawFn) -> Clause:
    year = draw(st.none() | years)
    manner = draw(st.sampled_from([Manner.IN, Manner.THROUGHOUT]))
    span = draw(spans(year))
    return Clause((span,), manner, note=draw(st.none() | words))


@st.composite
def deadlines(draw: st.DrawFn) -> Clause:
    year, month = draw(st.none() | years), draw(st.integers(1, 12))
    if draw(st.booleans()):
        return Clause((Span.of(Mark(Unit.DAY, draw(st.integers(1, 28)), year, month)),), Manner.BY)
    mark = draw(st.builds(Mark, st.sampled_from([Unit.MONTH, Unit.QUARTER]), st.integers(1, 4), st.just(year)))
    return Clause((Span.of(mark),), draw(st.sampled_from([Manner.BY, Manner.BEFORE])))


@st.composite
def recurrences(draw: st.DrawFn) -> Clause:
    frequency = draw(frequencies)
    plain = frequency == Frequency(frequency.unit)
    inside: tuple[Span, ...] = ()
    if plain and frequency.unit in {Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY}:
        inside = tuple(draw(st.lists(spans(None).filter(_plain_months), max_size=1)))
    since = draw(st.none() | st.builds(Mark, st.just(Unit.YEAR), st.just(0), years))
    out = draw(st.sets(st.integers(1, 12), max_size=2)) if plain and frequency.unit is Unit.MONTH and not inside else ()
    exceptions = tuple(Span.of(Mark(Unit.MONTH, month)) for month in sorted(out))
    schedule = draw(st.none() | words.map(lambda item: Words.of(f"по графику {item.printed}")))
    return Clause(inside, frequency=frequency, since=since, exceptions=exceptions, schedule=schedule)


def _plain_months(span: Span) -> bool:
    return span.first.unit is Unit.MONTH and span.first.part is Part.WHOLE


distances = st.builds(
    Distance, st.integers(1, 60), st.sampled_from([Unit.DAY, Unit.WORKING_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR])
)


@st.composite
def relatives(draw: st.DrawFn) -> Clause:
    direction = draw(st.sampled_from(["after", "before"]))
    distance = draw(st.none() | distances)
    exact = direction == "after" and distance is not None and draw(st.booleans())
    least = direction == "before" and distance is not None and draw(st.booleans())
    return Clause(relative=Relative(direction, draw(words), distance, exact, least))


def external(clause: Words) -> Clause:
    return Clause(schedule=Words.of(f"по плану {clause.printed}"))


clauses = st.one_of(
    windows(), deadlines(), recurrences(), relatives(), words.map(external), st.just(Clause(constant=True))
)
