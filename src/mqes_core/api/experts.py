"""Experts: a form of what they can show, who is eligible for what on a day and why not, indicators about them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Final, get_args

from mqes_core.api.edge import today, writing
from mqes_core.counting import Counted, IndicatorReport, count_measures
from mqes_core.diagnostics import Diagnostic
from mqes_core.eligibility import Comparison, ReadingMode, compare
from mqes_core.errors import UsageError
from mqes_core.exchange import write_cases
from mqes_core.exchange.experts import People, Vocabulary, people_form, vocabulary
from mqes_core.exchange.experts import read_people as read_file
from mqes_core.i18n import Language
from mqes_core.library import Library, open_library
from mqes_core.model.edition import Edition, find_named
from mqes_core.model.experts import ExpertCategory
from mqes_core.model.near import near
from mqes_core.model.person import Person
from mqes_core.model.units import Unit
from mqes_core.reporting import experts as reports
from mqes_core.reporting.experts import ExpertReport, assess
from mqes_core.reporting.experts.view import Cell

__all__ = [
    "ExpertReport",
    "check_experts",
    "compare_requirements",
    "counted_measure",
    "expert_indicators",
    "explain_expert",
    "read_people",
    "write_experts",
    "write_experts_form",
    "write_indicators",
]

_MOST_NAMED: Final = 8


def write_experts_form(
    concept: str | Edition, path: Path | str, *, library: Library | None = None, lang: Language = "ru"
) -> Path:
    """Write the form (xlsx) in which people list what their experts can show.

    Raises:
        UsageError: MQ801 unknown concept, MQ807 another suffix than .xlsx, MQ860 the concept asks nothing of experts,
            MQ893 the file cannot be written.
        LoadError: the concept does not load.
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise UsageError([Diagnostic("MQ807", params={"path": str(path)})])
    data = people_form(_known(concept, library or open_library()), lang=lang)
    with writing(path):
        path.write_bytes(data)
    return path


def read_people(
    concept: str | Edition, path: Path | str, *, on: date | None = None, library: Library | None = None
) -> People:
    """Read a filled-in form of experts (xlsx), or JSON of the same rows.

    Nothing is raised for what is wrong in the file: each problem stands in ``diagnostics`` with its sheet and cell,
    and whatever is sound is there.

    Args:
        concept: ``shatoy``, ``shatoy@2022``, or an edition already loaded.
        path: the file.
        on: the day of reading, today if not given; nothing can have been issued later.
        library: where the concept comes from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ860 the concept asks nothing of experts.
        LoadError: the concept does not load.
    """
    return read_file(Path(path), _known(concept, library or open_library()), on or today())


def check_experts(
    concept: str | Edition,
    people: People | Iterable[Person] | Path | str,
    *,
    on: date | None = None,
    reading: ReadingMode = "adopted",
    needs: Mapping[str, int] | None = None,
    months: int = 6,
    personal: bool = False,
    read_on: date | None = None,
    library: Library | None = None,
) -> ExpertReport:
    """Everybody against every category of a concept on a day: verdicts with reasons, what to bring, until when.

    Args:
        concept: ``shatoy``, ``shatoy@2022``, or an edition already loaded.
        people: a file (xlsx, json), what :func:`read_people` read, or people made in Python.
        on: the day asked about, today if not given.
        reading: ``adopted``, or ``letter`` to leave open what the document does not decide.
        needs: how many experts are needed, by id or printed number of the category: ``{"1.1": 3}``.
        months: how many months ahead what expires is told.
        personal: whether names and places of work are shown; by default nobody is named but by the code.
        read_on: the day of reading the file, today if not given; nothing can have been issued later.
        library: where the concept and the kinds of clauses come from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ860 the concept asks nothing of experts, MQ862 no such category.
        LoadError: the concept does not load, MQ340 or MQ341 a plugin's clause cannot be decided.
        ValueError: ``reading`` is neither of the two.
    """
    if reading not in get_args(ReadingMode):
        raise ValueError(f"reading must be one of {get_args(ReadingMode)}, not {reading!r}")
    library = library or open_library()
    known = _known(concept, library)
    if isinstance(people, (Path, str)):
        people = read_file(Path(people), known, read_on or today())
    persons, found = (people.people, people.diagnostics) if isinstance(people, People) else (tuple(people), ())
    wanted = {_category(known, name).id: number for name, number in (needs or {}).items()}
    return assess(
        known.edition, persons, on or today(), reading=reading, needs=wanted, months=months, personal=personal,
        diagnostics=found, kinds=library.plugins.clauses,
    )  # fmt: skip


def write_experts(report: ExpertReport, path: Path | str, *, lang: Language = "ru") -> Path:
    """Write the report on experts as a page (html), workbook (xlsx) or data (json), by the file's suffix.

    Raises:
        UsageError: MQ864 no such format, MQ893 the file cannot be written.
    """
    path = Path(path)
    data = reports.render_experts(report, path.suffix.lower(), lang=lang)
    with writing(path):
        path.write_bytes(data)
    return path


