"""Eligibility: who may be an expert on a day, why not, what to bring, until when; which requirements are stricter."""

from mqes_core.eligibility.bring import COST, Item, ToBring, brought, what_to_bring
from mqes_core.eligibility.checking import check, judge
from mqes_core.eligibility.compare import Comparison, Relation, Witness, compare
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.reasons import Reason
from mqes_core.eligibility.rules import ReadingMode, Rule, Rules, compile_clause, compile_experts, compile_rules
from mqes_core.eligibility.telling import (
    category_in_words,
    cause_in_words,
    item_in_words,
    relation_in_words,
    verdict_in_words,
)
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.eligibility.until import Cause, Change, changes, until
from mqes_core.eligibility.verdicts import ClauseResult, RequirementResult, Verdict
from mqes_core.eligibility.wording import (
    clause_in_words,
    eligibility_in_words,
    fact_in_words,
    reason_in_words,
    result_in_words,
    truth_in_words,
)

__all__ = [
    "COST",
    "Cause",
    "Change",
    "ClauseKind",
    "ClauseResult",
    "Comparison",
    "Eligibility",
    "Item",
    "ReadingMode",
    "Reason",
    "Relation",
    "RequirementResult",
    "Rule",
    "Rules",
    "ToBring",
    "Truth",
    "Verdict",
    "Witness",
    "brought",
    "category_in_words",
    "cause_in_words",
    "changes",
    "check",
    "clause_in_words",
    "compare",
    "compile_clause",
    "compile_experts",
    "compile_rules",
    "eligibility_in_words",
    "fact_in_words",
    "item_in_words",
    "judge",
    "reason_in_words",
    "relation_in_words",
    "result_in_words",
    "truth_in_words",
    "until",
    "verdict_in_words",
    "what_to_bring",
]
