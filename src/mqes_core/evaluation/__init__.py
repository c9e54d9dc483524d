"""Evaluation: an edition compiles once into a plan; the plan scores cases; every result explains itself."""

from mqes_core.evaluation.bearing import decisive_readings
from mqes_core.evaluation.explain import Explanation, ReadingNote, explain, source_in_words
from mqes_core.evaluation.kinds import ExtensionKind
from mqes_core.evaluation.outcomes import Match, MinimumStatus, Outcome, Status
from mqes_core.evaluation.plan import Plan, compile_plan
from mqes_core.evaluation.ranking import Ranking, RankRange, rank, rank_intervals
from mqes_core.evaluation.records import Replayed, card_to_dict, replay
from mqes_core.evaluation.scorecard import Header, Node, NodeResult, ReadingMode, Scorecard

__all__ = [
    "Explanation",
    "ExtensionKind",
    "Header",
    "Match",
    "MinimumStatus",
    "Node",
    "NodeResult",
    "Outcome",
    "Plan",
    "RankRange",
    "Ranking",
    "ReadingMode",
    "ReadingNote",
    "Replayed",
    "Scorecard",
    "Status",
    "card_to_dict",
    "compile_plan",
    "decisive_readings",
    "explain",
    "rank",
    "rank_intervals",
    "replay",
    "source_in_words",
]
