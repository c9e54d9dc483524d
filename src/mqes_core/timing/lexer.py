"""From cuts to the tokens of the grammar: known words by their tables, free words where the document names others."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.timing.meaning import ILLEGIBLE, Words
from mqes_core.timing.phrase import Phrase
from mqes_core.timing.scan import Piece
from mqes_core.timing.tokens import COUNTING, LED, LIKE_ROMAN, NUMBERED, RESUME, ROMAN, TEXTUAL, TIME, Stop, Token

__all__ = ["Lexer"]

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2099


class Lexer(Phrase):
    """Cuts one phrase into tokens."""

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

    def _sign(self, piece: Piece) -> None:
        if piece.text not in "-,;:()/«»":
            raise Stop(piece.start)
        self.at += 1
        if (
            piece.text == "-"
            and self.out
            and self.out[-1].type in TIME
            and self.free(self.at + (self.kind(self.at) == "PO"))
        ):
            self._note()
        elif piece.text == "«" and (closing := self.label_closes(self.at)):
            words = Words.of(self.between(self.at, closing))
            self.put("LABEL", words, piece, self.pieces[closing].end)
            self.at = closing + 2
        elif piece.text not in "«»":
            self.put("SIGN", piece.text, piece)

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
                self.remark("timing.slip.year_blank", piece.start, text=self.original(piece))
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
            self.remark("timing.slip.year_digits", piece.start, text=self.original(piece), years=", ".join(likely))
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
            slash, academic = follow[0].text == "/", len(follow) == 3 and self.kind(self.at + 2) == "ACADEMIC"
            if (slash or academic) and second in {year + 1, (year + 1) % 100}:
                self.at += 2
                if not academic:
                    self.remark("timing.assumption.slash_academic", piece.start)
                self.put("ACYEAR", year, piece, follow[1].end)
                return
        self.put("YEAR", year, piece)

    def _small(self, piece: Piece, number: int) -> None:
        before = self.out[-1].type if self.out else ""
        kind = self.kind(self.at)
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

    def _word(self, piece: Piece, depth: int) -> None:
        found = self.match(self.at)
        if found is None:
            self._unknown(piece, depth)
            return
        size, kind, value = found
        if piece.text == "по" and kind in {"PO", "BYDAY"} and self.names_schedule():
            kind, size = "EXTERNAL", 1
        after = self.at + size
        if kind == "DURING_E" and not self.opens_event(after):
            kind = "IN" if self.kind(after) == "FROM" else "DURING"
        if kind in TEXTUAL and not (kind == "AFTER" and self.is_start(after)):
            self._text(TEXTUAL[kind], piece, self.at if kind in {"EXTERNAL", "REQUEST", "DURING_E"} else after, after)
        elif kind in {"DO", "K", "BEFORE_D", "BEFORE_START"} and (self.opens_event(after) or self.after_distance()):
            self._text("BEFORE_T", piece, after, after)
        elif kind == "DURING" and self.opens_event(after):
            if size == 1 and piece.text in {"весь", "всего", "throughout"}:
                raise Stop(self.pieces[after].start)
            self._text("DURING_T", piece, after, after, lead="в течение ")
        elif kind == "FROM" and self.opens_event(after):
            self._text("AFTER_T", piece, after, after)
        elif kind == "PO" and self.free(after) and depth:
            self._note()
        else:
            self.at = after
            self._plain(kind, value, piece, self.pieces[after - 1].end)

    def _plain(self, kind: str, value: Any, piece: Piece, end: int) -> None:
        if kind == "IN":
            return
        if kind == "AFTER":
            kind = "FROM"
        elif kind in NUMBERED and [token.type for token in self.out[-2:]] == ["TIMES", "N"]:
            kind = "COUNT_W"
        self.put("SIGN" if kind == "AND" else kind, "и" if kind == "AND" else value, piece, end)

    def _unknown(self, piece: Piece, depth: int) -> None:
        following = self.kind(self.at + 1)
        if piece.text in ROMAN or (piece.text in LIKE_ROMAN and following in NUMBERED):
            if piece.text not in ROMAN:
                taken = str(LIKE_ROMAN[piece.text])
                self.remark("timing.slip.roman", piece.start, text=self.original(piece), taken=taken)
            self.at += 1
            self.put("N", ROMAN.get(piece.text) or LIKE_ROMAN[piece.text], piece)
            return
        repaired = self.repair(piece)
        if repaired is not None:
            # The column stays that of the word as printed.
            cut = [Piece("word", word, piece.start, piece.end) for word in repaired]
            self.pieces[self.at : self.at + 1] = cut
        elif depth or self.label_ahead():
            self._note(leading=not depth)
        else:
            raise Stop(piece.start)

    def _note(self, *, leading: bool = False) -> None:
        """Words that say for whom or on what condition, up to a time or a sign that closes them."""
        first = at = self.at
        quoted = self.pieces[at].text == "«"
        while at < len(self.pieces):
            piece = self.pieces[at]
            if quoted:
                if piece.text == "»" and at > first and self.closes(at):
                    at += 1
                    break
            elif (
                piece.text in {";", "(", ")"}
                or (leading and piece.text in {"-", ":"})
                or (at > first and (self.kind(at) in RESUME or self.year_at(at)))
            ):
                break
            at += 1
        words = self.between(first, at)
        self.at = at + (leading and at < len(self.pieces) and self.pieces[at].text in {"-", ":"})
        self.put("LABEL" if leading else "NOTE", Words.of(words), self.pieces[first], self.pieces[at - 1].end)

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
            if quotes <= 0 and not depth and self.resumes(at, begun):
                break
            if text == "(" and self.kind(at + 1) in RESUME:
                break
            at += 1
        words = self.between(first, at)
        self.at = at
        value = Words.of(lead + words) if words else None
        self.put(kind, value, head, self.pieces[at - 1].end if at > begun else head.end)
        if self.at < len(self.pieces) and self.pieces[self.at].text in {"на", "for"}:
            self.put("FOR", "", self.pieces[self.at])
            self.at += 1
