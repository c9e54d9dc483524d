"""Small editions written as a methodist would write them, for examples in tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from mqes_core.evaluation import NodeResult, Plan, ReadingMode, compile_plan
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.loading.strict_yaml import parse
from mqes_core.model import Case, Edition, ScoringFile, Unit, Value
from mqes_core.testing.strategies.editions import edition_of

DAY = date(2021, 12, 31)
SCHOOL = Unit(id="school-01", levels=("primary", "basic", "secondary"))

Ends = tuple[int | Fraction | None, int | Fraction | None]


def edition(text: str) -> Edition:
    """An edition from the YAML of its scoring."""
    import json

    data = {"format": 1, "kind": "scoring", "scoring": parse(text.encode(), "scoring.yaml").data}
    return edition_of(ScoringFile.model_validate_json(json.dumps(data)).scoring)


def one_line(measure: str, scale: str, extra: str = "") -> Edition:
    """An edition with a single line; ``measure`` and ``scale`` are YAML flow mappings without their braces."""
    return edition(f"""
title: Баллы
source: {{table: "1"}}
combine: {{kind: sum}}
measures:
  - {{id: m, title: Величина, {measure}}}
criteria:
  - id: c
    title: Критерий
    source: {{table: "1", row: "1"}}
    indicators:
      - id: i
        title: Показатель
        source: {{table: "1", row: "1", line: 1}}
        measure: m
        scale: {{{scale}}}
        {extra}
readings:
  - {{id: r, about: Не сказано., taken: Так., because: Иначе нельзя., source: {{table: "1"}}}}
""")


def result(
    plan: Plan | Edition,
    values: Mapping[str, Value],
    rule: str = "i",
    reading: ReadingMode = "adopted",
    kinds: dict[str, ExtensionKind] | None = None,
    **more: Any,
) -> NodeResult:
    """The result of one rule for one school; ``previous`` are the values of the year before."""
    plan = compile_plan(plan, kinds) if isinstance(plan, Edition) else plan
    past = [Case(SCHOOL, 2020, more["previous"])] if "previous" in more else []
    card = plan.score([*past, *more.get("others", []), Case(SCHOOL, 2021, values)], reading=reading, on=DAY)[-1]
    found = card.find(rule)
    assert found is not None
    return found


def points(*arguments: Any, **more: Any) -> Ends:
    """The interval of :func:`result`."""
    found = result(*arguments, **more)
    return found.low, found.high
