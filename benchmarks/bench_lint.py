"""Prints how long it takes to check concepts, beside the time to load them. Measures, asserts nothing.

Usage: python benchmarks/bench_lint.py [--quick]
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

from bench import CONCEPTS, QUICK, best, in_words

ON = date(2026, 11, 23)


def varied(editions: list[Any], count: int) -> Iterator[Any]:
    """Concepts as large as the real ones and each unlike the others: rows left out, titles and deadlines changed."""
    chance = random.Random(2021)
    months = ("январь", "март", "май", "сентябрь", "октябрь")
    for number in range(count):
        edition = editions[number % len(editions)]
        roadmaps = []
        for roadmap in edition.roadmaps:
            sections = []
            for section in roadmap.sections:
                rows = []
                for row in section.activities:
                    if chance.random() < 0.1:
                        continue
                    title = row.title.model_copy(update={"ru": f"{row.title.ru}, вариант {chance.randint(1, 10**6)}"})
                    printed = f"{chance.choice(months)} {chance.randint(2020, 2024)} года"
                    timing = row.timing and row.timing.model_copy(update={"printed": printed})
                    rows.append(row.model_copy(update={"title": title, "timing": timing}))
                sections.append(section.model_copy(update={"activities": tuple(rows)}))
            roadmaps.append(roadmap.model_copy(update={"sections": tuple(sections)}))
        yield edition.model_copy(update={"roadmaps": tuple(roadmaps)})


def memory() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure, print a line each."""
    from mqes_core.lint import lint
    from mqes_core.loading import load_edition

    editions = [load_edition(path) for path in CONCEPTS]
    for edition in editions:
        lint(edition, on=ON)  # words, grammar and lists are read once
    load = best(lambda: [load_edition(path) for path in CONCEPTS], 3)
    check = best(lambda: [lint(edition.model_copy(), on=ON) for edition in editions], 3)
    print(f"Python {sys.version.split()[0]} on {sys.platform}")
    print(f"{len(editions)} concepts loaded            {in_words(load):>10}")
    beside = f"{check / load:.1f} × loading; to reach: 1 s"
    print(f"{len(editions)} concepts checked           {in_words(check):>10}   {beside}")
    count = 100 if QUICK else 1000
    start, held = time.perf_counter(), []
    for number, edition in enumerate(varied(editions, count), 1):
        lint(edition, on=ON)
        if number in (count // 10, count):
            held.append(memory())
    spent = time.perf_counter() - start
    print(f"{count:,} made-up concepts checked {in_words(spent):>10}   to reach: 2 min for 1,000")
    print(f"memory after a tenth and at the end: {held[0]} and {held[1]} MiB")


if __name__ == "__main__":
    main()
