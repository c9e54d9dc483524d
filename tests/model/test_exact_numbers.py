"""Exact numbers in data are what was written, and come back as they were."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from mqes_core.model.base import parse_exact, render_exact

WRITTEN = st.from_regex(r"[+-]?[0-9]{1,18}(\.[0-9]{1,12}|/[1-9][0-9]{0,17})?", fullmatch=True)


@given(WRITTEN)
def test_text_is_read_exactly(text: str) -> None:
    value = parse_exact(text)
    assert value == Fraction(text)
    assert isinstance(value, int) == (Fraction(text).denominator == 1)


@given(WRITTEN)
def test_what_is_written_out_is_read_back(text: str) -> None:
    value = parse_exact(text)
    again = render_exact(value)
    assert parse_exact(again) == value
    assert render_exact(parse_exact(again)) == again


@given(st.integers(-(10**9), 10**9), st.integers(0, 12))
def test_a_decimal_is_written_as_a_decimal(number: int, places: int) -> None:
    value = Fraction(number, 10**places)
    written = str(render_exact(value))
    assert "/" not in written
    assert Decimal(written) == Decimal(number) / Decimal(10**places)


@pytest.mark.parametrize(
    ("value", "written"),
    [("0.50", "0.5"), ("1/3", "1/3"), ("-2/4", "-0.5"), ("4/2", 2), ("+3", 3), ("79.999", "79.999")],
)
def test_each_number_has_one_form(value: str, written: int | str) -> None:
    assert render_exact(parse_exact(value)) == written


@pytest.mark.parametrize(
    "value",
    [
        *(0.5, 1.0, True, False, None, [], {}, Decimal("0.5")),
        *("", " ", "1,5", "1.", ".5", "1/0", "1/-2", "1e3", "0x10", "½", "٣", "5\n", " 5", "5%"),
        *("9" * 19, "0." + "1" * 13),
    ],
    ids=repr,
)
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(PydanticCustomError) as error:
        parse_exact(value)
    assert error.value.type == "exact_number"
