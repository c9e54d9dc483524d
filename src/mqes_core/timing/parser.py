"""From tokens to the items of a phrase, by the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

from lark import Lark, UnexpectedInput
from lark.lexer import Lexer as LarkLexer

from mqes_core.timing.making import Children, Make
from mqes_core.timing.tokens import Stop, Token

__all__ = ["parse"]


class _Tokens(LarkLexer):
    """The tokens are cut already; the parser takes them as they come."""

    def __init__(self, lexer_conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
        yield from lexer_state


@cache
def _lark() -> Lark:
    grammar = (resources.files("mqes_core.timing") / "grammar.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", lexer=_Tokens, transformer=Make())


def parse(tokens: list[Token], end: int) -> Children:
    """The items of a phrase and the signs between them.

    Args:
        tokens: of the whole phrase.
        end: where the phrase ends, for the place of what is missing there.

    Raises:
        Stop: the tokens do not make a deadline.
    """
    try:
        made: Any = _lark().parse(tokens)
        return list(made)
    except UnexpectedInput as error:
        token = getattr(error, "token", None)
        raise Stop(end if token is None or token.type == "$END" else token.start_pos) from None
