"""Explanations packed small lose nothing of what they say."""

from __future__ import annotations

from dataclasses import replace

from mqes_core.evaluation import Explanation, Status
from mqes_core.evaluation.explain import ReadingNote
from mqes_core.reporting.packing import Packer

NOTE = ReadingNote("levels", "о чём", "одно", "потому что", provisional=False, decisive=True, applied=True)
LINE = Explanation(
    "line", "1", "Показатель", "indicator", Status.KNOWN, "1 балл", (), "правило", "почему", "", (NOTE,), "место", ()
)


def test_readings_of_one_name_that_differ_are_both_kept() -> None:
    packer = Packer()
    other = replace(NOTE, taken="другое", provisional=True)
    places = [packer.pack(replace(LINE, readings=(note,))) for note in (NOTE, other, NOTE)]
    lines = packer.tables["lines"]
    assert [lines[place][8][0][0] for place in places] == [0, 1, 0]
    assert packer.readings == [
        ["levels", "о чём", "одно", "потому что", 0],
        ["levels", "о чём", "другое", "потому что", 1],
    ]
