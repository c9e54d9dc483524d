"""The lines of a table taken together: criteria that have none, one value that earns points twice."""

from __future__ import annotations

from collections.abc import Iterator

from mqes_core.lint.rule import Defect
from mqes_core.lint.subject import Path, Subject
from mqes_core.model.scoring import Criterion, Indicator

__all__ = ["empty_criterion", "scored_twice"]


def empty_criterion(subject: Subject) -> Iterator[Defect]:
    """A criterion under which nothing stands: neither indicators nor narrower criteria."""
    for path, criterion in subject.each(Criterion):
        if not criterion.indicators and not criterion.criteria:
            yield Defect(path)


def scored_twice(subject: Subject) -> Iterator[Defect]:
    """Two indicators that earn points from one value by one scale, for the same units."""
    first: dict[tuple[str, str], tuple[Path, Indicator]] = {}
    for path, indicator in subject.each(Indicator):
        if indicator.measure is None or indicator.scale is None:
            continue
        key = indicator.measure, repr((indicator.scale, indicator.applies))
        if key in first:
            yield Defect(path, {"first": first[key][1].title.ru}, also=(first[key][0],))
        else:
            first[key] = path, indicator
