"""Prints how long the report of a whole region takes: districts scored and compared, the page written.

The schools are made up by the generator of the example region, each with a strength and a size of its own.

Usage: python benchmarks/bench_region.py [--quick] [--page FILE]; the page goes to the file, for bench_page.py.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "examples" / "region"))
ON = date(2024, 1, 15)
QUICK = "--quick" in sys.argv
PAGE = Path(sys.argv[sys.argv.index("--page") + 1]) if "--page" in sys.argv else None
DISTRICTS, SCHOOLS = (4, 100) if QUICK else (10, 400)


def timed(what: str, action: Callable[[], Any], goal: str = "") -> Any:
    """Do it once, and print how long it took, and how much of that the processor was at it."""
    start, busy = time.perf_counter(), time.process_time()
    found = action()
    spent, used = time.perf_counter() - start, time.process_time() - busy
    print(f"{what:<56}{spent:>9.2f} s {used:>9.2f} s busy   {goal}".rstrip(), flush=True)
    return found


def given() -> Iterator[Any]:
    """What the districts reported: by the rules of the example's districts in turn."""
    import make
    from mqes_core.comparison.results import District, DistrictYear
    from mqes_core.evaluation import compile_plan
    from mqes_core.model.base import Text

    chance = random.Random(2024)
    plans: dict[Path, Any] = {}
    for number, (name, like) in enumerate(islice(cycle(make.DISTRICTS.items()), DISTRICTS), start=1):
        district = District(f"{name}-{number}", Text(ru=f"Район {number}", en=f"District {number}"))
        kinds = [school for school in like.by_code.values() if school.like is None and school.years == make.YEARS]
        schools = [
            replace(
                school,
                unit=school.unit.model_copy(update={"id": f"{at:04}", "title": f"Школа {number}-{at:04}"}),
                size=max(2, round(school.size * chance.uniform(0.5, 1.8))),
                strength=chance.uniform(0.35, 0.95),
            )
            for at, school in enumerate(islice(cycle(kinds), SCHOOLS), start=1)
        ]
        made = replace(like, seed=number, schools=lambda schools=schools: iter(schools))
        for year in make.YEARS:
            path = like.rules[year]
            if path not in plans:
                plans[path] = compile_plan(made.edition(year))
            yield DistrictYear(district, year, plans[path], made.cases(year))


def main() -> None:
    """Measure and print."""
    from mqes_core import loading
    from mqes_core.comparison.concepts import side_by_side
    from mqes_core.comparison.results import Low, Settings, compare_results
    from mqes_core.lint import lint
    from mqes_core.reporting.region.page import render_page
    from mqes_core.reporting.region.subject import Region

    reported = timed(f"made up: {DISTRICTS} districts x {SCHOOLS} schools x 3 years", lambda: list(given()))
    editions = list({item.edition: item.plan.edition for item in reported}.values())
    frames = loading.frames()

    def compare() -> Any:
        reports = [lint(edition, on=ON) for edition in editions]
        return side_by_side(
            editions, frames["federal-2020"], frames=frames, cycle=loading.management_cycle(), on=ON, reports=reports
        )

    start, busy = time.perf_counter(), time.process_time()
    concepts = timed(f"{len(editions)} concepts side by side", compare)
    settings = Settings(on=ON, low=Low(50, 2))
    results = timed(
        "scored and compared", lambda: compare_results(reported, settings, carry=lambda case, old, new: None)
    )
    region = Region(concepts, results)
    page = timed("the page", lambda: render_page(region))
    total, used = time.perf_counter() - start, time.process_time() - busy
    units = sum(1 for _ in results.units())
    print(f"{'all together':<56}{total:>9.2f} s {used:>9.2f} s busy   under a minute")
    print(f"{units} unit-years, {1000 * used / units:.1f} ms each; the page is {len(page) / 1e6:.1f} MB")
    if PAGE:
        PAGE.write_bytes(page)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


if __name__ == "__main__":
    main()
