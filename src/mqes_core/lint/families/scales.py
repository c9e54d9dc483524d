"""Rules of scales and indicators: rows, directions of points, what can be reached, what is measured, targets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mqes_core.lint.families import bands, direction, lines, meaning, reach, targets
from mqes_core.lint.rule import Check

__all__ = ["CHECKS"]

CHECKS: Final[Mapping[str, Check]] = {
    "MQ260": bands.gaps,
    "MQ261": bands.overlaps,
    "MQ262": bands.stops_short_above,
    "MQ263": bands.stops_short_below,
    "MQ264": bands.unreached,
    "MQ265": direction.steps_back,
    "MQ266": direction.level_steps,
    "MQ267": direction.both_ways,
    "MQ268": direction.against_better,
    "MQ269": direction.unmarked_penalty,
    "MQ270": direction.places,
    "MQ271": reach.unlisted,
    "MQ272": reach.unreachable,
    "MQ273": reach.unreachable_for_some,
    "MQ274": reach.always_met,
    "MQ275": reach.ceiling,
    "MQ276": reach.weights,
    "MQ277": meaning.share_per_head,
    "MQ278": meaning.place_from_count,
    "MQ279": meaning.share_as_count,
    "MQ280": meaning.count_as_share,
    "MQ281": meaning.presence_counted,
    "MQ282": meaning.change_without_base,
    "MQ283": meaning.rate_base,
    "MQ284": meaning.points_without_rule,
    "MQ285": meaning.unscored,
    "MQ286": meaning.nothing_to_judge_by,
    "MQ287": targets.no_number,
    "MQ288": targets.no_base,
    "MQ289": targets.impossible,
    "MQ290": targets.trivial,
    "MQ291": targets.other_unit,
    "MQ292": targets.against_better,
    "MQ293": targets.passport_without_numbers,
    "MQ294": meaning.counts_another_thing,
    "MQ295": reach.only_at_best,
    "MQ296": lines.empty_criterion,
    "MQ297": lines.scored_twice,
}
