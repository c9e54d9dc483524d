"""Strict YAML reads what is written, bounds what it reads, and fails in one way only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import LoadError
from mqes_core.loading.edition import load_edition
from mqes_core.loading.files import read_file
from mqes_core.loading.strict_yaml import MAX_BYTES, MAX_DEPTH, parse, scan
from mqes_core.loading.yaml_errors import MAX_SHOWN

GOOD = sorted((Path(__file__).resolve().parents[1] / "corpus" / "good").rglob("*.yaml"))

# What other readers of YAML take for numbers, times, dates, or yes and no.
GUESSED = [
    "1.10",
    "1.0",
    ".5",
    "1e3",
    "010",
    "0o10",
    "0x1F",
    "00012345",
    "+5",
    "-0",
    "1_000",
    "12:30",
    "190:20:30",
    "2020-09-15",
    "2020-09-15T10:00:00Z",
    "yes",
    "no",
    "on",
    "off",
    "Yes",
    "NO",
    "y",
    "n",
    "True",
    "FALSE",
    "Null",
    "NULL",
    ".inf",
    ".nan",
    "1/3",
    "80%",
    "2,5",
]


@pytest.mark.parametrize("text", GUESSED)
def test_nothing_is_guessed(text: str) -> None:
    assert parse(f"{text}: {text}".encode(), "f").data == {text: text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0), ("3", 3), ("-5", -5), ("true", True), ("false", False), ("null", None), ("~", None), ("", None)],
)
def test_what_is_more_than_text(text: str, value: object) -> None:
    read = parse(f"k: {text}".encode(), "f").data
    assert read == {"k": value}
    assert type(read["k"]) is type(value)  # type: ignore[index,call-overload]  # a mapping, as the line above shows
    assert parse(f"k: '{text}'".encode(), "f").data == {"k": text}


def test_keys_stay_text() -> None:
    assert parse(b"2021: a\ntrue: b\n1.10: c\n", "f").data == {"2021": "a", "true": "b", "1.10": "c"}


@given(st.from_regex(r"[0-9][0-9.:_eE+/-]{0,20}", fullmatch=True))
def test_figures_are_a_plain_number_or_stay_as_written(text: str) -> None:
    value = scan(f"- {text}".encode(), "f").tree
    if (
        value is not None
        and isinstance(value.data, list)
        and len(value.data) == 1
        and not isinstance(value.data[0], dict)
    ):
        assert str(value.data[0]) == text.rstrip()


def test_a_byte_order_mark_is_accepted() -> None:
    assert parse("\ufeffключ: значение".encode(), "f").data == {"ключ": "значение"}


def test_places_count_letters_and_stop_at_what_is_there() -> None:
    tree = parse("ключ: {а: [1, 2]}\nдругой:\n  - б: в\n".encode(), "f.yaml")
    places = {
        (): (1, 1),
        ("ключ",): (1, 1),
        ("ключ", "а"): (1, 8),
        ("ключ", "а", 1): (1, 15),
        ("ключ", "а", 7): (1, 8),
        ("ключ", "нет", 1): (1, 1),
        ("другой", 0, "б"): (3, 5),
        ("другой", "б"): (2, 1),
    }
    found = {path: (tree.place(path).line, tree.place(path).column) for path in places}
    assert found == places
    assert str(tree.place(("другой", 0, "б"))) == "f.yaml:3:5"
    assert tree.place(("другой", 0, "б")).path == "другой[0].б"


def test_depth_is_bounded() -> None:
    assert scan(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, "f").tree is not None
    for opening in (b"[" * (MAX_DEPTH + 1), b"[" * 200_000, b"- " * 50_000, b"? " * 50_000):
        assert [item.code for item in scan(opening, "f").diagnostics] == ["MQ024"]


def test_size_is_bounded() -> None:
    assert [item.code for item in scan(b"#" * (MAX_BYTES + 1), "f").diagnostics] == ["MQ006"]
    assert [item.code for item in scan(b"#" * MAX_BYTES, "f").diagnostics] == ["MQ008"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
def test_any_end_of_line_is_one(end: str) -> None:
    (told,) = scan(end.join(("a: x", "b: @y", "c: z")).encode(), "f").diagnostics
    assert (told.code, told.place.line, told.place.column, told.params) == ("MQ017", 2, 4, {"character": "@"})


def test_control_characters_are_listed_up_to_a_limit() -> None:
    assert len(scan(b"a: \x01\x02", "f").diagnostics) == 2
    assert len(scan(b"a: " + b"\x01" * 1000, "f").diagnostics) == MAX_SHOWN


def test_aliases_are_never_followed() -> None:
    levels = "\n".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))
    found = scan(f"k0: &a0 [x]\n{levels}".encode(), "f")
    assert {item.code for item in found.diagnostics} == {"MQ021"}
    assert len(found.diagnostics) == 12 + 11 * 9


def test_parse_raises_every_problem_at_once() -> None:
    with pytest.raises(LoadError) as error:
        parse(b"a: 1\na: 2\nb: !x y\nc: *d\n", "f")
    assert [(item.code, item.place.line) for item in error.value.diagnostics] == [
        ("MQ020", 2),
        ("MQ022", 3),
        ("MQ021", 4),
    ]


def found_by(read: Callable[[], object]) -> tuple[Diagnostic, ...] | None:
    """What a refusal lists; None where there is none."""
    try:
        read()
    except LoadError as error:
        return error.diagnostics
    return None


def check_reading(data: bytes) -> None:
    """Reading ends in data or in diagnostics whose words can be said; never in another error, never in silence."""
    assert found_by(lambda: parse(data, "f.yaml")) != ()
    read = read_file(data, "f.yaml")
    assert (read.loaded is None) == bool(read.diagnostics)
    assert all(item.text("ru") and item.text("en") for item in read.diagnostics)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check_reading(data)


@given(st.text(alphabet=st.sampled_from(list("a1: -\n\t'\"[]{}#&*!|>%@,?~.=<\\\u00a0\ufeff\x85я")), max_size=80))
def test_any_marks_of_yaml(text: str) -> None:
    check_reading(text.encode())


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A good file with a few of the slips that hands and programs make."""
    data = draw(st.sampled_from(GOOD)).read_bytes()
    for _ in range(draw(st.integers(1, 3))):
        lines = data.split(b"\n")
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(("flip", "delete", "repeat", "indent", "swap", "cut"))):
            case "flip" if data:
                spot = draw(st.integers(0, len(data) - 1))
                data = data[:spot] + bytes([data[spot] ^ draw(st.integers(1, 255))]) + data[spot + 1 :]
            case "delete":
                data = b"\n".join(lines[:at] + lines[at + 1 :])
            case "repeat":
                data = b"\n".join(lines[: at + 1] + lines[at:])
            case "indent":
                lines[at] = draw(st.sampled_from((b" ", b"    ", b"\t", b"- "))) + lines[at]
                data = b"\n".join(lines)
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                key, _, value = lines[at].partition(b":")
                lines[at] = key + b":" + lines[other].partition(b":")[2]
                lines[other] = lines[other].partition(b":")[0] + b":" + value
                data = b"\n".join(lines)
            case _:
                data = data[: draw(st.integers(0, len(data)))]
    return data


@given(mutated())
def test_mutated_good_files(data: bytes) -> None:
    check_reading(data)


@given(mutated())
def test_a_mutated_file_in_an_edition(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("edition")
    for good in (GOOD[0].parents[1] / "full").glob("*.yaml"):
        (folder / good.name).write_bytes(good.read_bytes())
    (folder / "scoring.yaml").write_bytes(data)
    found = found_by(lambda: load_edition(folder))
    assert found != ()
    assert all(item.text("ru") and item.text("en") for item in found or ())
