"""What the YAML parser complains of, as diagnostics in the words of a person who writes the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from yaml import YAMLError

from mqes_core.diagnostics import Diagnostic, Place

__all__ = ["CONTROL_CHARACTER", "MAX_SHOWN", "control_characters", "syntax_error"]

MAX_SHOWN: Final = 20
"""How many control characters of one file are reported."""

CONTROL_CHARACTER: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What YAML does not allow in a text: control characters, and a byte order mark in the middle."""

_CONTEXTS: Final = (
    ("while scanning a quoted scalar", "MQ013"),
    ("while scanning an alias", "MQ017"),
    ("while scanning an anchor", "MQ017"),
    ("while parsing a tag", "MQ017"),
    ("while scanning a tag", "MQ017"),
    ("while parsing a flow sequence", "MQ014"),
    ("while parsing a flow mapping", "MQ014"),
    ("while parsing a flow node", "MQ014"),
    ("while parsing a quoted scalar", "MQ018"),
    ("while scanning a simple key", "MQ016"),
)
_PROBLEMS: Final = (
    ("mapping values are not allowed", "MQ012"),
    ("found a tab character", "MQ011"),
    ("did not find expected key", "MQ015"),
    ("did not find expected '-' indicator", "MQ015"),
    ("block sequence entries are not allowed", "MQ015"),
    ("did not find expected <document start>", "MQ023"),
)
_LINE_BREAK: Final = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""What the parser counts as the end of a line."""
_CANNOT_START: Final = "found character that cannot start any token"


def control_characters(text: str, file: str) -> Iterator[Diagnostic]:
    """One diagnostic for each character that has no place in a text file, up to a limit."""
    for number, found in enumerate(CONTROL_CHARACTER.finditer(text)):
        if number == MAX_SHOWN:
            return
        before = text[: found.start()]
        line, column = before.count("\n") + 1, found.start() - before.rfind("\n")
        yield Diagnostic("MQ007", Place(file, line, column), {"character": f"U+{ord(found.group()):04X}"})


def syntax_error(error: YAMLError, text: str, file: str) -> Diagnostic:
    """The parser's error as a diagnostic, placed where the author has to look."""
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    mark, began = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    before, character = _around(text, mark)
    if _CANNOT_START in problem:
        code = "MQ011" if character == "\t" else "MQ017"
    else:
        code = next((code for words, code in _CONTEXTS if words in context), "")
        code = code or next((code for words, code in _PROBLEMS if words in problem), "MQ010")
    if code == "MQ015" and before:
        code = "MQ028" if character == "-" else "MQ019"
    if code in {"MQ013", "MQ014", "MQ016", "MQ017"} and began:
        # The parser stops where it can go no further; the author has to look where the piece began.
        mark = began
        _, character = _around(text, mark)
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return Diagnostic(code, place, {"character": character})


def _around(text: str, mark: Any) -> tuple[str, str]:
    """What stands on the line before the mark, and the character at it."""
    lines = _LINE_BREAK.split(text)
    if mark is None or mark.line >= len(lines):  # the parser may complain of the line that would come next
        return "", ""
    line = lines[mark.line]
    return line[: mark.column].strip(), line[mark.column : mark.column + 1]
