"""What the grammar's rules make of stretches of the calendar: deadlines, frequencies, distances, schedules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from mqes_core.timing.making_spans import Children, MakeSpans, values_of
from mqes_core.timing.meaning import Distance, Frequency, Manner, Mark, Part, Relative, Span, Unit, Words
from mqes_core.timing.tokens import Stop, Token

__all__ = ["Children", "Item", "Make"]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a phrase says: a time, a frequency, a distance, free words."""

    kind: str
    spans: tuple[Span, ...] = ()
    manner: Manner = Manner.IN
    frequency: Frequency | None = None
    relative: Relative | None = None
    words: Words | None = None
    rules: tuple[str, ...] = ()
    """Keys of the house rules that this reading leans on."""


def _has(children: Children, *kinds: str) -> bool:
    return any(isinstance(child, Token) and child.type in kinds for child in children)


def _spans(marks: Any) -> tuple[Span, ...]:
    return tuple(Span.of(mark) if isinstance(mark, Mark) else mark for mark in marks)


def _distance(count: int, unit: Unit) -> Distance:
    """A distance in units that can be counted off."""
    size, of = {Unit.QUARTER: (3, Unit.MONTH), Unit.HALF: (6, Unit.MONTH), Unit.TEN_DAYS: (10, Unit.DAY)}.get(
        unit, (1, unit)
    )
    return Distance(count * size, of)


def _begins(spans: tuple[Span, ...]) -> bool:
    """Whether the beginning of a stretch is named («до начала учебного года»)."""
    return all(span.last.part is Part.BEGINNING for span in spans)


