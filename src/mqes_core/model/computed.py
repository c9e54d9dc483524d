"""How a measure is counted from lists: of the year's procedures or of people, which of them, and which of those."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mqes_core.model.base import Id, Model
from mqes_core.model.concept import Level
from mqes_core.model.experts import Clause

__all__ = ["Computed", "FromPeople", "FromProcedures", "GroupWord", "PersonWord", "ProcedureWord"]

ProcedureWord = Literal["engaged", "registered", "content"]
"""What a procedure may have: ``engaged``: anybody assessed in it; ``registered``: at least one of those stood in the
register on its day; ``content``: materials of the community were used."""

GroupWord = Literal["registered", "engaged"]
"""People who stand in a list of the file: the whole must be one of these, or who was left out could not be told."""

PersonWord = Literal["registered", "engaged", "trained"]
"""What a person may be: ``registered``: stood in the register on a day of the year; ``engaged``: assessed in a
procedure of the year; ``trained``: the clause ``trained`` holds at the end of the year."""


class _Computed(Model):
    levels: tuple[Level, ...] = ()
    """Only procedures of these levels are looked at; any where it is left out."""
    readings: tuple[Id, ...] = ()
    """Readings on which this way of counting rests."""


class FromProcedures(_Computed):
    """Procedures of the year; where the measure names a procedure, only that one."""

    kind: Literal["procedures"]
    having: tuple[ProcedureWord, ...] = ()
    """What a procedure must have to be counted, all of it; a share counts these out of all."""


class FromPeople(_Computed):
    """People of the file."""

    kind: Literal["people"]
    among: tuple[GroupWord, ...] = Field(min_length=1)
    """What a person must be to belong to the whole, all of it."""
    having: tuple[PersonWord, ...] = ()
    """What a person must be beyond that to be counted; a share counts these out of the whole."""
    trained: Clause | None = None
    """What the word ``trained`` means: a clause as in requirements to experts."""


Computed = Annotated[FromProcedures | FromPeople, Field(discriminator="kind")]
