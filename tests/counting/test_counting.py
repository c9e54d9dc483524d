"""Measures counted from people and procedures: against plain sets where all is known, within bounds where not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.counting import Counted, IndicatorReport, Year, change_between, count_measure
from mqes_core.loading import load_edition
from mqes_core.model.activity import Activity, HeldProcedure, RegisterEntry, YearStatement
from mqes_core.model.computed import Computed, FromPeople, FromProcedures
from mqes_core.model.edition import Edition
from mqes_core.model.measures import CountMeasure, ShareMeasure
from mqes_core.model.person import Person
from mqes_core.model.profile import CredentialRecord, Profile
from mqes_core.model.units import Absence, Share, Unit

CODES = ("Э-1", "Э-2", "Э-3")
END = date(2024, 6, 1)
CLAUSE = {"kind": "credential", "what": "training", "title": "Документ", "programme": "П1"}
TRAINED = CredentialRecord(what="training", programme="П1")
BLANK = CredentialRecord(what="training")
Counts = CountMeasure | ShareMeasure


@cache
def edition() -> Edition:
    return load_edition(files("mqes_shatoy") / "data" / "2022")


def measure(rule: Computed, kind: str) -> Counts:
    if kind == "count":
        return CountMeasure.model_validate({"id": "m", "title": "М", "kind": "count", "computed": rule})
    return ShareMeasure.model_validate(
        {"id": "m", "title": "М", "kind": "share", "counted": "ч", "out_of": "ц", "computed": rule}
    )


def words(*names: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), min_size=least, max_size=2, unique=True).map(tuple)


LEVELS: st.SearchStrategy[tuple[str, ...]] = st.sampled_from([(), ("municipal",), ("municipal", "regional")])


@st.composite
def rules(draw: st.DrawFn) -> Computed:
    levels = draw(LEVELS)
    if draw(st.booleans()):
        having = draw(words("engaged", "registered", "content", least=1))
        return FromProcedures.model_validate({"kind": "procedures", "levels": levels, "having": having})
    among = draw(words("registered", "engaged", least=1))
    having = draw(words("registered", "engaged", "trained", least=1))
    trained = CLAUSE if "trained" in having else None
    data = {"kind": "people", "levels": levels, "among": among, "having": having, "trained": trained}
    return FromPeople.model_validate(data)


def entry(code: str, since: date | None, until: date | None) -> RegisterEntry:
    return RegisterEntry(code=code, since=since, until=until)


DAYS = st.sampled_from([date(2022, 12, 31), date(2023, 1, 1), date(2023, 5, 5), date(2023, 12, 31), date(2024, 1, 1)])
ENTRIES = st.builds(entry, st.sampled_from(CODES), st.none() | DAYS, st.none() | DAYS)


@st.composite
def activities(draw: st.DrawFn, *, whole: bool) -> Activity:
    held = []
    for number in range(draw(st.integers(0, 3))):
        data: dict[str, Any] = {
            "number": f"П-{number}",
            "title": "Работа",
            "on": draw(DAYS),
            "level": draw(st.sampled_from(["municipal", "regional"] + ([] if whole else [None]))),
            "content": draw(st.sampled_from([True, False] + ([] if whole else [None]))),
            "engaged": draw(st.lists(st.sampled_from(CODES), unique=True, max_size=3).map(tuple)),
            "everybody": whole or draw(st.booleans()),
        }
        held.append(HeldProcedure.model_validate(data))
    entries = draw(st.lists(ENTRIES, max_size=3).map(tuple))
    stated = YearStatement(
        year=2023,
        register_whole=whole or draw(st.booleans()),
        procedures_whole=whole or draw(st.sampled_from([True, True, False])),
    )
    return Activity(entries=entries, procedures=tuple(held), years=(stated,))


@st.composite
def people(draw: st.DrawFn, *, whole: bool) -> tuple[Person, ...]:
    options = [
        Profile(credentials=(TRAINED,)),
        Profile(complete=("credentials",)),
        *([] if whole else [Profile(), Profile(credentials=(BLANK,), complete=("credentials",))]),
    ]
    return tuple(Person(code=code, profile=draw(st.sampled_from(options))) for code in CODES)


def counted(rule: Computed, kind: str, activity: Activity, who: tuple[Person, ...]) -> Counted:
    return count_measure(edition(), measure(rule, kind), Year(activity, who, 2023), END)


def by_sets(rule: Computed, activity: Activity, who: tuple[Person, ...]) -> Share:
    """The same by plain sets, for an activity of which everything is known."""
    held = [
        item for item in activity.procedures if item.on.year == 2023 and (not rule.levels or item.level in rule.levels)
    ]

    def stands(code: str, first: date, last: date) -> bool:
        days = [(one.since or date.min, one.until or date.max) for one in activity.entries if one.code == code]
        return any(since <= last and first <= until for since, until in days)

    if isinstance(rule, FromProcedures):
        tests = {
            "engaged": lambda item: bool(item.engaged),
            "content": lambda item: item.content,
            "registered": lambda item: any(stands(code, item.on, item.on) for code in item.engaged),
        }
        return Share(sum(all(tests[word](item) for word in rule.having) for item in held), len(held))
    sets = {
        "registered": {code for code in CODES if stands(code, date(2023, 1, 1), date(2023, 12, 31))},
        "engaged": {code for item in held for code in item.engaged},
        "trained": {person.code for person in who if TRAINED in person.profile.credentials},
    }
    whole = set(CODES).intersection(*(sets[word] for word in rule.among))
    return Share(len(whole.intersection(*(sets[word] for word in rule.having))), len(whole))


@given(rules(), activities(whole=True), people(whole=True))
def test_where_all_is_known_the_counts_are_those_of_plain_sets(
    rule: Computed, activity: Activity, who: tuple[Person, ...]
) -> None:
    found = counted(rule, "share", activity, who)
    assert found.value == by_sets(rule, activity, who)
    assert found.closed
    assert not found.open
    assert counted(rule, "count", activity, who).value == by_sets(rule, activity, who).count


@st.composite
def completed(draw: st.DrawFn, activity: Activity) -> Activity:
    """The same activity once everything is found out; where lists are not whole, more may come to light."""
    (stated,) = activity.years
    held = [
        item.model_copy(
            update={
                "level": item.level or draw(st.sampled_from(["municipal", "regional"])),
                "content": draw(st.booleans()) if item.content is None else item.content,
                "engaged": item.engaged
                if item.everybody
                else (*item.engaged, *draw(st.lists(st.sampled_from(CODES), max_size=3))),
                "everybody": True,
            }
        )
        for item in activity.procedures
    ]
    entries = [*activity.entries, *([] if stated.register_whole else draw(st.lists(ENTRIES, max_size=3)))]
    if not stated.procedures_whole:
        held += draw(activities(whole=True)).procedures
    years = (YearStatement(year=2023, register_whole=True, procedures_whole=True),)
    return Activity(entries=tuple(entries), procedures=tuple(held), years=years)


@given(st.data(), rules(), activities(whole=False), people(whole=False))
def test_whatever_comes_to_light_the_value_lies_within_its_bounds(
    data: st.DataObject, rule: Computed, activity: Activity, who: tuple[Person, ...]
) -> None:
    known = tuple(
        Person(code=one.code, profile=Profile(credentials=(TRAINED,) if data.draw(st.booleans()) else ()))
        if one.profile not in (Profile(credentials=(TRAINED,)), Profile(complete=("credentials",)))
        else one
        for one in who
    )
    truth = by_sets(rule, data.draw(completed(activity)), known)
    share, count = counted(rule, "share", activity, who), counted(rule, "count", activity, who)
    if share.value is not Absence.MISSING:
        assert share.value == truth
    if share.bounds is not None and truth.of:
        least, most = share.bounds
        assert most is not None
        assert least <= Fraction(100 * truth.count, truth.of) <= most
    assert count.bounds is not None
    assert count.bounds[0] <= truth.count
    assert count.bounds[1] is None or truth.count <= count.bounds[1]
    assert (count.value is Absence.MISSING) or count.value == truth.count


@given(rules(), activities(whole=False), people(whole=False))
def test_what_is_not_known_is_never_without_a_reason(
    rule: Computed, activity: Activity, who: tuple[Person, ...]
) -> None:
    found = counted(rule, "share", activity, who)
    assert (found.value is Absence.MISSING) == bool(found.open or found.why)
    assert all(item.why for item in found.open)
    assert set(found.counted) <= set(found.whole)
    assert set(found.open).isdisjoint(found.counted)


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        (3, 5, 2),
        (5, 3, -2),
        (Share(1, 2), Share(3, 4), 25),
        (Share(1, 3), Share(1, 2), Fraction(50, 3)),
        (Share(0, 0), Share(1, 2), "no_share"),
        (Absence.MISSING, Share(1, 2), "unknown"),
        (3, Absence.MISSING, "unknown"),
    ],
)
def test_changes_are_exact_or_say_why_there_is_none(before: Any, now: Any, change: object) -> None:
    assert change_between(before, now) == change


def test_a_year_that_the_file_does_not_have_is_no_zero() -> None:
    rule = FromProcedures.model_validate({"kind": "procedures", "having": ("content",)})
    activity = Activity(years=(YearStatement(year=2023, procedures_whole=True),))
    (now,) = (counted(rule, "share", activity, ()),)
    report = IndicatorReport(edition(), 2023, (now,), ())
    assert now.value == Share(0, 0)
    assert report.change(now) == "no_year"
    (case,) = report.cases(Unit(id="u", kind="municipality"))
    assert case.year == 2023
    assert case.values == {"m": Share(0, 0)}


def test_a_measure_of_one_procedure_looks_at_that_alone() -> None:
    held = [
        HeldProcedure(number=number, title=number, procedure=name, on=date(2023, 3, 3), content=True, everybody=True)
        for number, name in (("П-1", "oge"), ("П-2", "ege"), ("П-3", None))
    ]
    activity = Activity(procedures=tuple(held), years=(YearStatement(year=2023, procedures_whole=True),))
    rule = FromProcedures.model_validate({"kind": "procedures", "having": ("content",)})
    only = measure(rule, "share").model_copy(update={"procedure": "oge"})
    assert count_measure(edition(), only, Year(activity, (), 2023), END).value == Share(1, 1)
    assert counted(rule, "share", activity, ()).value == Share(3, 3)


def test_the_level_of_a_procedure_is_the_concepts_where_nobody_says_another() -> None:
    held = HeldProcedure(
        number="П-1", title="Олимпиада", procedure="district-olympiad", on=date(2023, 3, 3), content=True
    )
    rule = FromProcedures.model_validate({"kind": "procedures", "levels": ("municipal",), "having": ("content",)})
    stated = (YearStatement(year=2023, procedures_whole=True),)
    for level, value in ((None, Share(1, 1)), ("regional", Share(0, 0))):
        activity = Activity(procedures=(held.model_copy(update={"level": level}),), years=stated)
        year = Year(activity, (), 2023, {"district-olympiad": "municipal"})
        assert count_measure(edition(), measure(rule, "share"), year, END).value == value
