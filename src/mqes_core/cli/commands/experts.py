"""``mqes experts``: who is eligible for what, why not, what to bring; which requirements are stricter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from mqes_core.cli.command import FINDINGS, WRONG, Session, mqes_command
from mqes_core.cli.help import HelpInWords
from mqes_core.cli.language import word
from mqes_core.cli.scoring_options import as_date

if TYPE_CHECKING:
    from mqes_core.eligibility import Comparison
    from mqes_core.reporting.experts.view import Cell, ExpertReport


class _Group(HelpInWords, click.Group):
    """The commands about experts, in the order of the work."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(word("cli.commands")):
            formatter.write_dl([(name, word(f"cli.experts.{name}.short")) for name in self.commands])


_ON = click.option("--on", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), metavar="DATE", help=word("cli.experts.on"))
_READING = click.option(
    "--reading", type=click.Choice(["adopted", "letter"]), default="adopted", help=word("cli.option.reading")
)
_PATH = click.Path(dir_okay=False, path_type=Path)
_FILE = click.argument("file", type=_PATH, metavar="FILE")


def _named(command: click.Command, name: str) -> click.Command:
    command.name = name
    return command


@mqes_command("experts.check")
@click.argument("concept")
@_FILE
@_ON
@_READING
@click.option("--need", "needs", multiple=True, metavar="CATEGORY=N", help=word("cli.experts.need"))
@click.option("--months", type=click.IntRange(0, 1200), default=6, metavar="N", help=word("cli.experts.months"))
@click.option("--with-personal", "personal", is_flag=True, help=word("cli.experts.personal"))
@click.option("-o", "--output", "outputs", multiple=True, type=_PATH, help=word("cli.experts.output"))
def _check(
    session: Session,
    concept: str,
    file: Path,
    on: datetime | None,
    reading: Literal["letter", "adopted"],
    needs: tuple[str, ...],
    months: int,
    personal: bool,
    outputs: tuple[Path, ...],
) -> None:
    """Print or write who is eligible for what; problems of the file go to stderr, and what is sound is judged."""
    from mqes_core.api.experts import check_experts, write_experts
    from mqes_core.reporting.experts.record import experts_record

    report = check_experts(
        concept, file, on=as_date(on), reading=reading, needs=_needs(needs), months=months, personal=personal,
        library=session.library(),
    )  # fmt: skip
    session.report(report.diagnostics)
    if not report.rows and not report.whole:
        raise click.exceptions.Exit(WRONG)
    for path in outputs:
        write_experts(report, path, lang=session.lang)
        session.say(session.word("cli.written", path=str(path)))
    if not outputs:
        session.say(*_table(session, report))
        session.put(experts_record(report))
    else:
        session.put({"written": [str(path) for path in outputs]})
    if not report.whole:
        raise click.exceptions.Exit(FINDINGS)


@mqes_command("experts.explain")
@click.argument("concept")
@_FILE
@click.option("--expert", required=True, metavar="CODE", help=word("cli.experts.expert"))
@click.option("--category", metavar="CATEGORY", help=word("cli.experts.category"))
@_ON
@_READING
def _explain(
    session: Session,
    concept: str,
    file: Path,
    expert: str,
    category: str | None,
    on: datetime | None,
    reading: Literal["letter", "adopted"],
) -> None:
    """Print why one person is eligible or not, what to bring and until when the answer holds."""
    from mqes_core.api.experts import check_experts, explain_expert
    from mqes_core.reporting.experts.record import cell_record

    report = check_experts(concept, file, on=as_date(on), reading=reading, library=session.library())
    session.report(report.diagnostics)
    if not report.rows and not report.whole:
        raise click.exceptions.Exit(WRONG)
    cells = explain_expert(report, expert, category)
    for cell in cells:
        session.say(*_lines(session, report, expert, cell), "")
    session.put({"expert": expert, "verdicts": [cell_record(cell, report) for cell in cells]})


