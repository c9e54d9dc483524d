"""Concepts side by side under one edition of the frame, without comparing what cannot be compared. Pure."""

from mqes_core.comparison.concepts.side_by_side import Compared, SideBySide, side_by_side

__all__ = ["Compared", "SideBySide", "side_by_side"]
