"""What a plan is made of: stages, the order of the work, indicators without activities and activities without them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from mqes_core.lint.families.deadlines import rows, span, stage_span
from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.frame import Mapping
from mqes_core.model.roadmap import Roadmap, RoadmapSection, Stage
from mqes_core.model.scoring import Criterion, Indicator, Target

__all__ = [
    "activities_unmeasured",
    "empty_stages",
    "indicators_unserved",
    "nothing_measured",
    "stages_disagree",
    "stages_overlap",
    "used_before_made",
]

_Code = tuple[str, str]
"""An edition of the frame and a code in it."""


def empty_stages(subject: Subject) -> Iterator[Defect]:
    """A stage under which no row stands, in a plan that has stages at its rows."""
    for path, roadmap in subject.each(Roadmap):
        used = {activity.stage for section in roadmap.sections for activity in section.activities}
        for number, stage in enumerate(roadmap.stages):
            if stage.id not in used:
                yield Defect((*path, "stages", number), {"stage": stage.title.ru})


def stages_disagree(subject: Subject) -> Iterator[Defect]:
    """A stage that stands twice with different times."""
    for path, roadmap in subject.each(Roadmap):
        for (first, one), (second, other) in combinations(enumerate(roadmap.stages), 2):
            spans = stage_span(subject, roadmap, one), stage_span(subject, roadmap, other)
            if one.title.ru == other.title.ru and None not in spans and spans[0] != spans[1]:
                params = {"stage": one.title.ru, "timing": _printed(one), "other": _printed(other)}
                yield Defect((*path, "stages", second), params, also=((*path, "stages", first),))


def stages_overlap(subject: Subject) -> Iterator[Defect]:
    """Two stages of one piece of work that run at the same time."""
    for path, roadmap in subject.each(Roadmap):
        sections = _sections_of_stages(roadmap)
        for (first, one), (second, other) in combinations(enumerate(roadmap.stages), 2):
            earlier, later = stage_span(subject, roadmap, one), stage_span(subject, roadmap, other)
            together = sections[one.id] & sections[other.id]
            if together and earlier and later and later.start <= earlier.end and earlier.start <= later.end:
                params = {"stage": other.title.ru, "before": one.title.ru, "timing": _printed(other)}
                yield Defect((*path, "stages", second), params, also=((*path, "stages", first),))


def used_before_made(subject: Subject) -> Iterator[Defect]:
    """A row that works with the result of another row, and is over before that one begins."""
    for path, roadmap in subject.each(Roadmap):
        by_id = {row.activity.id: row for row in rows(subject, path, roadmap)}
        for row in by_id.values():
            for name in row.activity.uses:
                maker = by_id.get(name)
                mine, made = span(row.reading), span(maker.reading) if maker else None
                if maker and mine and made and mine.end < made.start:
                    params = {
                        "timing": row.timing.printed,
                        "made": maker.activity.title.ru,
                        "when": maker.timing.printed,
                    }
                    yield Defect(row.at, params, also=(maker.path,))


def indicators_unserved(subject: Subject) -> Iterator[Defect]:
    """An indicator whose direction of the frame no section of a plan carries out."""
    served = {code for _, codes in _sections(subject) for code in codes}
    for path, codes in _measured(subject):
        if served and codes and not codes & served:
            yield Defect(path, {"codes": _listed(codes)})


def activities_unmeasured(subject: Subject) -> Iterator[Defect]:
    """A section with activities whose direction of the frame no indicator and no target measures."""
    measured = {code for _, codes in _measured(subject) for code in codes}
    targets = {path[:2] for path, _ in subject.each(Target) if path[0] == "roadmaps"}
    for path, codes in _sections(subject):
        section: RoadmapSection = subject.at(path)
        if (measured or targets) and codes and not codes & measured and path[:2] not in targets and section.activities:
            yield Defect(path, {"codes": _listed(codes)})


def nothing_measured(subject: Subject) -> Iterator[Defect]:
    """A concept with plans and without a single indicator or target."""
    kinds = (Indicator, Target)
    if subject.edition.roadmaps and not any(True for kind in kinds for _ in subject.each(kind)):
        yield Defect(("roadmaps", 0), {})


def _printed(stage: Stage) -> str:
    return stage.timing.printed if stage.timing else ""


def _sections_of_stages(roadmap: Roadmap) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for section in roadmap.sections:
        for activity in section.activities:
            if activity.stage:
                found[activity.stage].add(section.id)
    return found


def _sections(subject: Subject) -> Iterator[tuple[Path, frozenset[_Code]]]:
    """Sections of plans with the codes of the frame that their directions are linked to."""
    codes = {item.id: _codes(item.mappings) for item in subject.edition.concept.directions}
    for path, section in subject.each(RoadmapSection):
        yield path, codes.get(section.direction or "", frozenset())


def _measured(subject: Subject) -> Iterator[tuple[Path, frozenset[_Code]]]:
    """Indicators with the codes of the frame that they or the criteria around them are linked to."""
    for path, indicator in subject.each(Indicator):
        linked = [
            indicator.mappings,
            *(item.mappings for _, item in subject.above(path) if isinstance(item, Criterion)),
        ]
        yield path, next((_codes(mappings) for mappings in linked if mappings), frozenset())


def _codes(mappings: tuple[Mapping, ...]) -> frozenset[_Code]:
    return frozenset((item.frame, item.code) for item in mappings)


def _listed(codes: frozenset[_Code]) -> str:
    return ", ".join(f"{code} ({frame})" for frame, code in sorted(codes))
