"""``mqes plugins``: what was found, what became of it, and why."""

from __future__ import annotations

from mqes_core.cli.command import Session, mqes_command


@mqes_command("plugins")
def command(session: Session) -> None:
    """List every plugin with its state and reason."""
    states = session.library().plugins.states
    for state in states:
        origin = f"{state.distribution} {state.version}".strip()
        session.say(f"{state.name} — {session.word(f'cli.plugins.{state.state}')} ({origin}) {state.title}".rstrip())
        if state.reason is not None:
            session.say(f"   {state.reason.text(session.lang)}")
    if not states:
        session.say(session.word("cli.plugins.none"))
    session.put({"plugins": [state.to_dict() for state in states]})
