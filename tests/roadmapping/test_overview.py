"""Plans on a day and by months: filters, totals, order, records that follow their schemas."""

from __future__ import annotations

from datetime import date
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import mqes_core
from mqes_core import UsageError
from mqes_core.api.roadmaps import roadmap_overview, roadmap_year
from mqes_core.model import Edition
from mqes_core.reporting.json_schema import schemas
from mqes_core.roadmapping import Filters, State, chosen, overview, overview_record, plan_rows, year_plan, year_record
from mqes_core.roadmapping.bodies import BodyNames, fold
from tests.roadmapping.plans import base, days, deadlines, plan

ON = date(2022, 11, 1)
LIBRARY = mqes_core.open_library()
CONCEPTS = [LIBRARY.edition(name) for name in LIBRARY.names]


def follows(record: Any, name: str) -> None:
    check = jsonschema.Draft202012Validator(schemas()[name])
    check.validate(record)
    assert not check.is_valid({**record, "more": 1})


@given(st.lists(deadlines, min_size=1, max_size=6), days)
def test_every_row_stands_once(phrases: list[str | None], on: date) -> None:
    found = overview([plan(*phrases)], on)
    assert sum(found.counts.values()) == len(phrases) == sum(len(found.of(state)) for state in State)
    (total,) = found.totals
    assert total.rows == len(phrases)
    assert total.counts == found.counts


@given(st.lists(deadlines, min_size=1, max_size=5), days)
def test_records_follow_their_schemas(phrases: list[str | None], on: date) -> None:
    edition = plan(*phrases)
    follows(overview_record(overview([edition], on)), "agenda.schema.json")
    follows(year_record(year_plan(plan_rows(edition), on.year)), "year-plan.schema.json")


@pytest.mark.parametrize("edition", CONCEPTS, ids=lambda item: item.key)
def test_the_concepts_have_their_rows_told(edition: Edition) -> None:
    found = overview([edition], ON)
    assert len(found.standings) == sum(len(part.activities) for plan in edition.roadmaps for part in plan.sections)
    follows(overview_record(found), "agenda.schema.json")
    follows(year_record(year_plan(plan_rows(edition), 2022)), "year-plan.schema.json")
    assert all(item.why or item.windows for item in found.standings)


def test_the_most_pressing_stands_first() -> None:
    edition = plan("декабрь 2022 г.", "август 2022 г.", "15 ноября 2022 г.", "июль 2022 г.", "ноябрь 2022 г.")
    found = overview([edition], ON)
    numbers = {state: [item.row.activity.number for item in found.of(state)] for state in State}
    assert numbers[State.LATE] == ["1.4", "1.2"]
    assert numbers[State.COMING] == ["1.3", "1.1"]


def test_rows_are_chosen_by_any_name_of_a_body() -> None:
    nazran = LIBRARY.edition("nazran")

    def keys(*names: str) -> set[str]:
        return {row.key for row in chosen([nazran], Filters(responsible=names))}

    assert len(keys("ИПКРО РИ")) == 21
    assert keys("ИПКРО РИ") == keys("training-institute") == keys("ипкро")
    assert keys("ипкро", "МКУ «ЦМО»") == keys("ипкро") | keys("цмо")
    assert keys("цмо") - keys("ипкро")


def test_rows_are_chosen_by_direction_and_stage() -> None:
    nazran, shatoy = LIBRARY.edition("nazran"), LIBRARY.edition("shatoy")
    direction = nazran.concept.directions[0]
    rows = chosen([nazran], Filters(direction=(direction.id,)))
    assert rows
    assert {row.direction for row in rows} == {direction}
    staged = chosen([shatoy], Filters(stage=("methodical-2",)))
    assert {row.activity.stage for row in staged} == {"methodical-2"}
    assert chosen([shatoy], Filters(stage=("activities",)))


@pytest.mark.parametrize("filters", [Filters(("никто",)), Filters(direction=("нет",)), Filters(stage=("нет",))])
def test_a_filter_that_fits_nothing_says_what_there_is(filters: Filters) -> None:
    with pytest.raises(UsageError, match="MQ850") as caught:
        overview([LIBRARY.edition("shatoy")], ON, filters=filters)
    assert caught.value.diagnostics[0].params["near"] != "—"


def test_a_concept_without_a_plan_is_told() -> None:
    with pytest.raises(UsageError, match="MQ851"):
        overview([base().model_copy(update={"roadmaps": ()})], ON)


def test_names_are_brought_together() -> None:
    names = BodyNames(LIBRARY.edition("nazran").concept)
    assert names.find("управление  образования").id == "education-office"
    assert names.find("Управление образования").known
    assert names.find("МКУ «ЦМО»") == names.find("мку цмо")
    assert not names.find("МКУ «ЦМО»").known


@given(st.text(max_size=40))
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_year_has_each_window_where_it_begins_and_ends() -> None:
    edition = plan(
        "май–июль 2022 г.", "август 2022 г.", "декабрь 2021 – январь 2022 г.", "постоянно", None, "2021–2024 гг."
    )
    found = year_plan(plan_rows(edition), 2022)
    told = {
        month.first.month: (
            [item.row.activity.number for item in month.begins],
            [item.row.activity.number for item in month.due],
        )
        for month in found.months
        if month.begins or month.due
    }
    assert told == {1: ([], ["1.3"]), 5: (["1.1"], []), 7: ([], ["1.1"]), 8: ([], ["1.2"])}
    assert [row.activity.number for row in found.all_along] == ["1.4"]
    assert [row.activity.number for row, _ in found.undated] == ["1.5"]


def test_the_functions_for_python_take_names() -> None:
    assert roadmap_overview(["shatoy"], on=ON, library=LIBRARY).counts[State.LATE] == 4
    assert roadmap_overview([LIBRARY.edition("shatoy")]).on >= date(2026, 1, 1)
    assert roadmap_year(["nazran"], 2022, library=LIBRARY).months[8].due
