"""Blanks as a list of things to do: each stands in it once, and nothing is asked where the frame does not apply."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.comparison.concepts.cells import Reason
from mqes_core.comparison.concepts.todo import Task
from mqes_core.comparison.concepts.wording import task_words
from mqes_core.model import Edition
from tests.comparison.concepts.samples import CONCEPTS, FRAMES, compared, made, side


@given(made(), st.sampled_from(FRAMES))
def test_every_blank_is_in_the_list_once(edition: Edition, frame: str) -> None:
    (item,) = side([edition], frame).concepts
    blanks = Counter(
        (entry.direction.code, cell.stage)
        for entry in item.column.entries
        for cell in entry.cells
        if cell.blank is not None and cell.stage is not None and cell.blank.reason is not Reason.NOT_APPLICABLE
    )
    listed = Counter((task.code, stage) for task in item.todo for stage in task.stages)
    assert listed == blanks
    assert [task.task for task in item.todo] == sorted((task.task for task in item.todo), key=list(Task).index)


def test_nothing_is_asked_of_a_document_to_which_the_frame_does_not_apply() -> None:
    assert compared().concepts[list(CONCEPTS).index("shatoy")].todo == ()


def test_what_the_four_have_to_do() -> None:
    tasks = {item.edition.concept.id: Counter(task.task for task in item.todo) for item in compared().concepts}
    assert tasks["dyatkovo"] == {Task.ADD_STAGES: 1}
    assert tasks["nazran"] == {Task.ADD_STAGES: 6, Task.FIND_SOURCE: 3, Task.CONFIRM: 3}
    assert tasks["zelenchuk"] == {Task.ADD_STAGES: 9, Task.CONFIRM: 6}


def test_a_link_of_the_crosswalk_is_not_for_the_district_to_confirm() -> None:
    dyatkovo = compared("federal-2021").concepts[0]
    assert {task.code for task in dyatkovo.todo if task.task is Task.CONFIRM} == {"2.4"}


def test_tasks_are_sentences_in_both_languages() -> None:
    for frame in FRAMES:
        it = compared(frame)
        for item in it.concepts:
            for task in item.todo:
                assert task_words(task, item, it, "ru").endswith(".")
                assert task_words(task, item, it, "en").endswith(".")
