"""From rows to people: facts gathered under their codes; what cannot be read leaves its list open, never whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any, Final, get_args

from mqes_core.diagnostics import Diagnostic, Severity
from mqes_core.exchange.experts.columns import EVERYTHING, ORDERS, PEOPLE, STATUSES, sheet_of
from mqes_core.exchange.experts.rows import Row, Sheets
from mqes_core.exchange.texts import outline, shorten
from mqes_core.model.near import near
from mqes_core.model.person import Person
from mqes_core.model.profile import (
    CommissionRecord,
    ConfirmationRecord,
    ContestRecord,
    CredentialRecord,
    EducationRecord,
    EmploymentRecord,
    Fact,
    FactList,
    MembershipRecord,
    OrderRecord,
    Profile,
    StatedExperience,
    TestRecord,
)

__all__ = ["people_of"]

_RECORDS: Final[Mapping[FactList, type[Fact]]] = {
    "educations": EducationRecord,
    "employments": EmploymentRecord,
    "credentials": CredentialRecord,
    "orders": OrderRecord,
    "commissions": CommissionRecord,
    "contests": ContestRecord,
    "memberships": MembershipRecord,
    "confirmations": ConfirmationRecord,
    "tests": TestRecord,
}
_NOT_FACTS: Final = ("code", "order")
_SAME: Final[Mapping[str, tuple[str, ...]]] = {
    "orders": ("category", "status"),
    "commissions": ("subject",),
    "memberships": ("body",),
}
"""Lists in which two terms about the same do not overlap, and what makes them about the same."""


def people_of(sheets: Sheets, found: list[Diagnostic]) -> tuple[Person, ...]:
    """Everybody whose facts can be told apart, in the order of the file; what is wrong goes to ``found``."""
    owners = _owners(sheets, found)
    acts = _acts(sheets, found)
    facts: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    partial: defaultdict[str, set[str]] = defaultdict(set)
    lost = set(sheets.partial)
    """Lists of which no one's is whole: a row may be anybody's, or a sheet was not read."""
    for name in get_args(FactList):
        terms: defaultdict[tuple[object, ...], list[tuple[Row, Any]]] = defaultdict(list)
        for row in sheets.rows[name]:
            code = _owner(row, owners, found)
            fact = _fact(name, row, acts, found)
            if code is None:
                lost.add(name)
            elif fact is None:
                partial[code].add(name)
            else:
                facts[code][name].append(fact)
                terms[code, *(getattr(fact, key) for key in _SAME.get(name, ()))].append((row, fact))
        if name in _SAME:
            found += _overlaps(terms.values())
    return tuple(_person(row, facts[code], partial[code] | lost) for code, row in owners.items() if row is not None)


def _owners(sheets: Sheets, found: list[Diagnostic]) -> dict[str, Row | None]:
    """People by code; None for a code that two of them share."""
    owners: dict[str, Row | None] = {}
    first: dict[str, Row] = {}
    for row in sheets.rows[PEOPLE]:
        code = row.text("code")
        if code is None:
            continue
        if code in first:
            params = {"code": shorten(code), "first": str(first[code].place("code"))}
            found.append(Diagnostic("MQ310", row.place("code"), params))
            owners[code] = None
        else:
            first[code] = owners[code] = row
    return owners


def _owner(row: Row, owners: Mapping[str, Row | None], found: list[Diagnostic]) -> str | None:
    """Of whom the row speaks."""
    code = row.text("code")
    if code is None or code in owners:
        return code
    alike = [other for other in owners if outline(other) == outline(code)]
    close = alike or list(near(code, {other: other for other in owners}))
    params = {"code": shorten(code), "sheet": sheet_of(PEOPLE).title, "near": ", ".join(close[:5]) or "—"}
    found.append(Diagnostic("MQ311", row.place("code"), params))
    return None


def _acts(sheets: Sheets, found: list[Diagnostic]) -> dict[str, Row]:
    """Orders by the number under which they are cited; of two under one number none can be told to be meant."""
    acts: dict[str, Row] = {}
    for row in sheets.rows[ORDERS]:
        number = row.text("number")
        if number is None:
            continue
        first = acts.setdefault(number, row)
        if first is not row:
            params = {"order": shorten(number), "first": str(first.place("number"))}
            found.append(Diagnostic("MQ322", row.place("number"), params))
            acts[number] = replace(first, sound=False)
    return acts


def _fact(name: FactList, row: Row, acts: Mapping[str, Row], found: list[Diagnostic]) -> Fact | None:
    """What the row says; None where that cannot be told."""
    sound = row.sound
    values = {key: value for key, value in row.values.items() if value is not None}
    cited = row.text("order")
    act = acts.get(cited or "")
    if cited is not None and act is None:
        params = {"order": shorten(cited), "sheet": sheet_of(ORDERS).title, "near": _near(cited, acts)}
        found.append(Diagnostic("MQ315", row.place("order"), params))
        sound = False
    if act is not None:
        sound &= act.sound
        issued, since = act.day("issued"), row.day("since")
        if issued and since and since < issued:
            dates = {"order": shorten(cited), "since": since, "issued": issued}
            found.append(Diagnostic("MQ313", row.place("since"), dates))
            sound = False
        if name == STATUSES:
            values |= {key: value for key in ("issuer", "level", "act") if (value := act.values.get(key)) is not None}
            values |= {"since": issued} if issued and since is None else {}
    sound &= _holds_together(name, row, values.get("since"), found)
    if not sound:
        return None
    if "passed" in values:
        values["passed"] = values["passed"] == "yes"
    record = {key: value for key, value in values.items() if key not in _NOT_FACTS}
    return _RECORDS[name].model_validate(record)


def _near(cited: str, acts: Mapping[str, Row]) -> str:
    return ", ".join(near(cited, {number: number for number in acts}) or list(acts)[:5]) or "—"


def _holds_together(name: FactList, row: Row, since: object, found: list[Diagnostic]) -> bool:
    """Whether what the row says can be so; ``since`` is the first day, which an order may give."""
    until = row.day("until")
    before = len(found)
    if isinstance(since, date) and until and until < since:
        code = "MQ316" if name == "employments" else "MQ317"
        found.append(Diagnostic(code, row.place("until"), {"since": since, "until": until}))
    hours, practice = row.values.get("hours"), row.values.get("practice_hours")
    if isinstance(hours, int) and isinstance(practice, int) and practice > hours:
        params = {"hours": hours, "practice": practice}
        found.append(Diagnostic("MQ328", row.place("practice_hours"), params))
    return len(found) == before


def _overlaps(groups: Iterable[Sequence[tuple[Row, Any]]]) -> Iterator[Diagnostic]:
    """A warning for each term that runs into an earlier one about the same."""
    for group in groups:
        for (first, one), (second, other) in combinations(group, 2):
            if _begin(one) <= _end(other) and _begin(other) <= _end(one):
                params = {"first": str(first.place("code"))}
                yield Diagnostic("MQ318", second.place("code"), params, Severity.WARNING)


def _begin(fact: Any) -> date:
    return fact.since or date.min


def _end(fact: Any) -> date:
    return fact.until or date.max


def _person(row: Row, facts: Mapping[str, list[Fact]], partial: set[str]) -> Person:
    """The person of a row, with the facts gathered."""
    everything = row.values.get(EVERYTHING)
    whole = []
    for name in get_args(FactList):
        own = row.values.get(f"whole.{name}")
        stated = own if own is not None else everything
        # Statuses rest on the sheet of orders: where that is not read whole, they are not either.
        sure = name not in partial and not (name == STATUSES and ORDERS in partial)
        if stated is True and row.sound and sure:
            whole.append(name)
    years, day = row.values.get("years"), row.day("years_on")
    stated_years = StatedExperience(years=years, on=day) if isinstance(years, int) and row.sound else None
    lists: dict[str, Any] = {name: tuple(facts.get(name, ())) for name in get_args(FactList)}
    profile = Profile(code=row.text("code"), stated_experience=stated_years, complete=tuple(whole), **lists)
    return Person(
        code=row.text("code") or "",
        profile=profile,
        subject=row.text("subject"),
        name=row.text("name"),
        workplace=row.text("workplace"),
    )
