"""The region's report as a workbook of live tables: results first, then the concepts behind them."""

from mqes_core.reporting.region.workbook.book import render_workbook

__all__ = ["render_workbook"]
