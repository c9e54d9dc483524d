"""For which concept a file was made, told from the file alone: its stamp, its column or its keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, get_args

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.exchange.csv_file import csv_grids
from mqes_core.exchange.grid import Grid
from mqes_core.exchange.opening import FORMS, TABLES, WORKBOOKS, content_of
from mqes_core.exchange.texts import fold, shorten
from mqes_core.i18n import Language, translate

__all__ = ["concept_of"]

_NAMED: Final = re.compile(r"[a-z][a-z0-9_]*@[a-z0-9]+(?:[._-][a-z0-9]+)*")
_KEY: Final = "form:edition"


def concept_of(path: Path, found: list[Diagnostic], name: str = "") -> str | None:
    """Concept and edition that the file names itself, such as ``nazran@2021``; None where it names none.

    What makes the file unreadable goes to ``found``, under ``name``. Nothing else of it is read than is needed to
    find the name: of a workbook the hidden sheet, if it still is hidden.
    """
    name = name or path.name
    data = content_of(path, FORMS, found, name)
    if data is None:
        return None
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        return _of_workbook(data, name, found)
    return _of_grids(csv_grids(data, name, found)) if suffix in TABLES else _of_json(data, name, found)


def _of_workbook(data: bytes, name: str, found: list[Diagnostic]) -> str | None:
    from mqes_core.exchange.xlsx_reader import peek_workbook

    book = peek_workbook(data, name, found)
    if book is None:
        return None
    if book.stamp is not None:
        return _joined(book.stamp.concept, book.stamp.edition)
    return _of_grids(book.grids)


def _of_grids(grids: Iterable[Grid]) -> str | None:
    """What stands under the header of the form's own column, in the first sheet that has it."""
    headers = {_KEY, *(fold(translate("form.column.form", lang)) for lang in get_args(Language))}
    for grid in grids:
        columns: set[int] = set()
        for _, cells in grid.rows():
            for column in columns & cells.keys():
                if _NAMED.fullmatch(cells[column].words):
                    return cells[column].words
            columns |= {column for column, cell in cells.items() if fold(cell.words) in headers}
    return None


def _of_json(data: bytes, name: str, found: list[Diagnostic]) -> str | None:
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        found.append(Diagnostic("MQ713", Place(name), {"reason": shorten(error)}))
        return None
    if not isinstance(content, dict):
        return None
    return _joined(content.get("concept"), content.get("edition"))


def _joined(concept: object, edition: object) -> str | None:
    if not isinstance(concept, str) or not concept.strip():
        return None
    return f"{concept.strip()}@{edition.strip()}" if isinstance(edition, str) and edition.strip() else concept.strip()
