"""Makes a file of made-up experts of a district: codes, what they can show, and what they cannot.

    python examples/experts/make.py [FOLDER]

The same file every time. Nobody in it exists; no names are made up either.
"""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

from mqes_core.exchange.experts import Rows, people_form, people_json, vocabulary
from mqes_core.loading import load_edition

HERE = Path(__file__).resolve().parent
RULES = HERE.parents[1] / "plugins" / "shatoy" / "src" / "mqes_shatoy" / "data" / "2022"

MINISTRY: Final = "Министерство образования и науки Чеченской Республики"
PROGRAMME: Final = "Экспертная деятельность в сфере оценки качества образования"
SYSTEMS: Final = "Информационные системы в управлении образовательной организацией"
SERVICES: Final = f"{SYSTEMS}. Информационная система «Е-услуги. Образование»"
SECURITY: Final = "Обеспечение информационной безопасности"
COORDINATOR: Final = "Федеральный координатор"
DISTANCE: Final = "Дистанционное обучение (МСИ, РИКО, ВПР)"
MEETING: Final = "Совещание ответственных за исследования"
INTERNAL: Final = "Оценка внутренних систем оценки качества образования"
PROJECT: Final = "Проектная группа образовательной агломерации Чеченской Республики"
UNION: Final = "Учебно-методическое объединение по общему образованию Минобрнауки"
CONTEST: Final = "Конкурс систем оценки качества образования"

Row = dict[str, object]

PEOPLE: Final[list[Row]] = [
    {"code": "Э-01", "whole.all": "yes"},
    {"code": "Э-02", "subject": "физика", "whole.all": "yes"},
    {"code": "Э-03", "subject": "математика", "whole.all": "yes"},
    {"code": "Э-04", "subject": "русский язык", "whole.all": "yes"},
    {"code": "Э-05", "whole.all": "yes"},
    {"code": "Э-06", "years": 12, "years_on": date(2023, 1, 1), "whole.all": "yes", "whole.employments": "no"},
    {"code": "Э-07", "whole.all": "yes"},
    {"code": "Э-08", "whole.all": "yes"},
    {"code": "Э-09", "subject": "химия"},
    {"code": "Э-10", "whole.educations": "yes", "whole.credentials": "yes"},
    {"code": "Э-11", "whole.all": "yes"},
    {"code": "Э-12"},
]

EDUCATIONS: Final[list[Row]] = [
    {"code": "Э-01", "level": "secondary_vocational", "group": "44.02.02", "since": date(2016, 6, 30)},
    {"code": "Э-02", "level": "master", "field": "Физика", "group": "03.04.02"},
    {"code": "Э-03", "level": "bachelor", "field": "Педагогическое образование", "group": "44.03.01"},
    {"code": "Э-04", "level": "higher"},
    {"code": "Э-05", "level": "master", "field": "Педагогическое образование", "group": "44.04.01"},
    {"code": "Э-06", "level": "master", "field": "Государственное и муниципальное управление", "group": "38.04.04"},
    {"code": "Э-07", "level": "bachelor", "field": SECURITY, "group": "10.03.01", "since": date(2021, 7, 5)},
    {"code": "Э-08", "level": "higher", "field": "Педагогическое образование"},
    {"code": "Э-09", "level": "master"},
    {"code": "Э-10", "level": "secondary_vocational"},
    {"code": "Э-11", "level": "bachelor", "field": "Психолого-педагогическое образование", "since": date(2020, 7, 1)},
]

EMPLOYMENTS: Final[list[Row]] = [
    {"code": "Э-01", "since": date(2016, 9, 1)},
    {"code": "Э-02", "since": date(2011, 9, 1), "until": date(2019, 8, 31)},
    {"code": "Э-02", "since": date(2019, 6, 1)},
    {"code": "Э-03", "since": date(2015, 9, 1)},
    {"code": "Э-04", "since": date(2008, 9, 1)},
    {"code": "Э-05", "since": date(2012, 9, 3)},
    {"code": "Э-07", "since": date(2021, 8, 16), "in_education": "no"},
    {"code": "Э-08", "since": date(2010, 9, 1)},
    {"code": "Э-09", "since": date(2014, 9, 1)},
    {"code": "Э-11", "since": date(2020, 10, 5)},
]

