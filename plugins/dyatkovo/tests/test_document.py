"""The data says what the document is, and nothing that it does not say."""

from importlib.resources import files

from mqes_core.loading import load_edition


def test_the_ten_plans_stand_without_an_order() -> None:
    concept = load_edition(files("mqes_dyatkovo") / "data" / "2021").concept
    numbers = [item.number for item in concept.documents]
    assert numbers == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3", "2.4", "2.5", None]
    assert concept.approved is None
    assert {(item.dated, item.issuer) for item in concept.documents} == {(None, None)}
