"""The columns of the table of progress, by keys that stay when titles are changed."""

from __future__ import annotations

from typing import Final

__all__ = ["COLUMNS", "FILLED", "KEY", "VERSION"]

KEY: Final = "line"
"""The hidden column that names the line."""
FILLED: Final = ("state", "date", "result", "evidence", "comment")
"""What people fill in."""
COLUMNS: Final[dict[str, int]] = {
    "number": 8, "title": 46, "responsible": 26, "printed": 20, "period": 36, "state": 14, "date": 12, "result": 20,
    "evidence": 34, "comment": 30, KEY: 10,
}  # fmt: skip
"""Every column with its width in characters, in order."""
VERSION: Final = "roadmap-1"
"""The layout, as the hidden sheet names it."""
