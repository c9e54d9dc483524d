"""Why these points: the trace of a result in words, from the inputs to the row of the document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Final, Literal, NamedTuple

from mqes_core.evaluation.bearing import decisive_readings
from mqes_core.evaluation.kinds.extension import ExtensionKind
from mqes_core.evaluation.outcomes import MinimumStatus, Outcome, Points, Status
from mqes_core.evaluation.scorecard import NodeResult, ReadingMode
from mqes_core.evaluation.wording import (
    band_in_words,
    combination_in_words,
    outcome_in_words,
    points_in_words,
    scale_in_words,
    unit_of,
    value_in_words,
)
from mqes_core.i18n import Language, format_date, translate
from mqes_core.model.edition import Edition
from mqes_core.model.measures import Measure
from mqes_core.model.scales import BandScale, ChangeScale, RelativeScale
from mqes_core.model.scoring import Indicator, Scoring
from mqes_core.model.sources import Source
from mqes_core.model.units import Absence, Value
from mqes_core.model.uses import wholes_of

__all__ = ["Explainer", "Explanation", "ReadingNote", "explain", "source_in_words"]

_NOTE: Final = {"reading": "{taken} — {because}", "left_open": "{about}", "beside": "{about} → {taken}"}
"""What is said of a reading in a line: one that was followed, one that leaves a question open, one merely beside."""


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """A doubt of the document that stands beside the rule, how it was read, and whether that decided the result."""

    id: str
    about: str
    taken: str
    because: str
    provisional: bool
    decisive: bool
    """Whether this very result turns on it; if not, it merely stands beside the rule."""
    applied: bool
    """Whether the result followed it. A decisive reading that is not followed leaves an open question: under the
    letter none is followed."""

    @property
    def bearing(self) -> Literal["reading", "left_open", "beside"]:
        """How the reading bears on the result: followed, left open, or merely beside the rule."""
        return "reading" if self.applied else "left_open" if self.decisive else "beside"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One result in words: what went in, by which rule, what matched and why, and where that stands."""

    id: str
    number: str
    title: str
    kind: str
    status: Status
    outcome: str
    inputs: tuple[tuple[str, str], ...]
    rule: str
    because: str
    minimum: str
    readings: tuple[ReadingNote, ...]
    source: str
    parts: tuple[Explanation, ...]

    def lines(self, lang: Language = "ru", depth: int = 0) -> Iterator[str]:
        """The explanation as indented text, parts below their whole."""
        pad = "   " * depth
        head = f"{self.number} {self.title}".strip()
        yield f"{pad}{head}: {self.outcome}"
        for label, value in self.inputs:
            yield f"{pad}   {label}: {value}"
        for key, words in (("explain.rule", self.rule), ("explain.because", self.because)):
            if words:
                yield f"{pad}   {translate(key, lang)}: {words}"
        if self.minimum:
            yield f"{pad}   {self.minimum[0].upper()}{self.minimum[1:]}"
        for note in self.readings:
            mark = f" ({translate('explain.provisional', lang)})" if note.provisional and note.applied else ""
            words = _NOTE[note.bearing].format(about=note.about, taken=note.taken, because=note.because)
            yield f"{pad}   {translate(f'explain.{note.bearing}', lang)}{mark}: {words}"
        yield f"{pad}   {translate('explain.source', lang)}: {self.source}"
        for part in self.parts:
            yield from part.lines(lang, depth + 1)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return asdict(self)


def explain(
    result: NodeResult, edition: Edition, lang: Language = "ru", kinds: Mapping[str, ExtensionKind] | None = None
) -> Explanation:
    """Explain a result of a scorecard made under ``edition``, with all its parts.

    Words are built here and only here: an evaluation keeps what matched, not what to say of it.
    """
    return Explainer(edition, lang, kinds)(result)


class _Said(NamedTuple):
    """What everything rests on that is said of a result, but for its inputs and parts."""

    node: int
    outcome: Outcome
    minimum: MinimumStatus | None
    reading: ReadingMode


