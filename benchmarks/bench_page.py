"""Prints how long Chromium takes over a page of the region's report: until it is there, and for what a reader does.

Usage: python benchmarks/bench_region.py --page FILE, then python benchmarks/bench_page.py FILE
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

DRAWN = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));"
SEEK = (
    "const form = document.getElementById('filter'), f = form.elements;"
    "f.{field}.value = {value}; form.dispatchEvent(new Event('input'));"
)
LINK = "[...document.querySelectorAll('.ranks tbody th a')][{number}]"
PROFILE = (
    f"location.hash = {LINK}.hash; const body = document.getElementById('unit-body'); body.replaceChildren();"
    "while (!body.querySelector('.line')) await new Promise((done) => setTimeout(done, 4));"
)
CLOSE = "document.getElementById('unit').close();"
SORT = "document.querySelectorAll('.ranks .sort')[{column}].click();"
DONE = (
    ("the latest year unfolded", "document.querySelector('.year-of').open = true;"),
    ("a table sorted by name", SORT.format(column=1)),
    ("a table sorted by points", SORT.format(column=2)),
    ("a letter sought, which unfolds every year", SEEK.format(field="text", value="'0'")),
    ("a code sought", SEEK.format(field="text", value="'0051'")),
    ("nothing sought any more", SEEK.format(field="text", value="''")),
    ("a district chosen", SEEK.format(field="district", value="f.district.options[1].value")),
    ("all districts again", SEEK.format(field="district", value="''")),
    ("a profile opened", PROFILE.format(number=0)),
    ("a profile closed", CLOSE),
    ("another of the same district", PROFILE.format(number=1)),
    ("that closed", CLOSE),
)


def main(path: Path) -> None:
    """Measure and print, from the action until it is drawn."""
    from tests.browser import chromium

    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 1000})
        start = time.perf_counter()
        page.goto(path.resolve().as_uri())
        page.evaluate(f"async () => {{ {DRAWN} }}")
        print(f"{'the page opened':<45}{1000 * (time.perf_counter() - start):>8.0f} ms   under 3 s")
        paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        print(f"{'its beginning to be read':<45}{paint:>8.0f} ms")
        for what, action in DONE:
            timed = (
                f"async () => {{ const start = performance.now(); {action} {DRAWN} return performance.now() - start; }}"
            )
            print(f"{what:<45}{page.evaluate(timed):>8.0f} ms   under 1 s", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
