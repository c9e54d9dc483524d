"""mqes: a municipality's concept of evaluating the quality of education as data, one engine to score and explain.

The names below are loaded when first used, so that ``import mqes_core`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from mqes_core.__about__ import __version__

if TYPE_CHECKING:
    from mqes_core.api.checking import lint_concept, write_findings
    from mqes_core.api.comparing import compare_concepts, write_comparison
    from mqes_core.api.concepts import coverage, frame, frames, load_folder, management_cycle
    from mqes_core.api.editions import DiffResult, carry_cases, diff_editions, write_diff
    from mqes_core.api.example import write_demo
    from mqes_core.api.experts import (
        check_experts,
        compare_requirements,
        expert_indicators,
        explain_expert,
        read_people,
        write_experts,
        write_experts_form,
        write_indicators,
    )
    from mqes_core.api.regional import compare_districts, read_districts, write_region
    from mqes_core.api.roadmaps import (
        read_progress,
        roadmap_overview,
        roadmap_passports,
        roadmap_year,
        write_calendar,
        write_plan,
        write_progress_table,
        write_template,
    )
    from mqes_core.api.schemas import write_schemas
    from mqes_core.api.scoring import ScoreResult, explain, read_cases, replay, score, write_form, write_report
    from mqes_core.comparison.results import District, DistrictYear, Low, Results, Settings
    from mqes_core.diagnostics import Diagnostic, Place, Severity
    from mqes_core.errors import FormError, LoadError, MqesError, PluginError, UsageError
    from mqes_core.evaluation.ranking import RankRange, rank
    from mqes_core.library import Library, open_library
    from mqes_core.model.units import Absence, Assessed, Case, Share, Unit

__all__ = [
    "Absence",
    "Assessed",
    "Case",
    "Diagnostic",
    "DiffResult",
    "District",
    "DistrictYear",
    "FormError",
    "Library",
    "LoadError",
    "Low",
    "MqesError",
    "Place",
    "PluginError",
    "RankRange",
    "Results",
    "ScoreResult",
    "Settings",
    "Severity",
    "Share",
    "Unit",
    "UsageError",
    "__version__",
    "carry_cases",
    "check_experts",
    "compare_concepts",
    "compare_districts",
    "compare_requirements",
    "coverage",
    "diff_editions",
    "expert_indicators",
    "explain",
    "explain_expert",
    "frame",
    "frames",
    "lint_concept",
    "load_folder",
    "management_cycle",
    "open_library",
    "rank",
    "read_cases",
    "read_districts",
    "read_people",
    "read_progress",
    "replay",
    "roadmap_overview",
    "roadmap_passports",
    "roadmap_year",
    "score",
    "write_calendar",
    "write_comparison",
    "write_demo",
    "write_diff",
    "write_experts",
    "write_experts_form",
    "write_findings",
    "write_form",
    "write_indicators",
    "write_plan",
    "write_progress_table",
    "write_region",
    "write_report",
    "write_schemas",
    "write_template",
]

_HOMES = {
    "mqes_core.api.checking": ("lint_concept", "write_findings"),
    "mqes_core.api.concepts": ("coverage", "frame", "frames", "load_folder", "management_cycle"),
    "mqes_core.api.comparing": ("compare_concepts", "write_comparison"),
    "mqes_core.api.editions": ("DiffResult", "carry_cases", "diff_editions", "write_diff"),
    "mqes_core.api.example": ("write_demo",),
    "mqes_core.api.experts": (
        "check_experts", "compare_requirements", "expert_indicators", "explain_expert", "read_people", "write_experts",
        "write_experts_form", "write_indicators",
    ),
    "mqes_core.api.regional": ("compare_districts", "read_districts", "write_region"),
    "mqes_core.api.roadmaps": (
        "read_progress", "roadmap_overview", "roadmap_passports", "roadmap_year", "write_calendar", "write_plan",
        "write_progress_table", "write_template",
    ),
    "mqes_core.api.schemas": ("write_schemas",),
    "mqes_core.api.scoring": (
        "ScoreResult", "explain", "read_cases", "replay", "score", "write_form", "write_report",
    ),
    "mqes_core.comparison.results": ("District", "DistrictYear", "Low", "Results", "Settings"),
    "mqes_core.diagnostics": ("Diagnostic", "Place", "Severity"),
    "mqes_core.errors": ("FormError", "LoadError", "MqesError", "PluginError", "UsageError"),
    "mqes_core.evaluation.ranking": ("RankRange", "rank"),
    "mqes_core.library": ("Library", "open_library"),
    "mqes_core.model.units": ("Absence", "Assessed", "Case", "Share", "Unit"),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
