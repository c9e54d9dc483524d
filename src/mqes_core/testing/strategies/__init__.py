"""Hypothesis strategies for editions, units, cases and completions; they need the ``testing`` extra."""

from mqes_core.testing.strategies.editions import editions
from mqes_core.testing.strategies.units import units
from mqes_core.testing.strategies.values import cases, completions, groups, known_values, near_values

__all__ = ["cases", "completions", "editions", "groups", "known_values", "near_values", "units"]
