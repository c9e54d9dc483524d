"""What every rule model shares: frozen and strict, exact numbers, bilingual texts, stable ids."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    StringConstraints,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

__all__ = [
    "UNTRANSLATED",
    "Day",
    "Exact",
    "FormerId",
    "Id",
    "Line",
    "Model",
    "Points",
    "Slug",
    "Text",
    "parse_exact",
    "render_exact",
    "simplified",
]

Points = int | Fraction
"""Points and other exact numbers inside the engine: an int wherever the number is whole."""

_NUMBER: Final = r"^[+-]?[0-9]{1,18}(\.[0-9]{1,12}|/[1-9][0-9]{0,17})?$"

_DAY: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([._-][a-z0-9]+)*$", max_length=80)]
"""A stable name in Latin letters and figures; apart from what the document prints."""

FormerId = Annotated[
    Id | None,
    Field(
        description="Its id in the edition that this one replaces, if another: what was observed under it is not lost."
    ),
]
"""The name by which the former edition knew the same thing; None where it kept its name, or is new."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
"""The short name of a concept; also its plugin's and its folder's name."""

Line = Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=r"\S")]
"""Text in one language that is not blank."""


def _iso_day(value: object) -> object:
    """The date that a text writes; not what pydantic would also take for one, such as seconds since 1970."""
    if not isinstance(value, str):
        return value
    try:
        if re.fullmatch(_DAY, value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise PydanticCustomError("iso_day", "a date is expected: 2020-09-15")


Day = Annotated[
    date,
    BeforeValidator(_iso_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _DAY}),
]
"""A date as year, month and day: ``2020-09-15``."""


class Model(BaseModel):
    """Base of all rule models: frozen, strict, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


UNTRANSLATED: Final = object()
"""The context in which a model is dumped without translations."""


class Text(Model):
    """A title or statement in Russian, with English beside it where somebody gave it.

    In YAML a plain string is the Russian text.
    """

    ru: Line
    en: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_string(cls, data: Any) -> Any:
        return {"ru": data} if isinstance(data, str) else data

    @model_serializer(mode="wrap")
    def _dumped(self, dump: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        return {"ru": self.ru} if info.context is UNTRANSLATED else dump(self)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        full = handler(schema)
        return {"anyOf": [{"type": "string", "minLength": 1, "maxLength": 2000, "pattern": r"\S"}, full]}

    def in_language(self, lang: str) -> str:
        """The text in ``lang``; Russian where there is no other."""
        return self.en if lang == "en" and self.en else self.ru

    def __str__(self) -> str:
        return self.ru


def simplified(number: Points) -> Points:
    """The number as an int where it is whole."""
    return number.numerator if number.denominator == 1 else number


def parse_exact(value: object) -> Points:
    """An exact number from an int, a Fraction, or text such as ``2``, ``0.5`` or ``1/3``.

    Floats are refused: a float has already lost the number that was written. Text holds at most 18 figures before
    the point and 12 after it, so that a hostile file cannot ask for endless arithmetic.
    """
    if isinstance(value, bool) or not isinstance(value, (int, Fraction, str)):
        raise PydanticCustomError("exact_number", "an exact number is expected: 2, 0.5 or 1/3")
    if isinstance(value, str) and not re.fullmatch(_NUMBER, value):
        raise PydanticCustomError("exact_number", "an exact number is expected: 2, 0.5 or 1/3")
    return simplified(Fraction(value))


def render_exact(value: Points) -> int | str:
    """The number as data: an int, else a decimal that ends, else a ratio."""
    exact = Fraction(value)
    if exact.denominator == 1:
        return exact.numerator
    for places in range(1, 13):
        scaled = exact * 10**places
        if scaled.denominator == 1:
            sign = "-" if exact < 0 else ""
            text = f"{abs(scaled.numerator):0{places + 1}d}"
            return f"{sign}{text[:-places]}.{text[-places:]}"
    return f"{exact.numerator}/{exact.denominator}"


Exact = Annotated[
    Points,
    PlainValidator(parse_exact),
    PlainSerializer(render_exact),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _NUMBER}]}),
]
"""An exact number in data: a whole number, a decimal with a point, or a ratio."""
