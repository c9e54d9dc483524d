"""The made-up example region: its districts side by side, and the scorecards of one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

from mqes_core.api.regional import Region, compare_districts, write_region
from mqes_core.api.scoring import score, write_report
from mqes_core.comparison.results import Low
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library

__all__ = ["example_region", "write_demo"]


@contextmanager
def example_region() -> Iterator[Path]:
    """The folder with forms and concepts of the example: in the package once installed, in the repository while it is
    edited.
    """
    packaged = files("mqes_core") / "examples" / "region"
    if packaged.is_dir():
        with as_file(packaged) as folder:
            yield folder
    else:
        yield Path(__file__).parents[3] / "examples" / "region"


def write_demo(
    folder: Path | str,
    *,
    lang: Language = "ru",
    on: date | None = None,
    library: Library | None = None,
    on_file: Callable[[], None] = lambda: None,
) -> Region:
    """Compare the districts of the made-up example region and write the whole report into a folder.

    ``report.html`` opens it; beside it stand the workbook, documents, letters and tables of data, and the scorecards of
    one district (``scorecards.html``, ``scorecards.xlsx``).

    Args:
        folder: where to write.
        lang: the language of the reports.
        on: the day of the evaluation, today if not given.
        library: where concepts come from, those of the example among them; the installed plugins and the example's
            own concepts if not given.
        on_file: called after each form is read.

    Raises:
        UsageError: MQ801 the plugin nazran is not installed, MQ893 a file cannot be written.
    """
    folder = Path(folder)
    with example_region() as region:
        library = library or open_library(folders=[region / "concepts"])
        compared = compare_districts(
            region / "forms", on=on, low=Low(50, 2), under="nazran", library=library, on_file=on_file
        )
        cards = score("nazran", sorted((region / "forms" / "ozyorny").glob("*.xlsx")), on=on, library=library)
    write_region(compared, folder, lang=lang)
    for suffix in ("html", "xlsx"):
        write_report(cards, folder / f"scorecards.{suffix}", lang=lang)
    return compared
