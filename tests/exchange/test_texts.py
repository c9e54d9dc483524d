"""Text of a cell is tidied at once where there is nothing to take out of it, and never loses a letter."""

from __future__ import annotations

import sys
import unicodedata

from mqes_core.exchange.texts import tidy

HIDDEN = {"Cc", "Cf", "Cs"}


def test_every_sign_of_unicode_is_kept_or_made_a_space_or_taken_out() -> None:
    wrong = []
    for sign in map(chr, range(sys.maxunicode + 1)):
        between = unicodedata.normalize("NFC", f"a{sign}b")
        if sign.isspace():
            between = "a b"
        elif unicodedata.category(sign) in HIDDEN:
            between = "ab"
        if tidy(f" a{sign}b ") != between:
            wrong.append(f"{ord(sign):x}")
    assert wrong == []


def test_runs_of_spaces_are_one() -> None:
    assert tidy("\N{ZERO WIDTH NO-BREAK SPACE} Школа\N{NO-BREAK SPACE} \t№\N{SOFT HYPHEN} 1\n") == "Школа № 1"
