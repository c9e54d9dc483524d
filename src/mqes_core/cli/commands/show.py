"""``mqes show``: a concept in outline, one rule with its scale, source and readings, or the frame all share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word

if TYPE_CHECKING:
    from mqes_core.library import Library
    from mqes_core.model import Criterion, Edition, Indicator


@mqes_command("show")
@click.argument("concept")
@click.argument("rule", required=False)
@click.option("--coverage", is_flag=True, help=word("cli.show.coverage"))
@click.option("--direction", metavar="DIRECTION", help=word("cli.show.direction"))
def command(session: Session, concept: str, rule: str | None, coverage: bool, direction: str | None) -> None:
    """Print the outline, the rule or how complete the data is; as JSON, the data itself."""
    from mqes_core.api.concepts import find_rule

    if concept == "frame":
        from mqes_core.cli.show_frame import show_frame

        show_frame(session, rule)
        return
    library = session.library()
    edition = library.edition(concept)
    if coverage:
        from mqes_core.cli.show_coverage import show_coverage

        show_coverage(session, edition)
        return
    if rule == "mechanisms":
        from mqes_core.cli.show_mechanisms import show_mechanisms

        show_mechanisms(session, edition, direction)
        return
    if rule is None:
        session.say(*_outline(session, edition))
        session.put(edition.model_dump(mode="json", exclude_defaults=True))
        return
    found = find_rule(edition, rule)
    session.say(*_rule(session, library, edition, found))
    session.put(found.model_dump(mode="json", exclude_defaults=True))


def _outline(session: Session, edition: Edition) -> Iterator[str]:
    concept = edition.concept
    yield f"{edition.key}: {concept.title.in_language(session.lang)}"
    yield f"   {concept.municipality.in_language(session.lang)}, {concept.region.in_language(session.lang)}"
    if concept.scope:
        yield f"   {concept.scope.in_language(session.lang)}"
    for criterion in edition.criteria():
        minimum = (
            "" if criterion.minimum is None else f" ({session.word('cli.show.minimum', n=criterion.minimum.points)})"
        )
        yield f"{criterion.number or ''} {criterion.title.in_language(session.lang)} [{criterion.id}]{minimum}".strip()
        for indicator in criterion.indicators:
            yield f"   {indicator.title.in_language(session.lang)} [{indicator.id}]"
    for roadmap in edition.roadmaps:
        yield roadmap.title.in_language(session.lang)
        for part in roadmap.sections:
            count = session.word("cli.show.activities", n=len(part.activities))
            yield "   " + f"{part.number or ''} {part.title.in_language(session.lang)}: {count}".strip()
    if edition.readings:
        yield session.word("cli.show.readings")
    for reading in edition.readings.values():
        yield f"   [{reading.id}] {reading.about.in_language(session.lang)} → {reading.taken.in_language(session.lang)}"


def _counted(session: Session, library: Library, edition: Edition, name: str) -> Iterator[str]:
    """How a measure without points is counted from people and procedures, where its data says so."""
    from mqes_core.reporting.experts.indicators import rule_words

    measure = edition.measures[name]
    rule = getattr(measure, "computed", None)
    if rule is None:
        return
    words = rule_words(edition, measure, session.lang, library.plugins.clauses)
    yield f"   {session.word('indicators.rule', rule=words)}"
    for reading in rule.readings:
        taken = edition.readings[reading].taken.in_language(session.lang)
        yield f"   {session.word('explain.reading')} [{reading}]: {taken}"


def _rule(session: Session, library: Library, edition: Edition, rule: Criterion | Indicator) -> Iterator[str]:
    from mqes_core.evaluation import source_in_words
    from mqes_core.evaluation.wording import combination_in_words, scale_in_words
    from mqes_core.model import Criterion

    yield f"{rule.number or ''} {rule.title.in_language(session.lang)} [{rule.id}]".strip()
    if isinstance(rule, Criterion):
        yield f"   {session.word('explain.rule')}: {combination_in_words(rule.combine, session.lang)}"
        if rule.minimum:
            yield f"   {session.word('cli.show.minimum', n=rule.minimum.points)}"
    elif rule.scale is not None and rule.measure is not None:
        words = scale_in_words(rule.scale, edition.measures[rule.measure], session.lang, library.plugins.kinds)
        yield f"   {session.word('explain.rule')}: {words}"
        if rule.printed:
            yield f"   {session.word('cli.show.printed')}: {rule.printed.in_language(session.lang)}"
    elif rule.measure is not None:
        yield from _counted(session, library, edition, rule.measure)
    yield f"   {session.word('explain.source')}: {source_in_words(rule.source, edition, session.lang)}"
    for name in rule.reading_ids():
        reading = edition.readings[name]
        yield f"   {session.word('explain.reading')} [{name}]: {reading.about.in_language(session.lang)}"
        yield f"      → {reading.taken.in_language(session.lang)} — {reading.because.in_language(session.lang)}"