@mqes_command("experts.compare")
@click.argument("first", metavar="CONCEPT:CATEGORY")
@click.argument("second", metavar="CONCEPT:CATEGORY")
@_ON
def _compare(session: Session, first: str, second: str, on: datetime | None) -> None:
    """Print which of two categories asks for more, with an example that shows it."""
    from mqes_core.api.experts import compare_requirements
    from mqes_core.eligibility import category_in_words, relation_in_words

    one, other, found = compare_requirements(first, second, on=as_date(on), library=session.library())
    session.say(
        f"{first}: {category_in_words(one, session.lang)}",
        f"{second}: {category_in_words(other, session.lang)}",
        session.word("cli.experts.relation", first=first, relation=relation_in_words(found.relation, session.lang)),
    )
    for passes, fails, witness in _witnesses(first, second, found):
        if witness is None:
            continue
        session.say("", session.word("cli.experts.passes", passes=passes, fails=fails))
        if witness.deciding is not None:
            title = witness.deciding.requirement.title.in_language(session.lang)
            source = witness.deciding.source.text(session.lang)
            session.say(f"   {session.word('cli.experts.decides', title=title, source=source)}")
        session.say(*_example(session, witness))
    session.put(_comparison(first, second, found))


@mqes_command("experts.indicators")
@click.argument("concept")
@_FILE
@click.option("--year", type=int, metavar="YEAR", help=word("cli.experts.indicators.year"))
@click.option("--list", "listed", multiple=True, metavar="MEASURE", help=word("cli.experts.indicators.list"))
@click.option("-o", "--output", "outputs", multiple=True, type=_PATH, help=word("cli.experts.indicators.output"))
def _indicators(
    session: Session, concept: str, file: Path, year: int | None, listed: tuple[str, ...], outputs: tuple[Path, ...]
) -> None:
    """Print or write what the file tells of a year; what it does not tell is said too."""
    from mqes_core.api.experts import counted_measure, expert_indicators, write_indicators
    from mqes_core.reporting.experts.indicators import indicators_record, listing, summary

    report = expert_indicators(concept, file, year=year, library=session.library())
    wanted = [counted_measure(report, name) for name in listed]
    session.report(report.diagnostics)
    for path in outputs:
        write_indicators(report, path)
        session.say(session.word("cli.written", path=str(path)))
    for item in wanted:
        session.say(*listing(report, item, session.lang))
    if not outputs and not wanted:
        session.say(*summary(report, session.lang))
    session.put({"written": [str(path) for path in outputs]} if outputs else indicators_record(report))
    if not report.whole:
        raise click.exceptions.Exit(FINDINGS)


def _witnesses(first: str, second: str, found: Comparison) -> tuple[tuple[str, str, Any], ...]:
    return (first, second, found.passes_first), (second, first, found.passes_second)


def _example(session: Session, witness: Any) -> list[str]:
    """The facts of an example."""
    from typing import get_args

    from mqes_core.eligibility import fact_in_words
    from mqes_core.model.profile import FactList

    profile = witness.profile
    if profile is None:
        return [f"   {session.word('cli.experts.no_example')}"]
    lines = [
        f"   {session.word(f'eligibility.list.{name}')}: {fact_in_words(fact, session.lang)}"
        for name in get_args(FactList)
        for fact in getattr(profile, name)
    ]
    if profile.stated_experience is not None:
        lines.append(f"   {session.word('cli.experts.years', n=profile.stated_experience.years)}")
    return lines or [f"   {session.word('cli.experts.anybody')}"]


def _comparison(first: str, second: str, found: Comparison) -> dict[str, Any]:
    examples = [
        {
            "passes": passes,
            "fails": fails,
            "deciding": None if witness.deciding is None else witness.deciding.requirement.id,
            "profile": None if witness.profile is None else witness.profile.model_dump(mode="json", exclude_none=True),
        }
        for passes, fails, witness in _witnesses(first, second, found)
        if witness is not None
    ]
    return {"first": first, "second": second, "relation": found.relation.value, "examples": examples}


