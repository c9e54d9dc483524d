"""The command line: one program, ``mqes``; every command is also a plain function of ``mqes_core``."""

from mqes_core.cli.program import main

__all__ = ["main"]
