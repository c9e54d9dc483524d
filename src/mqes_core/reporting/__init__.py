"""Reports: scorecards as a page to read, a workbook to send on, and tables for other programs."""

from mqes_core.reporting.remarks import render_remarks
from mqes_core.reporting.write import write_report

__all__ = ["render_remarks", "write_report"]