def _needs(items: tuple[str, ...]) -> dict[str, int]:
    """What «1.1=3» asks for.

    Raises:
        UsageError: MQ863, it is written otherwise or a category stands there twice.
    """
    from mqes_core.diagnostics import Diagnostic
    from mqes_core.errors import UsageError

    needs: dict[str, int] = {}
    for item in items:
        category, equals, number = (part.strip() for part in item.rpartition("="))
        if not category or not equals or not number.isdecimal() or len(number) > 9 or category in needs:
            raise UsageError([Diagnostic("MQ863", params={"need": item})])
        needs[category] = int(number)
    return needs


def _table(session: Session, report: ExpertReport) -> list[str]:
    """The matrix in signs, with totals below."""
    from mqes_core.i18n import format_date
    from mqes_core.reporting.experts.words import SIGNS, shortage_words

    numbers = [(item.number or item.id).rstrip(".") for item in report.categories]
    names = [report.name(row.person) for row in report.rows]
    width = max(map(len, [*names, session.word("experts.total.eligible"), session.word("experts.total.short")]))
    wide = max(map(len, numbers)) + 2
    reading = session.word(f"reading.{report.reading}")
    personal = session.word("experts.personal.shown" if report.personal else "cli.experts.codes")
    head = session.word(
        "cli.experts.head", concept=report.edition.key, day=format_date(report.on, session.lang), reading=reading
    )

    def line(name: str, cells: list[str]) -> str:
        return f"{name:<{width}}{''.join(f'{cell:>{wide}}' for cell in cells)}"

    lines = [head, personal, line("", numbers)]
    lines += [
        line(name, [SIGNS[cell.eligibility] for cell in row.cells])
        for name, row in zip(names, report.rows, strict=True)
    ]
    lines.append(line(session.word("experts.total.eligible"), [str(total.eligible) for total in report.totals]))
    lines.append(line(session.word("experts.total.unknown"), [str(total.unknown) for total in report.totals]))
    for total in report.totals:
        if total.need is not None:
            name = (total.category.number or total.category.id).rstrip(".")
            short = shortage_words(total, session.lang)
            lines.append(session.word("cli.experts.short.need", category=name, need=total.need, short=short))
    lines.append(session.word("cli.experts.expiring", n=len(report.expiries), months=report.months))
    return lines


def _lines(session: Session, report: ExpertReport, expert: str, cell: Cell) -> list[str]:
    """Why one verdict is as it is."""
    from mqes_core.eligibility import category_in_words, verdict_in_words
    from mqes_core.reporting.experts.words import bring_lines, change_words, parts_of, requirement_words

    lang = session.lang
    lines = [f"{expert}: {category_in_words(cell.category, lang)} – {verdict_in_words(cell.verdict, lang)}"]
    for item in cell.verdict.requirements():
        extra = "" if item.requirement.obligatory else f" ({session.word('experts.additional')})"
        lines.append(f"   {item.requirement.title.in_language(lang)}{extra}")
        lines.append(f"      {requirement_words(item, lang, report)}")
        lines += [f"         {part}" for part in parts_of(item, lang, report)]
        lines.append(f"      {session.word('experts.source')} {item.source.text(lang)}")
        reading = report.edition.readings.get(item.requirement.reading or "")
        if reading is not None:
            about, taken = (text.in_language(lang) for text in (reading.about, reading.taken))
            lines.append(f"      {session.word('experts.read_as')}: {about} → {taken}")
    ways = bring_lines(cell.bring, lang, report)
    for number, things in enumerate(ways, 1):
        head = session.word("experts.bring") if number == 1 else session.word("cli.experts.or")
        lines += [f"   {head}:", *(f"      {thing}" for thing in things)]
    if cell.bring.blocked:
        titles = "; ".join(item.requirement.title.in_language(lang) for item in cell.bring.blocked)
        lines.append(f"   {session.word('experts.bring.blocked')} {titles}")
    lines.append(f"   {session.word('experts.until')} {change_words(cell.change, lang, report)}")
    return lines


command = _Group("experts", help=word("cli.experts.help"), short_help=word("cli.experts.short"))
for _name, _command in (("check", _check), ("explain", _explain), ("compare", _compare), ("indicators", _indicators)):
    command.add_command(_named(_command, _name))
