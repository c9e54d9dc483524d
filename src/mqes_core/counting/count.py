"""Counts measures by the way their data declares: the whole, what is counted of it, and what is left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from mqes_core.counting.counted import Counted, Item, Why
from mqes_core.counting.membership import Answer, Trained, Year
from mqes_core.eligibility import ClauseKind, Eligibility, Rules, Truth, compile_clause, judge
from mqes_core.model.activity import Activity
from mqes_core.model.computed import FromPeople, FromProcedures, PersonWord
from mqes_core.model.concept import Level
from mqes_core.model.edition import Edition
from mqes_core.model.experts import Clause
from mqes_core.model.measures import CountMeasure, ShareMeasure
from mqes_core.model.person import Person

__all__ = ["count_measure", "count_measures"]

_OF: Mapping[Eligibility, Truth] = {
    Eligibility.ELIGIBLE: Truth.YES,
    Eligibility.UNKNOWN: Truth.UNKNOWN,
    Eligibility.NOT_ELIGIBLE: Truth.NO,
}


def count_measures(
    edition: Edition,
    people: Iterable[Person],
    activity: Activity,
    year: int,
    on: date,
    kinds: Mapping[str, ClauseKind] | None = None,
) -> tuple[Counted, ...]:
    """Every measure of the edition that says how it is counted, in the order of the data.

    Args:
        edition: the concept; it has requirements to experts.
        people: everybody who is listed.
        activity: the register and the procedures.
        year: the year that is counted.
        on: the last day of which anything is known; training is asked for on the last day of the year before it.
        kinds: kinds of clauses that plugins add, by name.

    Raises:
        LoadError: MQ340 a clause's kind is a plugin's that is not there, MQ341 its parameters do not fit.
    """
    levels: dict[str, Level] = {item.id: item.level for item in edition.concept.procedures}
    asked = Year(activity, tuple(people), year, levels)
    measures = (item for item in edition.measures.values() if isinstance(item, (CountMeasure, ShareMeasure)))
    return tuple(count_measure(edition, item, asked, on, kinds) for item in measures if item.computed)


def count_measure(
    edition: Edition,
    measure: CountMeasure | ShareMeasure,
    year: Year,
    on: date,
    kinds: Mapping[str, ClauseKind] | None = None,
) -> Counted:
    """One measure that says how it is counted; see ``count_measures``."""
    match measure.computed:
        case FromProcedures() as rule:
            items, why = _procedures(rule, measure.procedure, year)
        case FromPeople() as rule:
            day = min(date(year.year, 12, 31), on)
            items, why = _people(rule, year, _trained(edition, rule.trained, day, kinds))
        case None:
            raise ValueError(f"{measure.id} does not say how it is counted")
    listed = tuple(item for item in items if item.whole is not Truth.NO)
    return Counted(measure, year.year, listed, why)


def _procedures(rule: FromProcedures, only: str | None, year: Year) -> tuple[list[Item], tuple[Why, ...]]:
    items = []
    for held in year.held:
        if only is None or held.procedure == only:
            whole = year.at_levels(held, rule.levels)
            counted = _all_of([year.procedure(held, word) for word in rule.having])
            items.append(_item(held.number, f"{held.title}, {held.on:%d.%m.%Y}", whole, counted))
    return items, () if year.stated.procedures_whole else (Why("procedures"),)


def _people(rule: FromPeople, year: Year, trained: Trained) -> tuple[list[Item], tuple[Why, ...]]:
    def are(who: Person, words: Iterable[PersonWord]) -> Answer:
        return _all_of([year.person(who, word, rule.levels, trained) for word in words])

    items = [_item(who.code, "", are(who, rule.among), are(who, rule.having)) for who in year.people]
    return items, _missing_people(rule, year)


def _missing_people(rule: FromPeople, year: Year) -> tuple[Why, ...]:
    """Why somebody may belong to the whole who is not listed at all: where no list that the whole needs is whole."""
    found: list[Why] = []
    for word in rule.among:
        if word == "registered":
            missing = [] if year.stated.register_whole else [Why("register")]
        else:
            inside = [item for item in year.held if year.at_levels(item, rule.levels)[0] is not Truth.NO]
            missing = [] if year.stated.procedures_whole else [Why("procedures")]
            missing += [Why("everybody", item.number) for item in inside if not item.everybody]
        if not missing:
            return ()
        found += missing
    return tuple(dict.fromkeys(found))


def _item(code: str, title: str, whole: Answer, counted: Answer) -> Item:
    undecided = [why for truth, why in (whole, counted) if truth is Truth.UNKNOWN]
    return Item(code, title, whole[0], counted[0], tuple(dict.fromkeys(why for whys in undecided for why in whys)))


def _all_of(answers: list[Answer]) -> Answer:
    found = min((truth for truth, _ in answers), default=Truth.YES)
    if found is not Truth.UNKNOWN:
        return found, ()
    return found, tuple(why for truth, whys in answers if truth is found for why in whys)


def _trained(edition: Edition, clause: Clause | None, day: date, kinds: Mapping[str, ClauseKind] | None) -> Trained:
    """The clause as a question about a person."""
    experts = edition.experts
    if clause is None or experts is None:
        return lambda _: Truth.UNKNOWN
    compiled: dict[str | None, Rules] = {}

    def ask(who: Person) -> Truth:
        if who.subject not in compiled:
            compiled[who.subject] = compile_clause(clause, experts, subject=who.subject, kinds=kinds)
        return _OF[judge(compiled[who.subject], who.profile, day).eligibility]

    return ask
