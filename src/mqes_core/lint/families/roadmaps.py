"""Rules of plans: deadlines held against what is around them, and what a plan is made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mqes_core.lint.families import deadlines, planning
from mqes_core.lint.rule import Check

__all__ = ["CHECKS"]

CHECKS: Final[Mapping[str, Check]] = {
    "MQ450": deadlines.outside_stage,
    "MQ451": deadlines.outside_period,
    "MQ452": deadlines.outside_validity,
    "MQ453": deadlines.before_approval,
    "MQ454": planning.stages_disagree,
    "MQ455": planning.stages_overlap,
    "MQ456": planning.used_before_made,
    "MQ457": deadlines.yearly_in_one_year,
    "MQ458": planning.empty_stages,
    "MQ459": planning.indicators_unserved,
    "MQ460": planning.activities_unmeasured,
    "MQ461": planning.nothing_measured,
    "MQ462": deadlines.undated_plan,
    "MQ463": deadlines.unreadable,
    "MQ464": deadlines.slips,
}