class Explainer:
    """Explains many results of one edition: what was put into words once is not put into words again."""

    def __init__(
        self, edition: Edition, lang: Language = "ru", kinds: Mapping[str, ExtensionKind] | None = None
    ) -> None:
        self._edition = edition
        self._lang: Language = lang
        self._kinds = kinds or {}
        self._rules: dict[int, tuple[str, str, str]] = {}
        self._said: dict[_Said, partial[Explanation]] = {}
        self._lines: dict[tuple[_Said, object], Explanation] = {}
        self._values: dict[tuple[str, Value], str] = {}
        self._wide = frozenset(
            line.id for line in edition.indicators() if isinstance(line.scale, (ChangeScale, RelativeScale))
        )
        """Lines that look at more than a value of their own."""
        self._of_wholes = self._wide | {
            line.id for line in edition.indicators() if line.measure and wholes_of(edition.measures[line.measure])
        }
        """With those that look at the wholes of their value where there is none."""

    def __call__(self, result: NodeResult) -> Explanation:
        """The explanation of a result with all its parts."""
        card, node = result.card, result.node
        key = _Said(node.index, card.outcomes[node.index], result.minimum_status, card.header.reading)
        if node.children:
            return self._saying(key, result)(inputs=(), parts=tuple(self(part) for part in result.children))
        value = result.value
        by_value = node.id not in (self._of_wholes if type(value) is Absence else self._wide)
        told = value if by_value else tuple(self._inputs(result))
        line = self._lines.get((key, told))
        if line is None:
            line = self._saying(key, result)(inputs=tuple(self._inputs(result)), parts=())
            self._lines[key, told] = line
        return line

    def _saying(self, key: _Said, result: NodeResult) -> partial[Explanation]:
        """What is said of a result, but for its inputs and parts."""
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._outcome(result)
        return said

    def _outcome(self, result: NodeResult) -> partial[Explanation]:
        edition, lang, node = self._edition, self._lang, result.node
        if node.index not in self._rules:
            source = source_in_words(node.rule.source, edition, lang)
            self._rules[node.index] = (node.title(lang), _rule(result, edition, lang, self._kinds), source)
        title, rule, source = self._rules[node.index]
        return partial(
            Explanation,
            id=node.id,
            number=node.number,
            title=title,
            kind=node.kind,
            status=result.status,
            outcome=outcome_in_words(result.outcome, lang),
            rule=rule,
            because=_because(result, edition, lang),
            minimum=_minimum(result, lang),
            readings=tuple(_readings(result, edition, lang)),
            source=source,
        )

    def _inputs(self, result: NodeResult) -> Iterator[tuple[str, str]]:
        edition, lang = self._edition, self._lang
        measure = _measure(result, edition)
        if measure is None:
            return
        yield measure.title.in_language(lang), self._value(result.value, measure)
        scale = result.node.rule.scale if isinstance(result.node.rule, Indicator) else None
        context = result.card.context
        if isinstance(scale, ChangeScale):
            before = (context.previous or {}).get(measure.id, Absence.MISSING)
            yield translate("explain.previous", lang), self._value(before, measure)
        best = (context.best or {}).get(result.node.id) if isinstance(scale, RelativeScale) else None
        for key, number in () if best is None else (("best", best.value), ("best_perhaps", best.perhaps)):
            if number is not None:
                words = translate("explain.best_value", lang, value=number, unit=unit_of(measure, lang)).strip()
                yield translate(f"explain.{key}", lang), words
        for name in wholes_of(measure) if isinstance(result.value, Absence) else ():
            whole = edition.measures[name]
            value = result.card.values.get(whole.id, Absence.MISSING)
            if value is Absence.MISSING and "bounded" in result.match:
                value = Absence.NOT_APPLICABLE  # one that cannot exist for the unit adds nobody to the sum
            yield whole.title.in_language(lang), self._value(value, whole)

    def _value(self, value: Value, measure: Measure) -> str:
        found = self._values.get((measure.id, value))
        if found is None:
            found = self._values[measure.id, value] = value_in_words(value, measure, self._lang)
        return found


def source_in_words(source: Source, edition: Edition, lang: Language = "ru") -> str:
    """The document with number and date, and the place in it."""
    documents = edition.concept.documents
    document = next((item for item in documents if item.id == source.document), documents[0])
    words = [document.title.in_language(lang)]
    if document.number:
        words.append(f"№ {document.number}")
    if document.dated:
        words.append(translate("source.dated", lang, date=format_date(document.dated, lang)))
    place = source.text(lang)
    head = " ".join(words)
    return f"{head}: {place}" if place else head


def _measure(result: NodeResult, edition: Edition) -> Measure | None:
    rule = result.node.rule
    return edition.measures[rule.measure] if isinstance(rule, Indicator) and rule.measure else None


def _rule(result: NodeResult, edition: Edition, lang: Language, kinds: Mapping[str, ExtensionKind]) -> str:
    rule = result.node.rule
    if not isinstance(rule, Indicator):
        words = combination_in_words(rule.combine, lang)
        for bonus in rule.bonuses:
            worth = f"{bonus.percent} %" if bonus.percent is not None else points_in_words(bonus.points or 0, lang)
            words += "; " + translate(
                "explain.bonus", lang, title=bonus.title.in_language(lang), worth=worth, at_least=bonus.at_least
            )
        return words
    measure = _measure(result, edition)
    return scale_in_words(rule.scale, measure, lang, kinds) if rule.scale and measure else ""


def _because(result: NodeResult, edition: Edition, lang: Language) -> str:
    key, at, under = result.match
    rule = result.node.rule
    band = ""
    scale = rule.scale if isinstance(rule, Indicator) else None
    bands = scale.scale if isinstance(scale, ChangeScale) else scale
    if isinstance(bands, BandScale) and at >= 0:
        measure = _measure(result, edition)
        band = band_in_words(bands.bands[at], unit_of(measure, lang) if measure else "", lang)
    reach: Points | str = "" if isinstance(rule, (Indicator, Scoring)) or rule.minimum is None else rule.minimum.points
    words = translate(f"match.{key}", lang, band=band, minimum=reach)
    if not under or not isinstance(rule, Indicator):
        return words
    return translate("explain.if_applies", lang, words=words, under=translate(f"match.{under}", lang, band=band))


def _minimum(result: NodeResult, lang: Language) -> str:
    if result.minimum is None or result.minimum_status is None:
        return ""
    points = points_in_words(result.minimum.points, lang)
    return translate(f"minimum.{result.minimum_status}", lang, points=points)


def _readings(result: NodeResult, edition: Edition, lang: Language) -> Iterator[ReadingNote]:
    decisive = decisive_readings(result)
    adopted = result.card.header.reading == "adopted"
    # What bears on the result comes first.
    for name in sorted(result.node.rule.reading_ids(), key=lambda name: name not in decisive):
        reading = edition.readings[name]
        yield ReadingNote(
            id=name,
            about=reading.about.in_language(lang),
            taken=reading.taken.in_language(lang),
            because=reading.because.in_language(lang),
            provisional=reading.provisional,
            decisive=name in decisive,
            applied=adopted and name in decisive,
        )
