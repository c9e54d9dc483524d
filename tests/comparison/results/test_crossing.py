"""Everybody under one chosen concept: only what both observe is carried, only what all observe is compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from mqes_core.comparison.concepts.indicators import Limit
from mqes_core.comparison.results.crossed import Crossed, cross
from mqes_core.comparison.results.crossing import Crossing, Fit, crossing
from mqes_core.evaluation import Plan, compile_plan
from mqes_core.model import Assessed, Case, Edition, Share
from mqes_core.model.base import Text
from mqes_core.model.measures import ChoiceMeasure, FlagMeasure
from mqes_core.model.scales import Band, BandReading, BandScale, YesNoScale
from tests.comparison.concepts.samples import side, the_four
from tests.comparison.concepts.test_indicators import changed
from tests.comparison.results.samples import column, compare, nazran, plan_of, school, scored, settings, year


@cache
def crossing_to(chosen: Plan) -> Callable[[Plan], Crossing]:
    def of(plan: Plan) -> Crossing:
        return crossing(plan.edition, chosen.edition, chosen.nodes, side((plan.edition, chosen.edition)).indicators)

    return of


def crossed(*given: Any, chosen: Plan) -> Crossed:
    return cross(given, chosen, crossing_to(chosen), settings())


@cache
def neighbour(**update: Any) -> Plan:
    """The same table in a neighbouring concept, with the line «vpr-primary» changed."""
    return compile_plan(changed(nazran().edition, **update))


def fits(found: Crossing, plan: Plan) -> dict[str, Fit]:
    return {plan.nodes[item.line].id: item.fit for item in found.lines}


VALUES = {"vpr_primary": Share(9, 10), "vpr_basic": Share(7, 10), "talents_federal": Assessed(5, "…")}


def test_a_concept_crossed_with_itself_takes_every_line() -> None:
    found = crossed(column(nazran(), VALUES), chosen=nazran())
    assert set(fits(found.taking_part[0], nazran()).values()) == {Fit.SAME}
    assert found.lines == tuple(node.index for node in nazran().nodes if node.kind == "indicator")
    (unit,), (plain,) = found.units, scored(column(nazran(), VALUES), by="share")
    assert list(unit.own.card.outcomes) == list(unit.chosen.card.outcomes) == list(plain.card.outcomes)
    assert unit.own.share == unit.chosen.share == plain.share
    assert not found.apart


def test_only_what_is_comparable_is_carried() -> None:
    """What bears the same words is taken, marked where the frame links the two in part; the rest is not."""
    found = crossing_to(nazran())(neighbour())
    pairs = {
        pair.second.what.provision.key: pair
        for pair in side((neighbour().edition, nazran().edition)).indicators.pairs
        if pair.first.column < pair.second.column
    }
    for key, fit in fits(found, nazran()).items():
        pair = pairs.get(key)
        if key in TALENTS or pair is None:
            assert fit not in (Fit.CARRIED, Fit.MARKED)
        else:
            wholly, marked = pair.comparability == "comparable", set(pair.limits) == {Limit.FRAME}
            assert (fit is Fit.CARRIED) == wholly
            assert (fit is Fit.MARKED) == (marked and pair.comparability != "none")


TALENTS = {"talents-federal", "talents-regional", "talents-municipal"}


def index_of(plan: Plan, line: str) -> int:
    return next(node.index for node in plan.nodes if node.id == line)


def edition_two(line: str = "vpr-primary", **update: Any) -> Plan:
    """A later edition of the same concept, in which lines are the same by their ids."""
    made = changed(nazran().edition, name="nazran", line=line, **update)
    return compile_plan(made)


LOWER = BandScale(
    kind="bands",
    bands=(Band(at_least=80, points=3), Band(at_least=50, less_than=80, points=1)),
    below=0,
    read_as=BandReading(values="literal"),
)


def test_editions_of_a_concept_carry_what_did_not_change_and_score_it_anew() -> None:
    later = edition_two(scale=LOWER)
    found = crossed(column(nazran(), VALUES), chosen=later)
    (carried,) = found.taking_part
    fit = fits(carried, later)
    assert fit["vpr-primary"] is Fit.CARRIED
    assert {fit[key] for key in TALENTS} == {Fit.ANSWERS}
    assert set(fit.values()) == {Fit.CARRIED, Fit.ANSWERS}
    (unit,) = found.units
    at = index_of(later, "vpr-primary")
    assert (unit.own.card.outcomes[index_of(nazran(), "vpr-primary")].low, unit.chosen.card.outcomes[at].low) == (2, 3)
    # Points of an assessor are not carried: neither side counts them.
    assert index_of(nazran(), "talents-federal") in unit.own.left_out


@pytest.mark.parametrize(
    ("update", "fit"),
    [
        ({"measure_counted": Text(ru="кто-то другой")}, Fit.PARTIAL),
        ({"better": "down"}, Fit.OTHER),
    ],
)
def test_what_is_not_the_same_is_not_carried(update: dict[str, Any], fit: Fit) -> None:
    later = edition_two(**update)
    found = crossing_to(later)(nazran())
    assert fits(found, later)["vpr-primary"] is fit
    assert found.lines[0].limits
    assert "vpr_primary" not in found.case(Case(school("x"), 2021, VALUES)).values
    assert found.case(Case(school("x"), 2021, VALUES)).values["vpr_basic"] == Share(7, 10)


def with_measure(version: str, measure: Any, scale: Any) -> Plan:
    made = changed(nazran().edition, name="nazran", scale=scale)
    assert made.scoring is not None
    measures = tuple(measure if item.id == measure.id else item for item in made.scoring.measures)
    concept = made.concept.model_copy(update={"edition": version})
    return compile_plan(
        made.model_copy(update={"concept": concept, "scoring": made.scoring.model_copy(update={"measures": measures})})
    )


def test_other_answers_are_not_carried() -> None:
    from mqes_core.model.scales import RubricOption, RubricScale

    def asked(version: str, *answers: str) -> Plan:
        measure = ChoiceMeasure.model_validate({
            "id": "vpr_primary", "title": "Что", "kind": "choice",
            "options": tuple({"id": f"o{n}", "title": answer} for n, answer in enumerate(answers)),
        })  # fmt: skip
        options = tuple(RubricOption(option=f"o{n}", points=n) for n in range(len(answers)))
        return with_measure(version, measure, RubricScale(kind="rubric", options=options))

    one, same, other = asked("2030", "да", "нет"), asked("2031", "да", "нет"), asked("2032", "да", "не знаю")
    assert fits(crossing_to(same)(one), same)["vpr-primary"] is Fit.CARRIED
    assert fits(crossing_to(other)(one), other)["vpr-primary"] is Fit.ANSWERS


def test_common_lines_are_those_of_all_who_take_part() -> None:
    flag = FlagMeasure.model_validate({"id": "vpr_primary", "title": "Есть ли", "kind": "flag"})
    lacking = with_measure("2033", flag, YesNoScale(kind="yes_no", yes=1))
    strange = plan_of(STRANGE, name="strange")
    given = [
        column(nazran(), VALUES, name="a"),
        column(lacking, {"vpr_primary": True, "vpr_basic": Share(1, 10)}, name="b"),
        column(strange, {"m1": True}, name="c"),
    ]
    found = crossed(*given, chosen=nazran())
    assert [item.edition.key for item in found.apart] == ["strange@2021"]
    assert index_of(nazran(), "vpr-primary") not in found.lines
    assert index_of(nazran(), "vpr-basic") in found.lines
    assert {unit.chosen.district.id for unit in found.units} == {"a", "b"}
    for unit in found.units:
        assert unit.chosen.lines == tuple(line for line in found.lines if line in unit.chosen.lines)
        assert index_of(nazran(), "vpr-primary") in unit.chosen.left_out
    # A district apart narrows nothing.
    assert crossed(*given[:2], chosen=nazran()).lines == found.lines
    own = {unit.own.district.id: unit.own.share_of(index_of(unit.own.plan, "vpr-basic")) for unit in found.units}
    assert own["a"] == (pytest.approx(100 / 3), pytest.approx(100 / 3))
    assert own["b"] == (0, 0)
    (field,) = found.fields
    assert {item.unit.district.id: item.place for item in field.placed}.keys() == {"a", "b"}


STRANGE = """
title: Баллы
source: {table: "1"}
combine: {kind: sum}
measures:
  - {id: m1, title: Нечто иное, kind: flag}
