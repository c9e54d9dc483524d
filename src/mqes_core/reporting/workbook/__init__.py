"""The report as an Excel workbook: one module a kind of sheet, and how cells are written."""

from mqes_core.reporting.workbook.book import render_workbook

__all__ = ["render_workbook"]
