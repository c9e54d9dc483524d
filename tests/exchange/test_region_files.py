"""A folder of forms by district: each file is told once, with its concept; whatever else lies there is said."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mqes_core.errors import FormError
from mqes_core.exchange import RegionFiles, region_files, schemas
from mqes_core.loading import parse

FORMS = Path(__file__).resolve().parents[2] / "examples" / "region" / "forms"
HEAD = "format: 1\nkind: region\ntitle: Область\ndistricts:\n"
NAMED = "unit:code;form:edition\n01;nazran@2021\n"
UNNAMED = "unit:code;unit:year\n01;2021\n"


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, and empty folders for names that end in a slash."""
    for name, text in files.items():
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def told(region: RegionFiles) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(item.id, [(file.path.name, file.concept) for file in item.files]) for item in region.districts]


def test_the_example_region_is_told_in_its_order() -> None:
    region = region_files(FORMS)
    assert region.diagnostics == ()
    assert region.title.in_language("en") == "Primer region (made up)"
    assert [item.title.ru for item in region.districts] == [
        "Озёрный район", "Лесной район", "Степной район", "Горный район",
    ]  # fmt: skip
    stepnoy = region.districts[2]
    assert [(file.path.name, file.concept) for file in stepnoy.files] == [
        ("2021.xlsx", "stepnoy@2021"), ("2022.xlsx", "stepnoy@2021"), ("2023.xlsx", "stepnoy@2023"),
    ]  # fmt: skip


def test_without_a_list_folders_go_by_their_names(tmp_path: Path) -> None:
    lay(tmp_path / "область", {"Южный/а.csv": NAMED, "Северный/б.csv": NAMED, "Северный/а.csv": NAMED})
    region = region_files(tmp_path / "область")
    assert region.title.ru == "область"
    assert told(region) == [
        ("Северный", [("а.csv", "nazran@2021"), ("б.csv", "nazran@2021")]), ("Южный", [("а.csv", "nazran@2021")]),
    ]  # fmt: skip


def test_the_list_names_the_concept_of_files_that_do_not(tmp_path: Path) -> None:
    districts = "  - {id: a, title: А, concept: nazran}\n  - {id: b, title: Б, concept: nazran}\n"
    lay(tmp_path, {"region.yaml": HEAD + districts, "a/1.csv": UNNAMED, "b/1.csv": NAMED})
    assert told(region_files(tmp_path)) == [("a", [("1.csv", "nazran")]), ("b", [("1.csv", "nazran@2021")])]


