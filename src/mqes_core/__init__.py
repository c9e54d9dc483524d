"""mqes: a municipality's concept of evaluating the quality of education as data, one engine to score and explain.

The names below are loaded when first used, so that ``import mqes_core`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mqes_core.__about__ import __version__

if TYPE_CHECKING:
    from mqes_core.api import (
        Library,
        ScoreResult,
        coverage,
        explain,
        frame,
        frames,
        lint_concept,
        load_folder,
        management_cycle,
        open_library,
        read_cases,
        replay,
        score,
        write_demo,
        write_findings,
        write_form,
        write_report,
        write_schemas,
    )
    from mqes_core.diagnostics import Diagnostic, Place, Severity
    from mqes_core.errors import FormError, LoadError, MqesError, PluginError, UsageError
    from mqes_core.evaluation.ranking import RankRange, rank
    from mqes_core.model.units import Absence, Assessed, Case, Share, Unit

__all__ = [
    "Absence",
    "Assessed",
    "Case",
    "Diagnostic",
    "FormError",
    "Library",
    "LoadError",
    "MqesError",
    "Place",
    "PluginError",
    "RankRange",
    "ScoreResult",
    "Severity",
    "Share",
    "Unit",
    "UsageError",
    "__version__",
    "coverage",
    "explain",
    "frame",
    "frames",
    "lint_concept",
    "load_folder",
    "management_cycle",
    "open_library",
    "rank",
    "read_cases",
    "replay",
    "score",
    "write_demo",
    "write_findings",
    "write_form",
    "write_report",
    "write_schemas",
]

_HOMES = {
    "mqes_core.diagnostics": ("Diagnostic", "Place", "Severity"),
    "mqes_core.errors": ("FormError", "LoadError", "MqesError", "PluginError", "UsageError"),
    "mqes_core.evaluation.ranking": ("RankRange", "rank"),
    "mqes_core.model.units": ("Absence", "Assessed", "Case", "Share", "Unit"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = next((module for module, names in _HOMES.items() if name in names), "mqes_core.api")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
