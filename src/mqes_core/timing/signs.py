"""What the signs between tokens mean: ranges, lists, signs that were lost, days that no month has."""

from __future__ import annotations

from calendar import monthrange
from typing import Final

from mqes_core.timing.lexer import Lexer
from mqes_core.timing.meaning import Unit
from mqes_core.timing.sharing import share
from mqes_core.timing.tokens import NUMBERED, Stop, Token

__all__ = ["join"]

_CLOSES: Final = frozenset(["MONTH", "N", "YEAR", "DATE", "ACYEAR", "ACADEMIC", "SEASON", "HOLIDAYS", "WEEKDAY"])
_OPENS: Final = frozenset(["MONTH", "N", "YEAR", "DATE", "ACYEAR", "SEASON", "PART", "THIS"])
_COUNTED: Final = ("TIMES", "YEAR_W", "MONTH_W", "WEEK_W", "DAY_W", "HOUR_W", "COUNT_W", "WORKING", "CALENDAR")
_OF_MONTHS: Final = frozenset(("MONTH", "MONTH_W", "EVERY"))
_LEAP: Final = 2000


def join(lexer: Lexer) -> list[Token]:
    """The tokens of a phrase with every sign named for what it does.

    Raises:
        Stop: from the lexer.
    """
    tokens = share(_lost_dashes(_lost_signs(lexer.tokens(), lexer)), lexer)
    excepted = False
    for at, token in enumerate(tokens):
        if token.type == "WEEKDAY" and _weekly(tokens[max(at - 2, 0) : at]):
            token.type = "BYDAY"
        if token.type == "EXCEPT":
            excepted = True
        elif token.type == "SIGN" and 0 < at < len(tokens) - 1:
            _name(token, tokens, at, excepted)
        elif token.type not in {"MONTH", "LISTSEP", "DASH", "SIGN"}:
            excepted = False
    if len(tokens) > 1 and (last := tokens[-1]).type == "SIGN" and last.value in {"-", "и"}:
        lexer.remark("timing.slip.hanging", last.start_pos, text=lexer.text[last.start_pos : last.end])
    _counts(tokens, lexer)
    _days_that_exist(tokens, lexer)
    return tokens


def _weekly(before: list[Token]) -> bool:
    """Whether «еженедельно» and a sign stand before a weekday («еженедельно, пятница»)."""
    return [item.type for item in before] == ["ADV", "SIGN"] and before[0].value is Unit.WEEK


def _counts(tokens: list[Token], lexer: Lexer) -> None:
    """Of «2–3 раза» the less is taken, of «3–5 дней» the more, and it is said; «1 раз в 1,5 месяца» is not read.

    Raises:
        Stop: a count has two numbers that make no range.
    """
    for at, token in enumerate(tokens):
        if token.type not in {"NDASH", "LISTSEP"} or tokens[at + 1].type != "N":
            continue
        begin = end = at
        while begin > 0 and tokens[begin - 1].type in {"N", "NDASH", "LISTSEP"}:
            begin -= 1
        while end < len(tokens) and tokens[end].type in {"N", "NDASH", "LISTSEP"}:
            end += 1
        kinds = [item.type for item in tokens[end : end + 2]]
        if kinds[:1] not in [[kind] for kind in _COUNTED] or (kinds[0] == "WEEK_W" and kinds[-1] in _OF_MONTHS):
            continue
        before = tokens[begin - 1].type if begin else ""
        range_ = end - begin == 3 and token.type == "NDASH" and tokens[begin].value < tokens[end - 1].value
        if not range_ or (kinds[0] != "TIMES" and before in {"TIMES", "EVERY"}):
            raise Stop(token.start_pos)
        key = "times_range" if kinds[0] == "TIMES" else "distance_range"
        lexer.remark(f"timing.assumption.{key}", token.start_pos)


