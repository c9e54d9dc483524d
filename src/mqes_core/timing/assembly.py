"""From the items of a phrase to its clauses: what belongs together, which year a month takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from mqes_core.timing.making import Item
from mqes_core.timing.meaning import Clause, Frequency, Manner, Mark, Unit, Words
from mqes_core.timing.settling import YEARLY, following, repeats_in, settle
from mqes_core.timing.slots import STRETCHES
from mqes_core.timing.tokens import Stop, Token
from mqes_core.timing.years import in_calendar_year, with_years, yearless

__all__ = ["Assembled", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """The clauses, and keys of the assumptions made in putting them together."""

    clauses: tuple[Clause, ...]
    assumptions: tuple[str, ...]


class _Assembly:
    def __init__(self) -> None:
        self.done: list[Clause] = []
        self.now = Clause()
        self.assumed: list[str] = []
        self.sign = ""
        self.sign_at = 0
        self.closed = False
        self.then: Clause | None = None
        self._frequency_last = False
        self._noted = False
        self._same = False
        """Whether the times of the present clause are those of the one before («…, далее ежегодно»)."""

    def add(self, child: Any) -> None:
        if isinstance(child, Token):
            if child.value == ";":
                self.flush()
            self.sign, self.sign_at = str(child.value), child.start_pos
            return
        getattr(self, f"_{child.kind}")(child)
        self.assumed.extend(child.said)
        self.sign = ""

    def flush(self) -> None:
        if self.now != Clause():
            self.done.append(self.now)
        self.now, self.closed, self._noted, self._same = Clause(), False, False, False

    def _need(self, free: bool) -> None:
        """Open another clause unless the present one can take what comes."""
        if not free or self.closed:
            self.flush()

    # --- times -------------------------------------------------------------------------------------------------------

    def _time(self, item: Item) -> None:
        now = self.now
        if self.sign in {",", "и"} and now.spans and repeats_in(now.spans[-1].last, item.spans[0].first):
            raise Stop(self.sign_at)
        if self._joined_with_year(item):
            return
        now = self._own_times()
        more_deadlines = now.manner is not Manner.IN and now.manner in {Manner.BY, Manner.BEFORE}
        like = bool(now.spans) and item.spans[0].first.unit is now.spans[-1].last.unit
        if self.sign == "(" and like and now.frequency is None:
            self.assumed.append("timing.assumption.either")  # «июнь (июль)»
        if more_deadlines and now.spans and not self.sign and item.spans[0].first.unit is Unit.YEAR:
            raise Stop(0)
        listed = self.sign in {",", "и", "("} or (self.sign == "" and not now.spans)
        if more_deadlines and not (like and listed):
            self.flush()
        taken = now.relative or now.request or (now.schedule and now.manner is Manner.OF_SCHEDULE)
        turned = bool(now.spans) and now.frequency is not None and self._frequency_last
        self._need(not taken and not (turned and self.sign != "(") and not self._noted)
        self.now = replace(self.now, spans=(*self.now.spans, *item.spans))
        self._frequency_last = False

    def _joined_with_year(self, item: Item) -> bool:
        """«Май, 2022 г.», «2022 год (май, октябрь)»: the year is that of the times beside it and no time by itself."""
        now = self.now
        if now.frequency or now.relative or now.request or now.schedule or self.sign not in {",", "(", ":"}:
            return False
        for years, others in ((item.spans, now.spans), (now.spans, item.spans)):
            spans = in_calendar_year(years, others)
            if spans is not None:
                manner = item.manner if others is item.spans or now.manner is Manner.IN else now.manner
                manner = now.manner if others is now.spans else manner
                self.now = replace(now, spans=spans, manner=manner)
                self.assumed.append("timing.assumption.year_carried")
                self._frequency_last = False
                return True
        return False

    def _own_times(self) -> Clause:
        """The present clause without times that it only took over, once it names its own."""
        if self._same:
            self.assumed.remove("timing.assumption.then_same")
            self.now = replace(self.now, spans=(), manner=Manner.IN)
            self._same = False
        return self.now

    def _by(self, item: Item) -> None:
        if self.now.manner is Manner.IN and self._joined_with_year(item):
            return
        now = self._own_times()
        free = not (now.spans and now.manner is not item.manner) and not now.relative and not now.request
        turned = now.frequency is not None and bool(now.spans) and self._frequency_last
        if not free and now.frequency is not None and not now.request:
            if now.relative is None:  # «ежегодно в 2022–2024 гг. до 1 мая»
                raise Stop(0)
            self.flush()  # «ежегодно по итогам года до 1 февраля»
            self.now, free = Clause(frequency=now.frequency), True
        self._need(free and not turned and not self._noted)
        self.now = replace(self.now, spans=(*self.now.spans, *item.spans), manner=item.manner)
        self._frequency_last = False

    def _throughout(self, item: Item) -> None:
        self._need(not self.now.spans and not self.now.relative and not self.now.request)
        self.now = replace(self.now, spans=item.spans, manner=Manner.THROUGHOUT)
        self._frequency_last = False

    def _since(self, item: Item) -> None:
        due = bool(self.now.spans) and self.now.manner in {Manner.BY, Manner.BEFORE} and self.now.frequency is None
        self._need(self.now.since is None and not due and not self.now.relative and not self.now.request)
        self.now = replace(self.now, since=item.spans[0].first)

    # --- frequencies -------------------------------------------------------------------------------------------------

    def _frequency(self, item: Item) -> None:
        assert item.frequency is not None
        now = self.now
        if now.request is not None:
            self.flush()
        elif now.frequency is not None:
            refined = _refine(now.frequency, item.frequency)
            if refined is None and _at_odds(now.frequency, item.frequency):
                raise Stop(self.sign_at)
            if refined is None or (item.spans and now.spans):
                self.flush()
            else:
                self.now = replace(now, frequency=refined, spans=(*now.spans, *item.spans))
                return
        spans = (*self.now.spans, *item.spans)
        frequency = replace(item.frequency, interval=max(item.frequency.interval, 1))
        self.now = replace(self.now, frequency=frequency, spans=spans)
        self._frequency_last = not item.spans
        if self.then is not None:
            self._continue(self.then)

    def _continue(self, before: Clause) -> None:
        """«…, далее ежегодно»: the same months in the years that follow."""
        self.then = None
        years = [span.last.year for span in before.spans if span.last.year]
        since = Mark(Unit.YEAR, year=max(years) + 1) if years else self.now.since
        if self.now.frequency is not None and self.now.frequency.unit not in YEARLY:
            since = following(before) or since
        spans = self.now.spans
        if self.now.frequency == Frequency(Unit.YEAR) and not spans:
            spans = tuple(yearless(span) for span in before.spans if span.first.unit is not Unit.YEAR)
            if spans:
                self.assumed.append("timing.assumption.then_same")
                self._same = True
        manner = before.manner if spans else self.now.manner
        self.now = replace(self.now, since=since, spans=spans, manner=manner)

    def _then(self, item: Item) -> None:
        before = with_years(self.now, [])
        self.flush()
        self.then = before

    def _exception(self, item: Item) -> None:
        self.now = replace(self.now, exceptions=(*self.now.exceptions, *item.spans))

    def _constant(self, item: Item) -> None:
        now = self.now
        self._need(not now.spans and not now.relative and not now.request)
        self.now = replace(self.now, constant=True)
        if self.then is not None:
            self.now = replace(self.now, since=following(self.then) or self.then.since)
            self.then = None

    # --- events, schedules, the rest ---------------------------------------------------------------------------------

    def _relative(self, item: Item) -> None:
        now = self.now
        self._need(not now.spans and not now.relative and not now.request and not now.schedule and not now.constant)
        self.now = replace(self.now, relative=item.relative)

    def _schedule(self, item: Item) -> None:
        now = self.now
        self._need(now.schedule is None and not now.request and not (item.spans and now.spans))
        self.now = replace(self.now, schedule=item.words)
        if item.spans:
            self.now = replace(self.now, spans=item.spans, manner=Manner.OF_SCHEDULE)

    def _request(self, item: Item) -> None:
        self._need(replace(self.now, note=None) == Clause())
        self.now = replace(self.now, request=item.words)

    def _note(self, item: Item) -> None:
        assert item.words is not None
        before = f"{self.now.note.printed}, " if self.now.note else ""
        self.now = replace(self.now, note=Words.of(before + item.words.printed))
        self.closed = self.sign not in {"(", ","}
        self._noted = bool(self.now.spans)

    def _label(self, item: Item) -> None:
        self.flush()
        self.now = replace(self.now, note=item.words)


def _at_odds(one: Frequency, other: Frequency) -> bool:
    """«Ежемесячно по вторникам»: every Tuesday, or some Tuesday of each month."""
    pair = ((one, other), (other, one))
    return any(wide == Frequency(wide.unit) and fine.weekdays and not fine.ordinals for wide, fine in pair)


def _refine(old: Frequency, new: Frequency) -> Frequency | None:
    """Two frequencies that say one thing together; None where they are two."""
    if not new.interval:  # «2 раза», with the unit said before
        return replace(old, times=new.times, bound=new.bound)
    if not old.interval:
        return replace(new, times=old.times, bound=old.bound)
    for wide, fine in ((old, new), (new, old)):
        plain = wide == Frequency(wide.unit)
        if plain and fine.unit is wide.unit:
            return fine
        if plain and wide.unit is Unit.YEAR and fine.unit is not Unit.YEAR:
            return fine
        if wide == Frequency(Unit.YEAR, times=STRETCHES.get(fine.unit, 0)) and fine == Frequency(fine.unit):
            return fine
        if plain and wide.unit is Unit.QUARTER and fine.unit is Unit.MONTH and fine.days:
            return replace(fine, unit=Unit.QUARTER)
    if (old.unit, old.interval, old.days, old.ordinals) == (new.unit, new.interval, (), ()) and old.weekdays:
        return replace(old, weekdays=tuple(sorted({*old.weekdays, *new.weekdays}))) if new.weekdays else None
    return None


def assemble(children: Iterable[Any]) -> Assembled:
    """Put the items together, in the order in which they are printed."""
    assembly = _Assembly()
    for child in children:
        assembly.add(child)
    if assembly.then is not None:
        before, assembly.then = assembly.then, None
        if before.since is None and before.frequency is None and not before.constant:
            assembly.assumed.append("timing.assumption.then_open")
    assembly.flush()
    assumed = assembly.assumed
    clauses = tuple(settle(clause, assumed) for clause in assembly.done)
    return Assembled(clauses, tuple(dict.fromkeys(assumed)))
