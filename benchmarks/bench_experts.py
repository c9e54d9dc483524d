"""Prints how long eligibility takes, beside what we mean to reach: one verdict, what to bring, a whole region.

Usage: python benchmarks/bench_experts.py [--quick]
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench import best

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "plugins" / "shatoy" / "src" / "mqes_shatoy" / "data" / "2022"
ON = date(2023, 9, 1)
PEOPLE = 5_000 if "--quick" in sys.argv else 100_000
CHUNK = 1_000
MINISTRY = "Министерство образования и науки Чеченской Республики"


def person(number: int) -> Any:
    """A made-up person with gaps, the same every time."""
    from mqes_core.model.profile import Profile

    chance = random.Random(number)

    def day() -> str:
        return str(ON - timedelta(chance.randint(-400, 3000)))

    def maybe(**fields: Any) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if chance.random() < 0.9}

    programmes = [
        "Экспертная деятельность в сфере оценки качества образования",
        "Информационные системы в управлении образовательной организацией",
        "Иная программа",
    ]
    credentials = [
        maybe(
            what=chance.choice(["training", "certificate", "participation"]),
            programme=chance.choice(programmes),
            topic=chance.choice(["Экспертная деятельность", "Методика"]),
            issuer="Федеральный координатор",
            practice_hours=chance.choice([12, 18, 36]),
            subject="физика",
            since=day(),
        )
        for _ in range(chance.randint(0, 4))
    ]
    orders = [
        maybe(
            issuer=chance.choice([MINISTRY, "УО", "ГБУ «ЦОКО»"]),
            level=chance.choice(["regional", "municipal"]),
            act="order",
            category=chance.choice(["oge", "ege", "observers", "olympiad", "analysts"]),
            since=day(),
            until=day(),
        )
        for _ in range(chance.randint(0, 3))
    ]
    data = {
        "code": f"Э{number:06}",
        "educations": [maybe(level=chance.choice(["secondary_vocational", "higher", "master"]))],
        "employments": [{"since": day()} for _ in range(chance.randint(0, 2))],
        "credentials": credentials,
        "orders": orders,
        "complete": [name for name in ("educations", "employments", "credentials", "orders") if chance.random() < 0.7],
    }
    return Profile.model_validate_json(json.dumps(data))


def rules() -> dict[str, Any]:
    """The ten categories of shatoy, compiled."""
    from mqes_core.eligibility import compile_experts
    from mqes_core.loading import load_edition

    experts = load_edition(DATA).experts
    assert experts is not None
    return compile_experts(experts)


def count(first: int) -> tuple[Counter[str], float, float]:
    """Verdicts on a chunk of people, with the processor's seconds spent on making people up and on judging."""
    from mqes_core.eligibility import judge

    start = time.process_time()
    chunk = [person(number) for number in range(first, first + CHUNK)]
    made = time.process_time()
    compiled = _COMPILED or list(rules().values())
    _COMPILED[:] = compiled
    found = Counter(judge(one, who, ON).eligibility.value for who in chunk for one in compiled)
    return found, made - start, time.process_time() - made


_COMPILED: list[Any] = []


def one_by_one() -> Iterator[tuple[str, float, str]]:
    """One person."""
    from mqes_core.eligibility import compile_rules, judge, until, what_to_bring
    from mqes_core.model.experts import ExpertsFile
    from mqes_core.model.profile import Profile

    compiled = rules()
    who = person(7)

    def all_of(action: Callable[[Any], Any]) -> Callable[[], None]:
        def run() -> None:
            for _ in range(10):
                for one in compiled.values():
                    action(one)

        return run

    yield "one verdict", best(all_of(lambda one: judge(one, who, ON)), 20) / 100, ""
    yield (
        "one verdict with every reason",
        best(all_of(lambda one: judge(one, who, ON).requirements()), 20) / 100,
        ("100 µs"),
    )
    yield "what to bring, one person", best(all_of(lambda one: what_to_bring(one, who, ON)), 5) / 100, ""
    yield "until when, one person", best(all_of(lambda one: until(one, who, ON)), 5) / 100, ""

    twelve = [
        {"kind": "credential", "what": "training", "title": "Документ", "programme": f"Программа {number}", "hours": 18}
        for number in range(12)
    ]
    for name, clause in (
        ("all", {"kind": "all", "clauses": twelve}),
        ("any 6", {"kind": "any", "at_least": 6, "clauses": twelve}),
    ):
        source = {"section": "I"}
        category = {
            "id": "k",
            "title": "Эксперт",
            "source": source,
            "requirements": [{"id": "r", "title": "Всё", "clause": clause, "source": source}],
        }
        group = {"id": "g", "title": "Группа", "source": source, "categories": [category]}
        written = {"format": 1, "kind": "experts", "experts": {"title": "Т", "source": source, "groups": [group]}}
        experts = ExpertsFile.model_validate_json(json.dumps(written)).experts
        made = compile_rules(experts.groups[0].categories[0], experts)
        found = len(what_to_bring(made, Profile(), ON).sets)
        label = f"smallest sets of 12 clauses, {name}: {found}"
        yield label, best(lambda made=made: what_to_bring(made, Profile(), ON), 10), "5 ms"  # type: ignore[misc]


def region() -> Iterator[tuple[str, float, str]]:
    """Many people in chunks, so that memory does not grow with their number."""
    start = time.perf_counter()
    with ProcessPoolExecutor(2) as pool:
        parts = list(pool.map(count, range(0, PEOPLE, CHUNK)))
    spent = time.perf_counter() - start
    total: Counter[str] = sum((part[0] for part in parts), Counter())
    yield f"{PEOPLE:,} people × 10 categories on two cores", spent, "30 s for 100,000"
    yield "  of that making people up, seconds of the processor", sum(part[1] for part in parts), ""
    yield "  of that judging, seconds of the processor", sum(part[2] for part in parts), ""
    yield f"  {dict(total)}", 0.0, ""
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"greatest memory of a worker: {worker // 1024} MiB")


def main() -> None:
    """Print a table."""
    for part in (one_by_one, region):
        for label, seconds, goal in part():
            shown = f"{seconds * 1e6:12.1f} µs" if seconds < 1e-3 else f"{seconds * 1e3:12.1f} ms"
            print(f"{label:<64}{shown if seconds else '':>16}   {goal}")


if __name__ == "__main__":
    main()
