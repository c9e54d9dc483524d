"""What the grammar's rules make of stretches of the calendar: deadlines, frequencies, distances, schedules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from mqes_core.timing.calendar import days_of
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
    said: tuple[str, ...] = ()
    """Keys of what was assumed."""


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


_AFTER = ("после", "по ", "вслед", "сразу", "спустя", "after")
"""What begins the day after, and not on the day itself («с», «со дня», «с момента»)."""


def _next(mark: Mark) -> Mark:
    """The day after a day, the month after a month."""
    if mark.unit is Unit.MONTH and mark.part is Part.WHOLE:
        year = mark.year + 1 if mark.year and mark.number == 12 else mark.year
        return replace(mark, number=mark.number % 12 + 1, year=year)
    if mark.unit is not Unit.DAY:
        return mark
    day = days_of(mark, mark.year or 2001)[0] + timedelta(days=1)
    return replace(mark, number=day.day, month=day.month, year=day.year if mark.year else None)


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
        spans = _spans(children[1])
        if str(children[0].value).startswith(_AFTER):
            spans = tuple(Span.of(_next(span.last)) for span in spans)
        return Item("since", spans)

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
        return Item("frequency", frequency=Frequency(children[-1], interval=children[-2][0][0]))

    def on_days(self, children: Children) -> Item:
        return self._on_days(children)

    def of_month(self, children: Children) -> Unit:
        return Unit.QUARTER if _has(children, "REPORT_Q") else Unit.MONTH

    def on_days_range(self, children: Children) -> Item:
        left, right = (child for child in children if isinstance(child, list))
        return self._on_days([children[0], [(left[0][0], right[-1][1])], *children[4:]])

    def each_month(self, children: Children) -> str:
        return "each_month"

    def on_weeks(self, children: Children) -> Item:
        numbers = self._days(next(child for child in children if isinstance(child, list)))
        if not set(numbers) <= {-1, 1, 2, 3, 4}:
            raise Stop(next(child.start_pos for child in children if isinstance(child, Token)))
        return Item("frequency", frequency=Frequency(Unit.MONTH, ordinals=numbers))

    def on_ten_days(self, children: Children) -> Item:
        parts = {1: Part.BEGINNING, 2: Part.MIDDLE, 3: Part.END, -1: Part.END}
        numbers = self._days(children[0])
        if len(numbers) != 1 or numbers[0] not in parts:
            raise Stop(children[1].start_pos)
        return Item("frequency", frequency=Frequency(Unit.MONTH, part=parts[numbers[0]]))

    def _on_days(self, children: Children, *, by: bool = False) -> Item:
        numbers = next(child for child in children if isinstance(child, list))
        unit = next((child for child in children if isinstance(child, Unit)), Unit.MONTH)
        if any(first != last for first, last in numbers):
            (first, last), *others = numbers
            if by or others or not 0 < first < last:
                raise Stop(next(child.start_pos for child in children if isinstance(child, Token)))
            return Item("frequency", frequency=Frequency(unit, days=(first,), to=last))
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
        made = self._relative("after", children, exact=True)
        relative = made.relative
        assert relative is not None
        if relative.event is None and relative.distance is not None and relative.distance.count == 1:
            if relative.distance.unit is Unit.DAY:  # «через день»: every other day
                every = Frequency(Unit.DAY, interval=2)
                return Item("frequency", frequency=every, said=("timing.assumption.every_other",))
            return replace(made, said=("timing.assumption.may_recur",))
        return made

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
