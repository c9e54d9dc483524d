"""Eligibility: who may be an expert on a day, why not, what to bring, until when; which requirements are stricter."""

from mqes_core.eligibility.checking import check, judge
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.reasons import Reason
from mqes_core.eligibility.rules import ReadingMode, Rule, Rules, compile_experts, compile_rules
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.eligibility.verdicts import ClauseResult, RequirementResult, Verdict

__all__ = [
    "ClauseKind",
    "ClauseResult",
    "Eligibility",
    "ReadingMode",
    "Reason",
    "RequirementResult",
    "Rule",
    "Rules",
    "Truth",
    "Verdict",
    "check",
    "compile_experts",
    "compile_rules",
    "judge",
]
