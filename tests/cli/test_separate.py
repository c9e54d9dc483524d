"""Where a document forbids adding up, the short table shows neither a total nor a place."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from mqes_core.cli.app import app
from mqes_core.exchange import write_cases
from mqes_core.loading import load_edition
from mqes_core.model import Case, Share, Unit

NAZRAN = Path(__file__).resolve().parents[2] / "plugins/nazran/src/mqes_nazran/data/2021"


def test_no_total_no_places(tmp_path: Path) -> None:
    folder = tmp_path / "2021"
    folder.mkdir()
    for file in NAZRAN.glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace(
            "combine: {kind: sum, reading: points-add-up}", "combine: {kind: separate}"
        )
        (folder / file.name).write_text(text, encoding="utf-8")
    case = Case(Unit(id="school-01", levels=("primary",)), 2023, {"vpr_primary": Share(9, 10)})
    data = tmp_path / "data.json"
    write_cases([case], load_edition(folder), data)
    arguments = ["score", "nazran", str(data), "--no-plugins", "--concepts", str(folder), "--on", "2023-09-01"]
    result = CliRunner().invoke(app, arguments, prog_name="mqes", catch_exceptions=False)
    line = next(line for line in result.stdout.splitlines() if "school-01" in line)
    assert line.split()[:3] == ["—", "school-01", "—"]
