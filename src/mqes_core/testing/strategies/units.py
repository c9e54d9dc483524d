"""Organisations and municipalities, made up: a code, a kind, the levels that they teach."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

from hypothesis import strategies as st

from mqes_core.model.units import EducationLevel, Unit, UnitKind

__all__ = ["LEVELS", "UNIT_KINDS", "units"]

LEVELS: tuple[EducationLevel, ...] = get_args(EducationLevel)
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)

_codes = st.integers(1, 9999).map(lambda number: f"{number:04d}")


def units(ids: st.SearchStrategy[str] = _codes) -> st.SearchStrategy[Unit]:
    """A unit of any kind with any levels; the code comes from ``ids``."""
    return _units(ids)


@lru_cache(maxsize=256)  # a strategy takes longer to build than to draw from
def _units(ids: st.SearchStrategy[str]) -> st.SearchStrategy[Unit]:
    return st.builds(
        Unit,
        id=ids,
        title=st.none(),
        kind=st.sampled_from(UNIT_KINDS),
        levels=st.lists(st.sampled_from(LEVELS), unique=True).map(tuple),
        setting=st.sampled_from(("urban", "rural", None)),
    )
