"""The page of the scale vocabulary is true: each example is scored, and every kind of rule has one."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from mqes_core.evaluation.combine import compile_combination, minimum_status
from mqes_core.evaluation.kinds import Context, compile_scale
from mqes_core.evaluation.kinds.relative import best_of
from mqes_core.evaluation.outcomes import Match, Outcome, Points, Status
from mqes_core.loading.strict_yaml import parse
from mqes_core.model.base import parse_exact
from mqes_core.model.measures import Measure
from mqes_core.model.scales import RelativeScale, Scale
from mqes_core.model.scoring import Bonus, Combination, Minimum
from mqes_core.testing.written_values import read_value

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "scales.md"
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
EXAMPLES: list[dict[str, Any]] = [parse(block.encode(), "scales.md").data for block in BLOCKS]
SCALES = [example for example in EXAMPLES if "scale" in example]
COMBINATIONS = [example for example in EXAMPLES if "combine" in example]


def model(kind: Any, data: Any) -> Any:
    return TypeAdapter(kind).validate_json(json.dumps(data))


def ends(written: Any) -> tuple[Points, Points]:
    low, high = written if isinstance(written, list) else (written, written)
    return parse_exact(low), parse_exact(high)


def kinds_of(union: Any) -> set[str]:
    """The values of ``kind`` in a discriminated union of models."""
    found: set[str] = set()
    for part in get_args(union):
        if hasattr(part, "model_fields"):
            found |= set(get_args(part.model_fields["kind"].annotation))
        else:
            found |= kinds_of(part)
    return found


def name(example: dict[str, Any]) -> str:
    kind = (example.get("scale") or example["combine"])["kind"]
    return f"{kind}-{EXAMPLES.index(example)}"


@pytest.mark.parametrize("example", SCALES, ids=name)
def test_a_scale_gives_the_points_shown(example: dict[str, Any]) -> None:
    measure, scale = model(Measure, example["measure"]), model(Scale, example["scale"])
    assert example["gives"]
    for row in example["gives"]:
        previous = {measure.id: read_value(row["before"], measure)} if "before" in row else None
        best = None
        if isinstance(scale, RelativeScale):
            best = {"line": best_of(scale, measure, [read_value(value, measure) for value in row["group"]])}
        for reading in ("letter", "adopted"):
            scorer = compile_scale(scale, measure, line="line", letter=reading == "letter", kinds={})
            outcome = scorer.score({measure.id: read_value(row["value"], measure)}, Context(previous, best))
            expected = row.get(reading, row["points"])
            assert (outcome.low, outcome.high) == ends(expected), (reading, row)


def outcome_of(written: Any) -> Outcome:
    if written == "н/п":
        return Outcome(Status.NOT_APPLICABLE, 0, 0, Match("not_applicable"))
    low, high = ends(written)
    return Outcome(Status.KNOWN if low == high else Status.MISSING, low, high, Match("missing"))


@pytest.mark.parametrize("example", COMBINATIONS, ids=name)
def test_a_combination_gives_the_points_shown(example: dict[str, Any]) -> None:
    parts = {part: index for index, part in enumerate(example["parts"])}
    bonuses = [model(Bonus, bonus) for bonus in example.get("bonuses", [])]
    combine = compile_combination(model(Combination, example["combine"]), bonuses, parts, parts)
    outcome = combine([outcome_of(written) for written in example["parts"].values()])
    expected = outcome_of(example["gives"])
    assert (outcome.low, outcome.high) == (expected.low, expected.high)
    assert (outcome.status is Status.NOT_APPLICABLE) is (expected.status is Status.NOT_APPLICABLE)
    if "minimum" in example:
        minimum = model(Minimum, example["minimum"])
        assert minimum_status(minimum.points, outcome).value == example["minimum_is"]


def test_every_kind_of_rule_is_shown() -> None:
    shown = {example["scale"]["kind"] for example in SCALES}
    assert shown == {kind for kind in kinds_of(Scale) if isinstance(kind, str)}
    assert {example["combine"]["kind"] for example in COMBINATIONS} == kinds_of(Combination)
    assert {example["measure"]["kind"] for example in SCALES} == kinds_of(Measure)
