"""Prints how long things take, beside what we mean to reach. Measures, asserts nothing: run it on a quiet machine.

Usage: python benchmarks/bench.py [--quick]
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CONCEPTS = sorted(path for path in ROOT.glob("plugins/*/src/*/data/*") if path.is_dir())
NAZRAN = next(path for path in CONCEPTS if "mqes_nazran" in path.parts)
ON = date(2021, 12, 31)
QUICK = "--quick" in sys.argv


def best(action: Callable[[], Any], times: int) -> float:
    """The least time of one call, in seconds: what is left when nothing else runs."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        spent.append(time.perf_counter() - start)
    return min(spent)


def command(*words: str) -> float:
    """The median wall-clock time of a fresh process, in seconds."""
    spent = []
    for _ in range(3 if QUICK else 9):
        start = time.perf_counter()
        subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def cases(edition: Any, count: int) -> list[Any]:
    """Full schools of one year with values for every measure: made up, and the same every time."""
    from mqes_core.model import Assessed, Case, Share, Unit

    chance = random.Random(2021)

    def value(measure: Any) -> Any:
        of = chance.randint(20, 900)
        made: dict[str, Callable[[], Any]] = {
            "count": lambda: chance.randint(0, 12),
            "place": lambda: chance.randint(0, 5),
            "number": lambda: chance.randint(0, 100),
            "share": lambda: Share(chance.randint(0, of), of),
            "rate": lambda: Share(chance.randint(0, of), of),
            "choice": lambda: chance.choice(measure.options).id,
            "flag": lambda: chance.random() < 0.5,
            "points": lambda: Assessed(chance.randint(0, 3), "—"),
        }
        return made[measure.kind]()

    levels = ("primary", "basic", "secondary")
    return [
        Case(Unit(id=f"{index:05}", levels=levels), 2021, {name: value(one) for name, one in edition.measures.items()})
        for index in range(count)
    ]


def start_up() -> Iterator[tuple[str, float, str]]:
    """Fresh processes: what every command pays before it does anything."""
    bare = command(sys.executable, "-c", "pass")
    yield "python -c pass", bare, ""
    yield "import mqes_core, beyond bare Python", command(sys.executable, "-c", "import mqes_core") - bare, "100 ms"
    yield "mqes --help", command(str(Path(sys.executable).with_name("mqes")), "--help"), "300 ms"


def loading() -> Iterator[tuple[str, float, str]]:
    """From files to a plan, with everything imported already."""
    from mqes_core.evaluation import compile_plan
    from mqes_core.loading import load_edition

    times = 3 if QUICK else 10
    yield "nazran, loaded and compiled", best(lambda: compile_plan(load_edition(NAZRAN)), times), "150 ms"
    yield f"{len(CONCEPTS)} concepts, loaded", best(lambda: [load_edition(path) for path in CONCEPTS], times), ""


def scoring() -> Iterator[tuple[str, float, str]]:
    """One scorecard, with more and more asked of it; then ten thousand."""
    from mqes_core.evaluation import Scorecard, card_to_dict, compile_plan, explain
    from mqes_core.evaluation.kinds import Context
    from mqes_core.loading import load_edition

    edition = load_edition(NAZRAN)
    plan = compile_plan(edition)
    [case] = cases(edition, 1)
    program = plan.program("adopted", case.unit)
    context = Context()
    header = plan.header(reading="adopted", on=ON)
    lines = len(program.lines)
    times = 300 if QUICK else 3000

    def traced() -> None:
        outcomes, minima = program.run(case.values, context)
        card = Scorecard(header, case.unit, case.year, case.values, plan.nodes, outcomes, minima, context)
        for result in card.all_results():
            _ = result.status, result.low, result.high, result.match, result.node.source

    [whole] = plan.score([case], on=ON)
    yield (
        f"one scorecard of {lines} lines, points alone",
        best(lambda: program.run(case.values, context), times),
        "40 µs",
    )
    yield "the same with the trace of every line", best(traced, times), "80 µs"
    yield "the same explained in words", best(lambda: explain(whole.total, edition), 20), ""
    yield "the same as a record (JSON)", best(lambda: card_to_dict(whole), 20), ""
    many = cases(edition, 1000 if QUICK else 10_000)
    yield f"{len(many):,} scorecards", best(lambda: plan.score(many, on=ON), 1 if QUICK else 3), ""


def in_words(seconds: float) -> str:
    """A time in the unit that suits it."""
    if seconds < 0.001:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


def main() -> None:
    """Measure everything, print a line each."""
    print(f"Python {sys.version.split()[0]} on {sys.platform}")
    print(f"{'what':<46}{'measured':>12}{'to reach':>12}")
    for part in (start_up, loading, scoring):
        for what, seconds, aim in part():
            print(f"{what:<46}{in_words(seconds):>12}{aim:>12}", flush=True)


if __name__ == "__main__":
    main()
