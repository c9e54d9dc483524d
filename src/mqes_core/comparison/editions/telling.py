"""The move of a unit in words: by how much, by which rule, why it cannot be told, what was not carried over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from mqes_core.comparison.editions.bearing import RESULTS, WITHOUT, Bearing
from mqes_core.comparison.editions.carry import Left
from mqes_core.comparison.editions.difference import Difference, RuleChange, Shift
from mqes_core.comparison.editions.effect import Effect, Span
from mqes_core.comparison.editions.impact import Impact, MinimumMove, Moved, Verdict
from mqes_core.comparison.editions.wording import rule_name
from mqes_core.evaluation import Status
from mqes_core.evaluation.scorecard import NodeResult
from mqes_core.i18n import Language, format_interval, format_number, translate
from mqes_core.model.base import Points
from mqes_core.model.scoring import Criterion, Scoring, Separate

__all__ = [
    "ByRule", "by_rule", "effect_words", "left_words", "minimum_words", "node_name", "not_carried", "open_words",
    "share_words", "shift_words", "span_words", "summary", "tier",
]  # fmt: skip

_PLUS = "+"


def span_words(span: Span, lang: Language) -> str:
    """A change of points with its sign; an interval where it is not one number."""
    low, high = span
    if low is not None and low == high:
        return _signed(low, lang)
    if low is None or high is None:
        return format_interval(low, high, lang)
    least, most = _signed(low, lang), _signed(high, lang)
    return f"от {least} до {most}" if lang == "ru" else f"{least} to {most}"


def _signed(value: Points, lang: Language) -> str:
    words = format_number(value, lang)
    return words.replace("≈ ", "≈ +") if value > 0 and words.startswith("≈") else f"{_PLUS if value > 0 else ''}{words}"


def share_words(share: Span | None, lang: Language) -> str:
    """A part of the most that can be attained, in percent."""
    if share is None:
        return "–"
    low, high = share
    return f"{format_interval(None if low is None else low * 100, None if high is None else high * 100, lang)} %"


def node_name(result: NodeResult, lang: Language) -> str:
    """Number and title of a rule in a scorecard."""
    node = result.node
    title = node.title(lang)
    return f"{node.number.rstrip('.')}. {title}" if node.number else title


def tier(change: RuleChange) -> str:
    """Whether a change bears on results, on other things, or on nothing."""
    heaviest = change.bearings[0]
    return "results" if heaviest in RESULTS else "without" if heaviest in WITHOUT else "others"


def shift_words(shift: Shift, lang: Language) -> tuple[str, ...]:
    """How the requirements to a category stand to the former ones, and what decides."""
    found = shift.comparison
    sentences = [translate(f"diff.shift.{found.relation.value}", lang)]
    # Of the later with the former: who passes the former alone no longer passes.
    for key, witness in (("out", found.passes_second), ("in", found.passes_first)):
        if witness is not None:
            deciding = witness.deciding.requirement.title.in_language(lang) if witness.deciding else None
            title = deciding or translate("diff.shift.together", lang)
            sentences.append(translate(f"diff.shift.{key}", lang, title=title))
    return tuple(sentences)


def minimum_words(move: MinimumMove, lang: Language) -> str:
    """A minimum whose state changed."""
    states = [
        translate("diff.impact.no_minimum", lang) if state is None else translate(f"report.minimum.{state}", lang)
        for state in move.states
    ]
    return f"{node_name(move.result, lang)}: {' → '.join(states)}"


def effect_words(part: Effect, impact: Impact, lang: Language) -> str:
    """What a rule adds to the change, and why: the rule itself changed, came or went, or its parts did."""
    words = f"{node_name(part.result, lang)}: {span_words(part.change, lang)}"
    notes = []
    if part.before is None or part.after is None:
        notes.append(translate(f"diff.impact.{'new' if part.before is None else 'gone'}_rule", lang))
    elif impact.change_of(part) is None and not part.parts:
        notes.append(translate("diff.impact.same_rule", lang))
    if not part.adds_up:
        why = translate(f"diff.not_adding.{_not_adding(part)}", lang)
        notes.append(translate("diff.impact.not_adding", lang, why=why))
        inner = "; ".join(effect_words(item, impact, lang) for item in part.parts if not item.unchanged)
        notes += [f"{translate('diff.impact.inside', lang)}: {inner}"] if inner else []
    return f"{words} ({'; '.join(notes)})" if notes else words


def _not_adding(part: Effect) -> str:
    """Why the changes of the parts do not add up to that of the whole."""
    found = [item.node.rule for item in (part.before, part.after) if item is not None]
    rules = [rule for rule in found if isinstance(rule, (Criterion, Scoring))]
    combined = [rule.combine for rule in rules]
    kinds = {item.kind for item in combined}
    if len(kinds) > 1:
        return "rule"
    for kind in ("greatest", "least"):
        if kind in kinds:
            return kind
    if any((item.cap, item.floor) != (None, None) for item in combined if not isinstance(item, Separate)):
        return "cap"
    if any(rule.bonuses for rule in rules):
        return "bonus"
    return "weights" if "weighted" in kinds else "unreachable"


def open_words(moved: Moved, lang: Language) -> tuple[str, ...]:
    """Why it cannot be told, rule by rule."""
    if moved.verdict is not Verdict.OPEN:
        return ()
    unsure = [part for part in moved.deciding if part.change[0] is None or part.change[0] != part.change[1]]
    return tuple(f"{node_name(part.result, lang)} – {translate(f'diff.open.{_open(part)}', lang)}" for part in unsure)


def _open(part: Effect) -> str:
    if part.parts:
        return "parts"
    if part.before is None:
        return "new"
    if part.after is None or part.before.low != part.before.high:
        return "undetermined" if part.before.status is Status.UNDETERMINED else "absent"
    return "undetermined" if part.after.status is Status.UNDETERMINED else "left"


def left_words(left: Left, difference: Difference, lang: Language) -> str:
    """What was not carried over, and why; without its value, which may be that of a small group."""
    measure = difference.before.measures.get(left.measure)
    title = measure.title.in_language(lang) if measure is not None else left.measure
    return f"{title}: {translate(f'diff.why.{left.why.value}', lang)}"


@dataclass(frozen=True, slots=True)
class ByRule:
    """How many units one rule moves."""

    result: NodeResult
    loss: int
    gain: int
    open: int


def by_rule(impact: Impact) -> tuple[ByRule, ...]:
    """The rules that move units, with how many lose, gain, or may do either; the ones that move most first."""
    found: defaultdict[str, list[Effect]] = defaultdict(list)
    for moved in impact.units:
        for part in moved.deciding:
            found[part.result.node.id].append(part)
    rows = []
    for parts in found.values():
        losses = sum(part.change[1] is not None and part.change[1] < 0 for part in parts)
        gains = sum(part.change[0] is not None and part.change[0] > 0 for part in parts)
        rows.append(ByRule(parts[0].result, losses, gains, len(parts) - losses - gains))
    return tuple(sorted(rows, key=lambda row: (-(row.loss + row.gain + row.open), row.result.node.index)))


def summary(difference: Difference, impact: Impact | None, lang: Language) -> tuple[str, ...]:
    """The comparison in a few sentences."""
    return tuple(_sentences(difference, impact, lang))


def _sentences(difference: Difference, impact: Impact | None, lang: Language) -> Iterator[str]:
    changes = difference.changes
    if not difference.matching.by_id:
        yield translate("diff.by_words", lang)
    if not changes:
        yield translate("diff.none", lang)
    else:
        tiers = [tier(change) for change in changes]
        yield translate(
            "diff.summary.changes",
            lang,
            n=len(changes),
            results=tiers.count("results"),
            others=tiers.count("others"),
            without=tiers.count("without"),
        )
        often = {bearing: sum(bearing in change.bearings for change in changes) for bearing in Bearing}
        listed = ", ".join(
            f"{translate(f'diff.bearing.{bearing.value}', lang)} – {count}" for bearing, count in often.items() if count
        )
        yield translate("diff.summary.bearing", lang, list=listed)
    if difference.shifts:
        listed = "; ".join(
            f"{rule_name(item.after, lang)} – {shift_words(item, lang)[0]}" for item in difference.shifts
        )
        yield translate("diff.summary.shifts", lang, list=listed)
    if impact is not None:
        counts = "; ".join(
            translate("diff.summary.impact", lang, verdict=translate(f"diff.verdict.{verdict}", lang), n=len(units))
            for verdict in Verdict
            if (units := impact.of(verdict))
        )
        yield f"{counts[:1].upper()}{counts[1:]}."
        if left := not_carried(impact, lang):
            yield left


def not_carried(impact: Impact, lang: Language) -> str:
    """How many values were not carried over, as a sentence; empty where all were."""
    left = sum(len(moved.carried.left) for moved in impact.units)
    return translate("diff.summary.left", lang, n=left) if left else ""
