"""``mqes explain``: why a unit got these points."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal

import click

from mqes_core.cli.command import Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date, scoring_options


@mqes_command("explain")
@scoring_options
@click.option("--unit", required=True, help=word("cli.explain.unit"))
@click.option("--rule", help=word("cli.explain.rule"))
def command(
    session: Session,
    concept: str,
    files: tuple[Path, ...],
    reading: Literal["letter", "adopted"],
    year: int | None,
    on: datetime | None,
    unit: str,
    rule: str | None,
) -> None:
    """Print the explanation of a unit's total, or of one rule, for each year asked for."""
    from mqes_core.api.scoring import explain, score

    result = score(concept, files, reading=reading, on=as_date(on), year=year, library=session.library())
    session.report(result.diagnostics)
    explanations = explain(result, unit, year=year, rule=rule, lang=session.lang)
    cards = [card for card in result.cards if card.unit.id == unit]
    for card, explanation in zip(cards, explanations, strict=True):
        header = card.header
        session.say(
            session.word(
                "cli.explain.head",
                unit=unit,
                year=str(card.year),
                concept=f"{header.concept}@{header.edition}",
                reading=session.word(f"reading.{header.reading}"),
                hash=header.rules_hash[:12],
            ),
            *explanation.lines(session.lang),
            "",
        )
    for code in cards[0].header.notices:
        session.say(f"{code}: {session.word(code)}")
    session.put(
        {
            "explanations": [
                {"year": card.year, "reading": card.header.reading, **explanation.to_dict()}
                for card, explanation in zip(cards, explanations, strict=True)
            ]
        }
    )
