"""Verdicts, reasons, clauses and facts in words, in Russian and English."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from datetime import date
from fractions import Fraction
from typing import Any, Final

from mqes_core.eligibility.conditions import Condition
from mqes_core.eligibility.extension import ClauseKind
from mqes_core.eligibility.reasons import Reason
from mqes_core.eligibility.truth import Eligibility, Truth
from mqes_core.eligibility.verdicts import ClauseResult, RequirementResult
from mqes_core.i18n import Language, format_date, format_number, translate
from mqes_core.model.base import Text
from mqes_core.model.experts import (
    AllOf,
    AnyOf,
    Clause,
    Confirmed,
    ContestResult,
    Credential,
    Education,
    Experience,
    ExtensionClause,
    Membership,
    Not,
    OrderGranted,
    QualificationTest,
    SubjectCommission,
)
from mqes_core.model.profile import EducationRecord, EmploymentRecord, Fact
from mqes_core.model.sources import Reading

__all__ = [
    "Kinds",
    "Names",
    "bring_in_words",
    "clause_in_words",
    "eligibility_in_words",
    "fact_in_words",
    "reason_in_words",
    "result_in_words",
    "truth_in_words",
]

Kinds = Mapping[str, ClauseKind]
Names = Mapping[str, str]
"""What people call the categories of experts, by id."""

_COUNTED: Final = {"hours", "practice_hours", "disagreement"}
_WORDED: Final = {
    "rank": "rank",
    "what": "what",
    "result": "result",
    "act": "act",
    "issuer_level": "level",
    "passed": "passed",
}


def clause_in_words(clause: Clause, lang: Language, kinds: Kinds | None = None) -> str:
    """What a clause asks for, in a line."""
    match clause:
        case AllOf() | AnyOf():
            parts = "; ".join(clause_in_words(part, lang, kinds) for part in clause.clauses)
            number = clause.at_least if isinstance(clause, AnyOf) else None
            kind = "all" if number is None else "one" if number == 1 else "any"
            return translate(f"eligibility.clause.{kind}", lang, number=number, parts=parts)
        case Not():
            return translate("eligibility.clause.not", lang, part=clause_in_words(clause.clause, lang, kinds))
        case ExtensionClause():
            own = (kinds or {}).get(clause.kind)
            return own.describe(own.params.model_validate_json(json.dumps(clause.params)), lang) if own else clause.kind
        case Experience(years=0):
            return translate("eligibility.clause.any_experience", lang)
        case QualificationTest(disagreement_at_most=None):
            head = translate("eligibility.clause.open_test", lang)
        case _:
            head = translate(f"eligibility.clause.{clause.kind}", lang, **_params(clause, lang))
    return ", ".join([head, *_details(clause, lang)])


def bring_in_words(clause: Clause, lang: Language, kinds: Kinds | None = None) -> str:
    """What to bring so that a clause holds, in as few words as it takes."""
    params = _params(clause, lang)
    match clause:
        case Credential():
            title = params["title"]
            # The title says what the document is; only an abbreviation keeps its capital.
            head = title if title[1:2].isupper() else f"{title[:1].lower()}{title[1:]}"
        case OrderGranted():
            act = "act" if clause.act is None else clause.act
            by = clause.issuer.in_language(lang) if clause.issuer else _word("level", clause.level, lang)
            key = "status" if clause.status else act
            status = clause.status.in_language(lang) if clause.status else ""
            head = translate(f"eligibility.bring.{key}", lang, by=by, status=status)
        case QualificationTest(disagreement_at_most=None):
            head = translate("eligibility.bring.open_test", lang)
        case Education() | Experience() | SubjectCommission() | ContestResult() | Membership() | Confirmed():
            head = translate(f"eligibility.bring.{clause.kind}", lang, **params)
        case QualificationTest():
            head = translate("eligibility.bring.qualification_test", lang, **params)
        case _:
            return clause_in_words(clause, lang, kinds)
    left_out = {"issuer", "level", "act", "status"} if isinstance(clause, OrderGranted) else set()
    return ", ".join([head, *_details(clause, lang, left_out)])


def _params(clause: Clause, lang: Language) -> dict[str, Any]:
    match clause:
        case Education():
            return {"level": _word("education", clause.level, lang)}
        case Experience():
            return {"years": clause.years}
        case Credential():
            return {"what": _word("what", clause.what, lang), "title": clause.title.in_language(lang)}
        case SubjectCommission():
            return {"rank": _word("rank", clause.rank, lang)}
        case ContestResult():
            results = ", ".join(_word("result", item, lang) for item in clause.results)
            return {"contest": clause.contest.in_language(lang), "results": results}
        case Membership():
            return {"body": clause.body.in_language(lang)}
        case Confirmed():
            return {"competence": clause.competence.in_language(lang)}
        case QualificationTest():
            return {"bound": clause.disagreement_at_most}
        case _:
            return {}


def _details(clause: Clause, lang: Language, left_out: Set[str] = frozenset()) -> list[str]:
    """What a clause asks for beside its main thing and what is ``left_out``."""
    values: dict[str, Any] = {}
    match clause:
        case Education():
            values = {"field": clause.field, "group": clause.group}
        case Credential():
            values = {
                "programme": clause.programme,
                "topic": clause.topic,
                "issuer": clause.issuer,
                "level": clause.issuer_level and _word("level", clause.issuer_level, lang),
                "by_subject": clause.by_subject or None,
                "hours": clause.hours,
                "practice_hours": clause.practice_hours,
                "within_years": clause.within_years,
            }
        case OrderGranted():
            values = {
                "status": clause.status,
                "issuer": clause.issuer,
                "level": _word("level", clause.level, lang),
                "act": clause.act and _word("act", clause.act, lang),
                "within_years": clause.within_years,
            }
        case SubjectCommission():
            values = {"by_subject": clause.by_subject or None, "ever": clause.ever or None}
        case ContestResult():
            values = {"within_years": clause.within_years}
        case Confirmed():
            values = {"by": clause.by}
        case QualificationTest():
            values = {"by_subject": clause.by_subject or None}
    return [
        translate(
            f"eligibility.detail.{name}", lang, value=value.in_language(lang) if isinstance(value, Text) else value
        )
        for name, value in values.items()
        if value is not None and name not in left_out
    ]


def _word(family: str, value: str, lang: Language) -> str:
    return translate(f"eligibility.{family}.{value}", lang)


def _shown(attribute: str, value: Any, fact: Fact | None, lang: Language, names: Names | None) -> str:
    """The value of an attribute of a fact."""
    if attribute == "category":
        return str((names or {}).get(value, value))
    if isinstance(value, bool):
        return _word("passed", "yes" if value else "no", lang)
    if isinstance(value, date):
        return format_date(value, lang)
    if isinstance(value, (int, Fraction)):
        return str(value) if attribute == "year" else format_number(value, lang)
    if attribute == "level":
        return _word("education" if isinstance(fact, EducationRecord) else "level", value, lang)
    return _word(_WORDED[attribute], value, lang) if attribute in _WORDED else str(value)


def fact_in_words(fact: Fact, lang: Language, names: Names | None = None) -> str:
    """What a fact says: its attributes one after the other, its dates last."""
    values = {name: getattr(fact, name) for name in type(fact).model_fields}
    dates = [values.pop(name, None) for name in ("since", "until")]
    if isinstance(fact, EmploymentRecord):
        values = {}
    shown = [
        translate(
            f"eligibility.fact.{name}", lang, value=value if name in _COUNTED else (names or {}).get(value, value)
        )
        if name in {*_COUNTED, "category"}
        else _shown(name, value, fact, lang, names)
        for name, value in values.items()
        if value is not None
    ]
    if any(dates):
        shown.append("–".join(format_date(day, lang) if day else "…" for day in dates))
    return ", ".join(shown) or "—"


def _wanted(condition: Condition, fact: Fact, lang: Language, names: Names | None) -> str:
    """What a condition asks for."""
    asked = condition.asked
    if isinstance(asked, Text):
        return asked.in_language(lang)
    options = asked if isinstance(asked, tuple) else (asked,)
    return ", ".join(_shown(condition.attribute, option, fact, lang, names) for option in options)


def reason_in_words(reason: Reason, lang: Language, evidence: tuple[Fact, ...] = (), names: Names | None = None) -> str:
    """A reason in a line; ``evidence`` are the facts on which it rests, which are named where they come short."""
    params = dict(reason.params)
    if "list" in params:
        params["list"] = _word("list", params["list"], lang)
    match reason.key:
        case "other":
            fact, condition = evidence[0], params["condition"]
            found = (
                fact.group or fact.field
                if isinstance(fact, EducationRecord) and condition.attribute == "field"
                else (getattr(fact, condition.attribute))
            )
            params |= {
                "attribute": _word("attribute", condition.attribute, lang),
                "found": "—" if found is None else _shown(condition.attribute, found, fact, lang, names),
                "wanted": _wanted(condition, fact, lang, names),
            }
        case "blank":
            params["attribute"] = _word("attribute", params["attribute"], lang)
        case "expired" | "not_yet":
            params = {name: format_date(day, lang) for name, day in params.items()}
        case "reading":
            reading: Reading | None = params["reading"]
            params["about"] = reading.about.in_language(lang) if reading else params["id"]
        case "extension_yes" | "extension_no" | "extension_unknown":
            params["rule"] = params["kind"].describe(params["params"], lang)
    words = translate(f"eligibility.because.{reason.key}", lang, **params)
    named = reason.key in {"held", "other", "blank", "expired", "not_yet"} and evidence
    return f"{words}: {'; '.join(fact_in_words(fact, lang, names) for fact in evidence)}" if named else words


def result_in_words(result: ClauseResult | RequirementResult, lang: Language, names: Names | None = None) -> str:
    """Why a clause or a requirement comes out as it does."""
    evidence = result.clause.evidence if isinstance(result, RequirementResult) else result.evidence
    return reason_in_words(result.reason, lang, evidence, names)


def eligibility_in_words(eligibility: Eligibility, lang: Language) -> str:
    """The verdict in a word or two."""
    return translate(f"eligibility.is.{eligibility.value}", lang)


def truth_in_words(truth: Truth, lang: Language) -> str:
    """Whether a requirement is met, in a word or two."""
    return translate(f"eligibility.truth.{truth.word}", lang)