def _wholes(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    whole = Part.WHOLE
    return tuple(Span(replace(span.first, part=whole), replace(span.last, part=whole)) for span in spans)


_PARTED = {Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.TERM, Unit.TRIMESTER}


class Make(MakeSpans):
    """What each rule of the grammar makes."""

    def start(self, children: Children) -> Children:
        return [Item("time", spans=tuple(child)) if isinstance(child, list) else child for child in children]

    def until(self, children: Children) -> Item:
        spans = _spans(children[1])
        if _begins(spans):
            return Item("by", _wholes(spans), Manner.BEFORE)
        named = all(span.last.unit is Unit.DAY or span.last.part is not Part.WHOLE for span in spans)
        return Item("by", spans, Manner.BY if named or _has(children, "INCL") else Manner.BEFORE)

    def by(self, children: Children) -> Item:
        spans = _spans(children[1])
        if _begins(spans):
            return Item("by", _wholes(spans), Manner.BEFORE)
        named = all(span.last.unit is Unit.DAY or span.last.part is not Part.WHOLE for span in spans)
        return Item("by", spans, Manner.BY if named or not _has(children, "K") else Manner.BEFORE)

    def by_day(self, children: Children) -> Item:
        return self._on_days(children, by=True)

    @staticmethod
    def _days(numbers: list[tuple[int, int]]) -> tuple[int, ...]:
        days = {day for first, last in numbers for day in ([first] if first == last else range(first, last + 1))}
        return tuple(sorted(days))

    def since(self, children: Children) -> Item:
        return Item("since", _spans(children[1]))

    def throughout(self, children: Children) -> Item:
        return Item("throughout", _spans(children[1]))

    def throughout_unit(self, children: Children) -> Item:
        return Item("throughout", (Span.of(Mark(children[1])),))

    def every_adverb(self, children: Children) -> Item:
        return Item("frequency", frequency=Frequency(children[0].value))

    def every_unit(self, children: Children) -> Item:
        return Item("frequency", frequency=Frequency(children[1]))

    def every_part(self, children: Children) -> Item:
        return self._in_part(children)

    def by_part(self, children: Children) -> Item:
        return self._in_part(children, by=True)

    def _in_part(self, children: Children, *, by: bool = False) -> Item:
        head = next(child for child in children if isinstance(child, Token) and child.type == "PART")
        unit = next((child for child in children if isinstance(child, Unit)), None) or values_of(children, "ADV")[0]
        if unit not in _PARTED or (by and head.value is not Part.END):
            raise Stop(head.start_pos)
        if by and unit is Unit.MONTH:
            return Item("frequency", frequency=Frequency(unit, days=(-1,), by=True))
        return Item("frequency", frequency=Frequency(unit, part=head.value, by=by))

    def every_units(self, children: Children) -> Item:
        return Item("frequency", frequency=Frequency(children[2], interval=children[1][0][0]))

    def on_days(self, children: Children) -> Item:
        return self._on_days(children)

    def of_month(self, children: Children) -> Unit:
        return Unit.QUARTER if _has(children, "REPORT_Q") else Unit.MONTH

    def _on_days(self, children: Children, *, by: bool = False) -> Item:
        numbers = next(child for child in children if isinstance(child, list))
        unit = next((child for child in children if isinstance(child, Unit)), Unit.MONTH)
        return Item("frequency", frequency=Frequency(unit, days=self._days(numbers), by=by))

    def every_marks(self, children: Children) -> Item:
        if _spans(children[1]) == (Span.of(Mark(Unit.ACADEMIC_YEAR)),):
            return Item("frequency", frequency=Frequency(Unit.ACADEMIC_YEAR))
        return Item("frequency", _spans(children[1]), frequency=Frequency(Unit.YEAR))

    def weekdays(self, children: Children) -> tuple[str, tuple[int, ...]]:
        return "weekdays", tuple(sorted(set(values_of(children, "WEEKDAY"))))

    def on_weekdays(self, children: Children) -> Item:
        return Item("frequency", frequency=Frequency(Unit.WEEK, weekdays=children[1][1]))

    def on_weekdays_list(self, children: Children) -> Item:
        days = tuple(sorted(set(values_of(children, "BYDAY", "WEEKDAY"))))
        return Item("frequency", frequency=Frequency(Unit.WEEK, weekdays=days))

    def on_nth(self, children: Children) -> Item:
        numbers = next(child for child in children if isinstance(child, list))
        weekdays = next(child for child in children if isinstance(child, tuple))[1]
        return Item("frequency", frequency=Frequency(Unit.MONTH, weekdays=weekdays, ordinals=self._days(numbers)))

    def bound(self, children: Children) -> str:
        return "at_least" if children[0].type == "AT_LEAST" else "at_most"

    def rate(self, children: Children) -> tuple[Unit, int]:
        units = [child for child in children if isinstance(child, Unit)]
        numbers = next((child for child in children if isinstance(child, list)), [(1, 1)])
        return units[0] if units else Unit.ACADEMIC_YEAR, numbers[0][0]

    def _often(self, children: Children, times: int) -> Item:
        bound = next((child for child in children if isinstance(child, str)), "")
        unit, interval = next((child for child in children if isinstance(child, tuple)), (Unit.YEAR, 0))
        return Item("frequency", frequency=Frequency(unit, interval, times, bound))

    def so_often(self, children: Children) -> Item:
        numbers = next(child for child in children if isinstance(child, list))
        return self._often(children, numbers[0][0])

    def so_often_word(self, children: Children) -> Item:
        return self._often(children, 2 if _has(children, "TWICE") else 1)

    def once_in(self, children: Children) -> Item:
        return self._often(children, 1)

    def bound_adverb(self, children: Children) -> Item:
        return Item("frequency", frequency=Frequency(children[1].value, bound=children[0]))

    # --- events, schedules, the rest ---

    def distance(self, children: Children) -> Distance:
        unit = next(child for child in children if isinstance(child, Unit))
        return _distance(children[0][0][1], Unit.WORKING_DAY if _has(children, "WORKING") else unit)

    def one(self, children: Children) -> Distance:
        return _distance(1, Unit(children[0].value) if isinstance(children[0], Token) else children[0])

    def _relative(self, direction: str, children: Children, **more: Any) -> Item:
        distance = next((child for child in children if isinstance(child, Distance)), None)
        words = next(iter(values_of(children, "AFTER_T", "BEFORE_T", "DURING_T")), None)
        return Item("relative", relative=Relative(direction, words, distance, **more))

    def within(self, children: Children) -> Item:
        return self._relative("after", children)

    def within_one(self, children: Children) -> Item:
        return self._relative("after", [self.one(children[1:2]), *children])

    def within_term(self, children: Children) -> Item:
        return self._relative("after", [*values_of(children, "TERM_DIST"), *children])

    def exactly_after(self, children: Children) -> Item:
        return self._relative("after", children, exact=True)

    def ahead(self, children: Children) -> Item:
        return self._relative("before", children, least=self._least(children))

    @staticmethod
    def _least(children: Children) -> bool:
        return any(len(str(value).split()) > 1 for value in values_of(children, "BEFORE"))

    def ahead_least(self, children: Children) -> Item:
        return self._relative("before", children, least=True)

    def after(self, children: Children) -> Item:
        return self._relative("after", children)

    def before(self, children: Children) -> Item:
        return self._relative("before", children)

    def during(self, children: Children) -> Item:
        return self._relative("during", children)

    def schedule(self, children: Children) -> Item:
        times = next((child for child in children if isinstance(child, list)), [])
        return Item("schedule", _spans(times), Manner.OF_SCHEDULE, words=children[0].value)

    def request(self, children: Children) -> Item:
        return Item("request", words=children[0].value)

    def constant(self, children: Children) -> Item:
        return Item("constant")

    def then(self, children: Children) -> Item:
        return Item("then")

    def exception(self, children: Children) -> Item:
        return Item("exception", tuple(span for child in children if isinstance(child, list) for span in child))

    def remark(self, children: Children) -> Item:
        return Item("note", words=children[0].value)

    def label(self, children: Children) -> Item:
        return Item("label", words=children[0].value)
