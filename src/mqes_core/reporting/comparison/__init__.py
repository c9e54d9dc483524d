"""The comparison of concepts as files: a page, a workbook, a record with its schema."""

from mqes_core.reporting.comparison.schema import comparison_schema
from mqes_core.reporting.comparison.write import render_comparison, write_comparison

__all__ = ["comparison_schema", "render_comparison", "write_comparison"]
