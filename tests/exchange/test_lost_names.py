"""A form whose hidden row of names is gone is refused in a word, not column by column."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from mqes_core.exchange import write_form
from tests.exchange.made_up import GOOD, KEY_ROW, data_sheet, edition, problems


@pytest.mark.parametrize("way", ["cleared", "deleted"])
def test_a_form_without_its_row_of_names_is_told_once(tmp_path: Path, way: str) -> None:
    path = tmp_path / "form.xlsx"
    write_form(edition(), path, cases=[GOOD])
    book = load_workbook(path)
    sheet = data_sheet(book)
    if way == "deleted":
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(KEY_ROW)
    else:
        for cell in sheet[KEY_ROW]:
            cell.value = None
    book.save(path)
    found = problems(path)
    assert [item.code for item in found] == ["MQ797"]
    for lang in ("ru", "en"):
        assert found[0].message(lang)
        assert found[0].hint(lang)
