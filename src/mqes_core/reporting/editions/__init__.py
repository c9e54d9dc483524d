"""The difference of two editions as files: a page, a workbook, a record with its schema."""

from mqes_core.reporting.editions.render import render_difference
from mqes_core.reporting.editions.schema import difference_schema

__all__ = ["difference_schema", "render_difference"]