def _lost_dashes(tokens: list[Token]) -> list[Token]:
    """«1 марта по 2 апреля» is a range though no «с» opens it."""
    opened = False
    for at, token in enumerate(tokens):
        if token.type in {"FROM", "SIGN"}:
            opened = token.type == "FROM"
        before, after = tokens[at - 1 : at], tokens[at + 1 : at + 3]
        ends = any(item.type in {"MONTH", "YEAR", "YEAR_W", "DATE"} for item in before)
        if token.type == "PO" and not opened and ends and any(item.type in _OPENS - {"N"} for item in after):
            tokens[at] = Token("SIGN", "-", token.start_pos, token.end)
    return tokens


def _name(token: Token, tokens: list[Token], at: int, excepted: bool) -> None:
    left, right = tokens[at - 1].type, tokens[at + 1].type
    if token.value == "-":
        if left == right == "N":
            token.type = "NDASH"
        elif right in _OPENS and (left in _CLOSES or _ends_a_time(tokens, at - 1)):
            token.type = "DASH"
    elif token.value in {",", "и"}:
        days = {"WEEKDAY", "BYDAY"}
        if (left == right == "N") or (left in days and right == "WEEKDAY") or (excepted and left == right == "MONTH"):
            token.type = "LISTSEP"


def _ends_a_time(tokens: list[Token], at: int) -> bool:
    kind, before = tokens[at].type, tokens[at - 1].type if at else ""
    if kind == "YEAR_W":
        return before in {"YEAR", "ACYEAR", "ACADEMIC", "THIS", "DATE"}
    return kind in NUMBERED and before == "N" and not (at > 1 and tokens[at - 2].type == "TIMES")


def _lost_signs(tokens: list[Token], lexer: Lexer) -> list[Token]:
    """Put in the sign that must have stood between two times, and say so."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if found and token.type in {"MONTH", "YEAR", "DATE"} and (sign := _between(found, token, tokens[at + 1 :])):
            end = found[-1].end
            found.append(Token("SIGN", sign, end, end))
            lexer.remark("timing.slip.sign_lost", token.start_pos, taken="–" if sign == "-" else ",")
        found.append(token)
    return found


def _between(found: list[Token], token: Token, after: list[Token]) -> str:
    """The sign that was lost before a token: a dash, a comma, or none was."""
    left = [item for item in found[-3:] if item.type != "YEAR_W"]
    last = left[-1].type if left else ""
    year_word = found[-1].type == "YEAR_W"
    if token.type == "DATE":
        return "," if last == "DATE" else ""
    if token.type == "YEAR":
        return "-" if last == "YEAR" else ""
    if last == "MONTH" and not year_word:
        other = left[-1].value
        chain = any(item.type == "MONTH" for item in after[:1]) or any(item.type == "MONTH" for item in left[:-1])
        return "-" if token.value == other % 12 + 1 and not chain else ","
    if last == "YEAR" and len(left) > 1 and left[-2].type == "MONTH":
        return "," if left[-2].value == token.value else "-"
    return ""


def _days_that_exist(tokens: list[Token], lexer: Lexer) -> None:
    """«31 июня» is taken as the last day of June, and said."""
    for at, token in enumerate(tokens):
        if token.type == "DATE":
            day, month, year = token.value
            token.value = (_within(day, month, year, token, lexer), month, year)
        elif token.type == "N" and at + 1 < len(tokens) and tokens[at + 1].type == "MONTH" and token.value > 0:
            year = tokens[at + 2].value if at + 2 < len(tokens) and tokens[at + 2].type == "YEAR" else None
            token.value = _within(token.value, tokens[at + 1].value, year, token, lexer)


def _within(day: int, month: int, year: int | None, token: Token, lexer: Lexer) -> int:
    most = monthrange(year or _LEAP, month)[1]
    if day > 31:
        raise Stop(token.start_pos)
    if day > most:
        lexer.remark("timing.slip.no_such_day", token.start_pos, day=str(day), taken=str(most))
    return min(day, most)
