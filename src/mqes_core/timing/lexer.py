"""From cuts to the tokens of the grammar: known words by their tables, free words where the document names others."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.timing import slips
from mqes_core.timing.meaning import ILLEGIBLE, Words
from mqes_core.timing.scan import Piece, lexicon, normalise, pieces
from mqes_core.timing.tokens import (
    COUNTING,
    LED,
    LIKE_ROMAN,
    NUMBERED,
    OPENING,
    RESUME,
    ROMAN,
    SCHEDULES,
    STRONG,
    TEXTUAL,
    TIME,
    Stop,
    Token,
)  # fmt: skip

__all__ = ["Lexer", "Remark"]

Remark = tuple[str, dict[str, Any], int]
"""A key of the catalogue, what fills it in, the column (from 1)."""

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2099


class Lexer:
    """Cuts one phrase into tokens, and notes the slips it passes."""

    def __init__(self, phrase: str) -> None:
        self.text = normalise(phrase)
        self.printed = phrase if len(phrase) == len(self.text) else self.text
        self.pieces: list[Piece] = pieces(self.text)
        self.at = 0
        self.out: list[Token] = []
        self.remarks: list[Remark] = []

    def remark(self, key: str, position: int, **params: Any) -> None:
        """Note a slip or an assumption."""
        self.remarks.append((key, params, position + 1))

    def put(self, type_: str, value: Any, piece: Piece, end: int | None = None) -> None:
        """Add a token."""
        self.out.append(Token(type_, value, piece.start, piece.end if end is None else end))

    def tokens(self) -> list[Token]:
        """All tokens of the phrase.

        Raises:
            Stop: a word or sign is none of a deadline's.
        """
        depth = 0
        while self.at < len(self.pieces):
            piece = self.pieces[self.at]
            if piece.text == "(":
                depth += 1
                self._sign(piece)
                if self.at < len(self.pieces) and self.pieces[self.at].text == "«":
                    self._note()
            elif piece.text == ")":
                if depth == 0:
                    self.remark("timing.slip.bracket", piece.start)
                depth = max(0, depth - 1)
                self._sign(piece)
            elif piece.sort == "sign":
                self._sign(piece)
            elif piece.sort == "word":
                self._word(piece, depth)
            else:
                self._number(piece)
        if depth:
            self.remark("timing.slip.bracket", len(self.text) - 1)
        return self.out

    # --- signs and numbers ------------------------------------------------------------------------------------------

    def _sign(self, piece: Piece) -> None:
        if piece.text not in "-,;:()/«»":
            raise Stop(piece.start)
        self.at += 1
        if piece.text == "-" and self.out and self.out[-1].type in TIME and self._free(self.at):
            self._note()
        elif piece.text == "«" and (closing := self._label_closes(self.at)):
            words = Words.of(self._between(self.at, closing))
            self.put("LABEL", words, piece, self.pieces[closing].end)
            self.at = closing + 2
        elif piece.text not in "«»":
            self.put("SIGN", piece.text, piece)

    def _label_closes(self, at: int) -> int:
        """Where a quotation that a colon follows ends; 0 where it is none."""
        for end in range(at + 1, len(self.pieces) - 1):
            if self.pieces[end].text == "»":
                return end if self.pieces[end + 1].text == ":" else 0
        return 0

    def _number(self, piece: Piece) -> None:
        self.at += 1
        match piece.sort:
            case "iso":
                year, month, day = (int(part) for part in piece.text.split("-"))
                self._date(piece, day, month, year)
            case "date" | "slashed":
                day, month, year = (int(part) for part in piece.text.replace("/", ".").split("."))
                self._date(piece, day, month, year)
            case "daymonth":
                day, month = (int(part) for part in piece.text.split("."))
                self._date(piece, day, month, None)
            case "blank":
                self.remark("timing.slip.year_blank", piece.start, text=self._original(piece))
                self.put("YEAR", ILLEGIBLE, piece)
            case "num":
                self._figure(piece)
            case _:
                raise Stop(piece.start)

    def _date(self, piece: Piece, day: int, month: int, year: int | None) -> None:
        if year is not None and year < 100:
            year += 2000
            self.remark("timing.assumption.century", piece.start, year=str(year))
        if not 1 <= month <= 12 or not 1 <= day <= 31 or (year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR):
            raise Stop(piece.start)
        self.put("DATE", (day, month, year), piece)

    def _figure(self, piece: Piece) -> None:
        digits = "".join(letter for letter in piece.text if letter.isdigit())
        figures = int(digits) if len(digits) < 7 else 0
        if len(digits) == 4 and _FIRST_YEAR <= figures <= _LAST_YEAR:
            self._year(piece, figures)
        elif len(digits) == 5 and digits.startswith("20"):
            years = sorted({int(digits[:at] + digits[at + 1 :]) for at in range(5)})
            likely = [str(year) for year in years if 2000 <= year <= 2049]
            self.remark("timing.slip.year_digits", piece.start, text=self._original(piece), years=", ".join(likely))
            self.put("YEAR", int(likely[0]) if len(likely) == 1 else ILLEGIBLE, piece)
        elif 0 < len(digits) <= 3:
            self._small(piece, figures)
        else:
            raise Stop(piece.start)

    def _year(self, piece: Piece, year: int) -> None:
        """A year, or the two years of an academic one («2021/2022», «2021-2022 учебный год»)."""
        follow = self.pieces[self.at : self.at + 3]
        if len(follow) >= 2 and follow[0].text in {"-", "/"} and follow[1].sort == "num" and follow[1].text.isdigit():
            second = int(follow[1].text)
            slash, academic = follow[0].text == "/", len(follow) == 3 and self._kind(self.at + 2) == "ACADEMIC"
            if (slash or academic) and second in {year + 1, (year + 1) % 100}:
                self.at += 2
                if not academic:
                    self.remark("timing.assumption.slash_academic", piece.start)
                self.put("ACYEAR", year, piece, follow[1].end)
                return
        self.put("YEAR", year, piece)

    def _small(self, piece: Piece, number: int) -> None:
        before = self.out[-1].type if self.out else ""
        kind = self._kind(self.at)
        printed_year = self.at < len(self.pieces) and self.pieces[self.at].text in {"г", "год", "гг"}
        after_month = before in {"MONTH", "QUARTER_W", "HALF_W"} and kind not in TIME | {
            "TIMES",
            "WORKING",
            "CALENDAR",
        }
        two = len(piece.text) == 2 and 10 <= number <= 49
        if two and ((kind == "YEAR_W" and printed_year and before not in COUNTING) or after_month):
            self.remark("timing.assumption.century", piece.start, year=str(2000 + number))
            self.put("YEAR", 2000 + number, piece)
        elif number or kind in {"DAY_W"}:
            self.put("N", number, piece)
        else:
            raise Stop(piece.start)

    # --- words ------------------------------------------------------------------------------------------------------

    def _match(self, at: int) -> tuple[int, str, Any] | None:
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

    def _kind(self, at: int) -> str:
        found = self._match(at)
        return found[1] if found else (self.pieces[at].sort if at < len(self.pieces) else "")

    def _free(self, at: int) -> bool:
        """Whether a word that no table knows stands here."""
        if at >= len(self.pieces):
            return False
        piece = self.pieces[at]
        if piece.text in ROMAN or (piece.text in LIKE_ROMAN and self._kind(at + 1) in NUMBERED):
            return False
        return piece.sort == "word" and self._match(at) is None and self._repair(piece, quiet=True) is None

    def _word(self, piece: Piece, depth: int) -> None:
        found = self._match(self.at)
        if found is None:
            self._unknown(piece, depth)
            return
        size, kind, value = found
        if piece.text == "по" and kind in {"PO", "BYDAY"} and self._names_schedule():
            kind, size = "EXTERNAL", 1
        after = self.at + size
        if kind == "DURING_E" and not self._opens_event(after):
            kind = "IN" if self._kind(after) == "FROM" else "DURING"
        if kind in TEXTUAL and not (kind == "AFTER" and self._is_start(after)):
            self._text(TEXTUAL[kind], piece, self.at if kind in {"EXTERNAL", "REQUEST", "DURING_E"} else after, after)
        elif kind in {"DO", "K", "BEFORE_D", "BEFORE_START"} and (self._opens_event(after) or self._after_distance()):
            self._text("BEFORE_T", piece, after, after)
        elif kind == "DURING" and self._opens_event(after):
            self._text("DURING_T", piece, after, after, lead="в течение ")
        elif kind == "FROM" and self._opens_event(after):
            self._text("AFTER_T", piece, after, after)
        elif kind == "PO" and self._free(after) and depth:
            self._note()
        else:
            self.at = after
            self._plain(kind, value, piece, self.pieces[after - 1].end)

    def _names_schedule(self) -> bool:
        """Whether «по» leads to a schedule within a few words («по отдельному графику»)."""
        for ahead in self.pieces[self.at + 1 : self.at + 4]:
            if ahead.sort != "word":
                return False
            if ahead.text in SCHEDULES:
                return True
        return False

    def _plain(self, kind: str, value: Any, piece: Piece, end: int) -> None:
        if kind == "IN":
            return
        if kind == "AFTER":
            kind = "FROM"
        elif kind in NUMBERED and [token.type for token in self.out[-2:]] == ["TIMES", "N"]:
            kind = "COUNT_W"
        self.put("SIGN" if kind == "AND" else kind, "и" if kind == "AND" else value, piece, end)

    def _is_start(self, at: int) -> bool:
        """Whether «после» is followed by a date and not by an event: then it opens a time."""
        if self._after_distance():
            return False
        kind = self._kind(at)
        if kind in {"N", "num"}:
            return self._kind(at + 1) == "MONTH"
        return kind in {"MONTH", "date", "iso", "daymonth"}

    def _after_distance(self) -> bool:
        """Whether a distance («10 дней») stands right before."""
        units = {"DAY_W", "WEEK_W", "MONTH_W", "YEAR_W", "HOUR_W", "TERM_DIST", "QUARTER_W"}
        if not self.out or self.out[-1].type not in units:
            return False
        heads = {"DURING", "NOT_LATER", "THROUGH", "BEFORE", "TERM_DIST"}
        near = [token.type for token in self.out[-4:]]
        return any(head in near for head in heads) or near[-2:-1] == ["N"] or "WORKING" in near or "CALENDAR" in near

    def _opens_event(self, at: int) -> bool:
        """Whether what follows is no time of the calendar but an event."""
        while self._kind(at) == "THIS":
            at += 1
        kind = self._kind(at)
        if at < len(self.pieces) and self.pieces[at].text == "«":
            return True
        if kind == "PART":
            return self._opens_event(at + 1)
        if kind == "word":
            return self._free(at)
        if kind in {"N", "num"}:
            return self._free(at + 1) and not self.pieces[at].text.isdigit()
        return kind in {"AFTER", "BEFORE_E", "WEEKDAY"} and kind != "WEEKDAY"

    def _unknown(self, piece: Piece, depth: int) -> None:
        following = self._kind(self.at + 1)
        if piece.text in ROMAN or (piece.text in LIKE_ROMAN and following in NUMBERED):
            if piece.text not in ROMAN:
                taken = str(LIKE_ROMAN[piece.text])
                self.remark("timing.slip.roman", piece.start, text=self._original(piece), taken=taken)
            self.at += 1
            self.put("N", ROMAN.get(piece.text) or LIKE_ROMAN[piece.text], piece)
            return
        repaired = self._repair(piece)
        if repaired is not None:
            # The column stays that of the word as printed.
            cut = [Piece("word", word, piece.start, piece.end) for word in repaired]
            self.pieces[self.at : self.at + 1] = cut
        elif depth or self._label_ahead():
            self._note(leading=not depth)
        else:
            raise Stop(piece.start)

    def _repair(self, piece: Piece, *, quiet: bool = False) -> tuple[str, ...] | None:
        word = slips.one_alphabet(piece.text)
        key = "letters"
        repaired: tuple[str, ...] | None = (word,) if word and word in lexicon() else None
        if repaired is None:
            key, repaired = "run_together", slips.run_together(piece.text) or None
        if repaired is None:
            near = slips.spelt_nearly(piece.text)
            key, repaired = "spelling", (near,) if near else None
        if repaired and not quiet:
            taken = " ".join(repaired)
            self.remark(f"timing.slip.{key}", piece.start, text=self._original(piece), taken=taken)
        return repaired

    # --- free words -------------------------------------------------------------------------------------------------

    def _original(self, piece: Piece) -> str:
        return self.printed[piece.start : piece.end]

    def _label_ahead(self) -> bool:
        """Whether free words lead to a dash or colon and then to a time («… образование – ежегодно»)."""
        for at in range(self.at, len(self.pieces) - 1):
            text = self.pieces[at].text
            if text in {";", "(", ")"}:
                return False
            if text in {"-", ":"}:
                return self._kind(at + 1) in TIME | OPENING | {"num", "date", "daymonth", "FROM"}
        return False

    def _note(self, *, leading: bool = False) -> None:
        """Words that say for whom or on what condition, up to a time or a sign that closes them."""
        first = at = self.at
        quoted = self.pieces[at].text == "«"
        while at < len(self.pieces):
            piece = self.pieces[at]
            if quoted:
                if piece.text == "»" and at > first and self._closes(at):
                    at += 1
                    break
            elif (
                piece.text in {";", "(", ")"}
                or (leading and piece.text in {"-", ":"})
                or (at > first and (self._kind(at) in RESUME or self._year_at(at)))
            ):
                break
            at += 1
        words = self._between(first, at)
        self.at = at + (leading and at < len(self.pieces) and self.pieces[at].text in {"-", ":"})
        self.put("LABEL" if leading else "NOTE", Words.of(words), self.pieces[first], self.pieces[at - 1].end)

    def _closes(self, at: int) -> bool:
        return at + 1 == len(self.pieces) or self.pieces[at + 1].text in {")", ";", ","}

    def _year_at(self, at: int) -> bool:
        piece = self.pieces[at]
        return piece.sort == "num" and len(piece.text) == 4

    def _between(self, first: int, after: int) -> str:
        if first >= after:
            return ""
        text = self.printed[self.pieces[first].start : self.pieces[after - 1].end].strip(" ,:;-–—")
        if text[:1] in "«“„" and text[-1:] in "»”" and not any(mark in text[1:-1] for mark in "«»"):
            text = text[1:-1]
        return " ".join(text.split())

    def _text(self, kind: str, head: Piece, first: int, at: int, lead: str = "") -> None:
        """Free words after a leading word, up to where a time resumes; ``first`` is where what is kept begins."""
        begun, depth, quotes = at, 0, 0
        if kind in LED and at < len(self.pieces) and self.pieces[at].text in ":«":
            first = at + (self.pieces[at].text == ":")
        while at < len(self.pieces):
            text = self.pieces[at].text
            quotes += (text == "«") - (text == "»")
            depth += (text == "(") - (text == ")")
            if depth < 0 or (quotes <= 0 and text == ";"):
                break
            if quotes <= 0 and not depth and self._resumes(at, begun):
                break
            if text == "(" and self._kind(at + 1) in RESUME:
                break
            at += 1
        words = self._between(first, at)
        self.at = at
        value = Words.of(lead + words) if words else None
        self.put(kind, value, head, self.pieces[at - 1].end if at > begun else head.end)
        if self.at < len(self.pieces) and self.pieces[self.at].text in {"на", "for"}:
            self.put("FOR", "", self.pieces[self.at])
            self.at += 1

    def _resumes(self, at: int, begun: int) -> bool:
        kind = self._kind(at)
        if kind in STRONG:
            return True
        text = self.pieces[at].text
        if text in {"на", "for"} and at > begun - 1 and at + 1 < len(self.pieces) and self._year_at(at + 1):
            return True
        previous = self.pieces[at - 1].text if at > begun else ""
        return at > begun and previous in {",", "-"} and kind in RESUME
