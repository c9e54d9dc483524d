"""Tidy tables as bytes: CSV that every tool reads alike, and Parquet with exact types.

CSV is UTF-8 without a byte order mark, with commas and decimal points: it is for programs, while the workbook is for
Excel. Why there is no value stands in the cell, in square brackets. An apostrophe stands before texts that a
spreadsheet would run as a formula. In Parquet, numbers are decimals, never floats, and cells without a value are null.
"""

from __future__ import annotations

import csv
import importlib.util
import io
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any, Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.model import render_exact
from mqes_core.reporting.flat_table import guarded
from mqes_core.reporting.region.tidy.table import EXACT, PLACES, Cell, Gap, Table

__all__ = ["as_csv", "as_parquet", "parquet_at_hand"]

_FIGURES: Final = 38
"""So many figures a decimal of Parquet holds."""


def as_csv(table: Table) -> bytes:
    """The table as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(field.name for field in table.fields)
    ratios = [field.name.endswith(EXACT) for field in table.fields]
    for row in table.rows:
        writer.writerow(_written(cell, plain=ratio) for cell, ratio in zip(row, ratios, strict=True))
    return text.getvalue().encode()


def _written(cell: Cell, *, plain: bool) -> str:
    """The cell as text; ``plain``: it holds a ratio of ours and needs no guard, whatever its sign."""
    match cell:
        case None:
            return ""
        case Gap():
            return cell.value
        case bool():
            return "true" if cell else "false"
        case str():
            return cell if plain else guarded(cell)
        case _:
            return str(render_exact(cell))


def parquet_at_hand() -> bool:
    """Whether what writes Parquet is installed."""
    return importlib.util.find_spec("polars") is not None


def as_parquet(table: Table) -> bytes:
    """The table as Parquet.

    Raises:
        UsageError: MQ881 what writes Parquet is not installed.
    """
    if not parquet_at_hand():
        raise UsageError([Diagnostic("MQ881")])
    import polars as pl

    types: dict[str, Any] = {
        "string": pl.String,
        "integer": pl.Int64,
        "boolean": pl.Boolean,
        "number": pl.Decimal(_FIGURES, PLACES),
    }
    columns: list[pl.Series] = []
    for place, field in enumerate(table.fields):
        values = [_typed(row[place], field.type) for row in table.rows]
        columns.append(pl.Series(field.name, values, dtype=types[field.type]))
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def _typed(cell: Cell, kind: str) -> str | int | bool | Decimal | None:
    if cell is None or isinstance(cell, Gap):
        return None
    if kind == "number" and not isinstance(cell, str):
        exact = Fraction(cell)
        return Context(prec=_FIGURES).divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return cell if not isinstance(cell, Fraction) else str(render_exact(cell))
