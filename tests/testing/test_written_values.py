"""Values in worked cases are read exactly, each as its measure takes it, and refused where the measure takes none."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from mqes_core.i18n import translate
from mqes_core.model import Absence, Assessed, Share, Value
from mqes_core.model.measures import Measure
from mqes_core.testing.written_values import ValueProblem, read_value

MEASURES: dict[str, dict[str, Any]] = {
    "count": {},
    "place": {},
    "flag": {},
    "points": {},
    "share": {"counted": "справились", "out_of": "писали"},
    "rate": {"counted": "случаи", "out_of": "ученики", "per": 100},
    "number": {"at_least": 0, "at_most": 40},
    "choice": {"options": ({"id": "low", "title": "низкий"}, {"id": "high", "title": "высокий"})},
}


def measure(kind: str) -> Measure:
    return TypeAdapter(Measure).validate_python({"id": "m", "title": "Величина", "kind": kind, **MEASURES[kind]})


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("count", 0, 0),
        ("count", 12, 12),
        ("place", 3, 3),
        ("flag", True, True),
        ("flag", "да", True),
        ("flag", "no", False),
        ("choice", "high", "high"),
        ("number", 7, 7),
        ("number", "2,5", Fraction(5, 2)),
        ("number", "1/3", Fraction(1, 3)),
        ("share", {"count": 45, "of": 50}, Share(45, 50)),
        ("share", {"count": 0, "of": 0}, Share(0, 0)),
        ("share", "90.5%", Share(905, 1000)),
        ("share", "79,99 %", Share(7999, 10000)),
        ("share", "100 %", Share(100, 100)),
        ("rate", {"count": 7, "of": 5}, Share(7, 5)),
        ("points", 4, Assessed(4)),
        ("points", "2.5", Assessed(Fraction(5, 2))),
        ("points", {"points": 4, "comment": "за дело"}, Assessed(4, "за дело")),
    ],
)
def test_a_value_is_read_by_the_kind_of_its_measure(kind: str, written: Any, value: Value) -> None:
    read = read_value(written, measure(kind))
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("count", -1),
        ("count", True),
        ("count", "12"),
        ("place", "first"),
        ("flag", 1),
        ("flag", "может быть"),
        ("choice", "middle"),
        ("choice", ["low"]),
        ("number", 41),
        ("number", "-0.5"),
        ("number", "many"),
        ("number", True),
        ("number", 2.5),
        ("share", {"count": 51, "of": 50}),
        ("share", {"count": 1}),
        ("share", {"count": True, "of": 2}),
        ("share", "100,1 %"),
        ("share", "90 из 100"),
        ("share", 90),
        ("rate", "5 %"),
        ("rate", {"count": -1, "of": 5}),
        ("points", {"comment": "без балла"}),
        ("points", {"points": 4, "note": "?"}),
        ("points", {"points": 4, "comment": 5}),
        ("points", "five"),
    ],
)
def test_a_value_that_the_measure_does_not_take_is_refused_with_what_it_takes(kind: str, written: Any) -> None:
    with pytest.raises(ValueProblem) as caught:
        read_value(written, measure(kind))
    assert str(caught.value) == f"takes.{kind}"
    assert translate(str(caught.value), "ru")
    assert translate(str(caught.value), "en")


@pytest.mark.parametrize("kind", list(MEASURES))
@pytest.mark.parametrize(
    ("written", "absence"),
    [
        (None, Absence.MISSING),
        ("н/п", Absence.NOT_APPLICABLE),
        ("N/A", Absence.NOT_APPLICABLE),
        (" Скрыто ", Absence.WITHHELD),
        ("withheld", Absence.WITHHELD),
    ],
)
def test_every_measure_can_lack_its_value(kind: str, written: str | None, absence: Absence) -> None:
    assert read_value(written, measure(kind)) is absence


@given(whole=st.integers(0, 99), places=st.text("0123456789", max_size=12), point=st.sampled_from(",."))
def test_a_typed_percent_loses_no_figure(whole: int, places: str, point: str) -> None:
    written = f"{whole}{point}{places} %" if places else f"{whole}%"
    share = read_value(written, measure("share"))
    assert isinstance(share, Share)
    assert Fraction(share.count, share.of) * 100 == Fraction(f"{whole}.{places or 0}")
