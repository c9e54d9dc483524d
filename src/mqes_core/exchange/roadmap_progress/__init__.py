"""The table in which people keep the progress of a plan: written as a workbook, read back with its cells named."""

from mqes_core.exchange.roadmap_progress.reader import Progress, read_progress
from mqes_core.exchange.roadmap_progress.table import progress_table

__all__ = ["Progress", "progress_table", "read_progress"]
