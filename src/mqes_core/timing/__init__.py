"""Deadlines as a small language: phrases of Russian plans read, printed and explained. Knows no model and no files."""

from mqes_core.timing.calendar import Window
from mqes_core.timing.describe import describe
from mqes_core.timing.reader import read
from mqes_core.timing.reading import Confidence, Kind, TimingReading
from mqes_core.timing.recurrence import Recurrence
from mqes_core.timing.render import render
from mqes_core.timing.rules import RULES, Rules, add_working_days, is_working_day

__all__ = [
    "RULES",
    "Confidence",
    "Kind",
    "Recurrence",
    "Rules",
    "TimingReading",
    "Window",
    "add_working_days",
    "describe",
    "is_working_day",
    "read",
    "render",
]