CREDENTIALS: Final[list[Row]] = [
    {"code": "Э-01", "what": "certificate", "topic": DISTANCE, "issuer": COORDINATOR, "since": date(2023, 2, 20)},
    {"code": "Э-01", "what": "participation", "topic": MEETING, "since": date(2023, 3, 14)},
    {"code": "Э-02", "what": "training", "topic": "Оценивание развёрнутых ответов", "hours": 36, "practice_hours": 18,
     "subject": "физика", "since": date(2023, 2, 10)},
    {"code": "Э-03", "what": "training", "topic": "Оценивание развёрнутых ответов", "hours": 36, "practice_hours": 12,
     "subject": "математика", "since": date(2023, 2, 10)},
    {"code": "Э-04", "what": "training", "topic": "Оценивание развёрнутых ответов", "hours": 72, "practice_hours": 24,
     "subject": "русский язык", "since": date(2022, 11, 18)},
    {"code": "Э-05", "what": "training", "programme": PROGRAMME, "hours": 72, "since": date(2022, 5, 27)},
    {"code": "Э-06", "what": "training", "programme": SYSTEMS, "hours": 72, "since": date(2021, 4, 30),
     "until": date(2024, 4, 30)},
    {"code": "Э-06", "what": "training", "programme": SERVICES, "hours": 36, "since": date(2021, 12, 10),
     "until": date(2024, 12, 10)},
    {"code": "Э-08", "what": "training", "programme": PROGRAMME, "hours": 72, "since": date(2021, 10, 15)},
    {"code": "Э-09", "what": "training", "hours": 72, "subject": "химия", "since": date(2023, 3, 3)},
    {"code": "Э-10", "what": "certificate", "topic": DISTANCE, "issuer": COORDINATOR, "since": date(2023, 2, 20)},
    {"code": "Э-10", "what": "participation", "topic": MEETING, "since": date(2023, 3, 14)},
    {"code": "Э-11", "what": "training", "programme": PROGRAMME, "hours": 72, "since": date(2023, 5, 26)},
]  # fmt: skip

ORDERS: Final[list[Row]] = [
    {"number": "214-п", "issued": date(2023, 3, 1), "issuer": MINISTRY, "level": "regional", "act": "order"},
    {"number": "87-п", "issued": date(2022, 9, 12), "issuer": MINISTRY, "level": "regional", "act": "order"},
    {"number": "31", "issued": date(2023, 8, 21), "issuer": "УО", "level": "municipal", "act": "order"},
    {"number": "5 ЦОКО", "issued": date(2023, 1, 16), "issuer": "ГБУ «ЦОКО»", "level": "regional", "act": "local_act"},
]

STATUSES: Final[list[Row]] = [
    {"code": "Э-01", "order": "214-п", "category": "observers", "until": date(2024, 4, 30)},
    {"code": "Э-02", "order": "214-п", "category": "oge", "until": date(2023, 12, 31)},
    {"code": "Э-02", "order": "31", "category": "olympiad", "since": date(2023, 9, 1), "until": date(2024, 5, 31)},
    {"code": "Э-03", "order": "214-п", "category": "oge", "until": date(2023, 12, 31)},
    {"code": "Э-03", "order": "31", "category": "olympiad", "since": date(2023, 9, 1), "until": date(2024, 5, 31)},
    {"code": "Э-04", "order": "214-п", "category": "oge", "until": date(2023, 12, 31)},
    {"code": "Э-04", "order": "214-п", "category": "ege", "until": date(2023, 12, 31)},
    {"code": "Э-05", "order": "5 ЦОКО", "category": "test-developers"},
    {"code": "Э-05", "order": "87-п", "category": "analysts", "until": date(2023, 9, 11)},
    {"code": "Э-08", "order": "87-п", "category": "systems"},
    {"code": "Э-08", "order": "87-п", "category": "sites"},
    {"code": "Э-11", "order": "214-п", "category": "analysts", "until": date(2024, 12, 31)},
]

