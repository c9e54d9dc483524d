"""The comparison of concepts as files: a page, a workbook, a record with its schema."""

from mqes_core.reporting.comparison.render import render_comparison
from mqes_core.reporting.comparison.schema import comparison_schema

__all__ = ["comparison_schema", "render_comparison"]
