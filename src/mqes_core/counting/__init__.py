"""Counting: measures of a year found in a file of people and of the procedures held; every count can be listed."""

from mqes_core.counting.count import count_measure, count_measures
from mqes_core.counting.counted import Counted, Item, Why
from mqes_core.counting.membership import Year
from mqes_core.counting.report import Change, IndicatorReport, change_between

__all__ = [
    "Change",
    "Counted",
    "IndicatorReport",
    "Item",
    "Why",
    "Year",
    "change_between",
    "count_measure",
    "count_measures",
]
