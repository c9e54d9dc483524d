"""What a spreadsheet checks while a cell is filled in, as formulas for its data validation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from mqes_core.exchange.cells import Number
from mqes_core.exchange.layout import Column, Field, Layout, Role
from mqes_core.i18n import Language, translate
from mqes_core.model.measures import CountMeasure, NumberMeasure, PlaceMeasure, ShareMeasure

__all__ = ["rule"]

_LONGEST: Final = 255
"""What a spreadsheet takes as the formula of a check."""


def rule(layout: Layout, field: Field, column: Column, cell: Callable[[str], str]) -> str | None:
    """The formula that holds for a good cell of ``column``; ``cell`` gives the address of a column's cell in the row.

    None for columns of words: texts are free, answers come from lists.
    """
    here = cell(column.key)
    measure = field.measure
    conditions: list[str]
    match column.role:
        case Role.PERCENT:
            # «90 %» typed into a cell is stored as 0.9 and shown as 90 %, so anything from 0 to 100 may be right.
            conditions = [f"{here}>=0", f"{here}<=100"]
        case Role.POINTS:
            conditions = [f"{here}>={_exact(scale.least)}" for scale in field.discretion]
            conditions += [f"{here}<={_exact(scale.most)}" for scale in field.discretion]
        case Role.COUNT | Role.OF:
            conditions = _whole(here)
            of = field.column(Role.OF)
            if isinstance(measure, ShareMeasure):
                other = cell(of.key) if of is not None else cell(measure.out_of_count or "")
                count = field.column(Role.COUNT)
                if column.role is Role.COUNT:
                    conditions.append(_at_most(here, other))
                elif count is not None:
                    conditions.append(_at_most(cell(count.key), here))
        case Role.VALUE if isinstance(measure, (CountMeasure, PlaceMeasure)):
            conditions = _whole(here)
            if isinstance(measure, CountMeasure) and measure.out_of:
                conditions.append(_at_most_sum(here, [cell(whole) for whole in measure.out_of], layout.lang))
        case Role.VALUE if isinstance(measure, NumberMeasure):
            conditions = [] if measure.at_least is None else [f"{here}>={_exact(measure.at_least)}"]
            conditions += [] if measure.at_most is None else [f"{here}<={_exact(measure.at_most)}"]
        case _:
            return None
    formula = f"=OR({_codes(here, layout.lang)},{_all([f'ISNUMBER({here})', *conditions])})"
    if len(formula) > _LONGEST and column.role is Role.VALUE:
        # Too many wholes for a spreadsheet; a reader of the form checks them all the same.
        return f"=OR({_codes(here, layout.lang)},{_all([f'ISNUMBER({here})', *conditions[:2]])})"
    return formula


def _whole(here: str) -> list[str]:
    return [f"{here}>=0", f"{here}=INT({here})"]


def _at_most(part: str, whole: str) -> str:
    """The part is not above the whole; nothing is said where either is a code or blank."""
    return f"OR(NOT(ISNUMBER({part})),NOT(ISNUMBER({whole})),{part}<={whole})"


def _at_most_sum(part: str, wholes: list[str], lang: Language) -> str:
    """As above for a sum of several, to which one that cannot exist adds nothing."""
    if len(wholes) == 1:
        return _at_most(part, wholes[0])
    nobody = translate("form.absence.not_applicable", lang)
    listed = ",".join(wholes)
    known = "".join(f'+({whole}="{nobody}")' for whole in wholes)
    unsaid = f"COUNT({listed})=0,COUNT({listed}){known}<{len(wholes)}"
    return f"OR(NOT(ISNUMBER({part})),{unsaid},{part}<=SUM({listed}))"


def _all(conditions: list[str]) -> str:
    # A chain of IFs, since AND works out every part and fails on text.
    first, *rest = conditions
    return f"IF({first},{_all(rest)},FALSE)" if rest else first


def _codes(here: str, lang: Language) -> str:
    codes = (translate(f"form.absence.{name}", lang) for name in ("not_applicable", "withheld"))
    return ",".join(f'{here}="{code}"' for code in codes)


def _exact(number: Number) -> str:
    return str(number) if isinstance(number, int) else f"({number.numerator}/{number.denominator})"
