"""The made-up example region, scored and reported."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from mqes_core.api.scoring import ScoreResult, score, write_report
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library

__all__ = ["write_demo"]


def write_demo(
    folder: Path | str, *, lang: Language = "ru", on: date | None = None, library: Library | None = None
) -> ScoreResult:
    """Score a district of the made-up example region under its concept and write the reports into a folder."""
    library = library or open_library()
    with as_file(_example_region()) as region:
        result = score("nazran", sorted((region / "forms" / "ozyorny").glob("*.xlsx")), on=on, library=library)
    folder = Path(folder)
    for suffix in ("html", "xlsx"):
        write_report(result, folder / f"report.{suffix}", lang=lang)
    return result


def _example_region() -> Traversable:
    """Forms and concepts of the example: in the package once installed, in the repository while it is edited."""
    packaged = files("mqes_core") / "examples" / "region"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[3] / "examples" / "region"
