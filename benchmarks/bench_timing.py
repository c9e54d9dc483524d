"""Prints how long deadlines take to read, beside bare tokens and parsers of single dates. Measures, asserts nothing.

Usage: python benchmarks/bench_timing.py [--quick]

Every phrase of the tests' tables is read, each time with another year, so that nothing is remembered from before.
The rivals read what they can: a single date. dateparser is no dependency; it is measured where it is installed.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
TABLES = ("documents.yaml", "phrases.yaml")
QUICK = "--quick" in sys.argv
MINUTE = 60


def phrases(count: int) -> list[str]:
    """That many phrases: the tables over and over, with years that move on."""
    known: list[str] = []
    for name in TABLES:
        groups = yaml.load((ROOT / "tests" / "timing" / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        known += [phrase for group in groups for phrase in group["phrases"]]
    made = []
    for at in range(count):
        turn, place = divmod(at, len(known))
        made.append(re.sub(r"\b20[12]\d\b", lambda match: str(int(match[0]) + turn % 40), known[place]))  # noqa: B023
    return made


def spent(action: Callable[[str], Any], items: Sequence[str]) -> float:
    """Processor time of one call, in seconds: other work on the machine does not count."""
    start = time.process_time()
    for item in items:
        action(item)
    return (time.process_time() - start) / len(items)


def line(what: str, seconds: float, aim: str = "") -> None:
    """One line of the table."""
    print(f"{what:<58}{seconds * 1e6:>10.1f} µs{MINUTE / seconds:>14,.0f} a minute  {aim}", flush=True)


def main() -> None:
    """Measure ours and the rivals."""
    start = time.perf_counter()
    from mqes_core.timing import read, render

    read("май 2022 г.")
    first = time.perf_counter() - start
    print(f"Python {sys.version.split()[0]}; first phrase with all imports and tables: {first:.2f} s")
    many = phrases(2_000 if QUICK else 100_000)
    dates = [f"{1 + at % 28} октября {1991 + at % 90} г." for at in range(200 if QUICK else 2_000)]
    english = [f"{1 + at % 28} October {1991 + at % 90}" for at in range(len(dates))]
    words = re.compile(r"\w+|\S")
    line("words of a phrase by a regular expression, no meaning", spent(words.findall, many))
    line(f"{len(many):,} phrases read", spent(read, many), "to reach: 100,000")
    sample = many[: 2_000 if QUICK else 20_000]
    line("read, and its canonical words", spent(lambda phrase: render(read(phrase), "ru"), sample))
    line("a single date, read", spent(read, dates))
    if find_spec("dateutil"):
        from dateutil.parser import parse

        line("a single date in English by dateutil.parser", spent(parse, english))
    if find_spec("dateparser"):
        import dateparser

        line(
            "a single date in Russian by dateparser",
            spent(lambda text: dateparser.parse(text, languages=["ru"]), dates),
        )


if __name__ == "__main__":
    main()
