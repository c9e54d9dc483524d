"""What no single file can show: whether all that an edition says holds together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from mqes_core.diagnostics import Diagnostic
from mqes_core.loading.files import LoadedFile
from mqes_core.loading.frame_checks import FRAME_CHECKS
from mqes_core.loading.names import Names, unknown_names
from mqes_core.loading.other_checks import OTHER_CHECKS
from mqes_core.loading.parts import parts
from mqes_core.loading.scale_checks import SCALE_CHECKS
from mqes_core.loading.scoring_checks import SCORING_CHECKS, unsuitable_scale
from mqes_core.loading.table_checks import table_of_unknown_names
from mqes_core.model.scoring import Indicator
from mqes_core.model.tables import Table

__all__ = ["check"]

_CHECKS: Final = {**SCALE_CHECKS, **SCORING_CHECKS, **OTHER_CHECKS, **FRAME_CHECKS}


def check(files: Sequence[LoadedFile], unread: frozenset[str]) -> Iterator[Diagnostic]:
    """Everything that does not hold together in the files of one edition.

    Args:
        files: the files whose structure is right.
        unread: kinds of files that are there and could not be read; what they may declare is not called unknown.
    """
    every = [part for file in files for part in parts(file)]
    names = Names(unread)
    yield from chain.from_iterable(names.declare(part) for part in every)
    for part in every:
        yield from unknown_names(part, names)
        yield from names.renamed(part)
        if isinstance(part.item, Indicator):
            yield from unsuitable_scale(part, names)
        if isinstance(part.item, Table):
            yield from table_of_unknown_names(part, names)
        if own := _CHECKS.get(type(part.item)):
            yield from own(part)
