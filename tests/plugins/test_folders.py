"""A plain folder of YAML is a plugin too, however deep it was named; a broken one beside it does no harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.loading import strict_yaml
from mqes_core.plugins import State, discover
from mqes_core.plugins.folders import load_folders
from mqes_core.plugins.layout import is_edition, is_kind, is_slug


def look(*folders: Path):
    return discover(folders=folders, search=[])


def places(found) -> list[tuple[str, str]]:
    return [(place.slug, place.edition) for place in found.concepts]


@pytest.fixture
def tree(tmp_path, concept_writer) -> Path:
    """Two concepts, one of them in two editions."""
    for slug, edition in (("nazran", "2021"), ("nazran", "2024"), ("shatoy", "2022")):
        concept_writer(tmp_path / "concepts" / slug / edition, slug, edition)
    return tmp_path / "concepts"


def test_an_edition_a_concept_or_a_folder_of_concepts(tree) -> None:
    assert places(look(tree / "nazran" / "2021")) == [("nazran", "2021")]
    assert places(look(tree / "nazran")) == [("nazran", "2021"), ("nazran", "2024")]
    assert places(look(tree)) == [("nazran", "2021"), ("nazran", "2024"), ("shatoy", "2022")]


def test_a_folder_that_is_named_twice_counts_once(tree, monkeypatch) -> None:
    monkeypatch.chdir(tree)
    found = look(tree, Path("nazran"), tree / "nazran" / "2021", tree / "shatoy" / ".." / "shatoy")
    assert places(found) == places(look(tree))
    assert found.problems == ()


def test_editions_side_by_side_make_one_concept_though_named_apart(tree) -> None:
    found = look(tree / "nazran" / "2024", tree / "nazran" / "2021")
    assert places(found) == [("nazran", "2021"), ("nazran", "2024")]


def test_a_state_tells_where_it_lies(tree) -> None:
    state = look(tree / "shatoy").states[0]
    assert (state.name, state.state) == ("shatoy", State.ACTIVE)
    assert state.distribution == str((tree / "shatoy" / "2022").resolve())
    assert state.to_dict()["reason"] is None


def test_the_data_say_which_concept_it_is_whatever_the_folders_are_called(tmp_path, concept_writer) -> None:
    concept_writer(tmp_path / "Мои концепции" / "черновик", "magas", "2025")
    assert places(look(tmp_path)) == [("magas", "2025")]


def test_files_of_other_names_do(tmp_path, concept_writer) -> None:
    folder = concept_writer(tmp_path / "2021", "magas", "2025")
    (folder / "concept.yaml").rename(folder / "о нас.yaml")
    (folder / "a.yaml").write_text("format: 1\nkind: scoring\n", encoding="utf-8")
    (folder / "b.yaml").write_text("- 1\n", encoding="utf-8")
    (folder / "c.yaml").write_text("a: [\n", encoding="utf-8")
    assert places(look(tmp_path)) == [("magas", "2025")]


def test_hidden_folders_and_other_files_are_passed_over(tree, concept_writer) -> None:
    concept_writer(tree / ".trash" / "2021", "trash", "2021")
    concept_writer(tree / "nazran" / "_old", "nazran", "2020")
    (tree / "nazran" / "2021" / "drafts").mkdir()
    (tree / "nazran" / "2021" / "drafts" / "x.yaml").write_text("a: 1\n", encoding="utf-8")
    (tree / "nazran" / "pictures").mkdir()
    (tree / "readme.txt").write_text("", encoding="utf-8")
    (tree / "mkdocs.yaml").write_text("site: x\n", encoding="utf-8")
    found = look(tree)
    assert places(found) == [("nazran", "2021"), ("nazran", "2024"), ("shatoy", "2022")]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("text", "details"),
    [
        (b"format: 1\nkind: concept\nconcept: [\n", ["MQ014"]),
        (b"kind: concept\nkind: concept\nconcept:\n  id: a\n  edition: '1'\n", ["MQ020"]),
        (b"format: 1\nkind: concept\n", ["MQ935"]),
        (b"format: 1\nkind: concept\nconcept:\n  id: NAZRAN\n  edition: '2021'\n", ["MQ935"]),
        (b"format: 1\nkind: concept\nconcept:\n  id: nazran\n  edition: [2021]\n", ["MQ935"]),
        (b"format: 1\nkind: scoring\n", []),
        (b"\xff\xfe\x00", ["MQ005"]),
    ],
)
def test_a_broken_folder_among_good_ones(tree, text, details) -> None:
    (tree / "broken" / "2021").mkdir(parents=True)
    (tree / "broken" / "2021" / "concept.yaml").write_bytes(text)
    found = look(tree)
    assert places(found) == [("nazran", "2021"), ("nazran", "2024"), ("shatoy", "2022")]
    (failed,) = (state for state in found.states if state.state is State.FAILED)
    assert failed.reason.code == "MQ932"
    assert failed.distribution.endswith(os.path.join("broken", "2021"))  # noqa: PTH118 - as the system writes it
    assert [item.code for item in failed.details] == details
    assert [item.code for item in found.problems] == ["MQ932", *details]


def test_a_folder_of_other_yaml_is_one_that_says_nothing(tmp_path) -> None:
    (tmp_path / "rules.yaml").write_text("a: 1\n", encoding="utf-8")
    assert [item.code for item in look(tmp_path).problems] == ["MQ932"]


def test_a_folder_that_leads_nowhere_is_told_as_it_was_named(monkeypatch) -> None:
    monkeypatch.delenv("HOME", raising=False)
    (problem,) = look(Path("~no_such_user_anywhere/concepts")).problems
    assert problem.code == "MQ930"
    assert "no_such_user_anywhere" in problem.place.file


def test_a_wrong_name_is_shown_where_it_stands(tree) -> None:
    file = tree / "shatoy" / "2022" / "concept.yaml"
    file.write_text("format: 1\nkind: concept\nconcept:\n  id: shatoy\n  edition: '2022!'\n", encoding="utf-8")
    (problem,) = look(tree / "shatoy").problems[1:]
    assert (problem.place.line, problem.place.path) == (5, "concept.edition")


def test_a_year_without_quotation_marks_is_left_to_the_loading(tmp_path, concept_writer) -> None:
    folder = concept_writer(tmp_path / "x", "magas", "2021")
    file = folder / "concept.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("'", ""), encoding="utf-8")
    assert places(look(tmp_path)) == [("magas", "2021")]


def test_folders_that_are_not_there_or_empty(tmp_path, tree) -> None:
    (tmp_path / "empty" / "inside").mkdir(parents=True)
    (tmp_path / "file.txt").write_text("", encoding="utf-8")
    wrong = [tmp_path / "absent", tmp_path / "file.txt", tmp_path / "empty", Path("bad\0name")]
    found = look(*wrong, tree / "shatoy")
    assert places(found) == [("shatoy", "2022")]
    assert {Path(item.place.file).name: item.code for item in found.problems} == {
        "absent": "MQ930", "file.txt": "MQ930", "empty": "MQ931", "bad\0name": "MQ930",
    }  # fmt: skip
    assert all(item.hint("ru") and item.hint("en") for item in found.problems)


def test_one_edition_in_two_folders(tree, concept_writer) -> None:
    concept_writer(tree / "nazran" / "2021 - copy", "nazran", "2021")
    found = look(tree)
    assert places(found) == [("nazran", "2024"), ("shatoy", "2022")]
    assert [item.code for item in found.problems] == ["MQ933", "MQ933"]
    assert all("nazran@2021" in item.message("ru") for item in found.problems)


def test_one_concept_in_two_places(tree, concept_writer) -> None:
    concept_writer(tree / "mine" / "2030", "nazran", "2030")
    found = look(tree)
    assert places(found) == [("shatoy", "2022")]
    assert {item.code for item in found.problems} == {"MQ911"}


@pytest.mark.parametrize("method", ["iterdir", "read_bytes"])
def test_a_folder_that_may_not_be_read_fails_alone(tree, monkeypatch, method) -> None:
    allowed = getattr(Path, method)

    def refuse(self: Path):
        if "shatoy" in self.parts:
            raise PermissionError(13, "Permission denied")
        return allowed(self)

    monkeypatch.setattr(Path, method, refuse)
    found = look(tree)
    assert places(found) == [("nazran", "2021"), ("nazran", "2024")]
    assert [item.code for item in found.problems] == ["MQ934"]
    named = look(tree / "shatoy" / "2022", tree / "nazran")
    assert places(named) == [("nazran", "2021"), ("nazran", "2024")]
    assert [item.code for item in named.problems] == ["MQ934"]


@given(data=st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_no_bytes_stop_it(tmp_path_factory, data) -> None:
    folder = tmp_path_factory.mktemp("any")
    (folder / "concept.yaml").write_bytes(b"kind: concept\n" + data)
    contributions, failed = load_folders([folder])
    assert len(contributions) + len(failed) == 1


@given(value=st.from_regex(r"[A-Za-z0-9_.\n-]{0,42}", fullmatch=True) | st.text(max_size=4))
def test_names_are_what_the_model_takes_for_names(value) -> None:
    from pydantic import TypeAdapter, ValidationError

    from mqes_core.model import Id, Slug
    from mqes_core.model.scales import ExtensionScale

    def accepts(check) -> bool:
        try:
            check(value)
        except ValidationError:
            return False
        return True

    assert is_slug(value) == accepts(TypeAdapter(Slug).validate_python)
    assert is_edition(value) == accepts(TypeAdapter(Id).validate_python)
    assert is_kind(value) == accepts(lambda name: ExtensionScale(kind=name))
    assert is_edition("a" * 80)
    assert not is_edition("a" * 81)


def test_reading_a_folder_goes_through_the_loading_room() -> None:
    assert strict_yaml.parse(b"kind: concept\n", "x.yaml").data == {"kind": "concept"}
