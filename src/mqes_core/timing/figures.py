"""Figures of a phrase: dates, years and pairs of years, small numbers; what each is follows from what stands beside."""

from __future__ import annotations

from typing import Final

from mqes_core.timing.meaning import ILLEGIBLE, Distance, Unit
from mqes_core.timing.phrase import Phrase
from mqes_core.timing.scan import Piece
from mqes_core.timing.tokens import COUNTING, TIME, Stop

__all__ = ["Figures"]

_FIRST_YEAR: Final = 1990
_LAST_YEAR: Final = 2099


class Figures(Phrase):
    """A phrase whose figures can be cut into tokens."""

    def number(self, piece: Piece) -> None:
        """The tokens of a figure.

        Raises:
            Stop: it is none of a deadline's.
        """
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
            case "monthyear":
                month, year = (int(part) for part in piece.text.split("."))
                self._split([("MONTH", month), ("YEAR", year)], piece)
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
        if self._days_before():
            self._split([("N", day), ("MONTH", month), *([("YEAR", year)] if year else [])], piece)
        else:
            self.put("DATE", (day, month, year), piece)

    def _days_before(self) -> bool:
        """Whether bare days lead to a date («1–15.03.2022», «с 1 по 15.03»): they are of its month."""
        kinds = [token.type for token in self.out[-3:]]
        listed = kinds[-2:] == ["N", "SIGN"] and self.out[-1].value in {"-", ",", "и"}
        return listed or kinds in (["FROM", "N", "PO"], ["FROM", "N", "DO"])

    def _split(self, parts: list[tuple[str, int]], piece: Piece) -> None:
        for kind, value in parts:
            self.put(kind, value, piece)

    def _figure(self, piece: Piece) -> None:
        follow = self.pieces[self.at : self.at + 3]
        if len(follow) == 3 and (follow[0].text, follow[1].text[:6], follow[2].text[:4]) == ("-", "дневны", "срок"):
            self.at += 3  # «в 10-дневный срок»
            self.put("TERM_DIST", Distance(int(piece.text), Unit.DAY), piece, follow[2].end)
            return
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
        sign = self.pieces[self.at].text if self.at < len(self.pieces) else ""
        if not self._second_year(self.at, year):
            if sign == "/" and self.year_at(self.at + 1):
                raise Stop(self.pieces[self.at].start)
            self.put("YEAR", year, piece)
            return
        kinds = [token.type for token in self.out[-2:]]
        headed = kinds[-1:] == ["ACADEMIC"] or kinds == ["ACADEMIC", "YEAR_W"]
        if kinds[-1:] == ["SEASON"] and self.out[-1].value == 1:
            self.put("YEAR", year, piece)
        elif headed or self._names_academic() or sign == "/" or kinds in (["N", "TERM_W"], ["N", "HALF_W"]):
            if not headed and not self._names_academic():
                self.remark("timing.assumption.slash_academic", piece.start)
            if headed:  # «учебный год 2021-2022», «учебный 2021-2022 год»
                del self.out[-1 if kinds[-1] == "ACADEMIC" else -2 :]
            self.put("ACYEAR", year, piece, self.pieces[self.at + 1].end)
        else:
            self.put("YEAR", year, piece)
            return
        self.at += 2
        if self.at < len(self.pieces) and self.pieces[self.at].text == "/":
            raise Stop(self.pieces[self.at].start)

    def _second_year(self, at: int, year: int) -> bool:
        """Whether a sign and the year after a year stand at a piece («-2022», «/22»)."""
        follow = self.pieces[at : at + 2]
        if len(follow) < 2 or follow[0].text not in {"-", "/"} or follow[1].sort != "num":
            return False
        return follow[1].text.isdigit() and int(follow[1].text) in {year + 1, (year + 1) % 100}

    def _names_academic(self) -> bool:
        """Whether pairs of years lead to «учебный» («2021-2022, 2022-2023 учебные годы»)."""
        at = self.at + 2
        while self.kind(at) == "AND" or (at < len(self.pieces) and self.pieces[at].text == ","):
            if not self.year_at(at + 1) or not self._second_year(at + 2, int(self.pieces[at + 1].text)):
                return False
            at += 4
        return self.kind(at) == "ACADEMIC"

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