def expert_indicators(
    concept: str | Edition,
    people: People | Path | str,
    *,
    year: int | None = None,
    on: date | None = None,
    library: Library | None = None,
) -> IndicatorReport:
    """The measures of a concept that a file of people tells: from the register, procedures of a year and assessors.

    A value is there only where everything that it needs is known; else its bounds are, and why it is not known.

    Args:
        concept: ``shatoy``, ``shatoy@2022``, or an edition already loaded.
        people: a file (xlsx, json), or what :func:`read_people` read.
        year: the year, the last that the file speaks of if not given; the year before is counted beside it.
        on: the day of reading, today if not given; nothing is known beyond it.
        library: where the concept and the kinds of clauses come from; the installed plugins if not given.

    Raises:
        UsageError: MQ801 unknown concept, MQ860 it asks nothing of experts, MQ866 it counts nothing from people, MQ867
            the file says nothing of the year.
        LoadError: the concept does not load, MQ340 or MQ341 a plugin's clause cannot be decided.
    """
    library = library or open_library()
    known, on = _known(concept, library), on or today()
    if not known.counts:
        raise UsageError([Diagnostic("MQ866", params={"concept": known.name})])
    if isinstance(people, (Path, str)):
        people = read_file(Path(people), known, on)
    years = people.activity.known_years()
    if (year is not None and year not in years) or not years:
        present = ", ".join(map(str, years)) or "—"
        found = [Diagnostic("MQ867", params={"year": "—" if year is None else str(year), "present": present})]
        raise UsageError([*people.diagnostics, *found])
    year = years[-1] if year is None else year

    def counted(asked: int) -> tuple[Counted, ...]:
        if asked not in years:
            return ()
        return count_measures(known.edition, people.people, people.activity, asked, on, library.plugins.clauses)

    return IndicatorReport(
        known.edition, year, counted(year), counted(year - 1), people.diagnostics, library.plugins.clauses
    )


def write_indicators(report: IndicatorReport, path: Path | str) -> Path:
    """Write what is known as data that scorecards take: json, csv, or the form (xlsx) to write the rest into.

    The unit is the municipality, under the name of the concept.

    Raises:
        FormError: MQ702 no such format.
        UsageError: MQ893 the file cannot be written.
    """
    path = Path(path)
    concept = report.edition.concept
    unit = Unit(id=concept.id, title=concept.municipality.ru, kind="municipality")
    with writing(path):
        write_cases(report.cases(unit), report.edition, path)
    return path


def counted_measure(report: IndicatorReport, name: str) -> Counted:
    """What was counted for one measure, with its lists.

    Raises:
        UsageError: MQ868 no such measure is counted.
    """
    counted = {item.measure.id: item for item in report.counted}
    if name not in counted:
        params = {"measure": name, "concept": report.edition.key, "near": ", ".join(counted)}
        raise UsageError([Diagnostic("MQ868", params=params)])
    return counted[name]


def explain_expert(report: ExpertReport, expert: str, category: str | None = None) -> tuple[Cell, ...]:
    """The verdicts on one person: for every category, or for one, by id or printed number.

    Raises:
        UsageError: MQ861 nobody has this code, MQ862 no such category.
    """
    row = next((row for row in report.rows if row.person.code == expert), None)
    if row is None:
        codes = {item.person.code: item.person.code for item in report.rows}
        listed = ", ".join(near(expert, codes) or list(codes)[:_MOST_NAMED]) or "—"
        raise UsageError([Diagnostic("MQ861", params={"code": expert, "near": listed})])
    if category is None:
        return row.cells
    wanted = _category(vocabulary(report.edition, report.kinds), category)
    return tuple(cell for cell in row.cells if cell.category.id == wanted.id)


def compare_requirements(
    first: str, second: str, *, on: date | None = None, library: Library | None = None
) -> tuple[ExpertCategory, ExpertCategory, Comparison]:
    """Which of two categories asks for more on a day, with examples that pass the one and not the other.

    Args:
        first: a category by concept and id or printed number: ``shatoy:1.1``, ``shatoy@2022:observers``.
        second: another, of the same concept or of another.
        on: the day, today if not given.
        library: where concepts come from; the installed plugins if not given.

    Raises:
        UsageError: MQ865 no category is named, MQ801 unknown concept, MQ860 the concept asks nothing of experts,
            MQ862 no such category.
        LoadError: a concept does not load, MQ340 or MQ341 a plugin's clause cannot be decided.
    """
    library = library or open_library()
    sides = []
    for name in (first, second):
        concept, colon, category = name.partition(":")
        if not concept or not category or not colon:
            raise UsageError([Diagnostic("MQ865", params={"name": name})])
        known = _known(concept, library)
        sides.append((_category(known, category), known.experts))
    (one, other) = sides
    return one[0], other[0], compare(one, other, on or today(), kinds=library.plugins.clauses)


def _category(known: Vocabulary, name: str) -> ExpertCategory:
    found = find_named(known.categories.values(), name)
    if found is None:
        listed = ", ".join((item.number or item.id).rstrip(".") for item in known.categories.values())
        raise UsageError([Diagnostic("MQ862", params={"category": name, "concept": known.name, "near": listed})])
    return found


def _known(concept: str | Edition, library: Library) -> Vocabulary:
    edition = concept if isinstance(concept, Edition) else library.edition(concept)
    return vocabulary(edition, library.plugins.clauses)