REGISTER: Final[list[Row]] = [
    {"code": "Э-01", "category": "observers", "since": date(2023, 3, 1), "order": "214-п"},
    {"code": "Э-02", "category": "oge", "since": date(2023, 3, 1), "order": "214-п"},
    {"code": "Э-03", "category": "oge", "since": date(2023, 3, 1), "order": "214-п"},
    {"code": "Э-04", "category": "oge", "since": date(2022, 3, 1)},
    {"code": "Э-05", "category": "analysts", "since": date(2022, 9, 12), "order": "87-п"},
    {"code": "Э-08", "category": "systems", "since": date(2022, 9, 12), "order": "87-п"},
    {"code": "Э-10", "category": "observers", "since": date(2021, 10, 1), "until": date(2022, 12, 31)},
    {"code": "Э-11", "category": "analysts", "since": date(2023, 6, 1)},
]

YEARS: Final[list[Row]] = [
    {"year": 2022, "register_whole": "yes", "procedures_whole": "yes"},
    {"year": 2023, "register_whole": "yes", "procedures_whole": "yes"},
]

DIAGNOSTIC: Final = "Районная диагностическая работа по математике, 8 класс"
READING: Final = "Районный мониторинг читательской грамотности, 4 класс"

HELD: Final[list[Row]] = [
    {"number": "П-01", "procedure": DIAGNOSTIC, "on": date(2022, 10, 20), "level": "municipal", "content": "no",
     "everybody": "yes"},
    {"number": "П-02", "procedure": "district-olympiad", "on": date(2022, 11, 17), "content": "no", "everybody": "yes"},
    {"number": "П-03", "procedure": "district-olympiad", "on": date(2023, 1, 26), "content": "yes", "everybody": "yes"},
    {"number": "П-04", "procedure": "oge", "on": date(2023, 6, 6), "content": "no", "everybody": "yes"},
    {"number": "П-05", "procedure": DIAGNOSTIC, "on": date(2023, 10, 19), "level": "municipal", "content": "yes",
     "everybody": "yes"},
    {"number": "П-06", "procedure": READING, "on": date(2023, 11, 14), "level": "municipal", "everybody": "yes"},
    {"number": "П-07", "procedure": "discussion", "on": date(2023, 12, 5), "content": "yes", "everybody": "yes"},
]  # fmt: skip

ENGAGED: Final[list[Row]] = [
    {"held": number, "code": code}
    for number, codes in {
        "П-01": "Э-05 Э-12",
        "П-02": "Э-03 Э-07",
        "П-03": "Э-04 Э-07",
        "П-04": "Э-02 Э-03 Э-04",
        "П-05": "Э-03 Э-05",
        "П-06": "Э-12",
        "П-07": "Э-05 Э-08",
    }.items()
    for code in codes.split()
]

ROWS: Final[Rows] = {
    "people": PEOPLE,
    "educations": EDUCATIONS,
    "employments": EMPLOYMENTS,
    "credentials": CREDENTIALS,
    "acts": ORDERS,
    "orders": STATUSES,
    "commissions": [
        {"code": "Э-04", "rank": "senior", "subject": "русский язык", "since": date(2021, 3, 1)},
        {"code": "Э-02", "rank": "main", "subject": "физика", "since": date(2022, 3, 1)},
    ],
    "contests": [{"code": "Э-08", "contest": CONTEST, "result": "laureate", "year": 2021}],
    "memberships": [
        {"code": "Э-08", "body": PROJECT, "since": date(2022, 1, 17)},
        {"code": "Э-08", "body": UNION, "since": date(2021, 9, 1)},
    ],
    "confirmations": [
        {"code": "Э-08", "competence": INTERNAL, "by": "Районный методический кабинет", "since": date(2022, 9, 5)}
    ],
    "register": REGISTER,
    "years": YEARS,
    "held": HELD,
    "engaged": ENGAGED,
    "tests": [
        {
            "code": "Э-04",
            "passed": "yes",
            "disagreement": Fraction(15, 2),
            "subject": "русский язык",
            "since": date(2023, 2, 27),
        }
    ],
}  # fmt: skip


def main(folder: Path) -> None:
    """Write the file as a workbook and as JSON."""
    known = vocabulary(load_edition(RULES))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "people.xlsx").write_bytes(people_form(known, ROWS))
    (folder / "people.json").write_bytes(people_json(known, ROWS))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
