"""Deliberate exceptions: what a check would hold against a rule, and why it stands all the same."""

from __future__ import annotations

from mqes_core.model.base import Line, Model, Text

__all__ = ["Checked", "LintException"]


class LintException(Model):
    """A finding that the author of the data has looked at and lets stand."""

    code: Line
    """The code of the finding, such as ``MQ151``."""
    because: Text
    """Why it is no mistake here."""


class Checked(Model):
    """Part of a concept that the linter looks at; exceptions written here hold for it and for all inside it."""

    exceptions: tuple[LintException, ...] = ()
