"""Every result explains itself in both languages, and its record can be run again."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mqes_core.__about__ import __version__
from mqes_core.errors import UsageError
from mqes_core.evaluation import Explanation, Plan, card_to_dict, compile_plan, explain, replay
from mqes_core.evaluation.explain import Explainer
from mqes_core.evaluation.records import value_from_data
from mqes_core.evaluation.wording import counts_in_words, value_in_words
from mqes_core.model import Case, Edition, Share, Text
from mqes_core.model.measures import ShareMeasure
from mqes_core.model.percents import percent_share
from mqes_core.testing.strategies import editions, groups
from tests.evaluation.samples import SCHOOL, one_line

DAY = date(2021, 12, 31)


def walk(explanation: Explanation) -> list[Explanation]:
    return [explanation, *(inner for part in explanation.parts for inner in walk(part))]


@given(data=st.data())
def test_every_node_says_outcome_reason_and_source_in_both_languages(data: st.DataObject) -> None:
    edition = data.draw(editions())
    plan = compile_plan(edition)
    one_for_all = Explainer(edition)
    for reading in ("letter", "adopted"):
        for card in plan.score(data.draw(groups(edition, most=2)), reading=reading, on=DAY):
            assert one_for_all(card.total) == explain(card.total, edition), "what was said before is true of the next"
            russian, english = (walk(explain(card.total, edition, lang)) for lang in ("ru", "en"))
            assert len(russian) == len(english) == len(card.nodes)
            for ru, en in zip(russian, english, strict=True):
                result = card.find(ru.id)
                assert result is not None
                assert ru.outcome
                assert ru.because
                assert result.node.source.text("ru") in ru.source
                assert result.node.source.text("en") in en.source
                assert ru.status is en.status is result.status
                assert bool(ru.minimum) is (result.minimum_status is not None)
                assert ru.rule
                if result.node.kind == "indicator":
                    assert ru.inputs
                for note in ru.readings:
                    assert note.applied is (note.decisive and reading == "adopted")
            text = "\n".join(explain(card.total, edition, "ru").lines("ru"))
            assert all(item.outcome in text for item in russian)
            assert json.dumps(explain(card.total, edition, "en").to_dict(), ensure_ascii=False)


@given(data=st.data())
@settings(max_examples=100)
def test_a_record_runs_again_to_the_same_result(data: st.DataObject) -> None:
    edition = data.draw(editions())
    plan = compile_plan(edition)
    reading = data.draw(st.sampled_from(("letter", "adopted")))
    for card in plan.score(data.draw(groups(edition)), reading=reading, on=DAY):  # type: ignore[arg-type]
        record = json.loads(json.dumps(card_to_dict(card), ensure_ascii=False))
        replayed = replay(record, plan)
        assert replayed.diagnostics == ()
        again = replayed.card
        assert again.header == card.header
        assert again.unit == card.unit
        assert dict(again.values) == dict(card.values)
        assert list(again.outcomes) == list(card.outcomes)
        assert card_to_dict(again) == record


@given(edition=editions(), other=editions())
@settings(max_examples=20)
def test_a_record_of_other_rules_is_refused(edition: Edition, other: Edition) -> None:
    if edition.rules_hash == other.rules_hash:
        return
    from mqes_core.model import Unit

    card = compile_plan(edition).score([Case(Unit(id="school-01"), 2021, {})], on=DAY)[0]
    with pytest.raises(UsageError, match="MQ811"):
        replay(card_to_dict(card), compile_plan(other))


def recorded() -> tuple[Plan, dict[str, Any]]:
    plan = compile_plan(one_line("kind: count", "kind: per_unit, points: 2"))
    (card,) = plan.score([Case(SCHOOL, 2021, {"m": 3})], on=DAY)
    return plan, json.loads(json.dumps(card_to_dict(card)))


def test_a_record_outlives_a_translation() -> None:
    plan, data = recorded()
    edition = plan.edition
    concept = edition.concept.model_copy(update={"title": Text(ru=edition.concept.title.ru, en="In English")})
    assert replay(data, compile_plan(edition.model_copy(update={"concept": concept}))).diagnostics == ()


def test_a_record_of_another_version_says_so() -> None:
    plan, data = recorded()
    data["header"]["engine"] = "0.0.1"
    (found,) = replay(data, plan).diagnostics
    assert (found.code, found.severity) == ("MQ815", "warning")
    assert "0.0.1" in found.message("ru")
    assert __version__ in found.message("en")


@pytest.mark.parametrize(
    ("path", "value", "rules"),
    [
        (("result", "low"), 5, "total"),
        (("result", "parts", 0, "parts", 0, "status"), "missing", "i"),
        (("values", "m"), {"number": 4}, "total, c, i"),
    ],
)
def test_a_record_whose_results_its_data_does_not_give_says_which(
    path: tuple[str | int, ...], value: object, rules: str
) -> None:
    plan, data = recorded()
    place: Any = data
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    (found,) = replay(data, plan).diagnostics
    assert (found.code, found.severity, found.about) == ("MQ816", "warning", (SCHOOL.id, 2021))
    assert found.message("en").endswith(f"gives: {rules}.")


@pytest.mark.parametrize("key", ["header", "unit", "year", "values", "context", "result"])
def test_what_lacks_a_part_is_no_record(key: str) -> None:
    plan, data = recorded()
    del data[key]
    with pytest.raises(UsageError, match="MQ817"):
        replay(data, plan)


@pytest.mark.parametrize(("key", "value"), [("reading", "free"), ("evaluated_on", "soon"), ("rules_hash", 7)])
def test_a_header_that_makes_no_sense_is_no_record(key: str, value: object) -> None:
    plan, data = recorded()
    data["header"][key] = value
    with pytest.raises(UsageError, match="MQ817"):
        replay(data, plan)


def test_other_rules_are_refused_by_name_and_fingerprint() -> None:
    plan, data = recorded()
    data["header"]["rules_hash"] = "0" * 64
    with pytest.raises(UsageError, match="sample@2021, 000000000000; now sample@2021"):
        replay(data, plan)


@pytest.mark.parametrize("data", [None, [], {}, {"count": 1}, {"absent": 1}, 1.5])
def test_a_value_that_no_record_holds_is_refused(data: object) -> None:
    with pytest.raises(UsageError, match="MQ810"):
        value_from_data(data)


@pytest.mark.parametrize(
    ("value", "given", "said"),
    [
        (percent_share(Fraction("40.5")), "either", "40,5 %"),
        (percent_share(50), "percent", "50 %"),
        (Share(405, 1000), "counts", "405 из 1000 (40,5 %)"),
        (Share(17, 40), "either", "17 из 40 (42,5 %)"),
    ],
)
def test_a_percent_typed_by_hand_is_not_told_as_people(value: Share, given: str, said: str) -> None:
    measure = ShareMeasure.model_validate({
        "kind": "share", "id": "m", "title": "Величина", "counted": "да", "out_of": "всего", "given": given,
    })  # fmt: skip
    assert value_in_words(value, measure, "ru") == said
    assert counts_in_words(value, measure, "ru").startswith(f"{value.count} из {value.of} (")
