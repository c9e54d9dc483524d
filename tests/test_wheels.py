"""What is shipped works: five wheels, installed clean with what they declare alone, run by their entry points."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
MUNICIPALITIES = ("dyatkovo", "nazran", "shatoy", "zelenchuk")
PROJECTS = {"mqes_core": ROOT, **{f"mqes_{name}": ROOT / "plugins" / name for name in MUNICIPALITIES}}

pytestmark = pytest.mark.wheels


def clean() -> dict[str, str]:
    """The environment without what points to the sources beside these tests."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("MQES_", "PYTHON", "COV"))}
    return kept | {"PYTHONUTF8": "1"}


def run(*command: str | Path, cwd: Path) -> str:
    result = subprocess.run(
        [str(word) for word in command], cwd=cwd, env=clean(), encoding="utf-8",
        capture_output=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


def runtime_dependencies(requirements: list[str], seen: set[str]) -> Iterator[importlib.metadata.Distribution]:
    """Distributions that the wheels say they need, and what those need; no extras, no tools."""
    for line in requirements:
        needed = Requirement(line)
        key = needed.name.lower().replace("_", "-")
        if key in seen or key.startswith("mqes-") or (needed.marker and not needed.marker.evaluate({"extra": ""})):
            continue
        seen.add(key)
        distribution = importlib.metadata.distribution(needed.name)
        yield distribution
        yield from runtime_dependencies(list(distribution.requires or ()), seen)


def lay_out(distribution: importlib.metadata.Distribution, target: Path) -> None:
    """Copy a distribution as it stands in this environment; the fresh one then needs no network."""
    tops = {file.parts[0] for file in distribution.files or () if file.parts[0] not in {"..", "__pycache__"}}
    for top in tops:
        source = Path(str(distribution.locate_file(top)))
        if source.is_dir():
            shutil.copytree(source, target / top, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.is_file():
            shutil.copy2(source, target / top)


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The five wheels by the name of their package."""
    folder = tmp_path_factory.mktemp("wheels")
    for project in PROJECTS.values():
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, project, cwd=folder)
    return {wheel.name.split("-")[0]: wheel for wheel in folder.glob("*.whl")}


@pytest.fixture(scope="module")
def installed(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of scripts of a fresh environment with the five wheels in it."""
    home = tmp_path_factory.mktemp("fresh") / "venv"
    builder = venv.EnvBuilder(with_pip=False)
    builder.create(home)
    context = builder.ensure_directories(home)
    site = Path(run(context.env_exe, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    requirements = list(importlib.metadata.metadata("mqes-core").get_all("Requires-Dist") or ())
    for distribution in runtime_dependencies(requirements, set()):
        lay_out(distribution, site)
    run(
        sys.executable, "-m", "pip", "--python", context.env_exe, "install", "--quiet", "--no-index", "--no-deps",
        *wheels.values(), cwd=home,
    )  # fmt: skip
    run(sys.executable, "-m", "pip", "--python", context.env_exe, "check", cwd=home)
    return Path(context.bin_path)


def names_in(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_five_wheels_are_built(wheels: dict[str, Path]) -> None:
    assert set(wheels) == set(PROJECTS)


def test_the_core_ships_its_data(wheels: dict[str, Path]) -> None:
    names = names_in(wheels["mqes_core"])
    assert "mqes_core/py.typed" in names
    assert any(name.startswith("mqes_core/i18n/messages/") and name.endswith(".yaml") for name in names)
    assert any(name.startswith("mqes_core/reporting/templates/") for name in names)
    region = ROOT / "examples" / "region"
    example = [*region.glob("forms/**/*.*"), *region.glob("concepts/**/*.yaml")]
    assert {f"mqes_core/examples/region/{file.relative_to(region).as_posix()}" for file in example} <= set(names)


@pytest.mark.parametrize("name", MUNICIPALITIES)
def test_a_municipality_ships_its_rules_and_its_entry_point(wheels: dict[str, Path], name: str) -> None:
    names = names_in(wheels[f"mqes_{name}"])
    assert any(path.startswith(f"mqes_{name}/data/") and path.endswith(".yaml") for path in names)
    assert any(path.endswith(".dist-info/entry_points.txt") for path in names)


@pytest.mark.parametrize("project", PROJECTS)
def test_nothing_else_is_shipped(wheels: dict[str, Path], project: str) -> None:
    tops = {path.split("/")[0] for path in names_in(wheels[project])}
    assert {top for top in tops if not top.endswith(".dist-info")} == {project}
    assert not [path for path in names_in(wheels[project]) if "__pycache__" in path or path.endswith(".pyc")]


def test_the_installed_program_finds_all_four(installed: Path, tmp_path: Path) -> None:
    listed = run(installed / "mqes", "concepts", "--format", "json", cwd=tmp_path)
    assert all(f'"{name}@' in listed for name in MUNICIPALITIES)
    json.loads(listed)


def test_the_installed_program_does_the_main_job(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    said = run(installed / "mqes", "demo", "-o", folder, cwd=tmp_path)
    assert str(folder / "report.html") in said
    assert "4 район" in said or "4 districts" in said
    assert (folder / "report.html").stat().st_size > 500_000
    assert {path.name for path in folder.iterdir()} == {
        "report.html", "report.xlsx", "report.docx", "letters", "data", "scorecards.html", "scorecards.xlsx",
    }  # fmt: skip
    assert (folder / "letters" / "ozyorny" / "school-05.docx").exists()
    run(installed / "mqes", "form", "nazran", "-o", "form.xlsx", cwd=tmp_path)
    assert zipfile.is_zipfile(tmp_path / "form.xlsx")


def test_the_installed_program_has_all_data_it_reads(installed: Path, tmp_path: Path) -> None:
    """The grammar of deadlines, the frame, the rules of the linter, templates: each command needs its own."""
    run(installed / "mqes", "show", "frame", "federal-2020", cwd=tmp_path)
    run(installed / "mqes", "timing", "август 2021, далее ежегодно", cwd=tmp_path)
    run(installed / "mqes", "roadmap", "nazran", "--on", "2022-09-10", "-o", "plan.html", cwd=tmp_path)
    run(installed / "mqes", "calendar", "nazran", "-o", "plan.ics", cwd=tmp_path)
    run(installed / "mqes", "form", "shatoy", "--experts", "-o", "people.xlsx", cwd=tmp_path)
    findings = (
        "from mqes_core import lint_concept, write_findings; write_findings([lint_concept('dyatkovo')], 'found.html')"
    )
    run(installed / "python", "-c", findings, cwd=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"plan.html", "plan.ics", "people.xlsx", "found.html"}


def test_the_installed_package_tells_its_types(installed: Path, tmp_path: Path) -> None:
    """No type of the public interface is unknown to those who import it."""
    environment = clean() | {"PATH": f"{installed}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        [sys.executable, "-m", "pyright", "--verifytypes", "mqes_core", "--ignoreexternal", "--outputjson"],
        cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    report = json.loads(result.stdout)["typeCompleteness"]
    assert Path(report["pyTypedPath"]).is_relative_to(installed.parent)
    assert report["exportedSymbolCounts"]["withKnownType"] > 500
    assert report["exportedSymbolCounts"]["withUnknownType"] == 0
