"""``mqes score``: filled-in forms → scorecards."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from mqes_core.cli.command import FINDINGS, Session, mqes_command
from mqes_core.cli.language import word
from mqes_core.cli.progress import Bar
from mqes_core.cli.scoring_options import as_date, scoring_options

if TYPE_CHECKING:
    from mqes_core.api.scoring import ScoreResult


@mqes_command("score")
@scoring_options
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    multiple=True,
    help=word("cli.score.output"),
)
@click.option("--fail-on", type=click.Choice(["not-met"]), help=word("cli.score.fail_on"))
def command(
    session: Session,
    concept: str,
    files: tuple[Path, ...],
    reading: Literal["letter", "adopted"],
    year: int | None,
    on: datetime | None,
    path: tuple[Path, ...],
    fail_on: str | None,
) -> None:
    """Score the files, write what was asked for, and print a short table."""
    from mqes_core.api.scoring import score, write_report
    from mqes_core.evaluation import MinimumStatus

    library = session.library()
    with Bar(session.word("cli.score.working"), len(files) + 1) as bar:
        result = score(concept, files, reading=reading, on=as_date(on), year=year, library=library, on_file=bar.step)
    session.report(result.diagnostics)
    if not path:
        _print(session, result)
    for item in path:
        with Bar(session.word("cli.score.writing", path=str(item)), 1):
            written = write_report(result, item, lang=session.lang)
        session.say(session.word("cli.written", path=str(written)))
    for code in result.cards[0].header.notices if result.cards else ():
        session.say(f"{code}: {session.word(code)}")
    _put(session, result)
    if fail_on and any(MinimumStatus.NOT_MET in card.minima.values() for card in result.cards):
        raise click.exceptions.Exit(FINDINGS)


def _print(session: Session, result: ScoreResult) -> None:
    from mqes_core.evaluation import MinimumStatus, rank
    from mqes_core.i18n import format_interval
    from mqes_core.model.units import Absence

    for year in sorted({card.year for card in result.cards}):
        cards = [card for card in result.cards if card.year == year]
        ranked = sorted(zip(rank(cards), cards, strict=True), key=lambda item: (*item[0], item[1].unit.id))
        session.say(session.word("cli.score.year", year=str(year), count=len(cards)))
        for place, card in ranked:
            places = str(place.best) if place.best == place.worst else f"{place.best}–{place.worst}"
            states = list(card.minima.values())
            minima = session.word(
                "cli.score.minima",
                met=states.count(MinimumStatus.MET),
                not_met=states.count(MinimumStatus.NOT_MET),
                open=states.count(MinimumStatus.OPEN),
            )
            observed = [line for line in card.lines() if line.match.key == "observed"]
            if observed:
                known = sum(not isinstance(line.value, Absence) for line in observed)
                minima = session.word("cli.score.observed", known=known, of=len(observed))
            points = format_interval(card.total.low, card.total.high, session.lang)
            if card.total.match.key == "separate":
                # The document forms no total: there are no points to show and nothing to rank by.
                places = points = "—"
            session.say(f"{places:>7}  {card.unit.id:<16} {points:<18} {minima}")


def _put(session: Session, result: ScoreResult) -> None:
    if session.json:
        from mqes_core.evaluation import card_to_dict

        session.put({"scorecards": [card_to_dict(card) for card in result.cards]})
