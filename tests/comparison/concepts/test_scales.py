"""Two scales of one measure: exact against the engine's own points at any value, symmetric, equal to itself."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mqes_core.comparison.concepts.scales import ScalePair
from mqes_core.comparison.concepts.steps import OPEN, Ends, Range, Stretch, stretches
from mqes_core.comparison.concepts.wording import ends_words, stretch_words
from mqes_core.evaluation.kinds.bands import compile_bands
from mqes_core.evaluation.kinds.linear import compile_linear
from mqes_core.evaluation.kinds.numeric import Domain, Locate
from mqes_core.evaluation.kinds.per_unit import compile_per_unit
from mqes_core.model import Edition
from mqes_core.model.base import Points, Text
from mqes_core.model.measures import ChoiceMeasure, ChoiceOption, FlagMeasure
from mqes_core.model.scales import (
    Band,
    BandReading,
    BandScale,
    ChangeScale,
    DiscretionaryScale,
    ExtensionScale,
    InnerScale,
    LinearScale,
    LookupEntry,
    LookupScale,
    PerUnitScale,
    RelativeScale,
    RubricOption,
    RubricScale,
    YesNoScale,
)
from mqes_core.testing.strategies.scales import scales
from tests.comparison.concepts.samples import side
from tests.comparison.concepts.test_indicators import changed, nazran

SHARE, COUNT, LOOSE, CHANGES, FAR = (
    Domain(0, 100),
    Domain(0, None, 1),
    Domain(None, None),
    Domain(-100, 100),
    Domain(-(10**6), 10**6),
)
DOMAINS = st.sampled_from((SHARE, COUNT, LOOSE, CHANGES, FAR))
INNER: st.SearchStrategy[Any] = st.one_of(
    *(scales("share", kind) for kind in ("bands", "linear")), scales("count", "per_unit")
)


def locate(scale: InnerScale, domain: Domain) -> Locate:
    match scale:
        case BandScale():
            return compile_bands(scale, domain, letter=False)[0]
        case LinearScale():
            return compile_linear(scale, domain)[0]
        case PerUnitScale():
            return compile_per_unit(scale, domain)[0]


def holds(item: Stretch, value: Fraction) -> bool:
    above = item.low is None or value > item.low or (item.low_closed and value == item.low)
    below = item.high is None or value < item.high or (item.high_closed and value == item.high)
    return above and below


def at(ends: Ends, item: Stretch, value: Fraction) -> Range:
    """What a stretch says of a value inside it."""
    if ends.start == ends.end or item.low is None or item.high is None or item.low == item.high:
        return ends.start
    part = (value - item.low) / (item.high - item.low)

    def between(start: Points | None, end: Points | None) -> Points | None:
        return None if start is None or end is None else start + (end - start) * part

    return between(ends.start[0], ends.end[0]), between(ends.start[1], ends.end[1])


@given(INNER, INNER, DOMAINS, st.fractions(-20, 120, max_denominator=60))
def test_at_any_value_they_say_what_the_engine_gives(one: Any, other: Any, domain: Domain, value: Fraction) -> None:
    assume((domain.least is None or value >= domain.least) and (domain.most is None or value <= domain.most))
    found = [item for item in stretches(one, other, domain) if holds(item, value)]
    assert len(found) == 1, "stretches cover every value once"
    if not found[0].endless:
        for scale, ends in ((one, found[0].first), (other, found[0].second)):
            outcome = locate(scale, domain)(value.numerator, value.denominator)
            assert at(ends, found[0], value) == (outcome.low, outcome.high)


@given(
    st.integers(1, 30),
    st.integers(-3, 3),
    st.sampled_from((None, 0, 4, 10**9)),
    st.booleans(),
    INNER,
    DOMAINS,
    st.data(),
)
def test_scales_by_units_without_an_end_are_never_wrong(
    per: int, points: int, cap: int | None, penalty: bool, other: Any, domain: Domain, data: st.DataObject
) -> None:
    scale = PerUnitScale(kind="per_unit", points=points, per=per, cap=cap, penalty=penalty)
    found = stretches(scale, other, domain)
    value = data.draw(st.fractions(-400, 800, max_denominator=7))
    assume((domain.least is None or value >= domain.least) and (domain.most is None or value <= domain.most))
    (here,) = [item for item in found if holds(item, value)]
    for which, ends in ((scale, here.first), (other, here.second)):
        if OPEN not in ends:
            outcome = locate(which, domain)(value.numerator, value.denominator)
            assert at(ends, here, value) == (outcome.low, outcome.high)
    assert len(found) < 2500


@given(INNER, INNER)
def test_turned_round_they_say_the_same(one: Any, other: Any) -> None:
    def turned(item: Stretch) -> Stretch:
        return Stretch(item.low, item.low_closed, item.high, item.high_closed, item.second, item.first)

    assert tuple(map(turned, stretches(one, other, SHARE))) == stretches(other, one, SHARE)


@given(INNER, DOMAINS)
def test_a_scale_equals_itself(scale: Any, domain: Domain) -> None:
    assert all(item.equal for item in stretches(scale, scale, domain))


def bands(*starts: tuple[int, int]) -> BandScale:
    return BandScale(
        kind="bands",
        bands=tuple(Band(at_least=start, points=points) for start, points in starts[-1:])
        + tuple(Band(at_least=start, less_than=end, points=points) for (start, points), (end, _) in pairwise(starts)),
        read_as=BandReading(values="literal"),
    )


def pair_of(scale: Any, other: Any, **measure: Any) -> ScalePair:
    """The pair of one line under two scales in two editions of nazran."""
    line = measure.pop("line", "vpr-primary")
    one = changed(nazran(), name="nazran", line=line, scale=scale, **measure)
    two: Edition = changed(nazran(), name="nazran", line=line, scale=other, **measure)
    return next(pair for pair in side([one, two]).scales if pair.pair.first.what.provision.key == line)


def test_two_bands_differ_where_their_bounds_do_and_by_so_much() -> None:
    pair = pair_of(bands((0, 0), (50, 1), (80, 3)), bands((0, 0), (60, 1), (80, 2)))
    told = [
        (stretch_words(s, "%", "ru"), ends_words(s.first, "ru"), ends_words(s.second, "ru")) for s in pair.stretches
    ]
    assert told == [
        ("от 0 и меньше 50 %", "0", "0"),
        ("от 50 и меньше 60 %", "1", "0"),
        ("от 60 и меньше 80 %", "1", "1"),
        ("от 80 до 100 %", "3", "2"),
    ]
    assert not pair.equal
    assert pair.widest == 1


def test_what_a_document_leaves_open_is_a_range() -> None:
    gap = BandScale(
        kind="bands",
        bands=(Band(at_most=49, points=0), Band(at_least=50, points=2)),
        read_as=BandReading(values="literal"),
    )
    pair = pair_of(gap, bands((0, 0), (50, 2)))
    (between,) = [item for item in pair.stretches if (item.low, item.high) == (49, 50)]
    assert between.first.start == (0, 2)
    assert between.second.start == (0, 0)
    assert pair.widest == 2


def test_a_slope_beside_steps_keeps_its_exact_ends() -> None:
    slope = LinearScale(kind="linear", start=0, end=30, start_points=0, end_points=1)
    pair = pair_of(slope, bands((0, 0), (10, 1)))
    assert pair.stretches[0].first == Ends((0, 0), (Fraction(1, 3), Fraction(1, 3)))
    assert pair.widest == Fraction(2, 3)


def test_without_an_end_the_difference_has_no_bound() -> None:
    one = PerUnitScale(kind="per_unit", points=1)
    two = PerUnitScale(kind="per_unit", points=2)
    pair = pair_of(one, two, line="hundred-points")
    assert pair.widest is None
    assert not pair.equal
    capped = pair_of(one, PerUnitScale(kind="per_unit", points=1, cap=5), line="hundred-points")
    assert capped.widest is None
    both = pair_of(
        PerUnitScale(kind="per_unit", points=1, cap=3),
        PerUnitScale(kind="per_unit", points=1, cap=5),
        line="hundred-points",
    )
    assert both.widest == 2
    beyond = pair_of(PerUnitScale(kind="per_unit", points=1, cap=600), one, line="hundred-points")
    assert not beyond.equal, "what lies beyond the steps that are laid out differs too"
    assert beyond.widest is None
    written = PerUnitScale(kind="per_unit", points=-1), PerUnitScale(kind="per_unit", points=1, penalty=True)
    assert pair_of(*written, line="below-threshold").equal, "the same scale, written otherwise"
    far = pair_of(PerUnitScale(kind="per_unit", points=1, cap=10**9), one, line="hundred-points")
    assert "далее тем же шагом" in ends_words(far.stretches[-1].first, "ru")


def test_listed_values_are_laid_side_by_side() -> None:
    one = LookupScale(kind="lookup", entries=(LookupEntry(at=1, points=5), LookupEntry(at=2, points=3)), otherwise=0)
    two = LookupScale(kind="lookup", entries=(LookupEntry(at=1, points=5), LookupEntry(at=3, points=1)))
    pair = pair_of(one, two, line="olympiad-municipal")
    assert [(item.value, item.first, item.second) for item in pair.answers] == [
        (1, (5, 5), (5, 5)),
        (2, (3, 3), (1, 5)),
        (3, (0, 0), (1, 1)),
    ]
    assert pair.widest == 2


def test_yes_and_no_and_points_at_discretion() -> None:
    pair = pair_of(
        DiscretionaryScale(kind="discretionary", most=5),
        DiscretionaryScale(kind="discretionary", most=3),
        line="talents-federal",
    )
    assert pair.ranges == ((0, 5), (0, 3))
    assert pair.widest == 2
    relative = [RelativeScale(kind="relative", most=most, better="up") for most in (4, 4)]
    assert pair_of(*relative).equal


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (bands((0, 0), (50, 1)), None, "no_scale"),
        (bands((0, 0), (50, 1)), RelativeScale(kind="relative", most=4, better="up"), "other_kind"),
        (bands((0, 0), (50, 1)), ExtensionScale(kind="own.curve"), "plugin"),
        (
            ChangeScale(kind="change", by="growth", scale=bands((0, 0), (5, 1))),
            ChangeScale(kind="change", by="difference", scale=bands((0, 0), (5, 1))),
            "other_kind",
        ),
    ],
)
def test_what_cannot_be_laid_together_says_why(one: Any, other: Any, why: str) -> None:
    pair = pair_of(one, other)
    assert pair.why == why
    assert not pair.equal
    assert pair.widest is None


def test_a_change_is_laid_over_the_changes_there_can_be() -> None:
    one, two = (ChangeScale(kind="change", by="difference", scale=bands((-100, 0), (at_, 1))) for at_ in (0, 5))
    pair = pair_of(one, two)
    assert (pair.stretches[0].low, pair.stretches[-1].high) == (-100, 100)
    assert pair.widest == 1


def test_measures_that_cannot_be_compared_are_not() -> None:
    one = changed(nazran(), name="nazran", better="down")
    (pair,) = [item for item in side([nazran(), one]).scales if item.pair.first.what.provision.key == "vpr-primary"]
    assert pair.why == "measure"


def test_answers_are_named_as_the_measure_names_them() -> None:
    options = tuple(
        ChoiceOption(id=name, title=Text(ru=title)) for name, title in (("low", "низкий"), ("high", "высокий"))
    )
    choice = ChoiceMeasure(kind="choice", id="level", title=Text(ru="Уровень"), options=options)
    scale = LookupScale(kind="lookup", entries=(LookupEntry(at="low", points=0), LookupEntry(at="high", points=2)))
    edition = nazran()
    assert edition.scoring is not None
    flag = FlagMeasure(kind="flag", id="flag", title=Text(ru="Есть"))
    measures = (*edition.scoring.measures, choice, flag)
    edition = edition.model_copy(update={"scoring": edition.scoring.model_copy(update={"measures": measures})})
    one = changed(edition, name="nazran", measure="level", scale=scale)
    (pair,) = [item for item in side([one, one]).scales if item.pair.first.what.provision.key == "vpr-primary"]
    assert [item.title for item in pair.answers] == ["низкий", "высокий"]
    yes_no = changed(edition, name="nazran", measure="flag", scale=YesNoScale(kind="yes_no", yes=2))
    (pair,) = [item for item in side([yes_no, yes_no]).scales if item.pair.first.what.provision.key == "vpr-primary"]
    assert [(item.value, item.first) for item in pair.answers] == [(True, (2, 2)), (False, (0, 0))]
    assert pair.equal


def test_a_change_by_steps_is_laid_out_to_both_sides() -> None:
    one, two = (
        ChangeScale(kind="change", by="difference", scale=PerUnitScale(kind="per_unit", points=1, per=per))
        for per in (10, 20)
    )
    pair = pair_of(one, two)
    assert (pair.stretches[0].low, pair.stretches[0].first.start) == (-100, (-10, -10))
    assert pair.widest == 5
    growth = ChangeScale(kind="change", by="growth", scale=PerUnitScale(kind="per_unit", points=1, per=10))
    assert pair_of(growth, growth).equal
    assert "далее тем же шагом" in ends_words(pair_of(growth, growth).stretches[-1].first, "ru")


def test_a_rubric_is_a_list_too() -> None:
    edition = nazran()
    assert edition.scoring is not None
    options = tuple(ChoiceOption(id=name, title=Text(ru=name)) for name in ("low", "high"))
    choice = ChoiceMeasure(kind="choice", id="level", title=Text(ru="Уровень"), options=options)
    scoring = edition.scoring.model_copy(update={"measures": (*edition.scoring.measures, choice)})
    edition = edition.model_copy(update={"scoring": scoring})
    scales_ = [
        RubricScale(
            kind="rubric",
            options=tuple(RubricOption(option=name, points=points) for name, points in (("low", 0), ("high", most))),
        )
        for most in (2, 3)
    ]
    one, two = (changed(edition, name="nazran", measure="level", scale=scale) for scale in scales_)
    (pair,) = [item for item in side([one, two]).scales if item.pair.first.what.provision.key == "vpr-primary"]
    assert [(item.title, item.first, item.second) for item in pair.answers] == [
        ("low", (0, 0), (0, 0)),
        ("high", (2, 2), (3, 3)),
    ]
    assert pair.widest == 1
