"""The data says what the document is, and nothing that it does not say: no points, no total."""

from datetime import date
from importlib.resources import files

from mqes_core.loading import load_edition


def test_the_edition_rests_on_order_167() -> None:
    concept = load_edition(files("mqes_shatoy") / "data" / "2022").concept
    (order,) = [item for item in concept.documents if item.kind == "order"]
    assert (order.number, order.dated, concept.approved) == ("167", date(2022, 12, 22), date(2022, 12, 22))
    assert concept.validity.covers(date(2024, 12, 31))
    assert not concept.validity.covers(date(2022, 12, 21))


def test_nothing_is_scored() -> None:
    edition = load_edition(files("mqes_shatoy") / "data" / "2022")
    assert [item.id for item in edition.indicators() if item.scale] == []
    assert "показатели только наблюдаются" in str(edition.concept.scope)
