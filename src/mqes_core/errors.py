"""The exceptions that mqes raises: each carries diagnostics, so that no problem hides another."""

from __future__ import annotations

from collections.abc import Iterable

from mqes_core.diagnostics import Diagnostic

__all__ = ["FormError", "LoadError", "MqesError", "PluginError", "UsageError"]


class MqesError(Exception):
    """Base of all errors that mqes raises on purpose; ``diagnostics`` lists every problem found."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(item.text("en") for item in self.diagnostics)


class LoadError(MqesError):
    """Concept data that cannot be read or does not hold together (MQ0xx–MQ5xx)."""


class FormError(MqesError):
    """A filled-in form or data file that cannot be scored (MQ7xx)."""


class PluginError(MqesError):
    """Plugins that contradict each other, or a plugin that was asked for and is not to be had (MQ9xx)."""


class UsageError(MqesError):
    """A question that names something unknown: a concept, a rule, a unit, a format (MQ8xx)."""
