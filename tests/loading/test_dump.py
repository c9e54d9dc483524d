"""Writing an edition and reading it back gives the same edition."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.errors import LoadError
from mqes_core.loading import dump_edition, load_edition
from mqes_core.loading.dump import edition_files
from mqes_core.loading.strict_yaml import parse
from mqes_core.model.base import Text
from mqes_core.model.edition import Edition
from mqes_core.model.scales import ExtensionScale
from mqes_core.testing.strategies import editions

GOOD = Path(__file__).resolve().parents[1] / "corpus" / "good"

# Texts that YAML would read as something else, or that need care in writing.
TRICKY = st.sampled_from(
    [
        "3", "010", "1.10", "0.5", "true", "no", "null", "~", "12:30", "2020-09-15", "- х", "# х", "а: б", "а #б", "'",
        '"', "{а}", "[а]", "*а", "&а", "!а", "%а", "@а", "`а`", "|", ">", "? а", ": а", " а", "а ", "а\nб", "а\n\nб",
        "а\n  б\n", "\nа", "а\n", "  а\n б", "\t", "а\tб", "а\\б", "«ёлочки»", "— тире", "\u00a0а", "а\u2028б", "😀",
        "а" * 500, "сло во " * 90, "<<", "=", "---", "...", "--- а", "а\r\nб", "а\rб",
    ]
)  # fmt: skip
TEXTS = (TRICKY | st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Cf")))).filter(
    lambda text: text.strip() != ""
)


def with_texts(edition: Edition, ru: str, en: str | None, params: Any) -> Edition:
    """The edition with a text in several places, and with free data of a plugin's scale."""
    text = Text(ru=ru, en=en)
    concept = edition.concept.model_copy(
        update={"title": text, "scope": text, "approved": date(2021, 3, 1), "supersedes": "2020"}
    )
    scoring = edition.scoring
    assert scoring is not None
    first = scoring.criteria[0]
    if first.indicators:
        line = first.indicators[0].model_copy(update={"scale": ExtensionScale(kind="a.b", params=params), "period": ru})
        first = first.model_copy(update={"indicators": (line, *first.indicators[1:])})
    return edition.model_copy(
        update={
            "concept": concept,
            "scoring": scoring.model_copy(update={"criteria": (first, *scoring.criteria[1:]), "title": text}),
        }
    )


PARAMS = st.dictionaries(
    st.sampled_from(["a", "б", "1", "true", "ru"]),
    st.recursive(
        st.none() | st.booleans() | st.integers(-1000, 10**17) | TEXTS,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["x", "ru", "en"]), inner, max_size=2)
        ),
        max_leaves=5,
    ),
    max_size=3,
)


@given(editions())
def test_dump_then_load_is_the_identity(tmp_path_factory: pytest.TempPathFactory, edition: Edition) -> None:
    folder = tmp_path_factory.mktemp("dump") / "2021"
    dump_edition(edition, folder)
    again = load_edition(folder)
    assert again == edition
    assert again.rules_hash == edition.rules_hash
    assert edition_files(again) == edition_files(edition)


@given(editions(most=1), TEXTS, st.none() | TEXTS, PARAMS)
def test_texts_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, edition: Edition, ru: str, en: str | None, params: Any
) -> None:
    folder = tmp_path_factory.mktemp("dump")
    changed = with_texts(edition, ru, en, params)
    dump_edition(changed, folder)
    assert load_edition(folder) == changed


@pytest.mark.parametrize("folder", sorted(GOOD.iterdir()), ids=lambda path: path.name)
def test_good_files_come_back(folder: Path, tmp_path: Path) -> None:
    edition = load_edition(folder)
    dump_edition(edition, tmp_path)
    assert load_edition(tmp_path) == edition


def test_many_roadmaps_keep_their_order(tmp_path: Path) -> None:
    edition = load_edition(GOOD / "full")
    one = edition.roadmaps[0]
    plain = one.model_copy(update={"passport": None, "readings": (), "sections": (), "stages": ()})
    many = tuple(plain.model_copy(update={"id": f"plan-{number}"}) for number in range(12, 0, -1))
    changed = edition.model_copy(update={"roadmaps": many})
    dump_edition(changed, tmp_path)
    assert load_edition(tmp_path) == changed
    assert "roadmap-01.yaml" in {path.name for path in tmp_path.iterdir()}


def test_files_are_written_for_people() -> None:
    text = edition_files(load_edition(GOOD / "full"), schemas="../schemas/")["scoring.yaml"]
    head, *rest = text.splitlines()
    assert head == "# yaml-language-server: $schema=../schemas/scoring.schema.json"
    assert rest[:2] == ["format: 1", "kind: scoring"]
    assert "percent: 12.5" in text
    assert "w-site: 1/3" in text
    assert "title: Надбавка за ВПР" in text
    assert "&" not in text
    assert "null" not in text.replace("points: null", "")
    assert "given: counts" not in text


def test_dates_and_texts_like_dates_are_told_apart_for_editors() -> None:
    edition = load_edition(GOOD / "bare")
    changed = edition.model_copy(
        update={"concept": edition.concept.model_copy(update={"scope": Text(ru="2021-01-01")})}
    )
    text = edition_files(changed)["concept.yaml"]
    assert "since: 2021-01-01" in text
    assert "scope: '2021-01-01'" in text
    assert parse(text.encode(), "f").data == parse(text.replace("'2021-01-01'", "2021-01-01").encode(), "f").data


def test_several_lines_stand_as_a_block() -> None:
    edition = load_edition(GOOD / "bare")
    concept = edition.concept.model_copy(update={"scope": Text(ru="Первая строка\nвторая строка")})
    text = edition_files(edition.model_copy(update={"concept": concept}))["concept.yaml"]
    assert "scope: |-\n    Первая строка\n    вторая строка\n" in text


def test_foreign_files_are_not_mixed_in(tmp_path: Path) -> None:
    edition = load_edition(GOOD / "bare")
    (tmp_path / "roadmap-07.yaml").write_text("x", encoding="utf-8")
    (tmp_path / "~$concept.yaml").write_text("x", encoding="utf-8")
    with pytest.raises(LoadError) as error:
        dump_edition(edition, tmp_path)
    assert [item.code for item in error.value.diagnostics] == ["MQ040"]
    assert "roadmap-07.yaml" in error.value.diagnostics[0].message("ru")
    assert not (tmp_path / "concept.yaml").exists()
    (tmp_path / "roadmap-07.yaml").unlink()
    dump_edition(edition, tmp_path)
    dump_edition(edition, tmp_path)
    assert load_edition(tmp_path) == edition


def test_exact_numbers_come_back(tmp_path: Path) -> None:
    edition = load_edition(GOOD / "bare")
    assert edition.scoring is None
    full = load_edition(GOOD / "full")
    assert full.scoring is not None
    minimum = full.scoring.minimum
    assert minimum is not None
    for points in (Fraction(1, 3), Fraction(-1, 8), 0, -7, Fraction(10**12 + 1, 10**12), Fraction(-22, 7)):
        scoring = full.scoring.model_copy(update={"minimum": minimum.model_copy(update={"points": points})})
        changed = full.model_copy(update={"scoring": scoring})
        dump_edition(changed, tmp_path)
        assert load_edition(tmp_path) == changed
