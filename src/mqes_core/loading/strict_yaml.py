"""Strict YAML: what is written is what is read; nothing is guessed, repeated, hidden or pointed at from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import yaml

from mqes_core.diagnostics import Diagnostic, Place
from mqes_core.errors import LoadError
from mqes_core.loading.tree import Spot, Tree, Value
from mqes_core.loading.yaml_errors import CONTROL_CHARACTER, control_characters, syntax_error

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Scan", "parse", "scan"]

MAX_BYTES: Final = 4 * 1024 * 1024
"""A concept's file is some hundred KB at most; more is a mistake."""

MAX_DEPTH: Final = 60
"""How deep lists and mappings may lie in each other."""

_INTEGER: Final = re.compile(r"(?:0|-?[1-9][0-9]{0,17})\Z")
_STANDARD_TAG: Final = "tag:yaml.org,2002:"
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None, "~": None, "": None}


class Scan(NamedTuple):
    """What could be read of a file (None where nothing could), and all that is wrong with it."""

    tree: Tree | None
    diagnostics: tuple[Diagnostic, ...]


def parse(data: bytes, file: str) -> Tree:
    """The data of a YAML file with its places.

    Only plain decimal whole numbers, ``true``, ``false``, ``null``, ``~`` and an empty value are more than text:
    ``1.10``, ``no``, ``12:30``, ``010`` and ``2020-09-15`` stay as they are written.

    Args:
        data: the bytes of the file; UTF-8, with or without a byte order mark.
        file: its name, for places.

    Raises:
        LoadError: the file is not strict YAML (MQ005–MQ027), with every problem found.
    """
    found = scan(data, file)
    if found.tree is None or found.diagnostics:
        raise LoadError(found.diagnostics)
    return found.tree


def scan(data: bytes, file: str) -> Scan:
    """As ``parse``, but goes on behind problems that leave the rest readable; raises nothing."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024 // 1024
        return Scan(None, (Diagnostic("MQ006", Place(file), {"limit": limit}),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Scan(None, (Diagnostic("MQ005", Place(file, line, 1)),))
    if bad := tuple(control_characters(text, file)):
        return Scan(None, bad)
    builder = _Builder(file)
    try:
        builder.run(yaml.CSafeLoader(text))
    except yaml.YAMLError as error:
        builder.diagnostics.append(syntax_error(error, text, file))
        return Scan(None, tuple(builder.diagnostics))
    if builder.root is None:
        if not builder.diagnostics:
            builder.diagnostics.append(Diagnostic("MQ008", Place(file, 1, 1)))
        return Scan(None, tuple(builder.diagnostics))
    value, spot = builder.root
    return Scan(Tree(value, file, spot), tuple(builder.diagnostics))


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being read, and the key whose value comes next."""

    data: Any
    spots: Any
    line: int
    column: int
    key: str | None = None
    key_spot: tuple[int, int] = (0, 0)
    drop: bool = False
    """Whether the next value belongs to a key that was refused."""

    @property
    def wants_key(self) -> bool:
        return self.key is None and not self.drop and isinstance(self.data, dict)


@dataclass(slots=True)
class _Builder:
    """Builds data from the parser's events, so that no alias is ever followed and depth is bounded at once."""

    file: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    stack: list[_Frame] = field(default_factory=list)
    root: tuple[Value, Spot] | None = None

    def run(self, parser: Any) -> None:
        documents = 0
        while True:
            event = parser.get_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._refuse_marks(event)
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._refuse_marks(event)
                if len(self.stack) == MAX_DEPTH:
                    self._report("MQ024", event, limit=MAX_DEPTH)
                    self.root = None
                    return
                mark = event.start_mark
                mapping = kind is yaml.MappingStartEvent
                frame = _Frame({}, {}, 0, 0) if mapping else _Frame([], [], 0, 0)
                frame.line, frame.column = mark.line + 1, mark.column + 1
                self.stack.append(frame)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                done = self.stack.pop()
                self._add(done.data, Spot(done.line, done.column, done.spots), event)
            elif kind is yaml.AliasEvent:
                self._report("MQ021", event)
                self._add(None, _spot(event), event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._report("MQ023", event)
                    return
            elif kind is yaml.StreamEndEvent:
                return

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        if event.style == '"' and CONTROL_CHARACTER.search(text):
            character = CONTROL_CHARACTER.findall(text)[0]
            self._report("MQ007", event, character=f"U+{ord(character):04X}")
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.wants_key:
            self._key(frame, text, event)
        else:
            self._add(_resolve(text) if event.implicit[0] else text, _spot(event), event)

    def _key(self, frame: _Frame, key: str, event: Any) -> None:
        spot = _spot(event)
        if not key.strip():
            frame.drop = True
            self._report("MQ026", event)
        elif key != key.strip():
            frame.drop = True
            self._report("MQ027", event, key=key.strip())
        elif key in frame.data:
            frame.drop = True
            self._report("MQ020", event, key=key, first=frame.spots[key].line)
        else:
            frame.key, frame.key_spot = key, (spot.line, spot.column)

    def _add(self, value: Value, spot: Spot, event: Any) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame is None:
            self.root = (value, spot)
        elif isinstance(frame.data, list):
            frame.data.append(value)
            frame.spots.append(spot)
        elif frame.wants_key:
            frame.drop = True
            self._report("MQ025", event)
        else:
            if frame.key is not None:
                frame.data[frame.key] = value
                frame.spots[frame.key] = Spot(*frame.key_spot, spot.inside)
            frame.key, frame.drop = None, False

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._report("MQ021", event)
        if event.tag is not None:
            self._report("MQ022", event, tag=event.tag.replace(_STANDARD_TAG, "!!"))

    def _report(self, code: str, event: Any, **params: object) -> None:
        spot = _spot(event)
        self.diagnostics.append(Diagnostic(code, Place(self.file, spot.line, spot.column), params))


def _spot(event: Any) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def _resolve(text: str) -> Value:
    if text in _WORDS:
        return _WORDS[text]
    return int(text) if _INTEGER.match(text) else text
