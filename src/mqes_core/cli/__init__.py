"""The command line: one program, ``mqes``; every command is also a plain function of ``mqes_core``."""

__all__ = ["main"]


def main() -> None:
    """Run ``mqes`` on the arguments of the process."""
    import sys

    import click

    from mqes_core.cli.app import app
    from mqes_core.cli.help import complaint

    try:
        sys.exit(app.main(prog_name="mqes", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        sys.exit(2)
    except click.UsageError as error:
        click.echo(complaint(error), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
