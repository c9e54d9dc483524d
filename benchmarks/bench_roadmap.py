"""Prints how long plans take: all four on a day, five years as a calendar, 1,000 rows as a chart. Asserts nothing.

Usage: python benchmarks/bench_roadmap.py
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench import CONCEPTS, best, in_words

ON = date(2022, 11, 1)
MADE = datetime(2021, 1, 11, tzinfo=UTC)
COLD = """
import sys, time
from datetime import UTC, date, datetime
from pathlib import Path
from mqes_core.loading import load_edition
editions = [load_edition(Path(name)) for name in sys.argv[1:]]
start = time.process_time()
from mqes_core.reporting.roadmap import plan_calendar
from mqes_core.roadmapping import plan_rows
rows = [row for edition in editions for row in plan_rows(edition)]
plan_calendar(rows, until=date(2025, 12, 31), made=datetime(2021, 1, 11, tzinfo=UTC))
print(time.process_time() - start)
"""
"""Nothing read before, no grammar built: as the first command of the day; processor time, whatever else runs."""


def thousand(edition: Any) -> Any:
    """The concept with its rows repeated to a thousand."""
    plan = edition.roadmaps[0]
    rows = [row for part in plan.sections for row in part.activities]
    many = tuple(rows[number % len(rows)].model_copy(update={"id": f"row-{number}"}) for number in range(1000))
    part = plan.sections[0].model_copy(update={"activities": many})
    return edition.model_copy(update={"roadmaps": (plan.model_copy(update={"sections": (part,)}),)})


def main() -> None:
    """Measure, print a line each."""
    from mqes_core.loading import load_edition
    from mqes_core.reporting.roadmap import plan_calendar, render_plan
    from mqes_core.roadmapping import overview, plan_rows

    cold = min(
        float(
            subprocess.run([sys.executable, "-c", COLD, *CONCEPTS], capture_output=True, text=True, check=True).stdout
        )
        for _ in range(3)
    )
    editions = [load_edition(path) for path in CONCEPTS]
    rows = [row for edition in editions for row in plan_rows(edition)]
    warm = best(lambda: plan_calendar(rows, until=date(2025, 12, 31), made=MADE), 3)
    day = best(lambda: overview(editions, ON), 3)
    print(f"Python {sys.version.split()[0]} on {sys.platform}; {len(rows)} rows of {len(editions)} concepts")
    print(f"five-year calendar, first of the process {in_words(cold):>10}   to reach: 2 s")
    print(f"five-year calendar, again                {in_words(warm):>10}")
    print(f"all rows on a day                        {in_words(day):>10}")
    found = overview([thousand(editions[0])], ON)
    for suffix in (".html", ".xlsx"):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"plan{suffix}")
            start = time.perf_counter()
            path.write_bytes(render_plan(found, path.suffix))
            spent = time.perf_counter() - start
            size = path.stat().st_size // 1024
            print(f"chart of 1,000 rows as {suffix:6}            {in_words(spent):>10}   {size} KiB")


if __name__ == "__main__":
    main()
