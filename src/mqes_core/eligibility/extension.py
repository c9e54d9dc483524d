"""Kinds of clauses that plugins add: a name with a dot, a model of their parameters, a rule and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from mqes_core.model.base import Model
from mqes_core.model.profile import Profile

__all__ = ["ClauseKind"]


@dataclass(frozen=True, slots=True)
class ClauseKind:
    """A kind of clause that the core does not know.

    Example::

        ClauseKind(
            name="mydistrict.two_orders",
            params=TwoOrders,                          # a mqes_core.model.Model
            holds=lambda params, profile, on: len(profile.orders) >= params.number,
            describe=lambda params, lang: "не менее двух приказов" if lang == "ru" else "two orders or more",
            changes=lambda params, profile, on: [],
        )

    ``holds`` is pure and returns None where the facts do not decide. More facts must not turn a yes into a no, or the
    laws of eligibility do not hold for the clause. ``changes`` gives the days after ``on`` on which the answer may
    change with no new fact.
    """

    name: str
    params: type[Model]
    holds: Callable[[Any, Profile, date], bool | None]
    describe: Callable[[Any, str], str]
    changes: Callable[[Any, Profile, date], Iterable[date]]
