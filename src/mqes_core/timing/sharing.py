"""What a list names once and means for all its members: days of two months, ends of a year, the years of a school."""

from __future__ import annotations

from typing import Final

from mqes_core.timing.lexer import Lexer
from mqes_core.timing.tokens import Stop, Token

__all__ = ["share"]

_HEAD: Final = frozenset({"N", "WEEK_W", "TEN_W", "HALFPART", "WEEKDAY", "PART"})
"""What says which part of a month is meant, before its name."""
_LISTS: Final = frozenset({",", "и"})


def share(tokens: list[Token], lexer: Lexer) -> list[Token]:
    """The tokens with what was printed once put before or after each member of the list.

    Raises:
        Stop: what is shared cannot be made out.
    """
    return _parts(_days(_academic(tokens, lexer), lexer))


def _days(tokens: list[Token], lexer: Lexer) -> list[Token]:
    """«1–5 ноября, декабря»: the genitive says that the days are those of December, too."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "MONTH" and found and found[-1].value in _LISTS and _takes_days(lexer, token):
            head = _head(found)
            found += [Token(item.type, item.value, token.start_pos, token.start_pos) for item in head]
            if head:
                lexer.remark("timing.assumption.days_carried", token.start_pos)
        found.append(token)
    return found


def _takes_days(lexer: Lexer, token: Token) -> bool:
    """Whether a month stands in the genitive or shortened, as after a day; «декабрь» by itself is the whole month."""
    word = lexer.text[token.start_pos : token.end]
    russian = "а" <= word[:1] <= "я"
    return russian and word not in {"март", "август"} and word[-1] not in "ьйеую"


def _head(found: list[Token]) -> list[Token]:
    """What stands before the last month and says which part of it is meant; nothing where the whole is."""
    at = len(found) - 2
    while at >= 0 and found[at].type in {"YEAR", "YEAR_W"}:
        at -= 1
    if at < 0 or found[at].type != "MONTH":
        return []
    end = at
    while at > 0 and (found[at - 1].type in _HEAD or (found[at - 1].type == "SIGN" and found[at].type == "N")):
        at -= 1
    head = found[at:end]
    while head and head[0].type == "SIGN":
        head, at = head[1:], at + 1
    if head and at > 1 and found[at - 1].type in {"PO", "DO"} and found[at - 2].type == "N":
        raise Stop(found[-1].start_pos)
    return head


def _parts(tokens: list[Token]) -> list[Token]:
    """«В начале и конце года» is at its beginning and at its end."""
    found = list(tokens)
    for at in range(len(found) - 3, -1, -1):
        if [item.type for item in found[at : at + 3]] != ["PART", "SIGN", "PART"]:
            continue
        if found[at + 1].value not in _LISTS | {"-"}:
            continue
        end = at + 3
        while end < len(found) and found[end].type not in {"SIGN", "PART", "DO", "K", "NOT_LATER", "FROM"}:
            end += 1
        place = found[at].end
        found[at + 1 : at + 1] = [Token(item.type, item.value, place, place) for item in found[at + 3 : end]]
    return found


def _academic(tokens: list[Token], lexer: Lexer) -> list[Token]:
    """Academic years named by a calendar year each: «с 2022 по 2023 учебный год», «2022–2024 учебные годы»."""
    found: list[Token] = []
    for token in tokens:
        if token.type == "ACADEMIC" and found and found[-1].type == "YEAR":
            _school_years(found, token, lexer)
        found.append(token)
    return found


def _school_years(found: list[Token], token: Token, lexer: Lexer) -> None:
    last = found[-1]
    kinds = [item.type for item in found[-4:]]
    sign = found[-2] if len(found) > 2 and found[-3].type == "YEAR" else None
    if sign is None or not (sign.type == "PO" or sign.value == "-") or not last.value:
        raise Stop(last.start_pos)
    first, several = found[-3], lexer.text[token.start_pos : token.end] in {"учебные", "учебных"}
    if last.value == first.value + 1 and sign.type == "PO" and kinds[:1] == ["FROM"] and not several:
        lexer.remark("timing.assumption.one_academic_year", first.start_pos, year=f"{first.value}/{last.value}")
        found[-4:] = [Token("ACYEAR", first.value, first.start_pos, last.end)]
    elif last.value > first.value and several:
        years = f"{first.value}/{first.value + 1} – {last.value - 1}/{last.value}"
        lexer.remark("timing.assumption.academic_years", first.start_pos, years=years)
        ends = [Token("ACYEAR", first.value, first.start_pos, first.end)]
        if last.value > first.value + 1:
            ends += [
                Token("SIGN", "-", sign.start_pos, sign.end),
                Token("ACYEAR", last.value - 1, last.start_pos, last.end),
            ]
        found[-4 if kinds[:1] == ["FROM"] else -3 :] = ends
    else:
        raise Stop(last.start_pos)
