"""The tidy data: valid by its own descriptor, whole, exact, the same as the results, and silent on what is withheld."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.results.intervals import Interval
from mqes_core.errors import UsageError
from mqes_core.evaluation import MinimumStatus, Status
from mqes_core.model.percents import is_percent
from mqes_core.model.units import Absence, Assessed, Share
from mqes_core.reporting.region.subject import Region
from mqes_core.reporting.region.tidy import tidy_files, written
from mqes_core.reporting.region.tidy.table import Field, Gap, Table, end, span
from tests.reporting.region.made import (
    SMALL,
    compared,
    crossed_region,
    hostile_region,
    other_secrets,
    some_given,
    some_region,
)

Row = dict[str, str]


@cache
def files(region: Region) -> Mapping[str, bytes]:
    return dict(tidy_files(region, "ru"))


def rows(region: Region, name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(files(region)[f"{name}.csv"].decode(), newline="")))


def exact(row: Row, name: str) -> Fraction | None:
    """The number of a column, in full."""
    text = row[f"{name}_exact"] or row[name]
    return None if text.startswith("[") else Fraction(text)


def interval(row: Row, name: str) -> Interval | None:
    if row[f"{name}_low"] == Gap.NOT_APPLICABLE.value:
        return None
    return Interval(exact(row, f"{name}_low"), exact(row, f"{name}_high"))


@pytest.mark.parametrize("region", [crossed_region, hostile_region], ids=lambda make: make.__name__)
@pytest.mark.filterwarnings("ignore")  # of the library that checks
def test_the_package_is_valid_by_its_own_descriptor(region: object, tmp_path: Path) -> None:
    import frictionless

    assert callable(region)
    for name, content in files(region()).items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.to_summary()
    assert report.stats["tasks"] == len(list(tmp_path.glob("*.csv")))


@pytest.mark.filterwarnings("ignore")
def test_a_row_about_nobody_is_found(tmp_path: Path) -> None:
    import frictionless

    for name, content in files(some_region()).items():
        if name == "scores.csv":
            content = content.replace(b"gorny,001,", b"gorny,nobody,")
        (tmp_path / name).write_bytes(content)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    found = {error.type for task in report.tasks for error in task.errors}
    assert "foreign-key" in found


def test_points_are_those_of_the_results() -> None:
    region = some_region()
    assert region.results is not None
    by_key = {(row["district"], row["unit"], row["year"], row["node"]): row for row in rows(region, "scores")}
    seen = 0
    for unit in region.results.units():
        for result in unit.card.all_results():
            row = by_key[(*unit.key, str(unit.year), result.node.id)]
            there = result.status is not Status.NOT_APPLICABLE
            assert row["status"] == result.status
            assert interval(row, "points") == (Interval(result.low, result.high) if there else None)
            assert interval(row, "share") == unit.share_of(result.node.index)
            if there:
                assert exact(row, "ceiling") == unit.ceiling.outcomes[result.node.index].high
            assert row["minimum_status"] == (result.minimum_status or "")
            seen += 1
    assert seen == len(by_key) > 1000


def test_observations_are_those_published() -> None:
    region = some_region()
    assert region.results is not None
    units = {(*unit.key, str(unit.year)): unit for unit in region.results.units()}
    seen, percents = set(), 0
    for row in rows(region, "observations"):
        unit = units[row["district"], row["unit"], row["year"]]
        value = unit.card.values.get(row["measure"], Absence.MISSING)
        seen.add(row["status"])
        if isinstance(value, Absence):
            assert row["status"] == value.value
            assert row["value"] == f"[{value.value}]"
            assert not row["numerator"] + row["denominator"] + row["answer"]
        elif is_percent(unit.plan.edition.measures[row["measure"]], value):
            assert isinstance(value, Share)
            assert exact(row, "value") == Fraction(100 * value.count, value.of)
            assert not row["numerator"] + row["denominator"], "a percent typed by hand speaks of nobody knows how many"
            percents += 1
        elif isinstance(value, Share):
            assert (int(row["numerator"]), int(row["denominator"])) == value
        elif isinstance(value, (bool, str)):
            assert row["answer"] == ({True: "yes", False: "no"}[value] if isinstance(value, bool) else value)
        else:
            assert exact(row, "value") == (value.points if isinstance(value, Assessed) else value)
    assert seen == {"known", "missing", "withheld", "not_applicable"}
    assert percents


def test_every_unit_is_ranked_or_stands_beside_once() -> None:
    region = some_region()
    assert region.results is not None
    found = {(row["district"], row["unit"], row["year"]): row for row in rows(region, "ranks")}
    assert sorted(found) == sorted((*unit.key, str(unit.year)) for unit in region.results.units())
    for group in region.results.fields:
        for item in group.placed:
            row = found[(*item.unit.key, str(item.unit.year))]
            assert (int(row["place_best"]), int(row["place_worst"])) == item.place
            assert interval(row, "figure") == item.figure
            assert interval(row, "best_100") == item.of_best
        for beside in group.beside:
            assert found[(*beside.unit.key, str(beside.unit.year))]["beside"] == beside.why


def test_the_rest_is_that_of_the_results() -> None:
    region = crossed_region()
    results = region.results
    assert results is not None
    assert results.crossed is not None
    changes = {(row["district"], row["unit"], row["year"]): row for row in rows(region, "changes")}
    assert len(changes) == len(results.changes)
    for change in results.changes:
        row = changes[(*change.now.key, str(change.now.year))]
        assert interval(row, "points_change") == change.points
        assert interval(row, "share_change") == change.share
    assert len(rows(region, "district_changes")) == len(results.district_changes)
    for row in rows(region, "district_scores"):
        item = results.result(row["district"], int(row["year"]))
        assert item is not None
        node = next(node for node in item.nodes.values() if item.plan.nodes[node.index].id == row["node"])
        assert interval(row, "share") == node.share
        assert [int(row[f"minimum_{status}"]) for status in MinimumStatus] == [
            node.minima.get(status, 0) for status in MinimumStatus
        ]
    crossed = rows(region, "crossed")
    assert len(crossed) == len(results.crossed.units) > 0
    for row, both in zip(crossed, results.crossed.units, strict=True):
        assert interval(row, "own_share") == both.own.share
        assert interval(row, "chosen_points") == both.chosen.points
    assert {row["node"] for row in rows(region, "crossed_lines") if row["common"] == "true"} == {
        results.crossed.plan.nodes[line].id for line in results.crossed.lines
    }


def test_low_results_are_those_of_the_results() -> None:
    results = compared(some_given("lesnoy"))
    assert results.low
    found = rows(replace(some_region(), results=results), "low_results")
    for row, item in zip(found, results.low, strict=True):
        assert (row["district"], row["unit"]) == item.unit.key
        assert (exact(row, "minimum"), exact(row, "bound")) == (item.minimum, item.bound)
        assert row["sure"] == str(item.sure).lower()


def test_totals_that_would_give_something_away_are_not_told() -> None:
    region = some_region()
    assert region.results is not None
    told = [total for item in region.results.totals for _, total in item.districts]
    found = rows(region, "totals")
    assert len(found) == len(told)
    for row, total in zip(found, told, strict=True):
        assert (row["status"] == "withheld") == total.hidden
        if total.hidden:
            assert row["value"] == "[withheld]"
            assert not row["numerator"] + row["denominator"]
    assert any(total.hidden for total in told)


def test_nothing_withheld_is_told() -> None:
    """What is withheld makes no difference to any byte, but for sums that may be told and their hashes."""
    given_ = some_given("gorny")
    both = [replace(compared(each), totals=()) for each in (given_, other_secrets(given_, SMALL.small))]
    one, other = (dict(tidy_files(replace(some_region(), results=item))) for item in both)
    assert one == other
    whole = {case.unit.id: case.values for case in given_[0].cases}
    changed = {case.unit.id: case.values for case in other_secrets(given_, SMALL.small)[0].cases}
    assert sum(whole[unit][name] != value for unit, values in changed.items() for name, value in values.items()) > 10


def test_parquet_holds_what_csv_holds() -> None:
    region = some_region()
    for name, content in files(region).items():
        if not name.endswith(".parquet"):
            continue
        frame = pl.read_parquet(io.BytesIO(content))
        assert not {str(kind) for kind in frame.dtypes} & {"Float32", "Float64"}
        text = rows(region, name.removesuffix(".parquet"))
        assert frame.height == len(text)
        for typed, row in zip(frame.iter_rows(named=True), text, strict=True):
            for key, cell in row.items():
                value = typed[key]
                if value is None:
                    assert cell == "" or cell.startswith("[")
                elif isinstance(value, bool):
                    assert cell == str(value).lower()
                elif isinstance(value, str):
                    assert cell.removeprefix("'") == value.removeprefix("'")
                else:
                    assert Fraction(cell) == Fraction(value)


def test_without_the_library_there_is_csv_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(written.importlib.util, "find_spec", lambda name: None)
    names = [name for name, _ in tidy_files(some_region())]
    assert {Path(name).suffix for name in names} == {".csv", ".json"}
    with pytest.raises(UsageError) as refused:
        written.as_parquet(Table("t", (Field("a"),), ("a",), ()))
    assert [item.code for item in refused.value.diagnostics] == ["MQ881"]


def test_the_tables_do_not_depend_on_the_language() -> None:
    russian, english = files(some_region()), dict(tidy_files(some_region(), "en"))
    assert {name for name, content in russian.items() if english[name] != content} == {"datapackage.json"}


def test_the_descriptor_names_the_settings_and_the_day() -> None:
    about = json.loads(files(some_region())["datapackage.json"])
    assert about["created"] == "2024-01-15T00:00:00Z"
    assert about["mqes"] | {"engine": ""} == {
        "engine": "", "frame": "federal-2020", "on": "2024-01-15", "reading": "adopted", "small": 5, "by": "points",
        "known": "0.5", "spread": 25, "samples": 20, "seed": 1, "low": {"below": 50, "years": 2}, "under": None,
        "values_withheld": about["mqes"]["values_withheld"],
    }  # fmt: skip
    assert "licenses" not in about


def test_without_results_the_concepts_are_told() -> None:
    names = {name for name, _ in tidy_files(replace(some_region(), results=None)) if name.endswith(".csv")}
    assert names == {"editions.csv", "concept_map.csv"}


def test_no_cell_is_a_formula() -> None:
    for name in (name for name in files(hostile_region()) if name.endswith(".csv")):
        for row in rows(hostile_region(), name.removesuffix(".csv")):
            for key, cell in row.items():
                if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
                    assert Fraction(cell) < 0, (name, key, cell)  # a number of ours


@given(st.fractions(), st.fractions())
def test_a_range_holds_when_it_is_rounded(one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    least, least_exact, most, most_exact = span(Interval(low, high))
    assert isinstance(least, (int, Fraction))
    assert isinstance(most, (int, Fraction))
    assert Fraction(str(least_exact)) == low if least_exact else least == low
    assert Fraction(str(most_exact)) == high if most_exact else most == high
    if low != high:
        assert least <= low <= high <= most
    assert max(abs(least - low), abs(most - high)) < Fraction(1, 10**11)


def test_an_end_without_a_bound_is_no_number() -> None:
    assert end(None) == (Gap.UNBOUNDED, None)
    assert span(None) == (Gap.NOT_APPLICABLE, None) * 2
