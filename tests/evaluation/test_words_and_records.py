"""Every result explains itself in both languages, and its record can be run again."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mqes_core.errors import UsageError
from mqes_core.evaluation import Explanation, card_to_dict, compile_plan, explain, replay
from mqes_core.evaluation.records import value_from_data
from mqes_core.model import Edition
from mqes_core.testing.strategies import editions, groups

DAY = date(2021, 12, 31)


def walk(explanation: Explanation) -> list[Explanation]:
    return [explanation, *(inner for part in explanation.parts for inner in walk(part))]


@given(data=st.data())
def test_every_node_says_outcome_reason_and_source_in_both_languages(data: st.DataObject) -> None:
    edition = data.draw(editions())
    plan = compile_plan(edition)
    for reading in ("letter", "adopted"):
        for card in plan.score(data.draw(groups(edition, most=2)), reading=reading, on=DAY):
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
                    assert {note.applied for note in ru.readings} <= {reading == "adopted"}
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
        again = replay(record, plan)
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
    from mqes_core.model import Case, Unit

    card = compile_plan(edition).score([Case(Unit(id="school-01"), 2021, {})], on=DAY)[0]
    with pytest.raises(UsageError, match="MQ811"):
        replay(card_to_dict(card), compile_plan(other))


@pytest.mark.parametrize("data", [None, [], {}, {"count": 1}, {"absent": 1}, 1.5])
def test_a_value_that_no_record_holds_is_refused(data: object) -> None:
    with pytest.raises(UsageError, match="MQ810"):
        value_from_data(data)
