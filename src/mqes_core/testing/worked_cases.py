"""Worked cases: what a unit reported and what it must get, in YAML beside a concept; run, and told where they differ.

A file is ``{format: 1, kind: worked_cases, cases: [...]}``::

    format: 1
    kind: worked_cases
    cases:
      - case: all-but-two
        why: The bound of 90 % belongs to the upper band.
        edition: sample@2021
        unit: {id: "0001", kind: school, levels: [primary, basic]}
        year: 2021
        reading: adopted
        values:
          attended: {count: 45, of: 50}     # a share or a rate, as two counts
          taught: "90,5 %"                   # a share typed as a percent
          winners: 3                         # a count, a place, a number ("2.5" where it is not whole)
          plan: да                           # yes or no (also true and false)
          level: high                        # the option of a choice
          report: {points: 4, comment: well argued}
          clubs: н/п                         # not applicable; «скрыто» is withheld; left out is missing
        expect:
          total: [4, 6]                      # or one number; null is an open end
          criteria: {c1: 4, c2: not_applicable}
          lines: {l1: 2}
          minima: {c1: met}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import LoadError
from mqes_core.i18n import format_interval, translate
from mqes_core.model.base import Exact, Id, Line, Model
from mqes_core.model.units import Case, EducationLevel, Unit, UnitKind
from mqes_core.testing.written_values import ValueProblem, read_value

if TYPE_CHECKING:
    from mqes_core.evaluation import NodeResult, Scorecard
    from mqes_core.model.edition import Edition

__all__ = ["CaseFile", "Expectation", "Mismatch", "WorkedCase", "check_case", "read_worked_cases", "run_worked_cases"]

ExpectedStatus = Literal["missing", "withheld", "not_applicable", "undetermined"]
ExpectedMinimum = Literal["met", "not_met", "open", "not_applicable"]
Written = Any
"""A value as a person writes it; what it may be depends on its measure."""


class Interval(Model):
    """The least and the most points; None is an open end. Written as a number or as ``[least, most]``."""

    low: Exact | None
    high: Exact | None

    @model_validator(mode="before")
    @classmethod
    def _from_data(cls, data: Any) -> Any:
        if isinstance(data, list):
            if len(data) != 2:
                raise PydanticCustomError("interval", "two ends are expected: [least, most]")
            return {"low": data[0], "high": data[1]}
        return {"low": data, "high": data} if isinstance(data, (int, str, Fraction)) else data

    def __str__(self) -> str:
        return format_interval(self.low, self.high, "ru")


Expected = Annotated[ExpectedStatus | Interval, Field(union_mode="left_to_right")]


class WorkedUnit(Model):
    """The unit of a case; see ``mqes_core.model.Unit``."""

    id: Line = "0001"
    kind: UnitKind = "school"
    levels: tuple[EducationLevel, ...] = ("primary", "basic", "secondary")

    def unit(self) -> Unit:
        """The unit as the engine takes it."""
        return Unit(id=self.id, kind=self.kind, levels=self.levels)


class Neighbour(Model):
    """Another unit of the group, where points depend on the best."""

    unit: WorkedUnit
    values: dict[Id, Written] = {}
    previous: dict[Id, Written] | None = None


class Expectation(Model):
    """What must come out; what is left out is not looked at."""

    total: Expected | None = None
    criteria: dict[Id, Expected] = {}
    lines: dict[Id, Expected] = {}
    minima: dict[Id, ExpectedMinimum] = {}
    """By the id of a criterion; ``total`` for the total's."""

    @model_validator(mode="after")
    def _expects_something(self) -> Expectation:
        if self.total is None and not (self.criteria or self.lines or self.minima):
            raise PydanticCustomError("nothing_expected", "a case that expects nothing cannot fail")
        return self


class WorkedCase(Model):
    """One unit's values and the points they must earn."""

    case: Line
    """Name of the case, unique in its file."""
    why: Line
    """What the case shows."""
    edition: Line | None = None
    """``concept@edition``; may be left out where there is only one."""
    unit: WorkedUnit = WorkedUnit()
    year: int = Field(ge=1990, le=2100)
    on: date | None = None
    """Date of the evaluation; the last day of the year unless stated."""
    reading: Literal["letter", "adopted"] = "adopted"
    values: dict[Id, Written] = {}
    previous: dict[Id, Written] | None = None
    """Values of the year before."""
    group: tuple[Neighbour, ...] = ()
    expect: Expectation


