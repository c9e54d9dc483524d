"""The good files of the corpus load, and hold every kind of rule that the model knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from mqes_core.loading import load_edition
from mqes_core.loading.locate import EXTENSION, models_in, tags
from mqes_core.loading.strict_yaml import parse
from mqes_core.model.experts import Clause
from mqes_core.model.measures import Measure
from mqes_core.model.scales import BandReading, Scale
from mqes_core.model.scoring import Combination

GOOD = Path(__file__).resolve().parents[1] / "corpus" / "good"


def kinds_written(data: Any, *, inside: str | None = None) -> Iterator[tuple[str | None, str]]:
    """Each ``kind`` with the key under which its mapping stands."""
    if isinstance(data, list):
        for item in data:
            yield from kinds_written(item, inside=inside)
    if isinstance(data, dict):
        if "kind" in data:
            yield inside, data["kind"]
        for key, value in data.items():
            yield from kinds_written(value, inside=key)


WRITTEN = {pair for path in GOOD.rglob("*.yaml") for pair in kinds_written(parse(path.read_bytes(), path.name).data)}


@pytest.mark.parametrize("folder", sorted(GOOD.iterdir()), ids=lambda path: path.name)
def test_a_good_edition_loads(folder: Path) -> None:
    edition = load_edition(folder)
    assert edition.concept.documents
    assert (edition.scoring is None) == (not (folder / "scoring.yaml").exists())


@pytest.mark.parametrize(
    ("union", "keys"),
    [
        (Measure, {"measures"}),
        (Scale, {"scale"}),
        (Combination, {"combine"}),
        (Clause, {"clause", "clauses"}),
    ],
)
def test_every_kind_has_a_good_example(union: Any, keys: set[str]) -> None:
    kinds = {tag for model in models_in(union) for tag in tags(model)} - {EXTENSION}
    shown = {kind for key, kind in WRITTEN if key in keys}
    assert len(kinds) > 4
    assert kinds - shown == set()


def test_every_reading_of_bands_has_a_good_example() -> None:
    texts = "".join(path.read_text(encoding="utf-8") for path in GOOD.rglob("scoring.yaml"))
    ways = get_args(BandReading.model_fields["values"].annotation)
    assert [way for way in ways if f"values: {way}" not in texts] == []


def test_an_extension_scale_is_accepted_with_what_it_says() -> None:
    edition = load_edition(GOOD / "full")
    ladder = next(indicator.scale for indicator in edition.indicators() if indicator.id == "o-ladder")
    assert ladder is not None
    assert ladder.kind == "district.ladder"
    assert ladder.model_dump()["params"] == {
        "steps": [10, "20.5", "тридцать"],
        "strict": True,
        "top": {"at": 1, "points": None},
    }
