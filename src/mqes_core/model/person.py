"""A person in a file of experts: a code, what is known under it, and personal fields that leave only when asked for."""

from __future__ import annotations

from mqes_core.model.base import Line, Model
from mqes_core.model.profile import Profile

__all__ = ["Person"]


class Person(Model):
    """One person under a code of the municipality's own; name and place of work are optional and personal."""

    code: Line
    profile: Profile
    subject: Line | None = None
    """The school subject in which the person is to assess."""
    name: Line | None = None
    workplace: Line | None = None

    @property
    def label(self) -> str:
        """Code with the personal fields, for those who asked for them."""
        return " · ".join(filter(None, (self.code, self.name, self.workplace)))
