"""From rows to years: the register, procedures held, who assessed; where a row is lost, no list counts as whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from mqes_core.diagnostics import Diagnostic
from mqes_core.exchange.experts.columns import ENGAGED, HELD, REGISTER, YEARS, sheet_of
from mqes_core.exchange.experts.people import Acts, Owners, cited, in_order, overlaps, owner_of
from mqes_core.exchange.experts.rows import Row, Sheets
from mqes_core.exchange.experts.vocabulary import Vocabulary, procedure_in_words
from mqes_core.exchange.texts import shorten
from mqes_core.model.activity import Activity, HeldProcedure, RegisterEntry, YearStatement
from mqes_core.model.near import near

__all__ = ["activity_of"]


def activity_of(sheets: Sheets, owners: Owners, acts: Acts, known: Vocabulary, found: list[Diagnostic]) -> Activity:
    """What the sheets about years say; what is wrong goes to ``found``."""
    register, register_read = _register(sheets, owners, acts, found)
    held, held_read = _held(sheets, found)
    engaged, doubtful = _engaged(sheets, held, owners, found)
    unsure = ENGAGED in sheets.partial
    procedures = tuple(
        _procedure(
            row, engaged[number], known, everybody=not unsure and number not in doubtful and None not in doubtful
        )
        for number, row in held.items()
        if row is not None and row.sound
    )
    years = _years(sheets, found)
    stated = tuple(
        YearStatement(
            year=year,
            register_whole=register_read and row is not None and row.values.get("register_whole") is True,
            procedures_whole=held_read and row is not None and row.values.get("procedures_whole") is True,
        )
        for year, row in years.items()
    )
    return Activity(entries=register, procedures=procedures, years=stated)


def _register(
    sheets: Sheets, owners: Owners, acts: Acts, found: list[Diagnostic]
) -> tuple[tuple[RegisterEntry, ...], bool]:
    """The register, and whether every row of it was read."""
    entries: list[RegisterEntry] = []
    terms: defaultdict[tuple[str, object], list[tuple[Row, RegisterEntry]]] = defaultdict(list)
    read = REGISTER not in sheets.partial
    for row in sheets.rows[REGISTER]:
        code = owner_of(row, owners, found)
        sound = row.sound & cited(row, acts, found) & in_order(row, row.day("since"), found)
        if code is None or owners[code] is None or not sound:
            read = False
            continue
        values = {key: row.values.get(key) for key in ("category", "since", "until")}
        entry = RegisterEntry.model_validate({"code": code, **values})
        entries.append(entry)
        terms[code, entry.category].append((row, entry))
    found += overlaps(terms.values())
    return tuple(entries), read


def _held(sheets: Sheets, found: list[Diagnostic]) -> tuple[dict[str, Row | None], bool]:
    """Procedures by number, None for a number that two of them share; and whether every row was read."""
    first: dict[str, Row] = {}
    held: dict[str, Row | None] = {}
    read = HELD not in sheets.partial
    for row in sheets.rows[HELD]:
        number = row.text("number")
        read &= row.sound and number is not None
        if number is None:
            continue
        if number in first:
            params = {"number": shorten(number), "first": str(first[number].place("number"))}
            found.append(Diagnostic("MQ335", row.place("number"), params))
            held[number], read = None, False
        else:
            first[number] = held[number] = row
    return held, read


def _engaged(
    sheets: Sheets, held: Mapping[str, Row | None], owners: Owners, found: list[Diagnostic]
) -> tuple[defaultdict[str, list[str]], set[str | None]]:
    """Codes by the number of the procedure, and the numbers of which some were lost; None: of any number."""
    engaged: defaultdict[str, list[str]] = defaultdict(list)
    doubtful: set[str | None] = set()
    for row in sheets.rows[ENGAGED]:
        code, number = owner_of(row, owners, found), row.text("held")
        if number is not None and number not in held:
            close = near(number, {other: other for other in held}) or list(held)[:5]
            params = {"number": shorten(number), "sheet": sheet_of(HELD).title, "near": ", ".join(close) or "—"}
            found.append(Diagnostic("MQ336", row.place("held"), params))
            number = None
        if number is None or code is None or owners[code] is None:
            doubtful.add(number)
        elif code not in engaged[number]:
            engaged[number].append(code)
    return engaged, doubtful


def _years(sheets: Sheets, found: list[Diagnostic]) -> dict[int, Row | None]:
    """What is stated of each year; nothing of a year that two rows speak of."""
    first: dict[int, Row] = {}
    years: dict[int, Row | None] = {}
    for row in sheets.rows[YEARS]:
        year = row.values.get("year")
        if not isinstance(year, int):
            continue
        if year in first:
            found.append(
                Diagnostic("MQ337", row.place("year"), {"year": str(year), "first": str(first[year].place("year"))})
            )
            years[year] = None
        else:
            first[year] = years[year] = row
    return years


def _procedure(row: Row, engaged: list[str], known: Vocabulary, *, everybody: bool) -> HeldProcedure:
    named = row.text("procedure") or ""
    concept = known.procedures.get(named)
    return HeldProcedure.model_validate(
        {
            "number": row.text("number"),
            "title": procedure_in_words(concept, "ru") if concept else named,
            "procedure": concept.id if concept else None,
            "on": row.day("on"),
            "level": row.values.get("level"),
            "content": row.values.get("content"),
            "engaged": tuple(engaged),
            "everybody": everybody and row.values.get("everybody") is True,
        }
    )
