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

__all__ = ["Acts", "Owners", "acts_of", "cited", "in_order", "overlaps", "owner_of", "owners_of", "people_of"]

Owners = Mapping[str, Row | None]
"""People by code; None for a code that two of them share."""

Acts = Mapping[str, Row]
"""Orders by the number under which they are cited."""

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


def people_of(sheets: Sheets, owners: Owners, acts: Acts, found: list[Diagnostic]) -> tuple[Person, ...]:
    """Everybody whose facts can be told apart, in the order of the file; what is wrong goes to ``found``."""
    facts: defaultdict[str, defaultdict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    partial: defaultdict[str, set[str]] = defaultdict(set)
    lost = set(sheets.partial)
    """Lists of which no one's is whole: a row may be anybody's, or a sheet was not read."""
    for name in get_args(FactList):
        terms: defaultdict[tuple[object, ...], list[tuple[Row, Any]]] = defaultdict(list)
        for row in sheets.rows[name]:
            code = owner_of(row, owners, found)
            fact = _fact(name, row, acts, found)
            if code is None:
                lost.add(name)
            elif fact is None:
                partial[code].add(name)
            else:
                facts[code][name].append(fact)
                terms[code, *(getattr(fact, key) for key in _SAME.get(name, ()))].append((row, fact))
        if name in _SAME:
            found += overlaps(terms.values())
    return tuple(_person(row, facts[code], partial[code] | lost) for code, row in owners.items() if row is not None)


def owners_of(sheets: Sheets, found: list[Diagnostic]) -> Owners:
    """Who is listed; a code that two people share is none's."""
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


def owner_of(row: Row, owners: Owners, found: list[Diagnostic]) -> str | None:
    """Of whom the row speaks; None where nobody has the code."""
    code = row.text("code")
    if code is None or code in owners:
        return code
    alike = [other for other in owners if outline(other) == outline(code)]
    close = alike or list(near(code, {other: other for other in owners}))
    params = {"code": shorten(code), "sheet": sheet_of(PEOPLE).title, "near": ", ".join(close[:5]) or "—"}
    found.append(Diagnostic("MQ311", row.place("code"), params))
    return None


def acts_of(sheets: Sheets, found: list[Diagnostic]) -> Acts:
    """The orders; of two under one number none can be told to be meant."""
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


def _fact(name: FactList, row: Row, acts: Acts, found: list[Diagnostic]) -> Fact | None:
    """What the row says; None where that cannot be told."""
    values = {key: value for key, value in row.values.items() if value is not None}
    sound = row.sound & cited(row, acts, found)
    act = acts.get(row.text("order") or "")
    if act is not None and name == STATUSES:
        values |= {key: value for key in ("issuer", "level", "act") if (value := act.values.get(key)) is not None}
        issued = act.day("issued")
        values |= {"since": issued} if issued and row.day("since") is None else {}
    sound &= in_order(row, values.get("since"), found, code="MQ316" if name == "employments" else "MQ317")
    if not sound & _hours_fit(row, found):
        return None
    if "passed" in values:
        values["passed"] = values["passed"] == "yes"
    record = {key: value for key, value in values.items() if key not in _NOT_FACTS}
    return _RECORDS[name].model_validate(record)


def cited(row: Row, acts: Acts, found: list[Diagnostic]) -> bool:
    """Whether the order that the row cites, if it cites one, is listed, is sound and was not issued afterwards."""
    number = row.text("order")
    if number is None:
        return True
    act = acts.get(number)
    if act is None:
        close = near(number, {other: other for other in acts}) or list(acts)[:5]
        params = {"order": shorten(number), "sheet": sheet_of(ORDERS).title, "near": ", ".join(close) or "—"}
        found.append(Diagnostic("MQ315", row.place("order"), params))
        return False
    issued, since = act.day("issued"), row.day("since")
    if issued and since and since < issued:
        dates = {"order": shorten(number), "since": since, "issued": issued}
        found.append(Diagnostic("MQ313", row.place("since"), dates))
        return False
    return act.sound


def in_order(row: Row, since: object, found: list[Diagnostic], *, code: str = "MQ317") -> bool:
    """Whether the term ends after it begins; ``since`` is the first day, which an order may give."""
    until = row.day("until")
    if isinstance(since, date) and until and until < since:
        found.append(Diagnostic(code, row.place("until"), {"since": since, "until": until}))
        return False
    return True


def _hours_fit(row: Row, found: list[Diagnostic]) -> bool:
    """Whether practice is not more than all hours."""
    hours, practice = row.values.get("hours"), row.values.get("practice_hours")
    if isinstance(hours, int) and isinstance(practice, int) and practice > hours:
        params = {"hours": hours, "practice": practice}
        found.append(Diagnostic("MQ328", row.place("practice_hours"), params))
        return False
    return True


def overlaps(groups: Iterable[Sequence[tuple[Row, Any]]]) -> Iterator[Diagnostic]:
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
