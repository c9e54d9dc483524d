"""The data says what the document is, and nothing that it does not say."""

from datetime import date
from importlib.resources import files

from mqes_core.loading import load_edition


def test_the_edition_rests_on_order_28_and_states_no_period() -> None:
    concept = load_edition(files("mqes_zelenchuk") / "data" / "2021").concept
    (order,) = [item for item in concept.documents if item.kind == "order"]
    assert (order.number, order.dated, concept.approved) == ("28", date(2021, 2, 10), date(2021, 2, 10))
    assert (concept.validity.since, concept.validity.until) == (None, None)
