"""Requirements and people made up for the laws: few words, so that clauses and facts often meet."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from mqes_core.model.experts import Clause, ExpertCategory, Experts, ExpertsFile
from mqes_core.model.profile import Profile

ON = date(2023, 9, 1)
SUBJECTS = ("физика", "химия")
DATES = ("2015-01-01", "2020-09-01", "2021-09-01", "2023-09-01", "2024-02-01")


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Mappings in which every field may be missing."""
    return st.fixed_dictionaries({}, optional=fields)


def one_of(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


def clause(kind: str, optional: dict[str, Any] | None = None, **fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), **fields}, optional=optional or {})


def by_issuer(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    """An issuer is always of one level: И1 is regional."""
    return one_of(
        {},
        {fields["level"]: "municipal"},
        {fields["level"]: "regional"},
        {"issuer": "И1", fields["level"]: "regional"},
    )


CREDENTIAL = st.builds(
    lambda clause, issuer: {**clause, **issuer},
    clause(
        "credential",
        {
            "programme": one_of("П1", "П2"),
            "topic": one_of("Т1"),
            "hours": one_of(18, 36),
            "practice_hours": one_of(18),
            "by_subject": st.booleans(),
            "within_years": one_of(2, 3),
        },
        what=one_of("training", "certificate"),
        title=st.just("Документ"),
    ),
    by_issuer(level="issuer_level"),
)
ORDER = st.builds(
    lambda clause, issuer: {**clause, **(issuer or {"level": "regional"})},
    clause("order", {"act": one_of("order", "local_act"), "status": one_of("С1"), "within_years": one_of(2)}),
    by_issuer(level="level"),
)
LEAF: st.SearchStrategy[dict[str, Any]] = st.one_of(
    CREDENTIAL,
    CREDENTIAL,
    ORDER,
    clause(
        "education",
        {"field": one_of("О1"), "group": one_of("44", "10.00.00")},
        level=one_of("preschool", "secondary_vocational", "higher", "master"),
    ),
    clause("experience", years=one_of(0, 2, 3)),
    clause("none"),
    clause("subject_commission", {"by_subject": st.booleans(), "ever": st.booleans()}, rank=one_of("main", "senior")),
    clause(
        "contest",
        {"within_years": one_of(1, 3)},
        contest=st.just("К1"),
        results=one_of(["winner"], ["winner", "laureate"], ["winner", "prizewinner", "laureate", "participant"]),
    ),
    clause("membership", body=one_of("Б1", "Б2")),
    clause("confirmed", {"by": st.just("УО")}, competence=one_of("У1", "У2")),
    clause("qualification_test", {"disagreement_at_most": one_of(10, 20, 100)}),
)


def clauses(*, negative: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Clauses of two or three layers."""

    def wider(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        parts = st.lists(inner, min_size=1, max_size=3)
        groups = [
            st.builds(lambda found: {"kind": "all", "clauses": found}, parts),
            parts.flatmap(
                lambda found: st.integers(1, len(found)).map(
                    lambda number: {"kind": "any", "at_least": number, "clauses": found}
                )
            ),
        ]
        return (
            st.one_of(*groups, st.builds(lambda one: {"kind": "not", "clause": one}, inner))
            if negative
            else (st.one_of(*groups))
        )

    return st.recursive(LEAF, wider, max_leaves=3)


@st.composite
def categories(draw: st.DrawFn, *, negative: bool = False, most: int = 3, name: str = "k") -> dict[str, Any]:
    """A category of a few requirements, obligatory ones and others."""
    requirements = [
        {
            "id": f"r{number}",
            "title": f"Требование {number}",
            "clause": draw(clauses(negative=negative)),
            "obligatory": draw(st.sampled_from([True, True, True, False])),
            "source": {"section": "I"},
            **draw(some(validity=one_of({"since": "2023-09-02"}, {"until": "2023-08-31"}, {"until": "2024-01-01"}))),
        }
        for number in range(draw(st.integers(1, most)))
    ]
    return {"id": name, "title": "Эксперт", "source": {"section": "I"}, "requirements": requirements}


def experts(*made: dict[str, Any]) -> Experts:
    """The requirements of a concept that has these categories."""
    group = {"id": "g", "title": "Группа", "source": {"section": "I"}, "categories": list(made)}
    return read_experts({"title": "Требования", "source": {"section": "I"}, "groups": [group]})


def read_experts(data: dict[str, Any]) -> Experts:
    import json

    written = json.dumps({"format": 1, "kind": "experts", "experts": data})
    return ExpertsFile.model_validate_json(written).experts


def category_of(made: dict[str, Any]) -> tuple[ExpertCategory, Experts]:
    """A made-up category with the requirements of its concept."""
    found = experts(made)
    return found.groups[0].categories[0], found


DATED = {"since": one_of(*DATES), "until": one_of(*DATES)}
ISSUED = {"issuer": one_of("И1", "«и1»", "И2")}
FACTS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "educations": some(
        level=one_of("secondary", "secondary_vocational", "higher", "bachelor", "master"),
        field=one_of("О1", "О2"),
        group=one_of("44", "44.03.01", "10", "99"),
        since=one_of(*DATES),
    ),
    "credentials": some(
        what=one_of("training", "certificate", "other"),
        programme=one_of("П1", "п1", "П2", "П3"),
        topic=one_of("Т1", "Т2"),
        hours=one_of(17, 18, 36),
        practice_hours=one_of(17, 18),
        subject=one_of(*SUBJECTS),
        issuer_level=one_of("regional", "municipal", "federal"),
        **ISSUED,
        **DATED,
    ),
    "orders": some(
        level=one_of("regional", "municipal", "federal"),
        act=one_of("order", "local_act"),
        category=one_of("k", "k", "other"),
        status=one_of("С1", "С2"),
        **ISSUED,
        **DATED,
    ),
    "commissions": some(rank=one_of("main", "senior", "leading"), subject=one_of(*SUBJECTS), **DATED),
    "contests": some(
        contest=one_of("К1", "К2"),
        result=one_of("winner", "laureate", "participant"),
        year=one_of(2015, 2020, 2021, 2022, 2023, 2024),
    ),
    "memberships": some(body=one_of("Б1", "Б2", "Б3"), **DATED),
    "confirmations": some(competence=one_of("У1", "У2", "У3"), by=one_of("УО", "иной орган"), **DATED),
    "tests": some(disagreement=one_of(0, "10.5", 20, 90), passed=st.booleans(), **DATED),
}
EMPLOYMENT = st.fixed_dictionaries(
    {"since": one_of("2015-01-01", "2019-02-28", "2020-09-01", "2022-06-15", "2024-01-10")},
    optional={
        "until": one_of("2020-02-29", "2021-08-31", "2023-12-31"),
        "in_education": one_of(True, False, None),
    },
)
STATED = st.fixed_dictionaries(
    {"years": st.integers(0, 4)}, optional={"on": one_of("2022-01-01", "2023-09-01", "2025-01-01")}
)


@st.composite
def profiles(draw: st.DrawFn, *, most: int = 2, whole: bool | None = None) -> Profile:
    """A person: a few facts with gaps, lists whole or not."""
    import json

    data: dict[str, Any] = {
        name: draw(st.lists(facts, max_size=most)) for name, facts in FACTS.items() if draw(st.booleans())
    }
    if draw(st.booleans()):
        data["employments"] = draw(st.lists(EMPLOYMENT, max_size=2))
    if draw(st.integers(0, 3)) == 0:
        data["stated_experience"] = draw(STATED)
    names = [*FACTS, "employments"]
    data["complete"] = names if whole else [name for name in names if draw(st.booleans())] if whole is None else []
    return Profile.model_validate_json(json.dumps(data))


def leaf_clauses(clause: Clause) -> list[Clause]:
    """The leaves of a clause, each as often as it stands there."""
    if clause.kind in {"all", "any"}:
        return [leaf for part in clause.clauses for leaf in leaf_clauses(part)]  # type: ignore[union-attr]
    return leaf_clauses(clause.clause) if clause.kind == "not" else [clause]  # type: ignore[union-attr]