def test_two_spellings_of_one_letter_are_one_name(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Южный")
    assert apart != "Южный"
    lay(tmp_path, {"region.yaml": HEAD + "  - {id: Южный, title: Ю}\n", f"{apart}/1.csv": NAMED})
    assert told(region_files(tmp_path)) == [("Южный", [("1.csv", "nazran@2021")])]


def test_what_belongs_to_the_system_is_left_alone(tmp_path: Path) -> None:
    lay(tmp_path, {
        "a/1.csv": NAMED, "a/~$1.xlsx": b"x", "a/.~lock.1.csv#": "x", "a/Thumbs.db": b"x", ".git/config": "x",
        "desktop.ini": "x",
    })  # fmt: skip
    region = region_files(tmp_path)
    assert region.diagnostics == ()
    assert told(region) == [("a", [("1.csv", "nazran@2021")])]


def test_what_is_passed_over_is_said(tmp_path: Path) -> None:
    lay(tmp_path, {"a/1.csv": NAMED, "a/письмо.docx": b"x", "a/архив/0.csv": NAMED, "region.yml": HEAD, "b/": ""})
    region = region_files(tmp_path)
    assert [(item.code, item.place.file) for item in region.diagnostics] == [
        ("MQ739", "region.yml"), ("MQ739", "a/архив"), ("MQ739", "a/письмо.docx"), ("MQ729", "b"),
    ]  # fmt: skip
    assert {item.severity for item in region.diagnostics} == {"warning"}
    assert told(region) == [("a", [("1.csv", "nazran@2021")]), ("b", [])]


ONE = HEAD + "  - {id: a, title: А}\n"
BAD: dict[str, tuple[dict[str, str | bytes], list[tuple[str, str]]]] = {
    "nothing inside": ({}, [("MQ726", "{folder}")]),
    "forms without a district": ({"1.csv": NAMED}, [("MQ739", "1.csv"), ("MQ726", "{folder}")]),
    "a district without a folder": (
        {"region.yaml": HEAD + "  - {id: а, title: А}\n", "a/1.csv": NAMED},
        [("MQ727", "region.yaml:5:6"), ("MQ728", "a")],
    ),
    "a folder without a district": ({"region.yaml": ONE, "a/1.csv": NAMED, "b/1.csv": NAMED}, [("MQ728", "b")]),
    "a district twice": (
        {"region.yaml": HEAD + "  - {id: a, title: А}\n  - {id: a, title: Б}\n", "a/1.csv": NAMED},
        [("MQ784", "region.yaml:6:6")],
    ),
    "no concept anywhere": ({"region.yaml": ONE, "a/1.csv": UNNAMED}, [("MQ737", "a/1.csv")]),
    "another concept than the list says": (
        {"region.yaml": HEAD + "  - {id: a, title: А, concept: gorny}\n", "a/1.csv": NAMED},
        [("MQ750", "a/1.csv")],
    ),
    "an unknown key": (
        {"region.yaml": HEAD + "  - {id: a, title: А, consept: gorny}\n", "a/1.csv": NAMED},
        [("MQ102", "region.yaml:5:23")],
    ),
    "another kind of file": (
        {"region.yaml": "format: 1\nkind: concept\n", "a/1.csv": NAMED}, [("MQ034", "region.yaml:2:1")],
    ),
    "no districts": (
        {"region.yaml": "format: 1\nkind: region\ntitle: О\ndistricts: []\n"}, [("MQ122", "region.yaml:4:1")],
    ),
    "a list that is no YAML, beside a broken file": (
        {"region.yaml": "format: 1\nkind: region\ntitle: [\n", "a/1.xlsx": b"PK", "a/2.csv": UNNAMED},
        [("MQ014", "region.yaml:4:1"), ("MQ704", "a/1.xlsx")],
    ),
    "files that cannot be read": (
        {"a/1.xlsx": b"", "a/2.xlsx": b"PK\x03\x04", "a/3.json": "{", "a/4.csv": b"\xff\xfe\x00", "a/5.json": "[]"},
        [
            ("MQ703", "a/1.xlsx"), ("MQ704", "a/2.xlsx"), ("MQ713", "a/3.json"), ("MQ712", "a/4.csv"),
            ("MQ737", "a/5.json"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_folder_is_told_whole_and_in_place(name: str, tmp_path: Path) -> None:
    files, expected = BAD[name]
    with pytest.raises(FormError) as error:
        region_files(lay(tmp_path, files))
    found = [(item.code, str(item.place)) for item in error.value.diagnostics]
    assert found == [(code, place.format(folder=tmp_path)) for code, place in expected]
    for item in error.value.diagnostics:
        assert item.message("ru") != item.message("en")
        assert item.hint("ru") != item.hint("en")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere", lay(tmp_path, {"file": "x"}) / "file"):
        with pytest.raises(FormError) as error:
            region_files(place)
        assert [item.code for item in error.value.diagnostics] == ["MQ725"]


def test_the_schema_says_what_the_reader_says() -> None:
    validator = Draft202012Validator(schemas()["region.schema.json"])
    Draft202012Validator.check_schema(validator.schema)
    data = parse((FORMS / "region.yaml").read_bytes(), "region.yaml").data
    assert list(validator.iter_errors(data)) == []
    for name in ("an unknown key", "another kind of file", "no districts"):
        bad = parse(str(BAD[name][0]["region.yaml"]).encode(), "region.yaml").data
        assert list(validator.iter_errors(bad)), name


@given(
    st.lists(st.sampled_from("абвгде"), min_size=1, unique=True).flatmap(st.permutations),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(("x@1", "y@2"))), max_size=12),
)
def test_every_file_is_told_once_under_its_district_in_the_order_of_the_list(
    tmp_path_factory: pytest.TempPathFactory, order: list[str], forms: list[tuple[int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("region")
    lay(folder, {"region.yaml": HEAD + "".join(f"  - {{id: {name}, title: {name}}}\n" for name in order)})
    expected: dict[str, list[tuple[str, str]]] = {name: [] for name in order}
    for number, (district, concept) in enumerate(forms):
        name, file = order[district % len(order)], f"{number:02d}.json"
        stamp = dict(zip(("concept", "edition"), concept.split("@"), strict=True))
        lay(folder, {f"{name}/{file}": json.dumps({"cases": [], **stamp})})
        expected[name].append((file, concept))
    lay(folder, {f"{name}/": "" for name in order})
    assert told(region_files(folder)) == list(expected.items())


@given(st.binary(max_size=200), st.sampled_from(("a/1.xlsx", "a/1.csv", "a/1.json", "region.yaml")))
def test_whatever_a_file_holds_nothing_else_is_raised(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    folder = lay(tmp_path_factory.mktemp("region"), {"b/1.csv": NAMED, name: data})
    with contextlib.suppress(FormError):
        region_files(folder)
