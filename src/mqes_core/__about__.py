"""The version of mqes_core, in one place."""

__version__ = "0.1.0"
