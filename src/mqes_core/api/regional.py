"""Districts of a region side by side: their concepts, and the results of their units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from mqes_core import exchange, loading
from mqes_core.api.comparing import FRAME, compare_concepts
from mqes_core.api.edge import today, writing
from mqes_core.api.region_folder import check_apart, left_behind, tables_there
from mqes_core.comparison.concepts.columns import column
from mqes_core.comparison.concepts.crosswalk import Crosswalk
from mqes_core.comparison.concepts.indicators import indicators
from mqes_core.comparison.editions.carry import Carrier
from mqes_core.comparison.results import District, DistrictYear, Low, Settings, compare_results
from mqes_core.comparison.results.crossed import Crossed, cross
from mqes_core.comparison.results.crossing import Crossing, crossing
from mqes_core.comparison.results.settings import By
from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import FormError, UsageError
from mqes_core.evaluation import Plan, ReadingMode, compile_plan
from mqes_core.i18n import Language, refusal
from mqes_core.library import Library, open_library
from mqes_core.model.base import Points, Text
from mqes_core.model.edition import Edition
from mqes_core.model.units import Case
from mqes_core.reporting.region.documents import check_template
from mqes_core.reporting.region.render import render_files, render_region
from mqes_core.reporting.region.subject import Region

__all__ = ["DistrictData", "Region", "Written", "compare_districts", "read_districts", "write_region"]


@dataclass(frozen=True, slots=True)
class DistrictData:
    """What districts reported, year by year, each under the edition for which its forms were made."""

    years: tuple[DistrictYear, ...]
    title: Text | None = None
    """The name of the region."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Warnings about the data."""
    folder: Path | None = None
    """Where it was read, if anywhere."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and what else of mqes lies there."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()
    """A warning where an earlier report left files in the folder (MQ834)."""


def read_districts(
    folder: Path | str, *, library: Library | None = None, on_file: Callable[[], None] = lambda: None
) -> DistrictData:
    """Read a folder of forms: a folder a district inside it, ``region.yaml`` beside them if there is one.

    Args:
        folder: the folder.
        library: where the concepts come from that the forms name; the installed plugins if not given.
        on_file: called after each file is read, for whoever shows how far the work is.

    Raises:
        FormError: with every problem of every file, each with its cell; among them a form of a concept that is not at
            hand (MQ801) and two editions in one district and year (MQ830).
        LoadError: a concept does not load or scores nothing.
    """
    library = library or open_library()
    found = exchange.region_files(Path(folder))
    problems: list[Diagnostic] = []
    warnings = list(found.diagnostics)
    years: list[DistrictYear] = []
    for item in found.districts:
        district = District(item.id, item.title)
        by_edition: defaultdict[str, list[Path]] = defaultdict(list)
        for file in item.files:
            try:
                by_edition[library.edition(file.concept).key].append(file.path)
            except UsageError as error:
                problems += [replace(one, place=Place(f"{item.id}/{file.path.name}")) for one in error.diagnostics]
        read: list[DistrictYear] = []
        for edition, files in by_edition.items():
            try:
                data = exchange.read_cases(files, library.edition(edition), on_file=on_file)
            except FormError as error:
                problems += [_in_district(one, item.id) for one in error.diagnostics]
                continue
            warnings += [_in_district(one, item.id) for one in data.diagnostics]
            read += _by_year(district, library.plan(edition), data.cases)
        problems += _twice(read)
        years += read
    if problems:
        raise FormError(problems)
    return DistrictData(tuple(years), found.title, tuple(warnings), Path(folder).resolve())


def compare_districts(
    data: DistrictData | Sequence[DistrictYear] | Path | str,
    concepts: Iterable[str | Path | Edition] = (),
    *,
    frame: str = FRAME,
    on: date | None = None,
    reading: ReadingMode = "adopted",
    small: int = 5,
    by: By = "points",
    known: Fraction = Fraction(1, 2),
    spread: Points = 25,
    samples: int = 200,
    seed: int = 1,
    low: Low | None = None,
    under: str | Edition | None = None,
    library: Library | None = None,
    on_file: Callable[[], None] = lambda: None,
) -> Region:
    """Lay districts side by side: concepts under the frame, and the results of their units under their own rules.

    Args:
        data: a folder of forms, what :func:`read_districts` read, or districts and years made in Python.
        concepts: the concepts to lay side by side; without any, the editions of the data.
        frame: the edition of the frame of directions.
        on: the day of the comparison, today if not given.
        reading: ``adopted``, or ``letter`` to leave open what the documents do not decide.
        small: values about groups of at most so many are withheld; 0 withholds none, for use inside the house alone.
        by: whether places are given by points, or by their share of what a unit can attain.
        known: a unit is ranked if at least this part of its lines is known.
        spread: by how many percent weights of criteria are varied, up and down.
        samples: how many sets of weights are drawn.
        seed: begins the draw.
        low: the numbers that rules on low results leave open; without them nobody is said to have such results.
        under: a concept under which everybody is scored once more, as far as it goes.
        library: where concepts come from; the installed plugins if not given.
        on_file: called after each file is read.

    Raises:
        FormError: as :func:`read_districts`.
        UsageError: MQ801 unknown concept, MQ808 unknown edition of the frame, MQ831 no rule of the data knows low
            results over so many years, MQ832 there is no data.
        LoadError: a concept does not load or scores nothing.
    """
    library = library or open_library()
    if isinstance(data, (str, Path)):
        data = read_districts(data, library=library, on_file=on_file)
    elif not isinstance(data, DistrictData):
        data = DistrictData(tuple(data))
    plans = {item.edition: item.plan for item in data.years if item.cases}
    if not plans:
        raise UsageError([*data.diagnostics, Diagnostic("MQ832")])  # what was passed over may be why
    chosen = None if under is None else _plan(under, library)
    settings = Settings(
        on=on or today(), reading=reading, small=small, by=by, known=known, spread=spread, samples=samples, seed=seed,
        low=low, under=None if chosen is None else chosen.edition.key,
    )  # fmt: skip
    _check_low(low, plans.values())
    side = compare_concepts(
        tuple(concepts) or [plan.edition for plan in plans.values()], frame=frame, on=settings.on, library=library
    )
    results = compare_results(
        data.years, settings, carry=_Carry(), cross=None if chosen is None else _under(chosen, frame)
    )
    return Region(side, results, data.title, data.diagnostics, library.plugins.kinds, data.folder)


def write_region(
    region: Region,
    path: Path | str,
    *,
    lang: Language = "ru",
    template: Path | str | None = None,
    letters: bool = True,
    on_file: Callable[[], None] = lambda: None,
) -> Written:
    """Write a region's report.

    Args:
        region: what is reported.
        path: a file (.html, .xlsx, .docx or .json), or a folder for all of them, the letters and the tables of data.
            A folder is a name without a suffix, or with one of digits alone («отчёт 15.01.2024»), and whatever folder
            is there already.
        lang: the language of the report.
        template: the office's own Word file, in whose styles and letterhead documents are written.
        letters: whether a folder gets a letter for each unit.
        on_file: called after each file is written.

    Returns the files that were written, and a warning about those that an earlier report left beside them.

    Raises:
        UsageError: MQ833 the template cannot be read; MQ882, MQ883, MQ884, MQ888 it does not serve; MQ880 no such
            format; MQ835 the folder would lie in that of the data, or around it; MQ893 a file cannot be written.
    """
    path = Path(path)
    base = None if template is None else _template(Path(template))
    tables: frozenset[Path] | None = None
    if path.suffix and not _is_folder(path):
        made: Iterable[tuple[Path, bytes]] = [
            (path, render_region(region, path.suffix.lower(), lang=lang, template=base))
        ]
    else:
        check_apart(path, region.given)
        tables = tables_there(path)
        made = ((path / name, data) for name, data in render_files(region, lang=lang, template=base, letters=letters))
    written = []
    for file, content in made:
        with writing(file):
            file.write_bytes(content)
        written.append(file)
        on_file()
    return Written(tuple(written), () if tables is None else tuple(left_behind(path, tables, written)))


def _by_year(district: District, plan: Plan, cases: Iterable[Case]) -> Iterator[DistrictYear]:
    years: defaultdict[int, list[Case]] = defaultdict(list)
    for case in cases:
        years[case.year].append(case)
    return (DistrictYear(district, year, plan, tuple(group)) for year, group in sorted(years.items()))


def _twice(years: Sequence[DistrictYear]) -> Iterator[Diagnostic]:
    """Years of one district that were reported under several editions."""
    editions: defaultdict[int, list[str]] = defaultdict(list)
    for item in years:
        editions[item.year].append(item.edition)
    for year, names in editions.items():
        if len(names) > 1:
            place = Place(years[0].district.id)
            yield Diagnostic("MQ830", place, {"year": str(year), "editions": ", ".join(names)})


def _in_district(found: Diagnostic, district: str) -> Diagnostic:
    """The diagnostic with the district before the name of its file: every district may have a file of that name."""
    place = found.place
    return replace(found, place=replace(place, file=f"{district}/{place.file}")) if place.file else found


def _check_low(low: Low | None, plans: Iterable[Plan]) -> None:
    """Whether some rule of the data knows low results over so many years."""
    rules = {plan.edition.key: plan.edition.scoring.low_results for plan in plans if plan.edition.scoring}
    if low is None or any(rule is not None and low.years in rule.years for rule in rules.values()):
        return
    known = "; ".join(f"{key}: {', '.join(map(str, rule.years))}" for key, rule in rules.items() if rule is not None)
    raise UsageError([Diagnostic("MQ831", params={"years": low.years, "known": known or "—"})])


class _Carry:
    """Carries cases from one edition of a concept to another; each way is worked out once."""

    def __init__(self) -> None:
        self._ways: dict[tuple[str, str], Carrier] = {}

    def __call__(self, case: Case, old: Edition, new: Edition) -> Case | None:
        if old.concept.id != new.concept.id:
            return None
        way = self._ways.setdefault((old.key, new.key), Carrier(old, new))
        return way(case).case


def _under(chosen: Plan, frame: str) -> Callable[[Sequence[DistrictYear], Settings], Crossed]:
    """Scores everybody under one chosen concept, whose indicators are lined up through an edition of the frame."""
    frames, cycle = loading.frames(), loading.management_cycle()
    crosswalk = Crosswalk(frames[frame], frames)
    codes = [item.code for item in frames[frame].directions]

    def crossing_of(plan: Plan) -> Crossing:
        columns = [column(edition, crosswalk, cycle) for edition in (plan.edition, chosen.edition)]
        return crossing(plan.edition, chosen.edition, chosen.nodes, indicators(columns, codes))

    return lambda published, settings: cross(published, chosen, crossing_of, settings)


def _plan(concept: str | Edition, library: Library) -> Plan:
    return compile_plan(concept, library.plugins.kinds) if isinstance(concept, Edition) else library.plan(concept)


def _is_folder(path: Path) -> bool:
    """Whether a path whose name has a dot is a folder all the same: it is there, or its name ends in a date."""
    return path.is_dir() or path.suffix[1:].isdigit()


def _template(path: Path) -> bytes:
    """A template that serves, looked at before anything is written."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UsageError([Diagnostic("MQ833", Place(path.name), {"reason": refusal(error)})]) from error
    check_template(content)
    return content