class CaseFile(Model):
    """A YAML file of worked cases."""

    format: Literal[1]
    kind: Literal["worked_cases"]
    cases: tuple[WorkedCase, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One place where a case came out otherwise than it must."""

    case: str
    rule: str
    """``total``, ``criteria.…``, ``lines.…``, ``minima.…`` or ``values.…``."""
    expected: str
    got: str
    explanation: str = ""
    """How the engine came to what it got."""

    def text(self) -> str:
        """The mismatch as a person reads it."""
        head = translate("case.mismatch", "ru", case=self.case, rule=self.rule, expected=self.expected, got=self.got)
        return "\n".join([head, *(f"    {line}" for line in self.explanation.splitlines())])


def read_worked_cases(file: Path) -> tuple[WorkedCase, ...]:
    """The cases of one YAML file.

    Raises:
        LoadError: the file is not YAML or not worked cases; lists every problem with its place.
    """
    from mqes_core.loading import strict_yaml

    tree = strict_yaml.parse(file.read_bytes(), str(file))
    try:
        found = CaseFile.model_validate_json(json.dumps(tree.data, ensure_ascii=False))
    except ValidationError as error:
        raise LoadError(_problem(tree, problem) for problem in error.errors()) from None
    names = [case.case for case in found.cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise LoadError(Diagnostic("MQ092", tree.place(("cases", names.index(name))), {"case": name}) for name in twice)
    return found.cases


def _problem(tree: Any, problem: Any) -> Diagnostic:
    where = tuple(problem["loc"])
    return Diagnostic("MQ091", tree.place(where), {"path": ".".join(map(str, where)), "problem": problem["msg"]})


def run_worked_cases(
    cases: Iterable[WorkedCase], editions: Iterable[Edition], kinds: Mapping[str, Any] | None = None
) -> tuple[Mismatch, ...]:
    """Every mismatch of every case, each scored under the edition that it names."""
    by_key = {edition.key: edition for edition in editions}
    return tuple(mismatch for case in cases for mismatch in _run(case, by_key, kinds or {}))


def _run(case: WorkedCase, editions: Mapping[str, Edition], kinds: Mapping[str, Any]) -> Iterator[Mismatch]:
    named = case.edition or (next(iter(editions)) if len(editions) == 1 else "")
    if named not in editions:
        yield Mismatch(case.case, "edition", ", ".join(sorted(editions)), named or translate("case.no_edition", "ru"))
    else:
        yield from check_case(case, editions[named], kinds)


def check_case(case: WorkedCase, edition: Edition, kinds: Mapping[str, Any] | None = None) -> Iterator[Mismatch]:
    """Where the case comes out otherwise than it must, under ``edition``."""
    from mqes_core.evaluation import compile_plan

    problems, cases = _read_all(case, edition)
    if problems:
        yield from problems
        return
    day = case.on or date(case.year, 12, 31)
    cards = compile_plan(edition, kinds or {}).score(cases, reading=case.reading, on=day)
    card = next(card for card in cards if card.unit.id == case.unit.id and card.year == case.year)
    yield from _compare(case, card, edition)


def _read_all(case: WorkedCase, edition: Edition) -> tuple[list[Mismatch], list[Case]]:
    """The case itself first, then the year before and the group."""
    problems: list[Mismatch] = []
    cases: list[Case] = []

    def read(unit: WorkedUnit, year: int, written: Mapping[str, Any]) -> None:
        values = {}
        for key, value in written.items():
            measure = edition.measures.get(key)
            if measure is None:
                problems.append(Mismatch(case.case, f"values.{key}", ", ".join(edition.measures), key))
                continue
            try:
                values[key] = read_value(value, measure)
            except ValueProblem as problem:
                problems.append(Mismatch(case.case, f"values.{key}", translate(str(problem), "ru"), str(value)))
        cases.append(Case(unit.unit(), year, values))

    read(case.unit, case.year, case.values)
    if case.previous is not None:
        read(case.unit, case.year - 1, case.previous)
    for neighbour in case.group:
        read(neighbour.unit, case.year, neighbour.values)
        if neighbour.previous is not None:
            read(neighbour.unit, case.year - 1, neighbour.previous)
    return problems, cases


def _compare(case: WorkedCase, card: Scorecard, edition: Edition) -> Iterator[Mismatch]:
    expect = case.expect
    asked: list[tuple[str, NodeResult | None, str, Any]] = []
    if expect.total is not None:
        asked.append(("total", card.total, "points", expect.total))
    for key, expected in expect.criteria.items():
        asked.append((f"criteria.{key}", _find(card, "criterion", key), "points", expected))
    for key, expected in expect.lines.items():
        asked.append((f"lines.{key}", _find(card, "indicator", key), "points", expected))
    for key, minimum in expect.minima.items():
        result = card.total if key == "total" else _find(card, "criterion", key)
        asked.append((f"minima.{key}", result, "minimum", minimum))
    for rule, result, what, wanted in asked:
        if result is None:
            yield Mismatch(case.case, rule, str(wanted), translate("case.no_rule", "ru"))
        elif what == "minimum" and result.minimum_status != wanted:
            yield Mismatch(case.case, rule, wanted, str(result.minimum_status), _explained(result, edition))
        elif what == "points" and not _agrees(wanted, result):
            got = format_interval(result.low, result.high, "ru")
            yield Mismatch(case.case, rule, str(wanted), f"{got} ({result.status})", _explained(result, edition))


def _find(card: Scorecard, kind: str, key: str) -> NodeResult | None:
    return next((found for found in card.all_results() if found.node.kind == kind and found.node.id == key), None)


def _agrees(wanted: ExpectedStatus | Interval, result: NodeResult) -> bool:
    if isinstance(wanted, str):
        return result.status == wanted
    applies = result.status != "not_applicable"
    return applies and (result.low, result.high) == (wanted.low, wanted.high)


def _explained(result: NodeResult, edition: Edition) -> str:
    from mqes_core.evaluation import explain

    return "\n".join(explain(result, edition, "ru").lines())
