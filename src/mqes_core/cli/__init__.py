"""The command line: one program, ``mqes``; every command is also a plain function of ``mqes_core``."""

__all__ = ["main"]


def main() -> None:
    """Run ``mqes`` on the arguments of the process."""
    from mqes_core.cli.app import app

    app(prog_name="mqes")
