"""What the system refuses is said in the reader's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from mqes_core.api.edge import writing
from mqes_core.errors import UsageError
from mqes_core.i18n import refusal, translate


def test_a_file_where_a_folder_is_wanted_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("no folder")
    with pytest.raises(UsageError) as caught, writing(tmp_path / "report" / "page.html"):
        pass
    (found,) = caught.value.diagnostics
    assert found.message("ru").endswith("там, где нужна папка, лежит файл.")
    assert found.message("en").endswith("a file lies where a folder is wanted.")


@pytest.mark.parametrize("code", [errno.EACCES, errno.ENOSPC, errno.ENAMETOOLONG, errno.EISDIR, errno.ENOENT])
def test_what_often_happens_has_words_in_both_languages(code: int) -> None:
    said = refusal(OSError(code, os.strerror(code)))
    assert translate(said, "ru") != translate(said, "en")


def test_what_is_rare_is_said_in_the_systems_words() -> None:
    assert refusal(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
