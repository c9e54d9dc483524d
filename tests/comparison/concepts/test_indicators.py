"""Indicators: comparable by the documents' words alone, the same whichever comes first, every limit named."""

from __future__ import annotations

from typing import Any

import pytest

from mqes_core.comparison.concepts import SideBySide
from mqes_core.comparison.concepts.indicators import IndicatorPair, Limit
from mqes_core.loading import load_edition
from mqes_core.model import Edition
from mqes_core.model.base import Text
from mqes_core.model.frame import Mapping
from mqes_core.model.scoring import Criterion, Indicator
from tests.comparison.concepts.samples import CONCEPTS, compared, side


def nazran() -> Edition:
    return load_edition(CONCEPTS["nazran"])


def changed(edition: Edition, *, name: str = "other", line: str = "vpr-primary", **update: Any) -> Edition:
    """A neighbour with the same table, one line changed; ``measure_`` keys change its measure."""
    assert edition.scoring is not None
    of_measure = {key.removeprefix("measure_"): update.pop(key) for key in list(update) if key.startswith("measure_")}

    def line_of(item: Indicator) -> Indicator:
        return item.model_copy(update=update) if item.id == line else item

    def criterion(item: Criterion) -> Criterion:
        return item.model_copy(update={"indicators": tuple(map(line_of, item.indicators))})

    target = next(item.measure for item in edition.indicators() if item.id == line)
    measures = tuple(m.model_copy(update=of_measure) if m.id == target else m for m in edition.scoring.measures)
    scoring = edition.scoring.model_copy(
        update={"criteria": tuple(map(criterion, edition.scoring.criteria)), "measures": measures}
    )
    concept = edition.concept.model_copy(update={"id": name, "edition": "2030"})
    return edition.model_copy(update={"scoring": scoring, "concept": concept})


def of(it: SideBySide, line: str = "vpr-primary") -> IndicatorPair:
    return next(
        pair for pair in it.indicators.pairs if line in (pair.first.what.provision.key, pair.second.what.provision.key)
    )


def test_the_four_measure_different_things() -> None:
    assert compared().indicators.pairs == ()
    assert {group.code: group.apart for group in compared().indicators.directions if group.apart} == {
        "1.1": 66,
        "1.3": 30,
        None: 126,
    }


def test_all_that_is_measured_stands_in_some_direction() -> None:
    found = [item for group in compared().indicators.directions for item in group.measurements]
    assert len({(item.column, item.what.provision.key) for item in found}) == 53 + 20 + 12


def test_a_concept_beside_itself_is_comparable_everywhere() -> None:
    it = side([nazran(), nazran()])
    assert len(it.indicators.pairs) == 20
    assert {(pair.comparability, pair.limits) for pair in it.indicators.pairs} == {("comparable", ())}


def test_the_order_of_concepts_does_not_matter() -> None:
    one, other = nazran(), changed(nazran(), period="за год")

    def verdicts(it: SideBySide) -> set[tuple[frozenset[str], str, tuple[Limit, ...]]]:
        return {
            (
                frozenset((pair.first.what.provision.key, pair.second.what.provision.key)),
                pair.comparability,
                pair.limits,
            )
            for pair in it.indicators.pairs
        }

    assert verdicts(side([one, other])) == verdicts(side([other, one]))


@pytest.mark.parametrize(
    ("update", "level", "limit"),
    [
        ({"better": "down"}, "none", Limit.BETTER),
        ({"period": "за три года"}, "partial", Limit.PERIOD),
        ({"measure_counted": Text(ru="писали работу")}, "partial", Limit.BASE),
    ],
)
def test_what_differs_between_editions_of_one_concept_is_named(update: Any, level: str, limit: Limit) -> None:
    pair = of(side([nazran(), changed(nazran(), name="nazran", **update)]))
    assert pair.comparability == level
    assert pair.limits == (limit,)


def test_other_kinds_and_units_cannot_be_compared() -> None:
    other = changed(nazran(), name="nazran", line="below-threshold", measure_unit=Text(ru="школ"))
    pair = of(side([nazran(), other]), "below-threshold")
    assert (pair.comparability, pair.limits) == ("none", (Limit.UNIT,))
    count = next(m for m in nazran().measures.values() if m.kind == "count")
    kind = changed(nazran(), name="nazran", measure=count.id)
    assert Limit.KIND in of(side([nazran(), kind])).limits


def linked(edition: Edition, name: str, relation: str, code: str = "1.1") -> Edition:
    mapping = Mapping(frame="federal-2020", code=code, relation=relation)
    return changed(edition, name=name, mappings=(mapping,))


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("exact", "exact", "comparable"),
        ("close", "exact", "comparable"),
        ("broad", "exact", "partial"),
        ("narrow", "close", "partial"),
    ],
)
def test_across_concepts_the_frame_says_how_far(first: str, second: str, level: str) -> None:
    for one, other in ((first, second), (second, first)):
        pair = of(side([linked(nazran(), "one", one), linked(nazran(), "two", other)]))
        assert pair.comparability == level
        assert pair.limits == (() if level == "comparable" else (Limit.FRAME,))


def test_across_concepts_without_a_common_direction_a_name_is_not_enough() -> None:
    one, other = linked(nazran(), "one", "related"), linked(nazran(), "two", "related")
    pair = of(side([one, other]))
    assert (pair.comparability, pair.limits, pair.code) == ("none", (Limit.UNLINKED,), None)
    apart = side([linked(nazran(), "one", "exact"), linked(nazran(), "two", "exact", "1.3")])
    assert "vpr-primary" not in {pair.first.what.provision.key for pair in apart.indicators.pairs}
