"""A folder on disk or in a package becomes an edition; what stands in the way is told all at once."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from mqes_core.errors import LoadError
from mqes_core.loading import load_edition

GOOD = Path(__file__).resolve().parents[1] / "corpus" / "good"


def codes(folder: Path) -> list[str]:
    with pytest.raises(LoadError) as error:
        load_edition(folder)
    return [item.code for item in error.value.diagnostics]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD / "full", tmp_path / "2022"))


def test_from_inside_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "data.zip", "w") as archive:
        for path in (GOOD / "full").iterdir():
            archive.write(path, f"data/2022/{path.name}")
    with zipfile.ZipFile(tmp_path / "data.zip") as archive:
        edition = load_edition(zipfile.Path(archive, "data/2022/"))
    assert edition == load_edition(GOOD / "full")


def test_no_such_folder(folder: Path) -> None:
    assert codes(folder / "missing") == ["MQ001"]
    assert codes(folder / "concept.yaml") == ["MQ001"]


def test_a_file_that_cannot_be_opened(folder: Path) -> None:
    (folder / "scoring.yaml").unlink()
    (folder / "scoring.yaml").mkdir()
    assert codes(folder) == ["MQ036"]
    (folder / "scoring.yaml").rmdir()
    (folder / "scoring.yaml").symlink_to(folder / "nowhere.yaml")
    assert codes(folder) == ["MQ002"]


def test_traces_of_editors_and_systems_are_left_alone(folder: Path) -> None:
    expected = load_edition(folder)
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "~$concept.yaml", "concept.yaml~", ".concept.yaml.swp"):
        (folder / name).write_bytes(b"\x00")
    (folder / "__pycache__").mkdir()
    assert load_edition(folder) == expected


def test_roadmaps_keep_the_order_of_their_files(folder: Path) -> None:
    text = (folder / "roadmap.yaml").read_text(encoding="utf-8")
    (folder / "another.yaml").write_text(text.replace("id: plan-2022", "id: plan-2023"), encoding="utf-8")
    (folder / "another.yaml").write_text(
        (folder / "another.yaml")
        .read_text(encoding="utf-8")
        .replace("year_of_plan", "year_of_next")
        .replace("id: pass\n", "id: pass2\n"),
        encoding="utf-8",
    )
    assert [roadmap.id for roadmap in load_edition(folder).roadmaps] == ["plan-2023", "plan-2022"]


def test_a_broken_file_does_not_make_its_names_unknown(folder: Path) -> None:
    (folder / "concept.yaml").write_text("format: 1\nkind: concept\nconcept: {}\n", encoding="utf-8")
    assert set(codes(folder)) == {"MQ103"}
    (folder / "concept.yaml").write_text("a: [\n", encoding="utf-8")
    assert codes(folder) == ["MQ014"]
    (folder / "concept.yaml").unlink()
    assert codes(folder) == ["MQ003"]


def test_a_file_of_unknown_kind_may_declare_any_name(folder: Path) -> None:
    text = (folder / "scoring.yaml").read_text(encoding="utf-8")
    (folder / "scoring.yaml").write_text(text.replace("kind: scoring", "kind: plan"), encoding="utf-8")
    assert codes(folder) == ["MQ034"]


def test_diagnostics_stand_in_the_order_of_files_and_lines(folder: Path) -> None:
    for name in ("scoring.yaml", "experts.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("title:", "titel:"), encoding="utf-8")
    with pytest.raises(LoadError) as error:
        load_edition(folder)
    places = [(item.place.file, item.place.line, item.place.column) for item in error.value.diagnostics]
    assert places == sorted(places)
    assert len({file for file, _, _ in places}) == 2
