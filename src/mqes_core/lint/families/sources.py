"""Rules of sources and borrowed text: foreign places, bodies and years, acts misquoted, names of people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mqes_core.lint.families import acts, bodies, levels, people, places, years
from mqes_core.lint.rule import Check

__all__ = ["CHECKS"]

CHECKS: Final[Mapping[str, Check]] = {
    "MQ501": places.other_place,
    "MQ502": places.other_region,
    "MQ503": levels.other_kind,
    "MQ504": levels.region_adjective,
    "MQ505": levels.regional_wording,
    "MQ506": levels.several_municipalities,
    "MQ510": bodies.never_introduced,
    "MQ520": years.gone_by,
    "MQ521": years.impossible_date,
    "MQ530": acts.after_approval,
    "MQ531": acts.not_as_known,
    "MQ532": acts.cited_in_two_ways,
    "MQ540": people.named,
}
