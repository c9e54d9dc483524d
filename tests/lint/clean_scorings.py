"""Made-up scorings without a defect, of any size, as plain data; defects are planted into them elsewhere."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from mqes_core.model import Edition
from mqes_core.model.scoring import Scoring
from tests.lint.clean_plans import base

Data = dict[str, Any]

SHARES = ("Доля отличников", "Доля читателей библиотеки", "Доля призёров", "Доля участников похода", "Доля спортсменов")
COUNTS = ("Число кружков", "Число выставок", "Число концертов", "Число экскурсий", "Число турниров")
PENALTIES = ("Число жалоб", "Число прогулов", "Число опозданий", "Число замечаний", "Число отказов")
PLACES = (
    "Место в спартакиаде",
    "Место в смотре строя",
    "Место в конкурсе хоров",
    "Место в викторине",
    "Место на слёте",
)
FLAGS = ("Открытый музей", "Действующий сайт", "Школьная газета", "Летний лагерь", "Столовая с выбором блюд")


def source(row: str) -> Data:
    """A place in the table."""
    return {"document": "table", "table": "1", "row": row}


def edition_with(scoring: Data) -> Edition:
    """The clean concept with another scoring."""
    return base().model_copy(update={"scoring": Scoring.model_validate_json(json.dumps(scoring))})


def scored(measure: Data, indicator: Data, **whole: Any) -> Edition:
    """The clean concept with one line: its measure, and the indicator's own keys."""
    line = {"id": "line", "title": "Строка", "measure": "m", "source": source("1.1")} | indicator
    criterion = {"id": "part", "title": "Критерий", "source": source("1"), "indicators": [line]} | whole
    return edition_with(
        {
            "title": "Показатели",
            "source": {"document": "table"},
            "combine": {"kind": "sum"},
            "measures": [{"id": "m", "title": "Величина"} | measure],
            "criteria": [criterion],
        }
    )


SHARE: Data = {"kind": "share", "counted": "часть", "out_of": "целое"}
COUNT: Data = {"kind": "count"}


def bands(rows: list[Data], **scale: Any) -> Data:
    """A band scale read by its letter."""
    return {"kind": "bands", "bands": rows, "read_as": {"values": "literal"}} | scale


# A strategy takes longer to build than to draw from, so each is built once.
PERCENTS = st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True).map(sorted)
AMOUNTS = st.lists(st.integers(1, 30), min_size=1, max_size=4, unique=True).map(sorted)
OTHERS = st.lists(st.sampled_from([2, 3, 4]), unique=True)


@st.composite
def share_line(draw: st.DrawFn) -> tuple[Data, Data]:
    """A share whose rows meet, from 0 to 100 %, better up."""
    inner = draw(PERCENTS)
    rows: list[Data] = [{"at_least": low, "less_than": high} for low, high in pairwise([0, *inner])]
    rows.append({"at_least": inner[-1], "at_most": 100} if draw(st.booleans()) else {"at_least": inner[-1]})
    rows = [row | {"points": points} for points, row in enumerate(rows)]
    return dict(SHARE), {"better": "up", "scale": bands(rows if draw(st.booleans()) else rows[::-1])}


@st.composite
def count_line(draw: st.DrawFn) -> tuple[Data, Data]:
    """A count in whole rows such as 0–4, 5–9, and an open one: 5 follows on 4, so there is no gap."""
    inner = draw(AMOUNTS)
    rows: list[Data] = [{"at_least": low, "at_most": high - 1} for low, high in pairwise([0, *inner])]
    rows.append({"at_least": inner[-1]})
    return dict(COUNT), {"better": "up", "scale": bands([row | {"points": n} for n, row in enumerate(rows)])}


@st.composite
def penalty_line(draw: st.DrawFn) -> tuple[Data, Data]:
    """Points taken away for each."""
    points = draw(st.integers(1, 5))
    scale = {"kind": "per_unit", "points": points, "penalty": True, "floor": -10 * points}
    return dict(COUNT), {"better": "down", "printed": f"минус {points} за каждый случай", "scale": scale}


@st.composite
def place_line(draw: st.DrawFn) -> tuple[Data, Data]:
    """Places, each worth one point less than the one before."""
    last = draw(st.integers(1, 5))
    entries = [{"at": place, "points": last + 1 - place} for place in range(1, last + 1)]
    return {"kind": "place"}, {"scale": {"kind": "lookup", "entries": entries, "otherwise": 0}}


@st.composite
def flag_line(draw: st.DrawFn) -> tuple[Data, Data]:
    """Yes or no."""
    return {"kind": "flag"}, {"better": "up", "scale": {"kind": "yes_no", "yes": draw(st.integers(1, 5))}}


LINES = (
    (SHARES, share_line()),
    (COUNTS, count_line()),
    (PENALTIES, penalty_line()),
    (PLACES, place_line()),
    (FLAGS, flag_line()),
)


@st.composite
def clean_scorings(draw: st.DrawFn) -> Data:
    """A scoring without a defect: each of its criteria holds a share, a count, and some of the other kinds of lines."""
    measures: list[Data] = []
    criteria: list[Data] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        lines: list[Data] = []
        kinds = [0, 1, *draw(OTHERS)]
        for place, kind in enumerate(kinds, 1):
            titles, strategy = LINES[kind]
            measure, line = draw(strategy)
            key, row = f"m{number}-{place}", f"{number}.{place}"
            title = f"{titles[number - 1]}"
            measures.append({"id": key, "title": title} | measure)
            lines.append({"id": f"i{key}", "number": row, "title": title, "measure": key, "source": source(row)} | line)
        criteria.append(
            {
                "id": f"c{number}",
                "number": str(number),
                "title": f"Критерий {number}",
                "source": source(str(number)),
                "minimum": {"points": "0.5", "source": source(str(number))},
                "indicators": lines,
            }
        )
    return {
        "title": "Показатели",
        "source": {"document": "table"},
        "combine": {"kind": "sum"},
        "measures": measures,
        "criteria": criteria,
        "readings": [
            {"id": "levels", "about": "Кому", "taken": "Кому есть", "because": "Так", "source": {"document": "table"}}
        ],
    }
