"""What was probably meant by a name that is not there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mqes_core.model.near import near

TITLES = {
    "olympiad": "Участие во Всероссийской олимпиаде",
    "vpr-primary": "Доля выполнения ВПР: начальное образование",
    "vpr-basic": "Доля выполнения ВПР: основное образование",
    "bare": "",
}


def test_a_name_spelt_nearly_so_comes_first() -> None:
    assert near("vpr-basik", TITLES)[0] == "vpr-basic"


def test_titles_are_found_in_any_ending_and_letter_case() -> None:
    assert near("ОЛИМПИАДЫ", TITLES) == ("olympiad",)
    assert near("выполнение основного", TITLES)[0] == "vpr-basic"


def test_what_is_like_nothing_suggests_nothing() -> None:
    assert near("qqq", TITLES) == ()
    assert near("", TITLES) == ()


@given(st.text(max_size=20), st.dictionaries(st.text(max_size=10), st.text(max_size=20), max_size=8))
def test_suggestions_are_few_and_of_what_there_is(asked: str, titles: dict[str, str]) -> None:
    found = near(asked, titles)
    assert len(found) == len(set(found)) <= 5
    assert set(found) <= set(titles)