criteria:
  - id: c
    title: Критерий
    source: {table: "1", row: "1"}
    indicators:
      - {id: i1, title: Нечто иное, source: {table: "1"}, measure: m1, scale: {kind: yes_no, yes: 3}}
"""


def test_with_nothing_in_common_all_stand_apart() -> None:
    found = crossed(column(plan_of(STRANGE, name="strange"), {"m1": True}), chosen=nazran())
    assert (found.lines, found.units, found.fields, found.taking_part) == ((), (), (), ())
    assert len(found.apart) == 1
    assert set(fits(found.apart[0], nazran()).values()) == {Fit.ABSENT}


def test_the_share_over_common_lines_is_of_these_lines_alone() -> None:
    later = edition_two(scale=LOWER)
    values = {"vpr_primary": Share(9, 10), "vpr_basic": Share(10, 10), "talents_federal": Assessed(0, "…")}
    primary = [Case(school("x", ("primary",)), 2021, values)]
    (unit,) = crossed(year("a", 2021, nazran(), primary), chosen=later).units
    # Of three points for the one line of a primary school: two by its own rules, three by the chosen ones.
    assert unit.own.share == (pytest.approx(200 / 3), pytest.approx(200 / 3))
    assert unit.chosen.share == (100, 100)
    assert unit.own.points == (2, 2)


def test_a_line_that_scores_a_change_takes_the_year_before_along() -> None:
    scoring = STRANGE.replace("kind: flag", "kind: count").replace(
        "kind: yes_no, yes: 3", "kind: change, by: difference, scale: {kind: per_unit, points: 1, cap: 5, floor: 0}"
    )
    plan = plan_of(scoring, name="strange")
    given = [column(plan, {"m1": 7}, when=2022), column(plan, {"m1": 5}, when=2021)]
    found = crossed(*given, chosen=plan)
    assert [(unit.own.points, unit.chosen.points) for unit in found.units] == [((2, 2), (2, 2)), ((0, 5), (0, 5))]


def test_results_hold_what_was_crossed() -> None:
    given = [column(nazran(), VALUES)]
    assert compare(given).crossed is None
    from mqes_core.comparison.results import compare_results

    def chosen(published: Any, under: Any) -> Crossed:
        return cross(published, nazran(), crossing_to(nazran()), under)

    found = compare_results(given, settings(), carry=lambda case, *_: case, cross=chosen).crossed
    assert found is not None
    assert found.plan is nazran()
    assert isinstance(the_four()[0], Edition)
