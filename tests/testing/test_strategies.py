"""Generated editions load; generated values are of their measures; completions complete, and change nothing known."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.loading import load_edition
from mqes_core.model import Absence, Assessed, Case, Edition, Share, Unit, Value
from mqes_core.model.measures import ChoiceMeasure, CountMeasure, Measure, NumberMeasure, ShareMeasure
from mqes_core.model.uses import counts_of_nobody, with_nobody
from mqes_core.testing.strategies import cases, completions, editions, groups
from mqes_core.testing.strategies.scales import SCALES
from tests.evaluation.samples import edition as written
from tests.exchange.made_up import edition as every_measure

UNKNOWN = (Absence.MISSING, Absence.WITHHELD)
NAZRAN = Path(__file__).parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"
EDITIONS = {"generated": editions(), "every measure": st.just(every_measure()), "nazran": st.just(load_edition(NAZRAN))}


def belongs(value: Value, measure: Measure) -> bool:
    match measure:
        case ChoiceMeasure():
            return value in [option.id for option in measure.options]
        case ShareMeasure():
            return isinstance(value, Share) and 0 <= value.count <= value.of > 0
        case NumberMeasure():
            assert isinstance(value, (int, Fraction))
            low, high = measure.at_least, measure.at_most
            return (low is None or value >= low) and (high is None or value <= high)
    match measure.kind:
        case "rate":
            return isinstance(value, Share) and value.count >= 0 < value.of
        case "flag":
            return isinstance(value, bool)
        case "points":
            return isinstance(value, Assessed) and value.comment != ""
    return type(value) is int and value >= 0


@pytest.mark.parametrize("name", list(EDITIONS))
@given(data=st.data())
def test_values_are_of_their_measures_and_parts_fit_their_whole(name: str, data: st.DataObject) -> None:
    edition = data.draw(EDITIONS[name])
    for case in data.draw(groups(edition)):
        assert set(case.values) <= set(edition.measures)
        for key, value in case.values.items():
            assert isinstance(value, Absence) or belongs(value, edition.measures[key]), key
        assert_parts_fit(case, edition)


def assert_parts_fit(case: Case, edition: Edition) -> None:
    unit = case.unit
    nobody = counts_of_nobody(edition.measures, edition.indicators(), unit.kind, frozenset(unit.levels))
    known = with_nobody(case.values, nobody)
    for key, measure in edition.measures.items():
        value = case.values.get(key)
        if isinstance(measure, CountMeasure) and measure.out_of and isinstance(value, int):
            whole = measure.limit(known)
            assert not isinstance(whole, int) or value <= whole, key
        if isinstance(measure, ShareMeasure) and measure.out_of_count and isinstance(value, Share):
            assert case.values[measure.out_of_count] == value.of, key


@pytest.mark.parametrize("name", list(EDITIONS))
@given(data=st.data())
def test_a_completion_knows_everything_and_keeps_what_was_known(name: str, data: st.DataObject) -> None:
    edition = data.draw(EDITIONS[name])
    case = data.draw(cases(edition))
    full = data.draw(completions(case, edition))
    assert (full.unit, full.year) == (case.unit, case.year)
    assert set(full.values) == set(edition.measures)
    assert not any(value in UNKNOWN for value in full.values.values())
    for key, value in case.values.items():
        assert value in UNKNOWN or full.values[key] == value, key
    assert_parts_fit(full, edition)


@given(data=st.data())
def test_cases_can_be_asked_for_without_anything_absent(data: st.DataObject) -> None:
    edition = data.draw(editions())
    case = data.draw(cases(edition, absent=False))
    assert set(case.values) == set(edition.measures)
    assert not any(isinstance(value, Absence) for value in case.values.values())


NESTED = """title: Баллы
source: {table: "1"}
combine: {kind: sum}
criteria:
  - id: c
    title: Критерий
    source: {table: "1", row: "1"}
    indicators:
      - {id: i, title: Сдали, source: {table: "1"}, measure: share, scale: {kind: linear, start: 0, end: 100,
          start_points: 0, end_points: 1}}
measures:
"""
NESTED_MEASURES = (
    "  - {id: share, title: Доля сдавших, kind: share, counted: сдали, out_of_count: examined}\n",
    "  - {id: examined, title: Сдавали, kind: count, out_of: [graduates]}\n",
    "  - {id: graduates, title: Выпускники, kind: count}\n",
)


@pytest.mark.parametrize("measures", list(permutations(NESTED_MEASURES)))
@given(data=st.data())
def test_wholes_of_wholes_are_somebody_too_and_fit(measures: tuple[str, ...], data: st.DataObject) -> None:
    edition = written(NESTED + "".join(measures))
    case = data.draw(cases(edition, absent=False))
    assert isinstance(case.values["share"], Share)
    assert case.values["share"].of > 0
    assert_parts_fit(case, edition)
    full = data.draw(completions(data.draw(cases(edition)), edition))
    assert not any(value in UNKNOWN for value in full.values.values())
    assert_parts_fit(full, edition)


@given(data=st.data())
def test_every_pair_of_measure_and_scale_is_generated_when_asked_for(data: st.DataObject) -> None:
    pair = data.draw(st.sampled_from([(measure, scale) for measure, several in SCALES.items() for scale in several]))
    edition = data.draw(editions(kinds=(pair,), most=1))
    for item in edition.indicators():
        assert item.scale is not None
        assert (edition.measures[str(item.measure)].kind, item.scale.kind) == pair


@given(data=st.data())
def test_a_share_of_nobody_completes_nothing(data: st.DataObject) -> None:
    edition = every_measure()
    case = Case(Unit(id="1"), 2021, {"graduates": 0, "entered": Absence.WITHHELD})
    assert data.draw(completions(case, edition)).values["entered"] is Absence.NOT_APPLICABLE
