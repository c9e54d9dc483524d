"""From cuts to the tokens of the grammar: known words by their tables, free words where the document names others."""

from __future__ import annotations

from typing import Any, Final

from mqes_core.timing.figures import Figures
from mqes_core.timing.meaning import Unit, Words
from mqes_core.timing.scan import Piece
from mqes_core.timing.tokens import LED, LIKE_ROMAN, NUMBERED, RESUME, ROMAN, TEXTUAL, TIME, Stop, Token

__all__ = ["Lexer"]

_NUMBERED_AS: Final = {Unit.QUARTER: "QUARTER_W", Unit.HALF: "HALF_W", Unit.TERM: "TERM_W"}
_EITHER: Final = frozenset(("или", "либо", "or"))
_NO_EVENT: Final = frozenset(("события", "событие", "событием", "the event", "event"))
_ENDINGS: Final = frozenset(("й", "я", "е", "го", "ом", "му", "ой", "ый", "ая", "ое"))


class Lexer(Figures):
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
                self.number(piece)
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
            if piece.text == "/":
                self.remark("timing.assumption.either", piece.start)
            self.put("SIGN", piece.text, piece)

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
        elif kind == "BEFORE_E" and self.kind(after) == "PART" and not self.opens_event(after):
            kind = "BEFORE_D"
        elif self._means_nothing(kind, after):
            self.at = after + (kind == "NEXT")
            return
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

    def _means_nothing(self, kind: str, after: int) -> bool:
        """Whether a word adds nothing: «1 раз за год», «ежегодно до 1 марта следующего года».

        Raises:
            Stop: «до нового года» is no part of the present year.
        """
        if kind == "THIS" and self.kind(after) == "YEAR_W" and self.pieces[after - 1].text.startswith("нов"):
            raise Stop(self.pieces[after].start)
        if kind == "NEXT":
            yearly = any(token.type == "ADV" and token.value is Unit.YEAR for token in self.out)
            return yearly and self.kind(after) == "YEAR_W"
        leads = self.kind(after + (self.kind(after) == "ACADEMIC") + 1) in {"DO", "BEFORE_E", "K"}
        return kind == "BEFORE" and bool(self.out) and self.out[-1].type == "TIMES" and not leads

    def _plain(self, kind: str, value: Any, piece: Piece, end: int) -> None:
        if kind == "IN":
            return
        if kind == "AND" and piece.text in _EITHER:
            self.remark("timing.assumption.either", piece.start)
        if kind == "COUNT_W" and self.out and (self._is_roman(self.out[-1]) or self.year_at(self.at)):
            kind = _NUMBERED_AS[value]  # «I–II кварталов 2022 г.»
        if kind == "AFTER":
            kind = "FROM"
        elif kind in NUMBERED and [token.type for token in self.out[-2:]] == ["TIMES", "N"]:
            kind = "COUNT_W"
        self.put("SIGN" if kind == "AND" else kind, "и" if kind == "AND" else value, piece, end)

    def _is_roman(self, token: Token) -> bool:
        return self.text[token.start_pos : token.end] in ROMAN

    def _unknown(self, piece: Piece, depth: int) -> None:
        following = self.kind(self.at + 1)
        if piece.text in ROMAN or (piece.text in LIKE_ROMAN and following in NUMBERED):
            if piece.text not in ROMAN:
                taken = str(LIKE_ROMAN[piece.text])
                self.remark("timing.slip.roman", piece.start, text=self.original(piece), taken=taken)
            self.at += 1
            self.put("N", ROMAN.get(piece.text) or LIKE_ROMAN[piece.text], piece)
            ending = self.pieces[self.at : self.at + 2]  # «IV-й»
            if len(ending) == 2 and ending[0].text == "-" and ending[1].text in _ENDINGS:
                self.at += 2
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
        if at > 1 and self.pieces[at - 1].text in {"в", "во", "на"} and self.pieces[at - 2].text == "(":
            first -= 1
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
        value = Words.of(lead + words) if words and words.casefold() not in _NO_EVENT else None
        self.put(kind, value, head, self.pieces[at - 1].end if at > begun else head.end)
        if self.at < len(self.pieces) and self.pieces[self.at].text in {"на", "for"}:
            self.put("FOR", "", self.pieces[self.at])
            self.at += 1
