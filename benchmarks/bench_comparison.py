"""Prints how long it takes to lay concepts side by side, beside what we mean to reach: the four, and many maps.

Usage: python benchmarks/bench_comparison.py [--quick]
"""

from __future__ import annotations

import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from bench import best

ROOT = Path(__file__).resolve().parents[1]
ON = date(2026, 11, 23)
MANY = 50 if "--quick" in sys.argv else 500


def row(what: str, seconds: float, goal: str) -> None:
    """A line of the table."""
    print(f"{what:<64}{seconds:>9.2f} s   {goal}")


def main() -> None:
    """Measure and print."""
    from mqes_core.comparison.concepts import side_by_side
    from mqes_core.comparison.concepts.columns import column
    from mqes_core.comparison.concepts.crosswalk import Crosswalk
    from mqes_core.lint import lint
    from mqes_core.loading import frames, load_edition, management_cycle
    from mqes_core.reporting.comparison import render_comparison

    known, cycle = frames(), management_cycle()
    four = [load_edition(path) for path in sorted(ROOT.glob("plugins/*/src/*/data/*"))]

    def compare(editions: list[Any]) -> Any:
        reports = [lint(edition, on=ON) for edition in editions]
        return side_by_side(editions, known["federal-2020"], frames=known, cycle=cycle, on=ON, reports=reports)

    start = time.perf_counter()
    it = compare(four)
    row("the four concepts, the first time", time.perf_counter() - start, "under 2 s after loading")
    row("the four concepts, again", best(lambda: compare(four), 3), "")
    row(
        "the same without remarks",
        best(lambda: side_by_side(four, known["federal-2020"], frames=known, cycle=cycle, on=ON), 3),
        "",
    )
    for suffix in (".html", ".xlsx", ".json"):
        data = render_comparison(it, suffix)
        seconds = best(lambda suffix=suffix: render_comparison(it, suffix), 2)
        row(f"written as {suffix}, {len(data) // 1024} KiB", seconds, "")
    many = [four[number % 4].model_copy() for number in range(MANY)]
    crosswalk = Crosswalk(known["federal-2020"], known)
    row(f"maps of {MANY} concepts", best(lambda: [column(item, crosswalk, cycle) for item in many], 1), "")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
