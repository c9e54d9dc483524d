"""Laws that the results of any edition obey, tried on generated cases; Hypothesis is imported when they run."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mqes_core.model.edition import Edition
from mqes_core.model.units import Absence, Case, Share, Unit, Value

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

    from mqes_core.evaluation import ExtensionKind, Outcome

__all__ = ["completions_stay_inside", "forms_come_back", "readings_agree", "results_explain_themselves"]

Kinds = Mapping[str, "ExtensionKind"]

_DAY: Final = date(2021, 12, 31)
_NOT_APPLICABLE: Final = "not_applicable"


def _try(law: Callable[[DataObject], None], examples: int) -> None:
    """Try the law on that many examples, the same ones every time."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run = settings(max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=quiet)
    run(given(st.data())(law))()


def _ends(outcome: Outcome) -> tuple[Any, Any]:
    return (-inf if outcome.low is None else outcome.low), (inf if outcome.high is None else outcome.high)


def readings_agree(edition: Edition, kinds: Kinds) -> None:
    """The adopted reading leaves what the letter decides, and takes from within what the letter leaves open."""
    from mqes_core.evaluation import compile_plan
    from mqes_core.testing.strategies import groups

    plan = compile_plan(edition, kinds)

    def law(data: DataObject) -> None:
        group = data.draw(groups(edition, most=2))
        letters = plan.score(group, reading="letter", on=_DAY)
        for letter, adopted in zip(letters, plan.score(group, on=_DAY), strict=True):
            for node in plan.nodes:
                printed, taken = letter.outcomes[node.index], adopted.outcomes[node.index]
                (low, high), (taken_low, taken_high) = _ends(printed), _ends(taken)
                if printed.status == "known":
                    assert (low, high) == (taken_low, taken_high), f"{node.id}: the letter says {printed}, not {taken}"
                if taken.status != _NOT_APPLICABLE:
                    assert low <= taken_low <= taken_high <= high, f"{node.id}: {taken} is outside of {printed}"

    _try(law, 40)


def completions_stay_inside(edition: Edition, kinds: Kinds) -> None:
    """Whatever the missing and withheld values turn out to be, the points lie inside the interval."""
    from mqes_core.evaluation import compile_plan
    from mqes_core.testing.strategies import completions, groups

    plan = compile_plan(edition, kinds)

    def law(data: DataObject) -> None:
        group = data.draw(groups(edition, most=2))
        filled = [data.draw(completions(case, edition)) for case in group]
        for reading in ("letter", "adopted"):
            before = plan.score(group, reading=reading, on=_DAY)
            for wide, narrow in zip(before, plan.score(filled, reading=reading, on=_DAY), strict=True):
                for node in plan.nodes:
                    outer, inner = wide.outcomes[node.index], narrow.outcomes[node.index]
                    (low, high), (inner_low, inner_high) = _ends(outer), _ends(inner)
                    if inner.status != _NOT_APPLICABLE:
                        assert low <= inner_low <= inner_high <= high, f"{node.id}: {inner} is outside of {outer}"

    _try(law, 40)


def results_explain_themselves(edition: Edition, kinds: Kinds) -> None:
    """Every result says its outcome, its reason and its source, in Russian and in English."""
    from mqes_core.evaluation import compile_plan, explain
    from mqes_core.i18n import Language
    from mqes_core.testing.strategies import cases

    plan = compile_plan(edition, kinds)
    languages: tuple[Language, ...] = ("ru", "en")

    def law(data: DataObject) -> None:
        for reading in ("letter", "adopted"):
            (card,) = plan.score([data.draw(cases(edition))], reading=reading, on=_DAY)
            for result in card.all_results():
                for lang in languages:
                    words = explain(result, edition, lang, kinds)
                    assert words.outcome, result.node.id
                    assert words.rule, result.node.id
                    assert words.because, result.node.id
                    assert result.node.source.text(lang) in words.source, result.node.id

    _try(law, 10)


def forms_come_back(edition: Edition, kinds: Kinds) -> None:
    """What is written into the form of the edition is what is read from it, as xlsx, csv and json."""
    from mqes_core.exchange import read_cases, write_cases
    from mqes_core.exchange.layout import form_layout
    from mqes_core.testing.strategies import groups

    asked = form_layout(edition).fields_by_measure

    def law(data: DataObject) -> None:
        group = [_as_asked(case, asked) for case in data.draw(groups(edition, most=2))]
        with tempfile.TemporaryDirectory() as folder:
            for suffix in (".xlsx", ".csv", ".json"):
                path = Path(folder) / f"form{suffix}"
                write_cases(group, edition, path)
                read = read_cases([path], edition).cases
                assert len(read) == len(group), suffix
                for written, found in zip(group, read, strict=True):
                    assert (found.unit, found.year) == (written.unit, written.year), suffix
                    assert _comparable(found.values) == _comparable(written.values), suffix

    _try(law, 8)


def _as_asked(case: Case, asked: Mapping[str, object]) -> Case:
    """The case with what a form has columns for; a school teaches some level."""
    unit = case.unit if case.unit.levels else Unit.model_validate({**dict(case.unit), "levels": ("primary",)})
    return replace(case, unit=unit, values={key: value for key, value in case.values.items() if key in asked})


def _comparable(values: Mapping[str, Value]) -> dict[str, object]:
    """Known values, a share by what it comes to: one typed as a percent has no counts to keep."""
    from fractions import Fraction

    return {
        key: Fraction(value.count, value.of) if isinstance(value, Share) and value.of else value
        for key, value in values.items()
        if value is not Absence.MISSING
    }
