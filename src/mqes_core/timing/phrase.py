"""A phrase while it is cut into tokens: where reading stands, what stands ahead, which words are known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mqes_core.timing import slips
from mqes_core.timing.scan import Piece, known_words, lexicon, normalise, pieces
from mqes_core.timing.tokens import LIKE_ROMAN, NUMBERED, OPENING, RESUME, ROMAN, SCHEDULES, STRONG, TIME, Token

__all__ = ["Phrase", "Remark"]

Remark = tuple[str, dict[str, Any], int]
"""A key of the catalogue, what fills it in, the column (from 1)."""


class Phrase:
    """One phrase, its cuts, and the slips noted in passing."""

    def __init__(self, phrase: str) -> None:
        self.text = normalise(phrase)
        self.printed = phrase if len(phrase) == len(self.text) else self.text
        self.pieces: list[Piece] = pieces(self.text)
        self.at = 0
        self.out: list[Token] = []
        self.remarks: list[Remark] = []
        for at, piece in enumerate(self.pieces):
            word = slips.one_alphabet(piece.text) if piece.sort == "word" and piece.text not in LIKE_ROMAN else None
            if word in known_words():
                self.pieces[at] = replace(piece, text=word)
                self.remark("timing.slip.letters", piece.start, text=self.original(piece), taken=word)

    def remark(self, key: str, position: int, **params: Any) -> None:
        """Note a slip or an assumption."""
        self.remarks.append((key, params, position + 1))

    def put(self, type_: str, value: Any, piece: Piece, end: int | None = None) -> None:
        """Add a token."""
        self.out.append(Token(type_, value, piece.start, piece.end if end is None else end))

    def match(self, at: int) -> tuple[int, str, Any] | None:
        """The longest entry of the tables that stands at a piece: how many pieces, kind, value."""
        if at >= len(self.pieces):
            return None
        for rest, kind, value in lexicon().get(self.pieces[at].text, ()):
            size = len(rest)
            if not size or (
                at + size < len(self.pieces)
                and all(self.pieces[at + 1 + step].text == word for step, word in enumerate(rest))
            ):
                return size + 1, kind, value
        return None

    def kind(self, at: int) -> str:
        """The kind of token that stands at a piece; the sort of the piece where no table knows it."""
        found = self.match(at)
        return found[1] if found else (self.pieces[at].sort if at < len(self.pieces) else "")

    def free(self, at: int) -> bool:
        """Whether a word that no table knows stands here."""
        if at >= len(self.pieces):
            return False
        piece = self.pieces[at]
        if piece.text in ROMAN or (piece.text in LIKE_ROMAN and self.kind(at + 1) in NUMBERED):
            return False
        return piece.sort == "word" and self.match(at) is None and self.repair(piece, quiet=True) is None

    def is_start(self, at: int) -> bool:
        """Whether «после» is followed by a date and not by an event: then it opens a time."""
        if self.after_distance():
            return False
        kind = self.kind(at)
        if kind in {"N", "num"}:
            return self.kind(at + 1) == "MONTH"
        return kind in {"MONTH", "date", "iso", "daymonth"}

    def is_distance(self, at: int) -> bool:
        """Whether «в течение» at a piece opens a distance («в течение 5 рабочих дней»)."""
        found = self.match(at)
        after = at + found[0] if found else at
        units = {"WORKING", "CALENDAR", "DAY_W", "WEEK_W", "MONTH_W"}
        return self.kind(after) in {"N", "num"} and self.kind(after + 1) in units

    def after_distance(self) -> bool:
        """Whether a distance («10 дней») stands right before."""
        units = {"DAY_W", "WEEK_W", "MONTH_W", "YEAR_W", "HOUR_W", "TERM_DIST", "QUARTER_W"}
        if not self.out or self.out[-1].type not in units:
            return False
        heads = {"DURING", "NOT_LATER", "THROUGH", "BEFORE", "TERM_DIST"}
        near = [token.type for token in self.out[-4:]]
        return any(head in near for head in heads) or near[-2:-1] == ["N"] or "WORKING" in near or "CALENDAR" in near

    def opens_event(self, at: int) -> bool:
        """Whether what follows is no time of the calendar but an event."""
        while self.kind(at) == "THIS":
            at += 1
        kind = self.kind(at)
        if at < len(self.pieces) and self.pieces[at].text == "«":
            return True
        if kind == "PART":
            return self.opens_event(at + 1)
        if kind == "word":
            return self.free(at)
        if kind in {"N", "num"}:
            return self.free(at + 1) and not self.pieces[at].text.isdigit()
        return kind in {"AFTER", "BEFORE_E"}

    def names_schedule(self) -> bool:
        """Whether «по» leads to a schedule within a few words («по отдельному графику»)."""
        for ahead in self.pieces[self.at + 1 : self.at + 4]:
            if ahead.sort != "word":
                return False
            if ahead.text in SCHEDULES:
                return True
        return False

    def repair(self, piece: Piece, *, quiet: bool = False) -> tuple[str, ...] | None:
        """The known words for which a word with a slip stands; notes the slip unless asked to be quiet."""
        key, repaired = "run_together", slips.run_together(piece.text) or None
        if repaired is None:
            near = slips.spelt_nearly(piece.text)
            key, repaired = "spelling", (near,) if near else None
        if repaired and not quiet:
            taken = " ".join(repaired)
            self.remark(f"timing.slip.{key}", piece.start, text=self.original(piece), taken=taken)
        return repaired

    def original(self, piece: Piece) -> str:
        """A piece as it was printed."""
        return self.printed[piece.start : piece.end]

    def label_closes(self, at: int) -> int:
        """Where a quotation that a colon follows ends; 0 where it is none."""
        for end in range(at + 1, len(self.pieces) - 1):
            if self.pieces[end].text == "»":
                return end if self.pieces[end + 1].text == ":" else 0
        return 0

    def label_ahead(self) -> bool:
        """Whether free words lead to a dash or colon and then to a time («… образование – ежегодно»)."""
        for at in range(self.at, len(self.pieces) - 1):
            text = self.pieces[at].text
            if text in {";", "(", ")"}:
                return False
            if text == "-" and self.hyphenated(at):
                return False
            if text in {"-", ":"}:
                return self.kind(at + 1) in TIME | OPENING | {"num", "date", "daymonth", "FROM"}
        return False

    def hyphenated(self, at: int) -> bool:
        """Whether the dash at a piece joins two words into one («весенне-осенний»)."""
        before, dash, after = self.pieces[at - 1 : at + 2]
        return before.end == dash.start and dash.end == after.start and before.sort == after.sort == "word"

    def closes(self, at: int) -> bool:
        """Whether a quotation that ends at a piece is closed by a sign after it."""
        return at + 1 == len(self.pieces) or self.pieces[at + 1].text in {")", ";", ","}

    def year_at(self, at: int) -> bool:
        """Whether a figure of four digits stands at a piece."""
        return at < len(self.pieces) and self.pieces[at].sort == "num" and len(self.pieces[at].text) == 4

    def between(self, first: int, after: int) -> str:
        """The printed words from one piece up to another, without signs and quotation marks around them."""
        if first >= after:
            return ""
        text = self.printed[self.pieces[first].start : self.pieces[after - 1].end].strip(" ,:;-–—")
        if text[:1] in "«“„" and text[-1:] in "»”" and not any(mark in text[1:-1] for mark in "«»"):
            text = text[1:-1]
        return " ".join(text.split())

    def resumes(self, at: int, begun: int) -> bool:
        """Whether free words that began earlier end at a piece, because a time resumes."""
        kind = self.kind(at)
        if kind in STRONG or (kind == "DURING" and self.is_distance(at)):
            return True
        if at > begun and kind in {"DO", "NOT_LATER"} and (found := self.match(at)) and self.is_start(at + found[0]):
            return True
        text = self.pieces[at].text
        if text in {"на", "for"} and at > begun - 1 and at + 1 < len(self.pieces) and self.year_at(at + 1):
            return True
        previous = self.pieces[at - 1].text if at > begun else ""
        return at > begun and previous in {",", "-"} and kind in RESUME
