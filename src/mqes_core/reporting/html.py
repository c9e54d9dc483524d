"""What all pages share: they need nothing but themselves, no network, no fonts, no scripts but their own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["asset", "assets", "environment", "policy"]


def policy(style: str, script: str = "") -> str:
    """A content security policy under which nothing but this very style and script may run or load."""

    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    styles = f"default-src 'none'; style-src 'sha256-{digest(style)}'"
    return f"{styles}; script-src 'sha256-{digest(script)}'" if script else styles


@cache
def asset(name: str) -> str:
    """The text of a template, style or script of this room."""
    return (resources.files("mqes_core.reporting") / "templates" / name).read_text("utf-8").strip()


def assets(*names: str) -> str:
    """Several of them one after another."""
    return "\n".join(map(asset, names))


@cache
def environment() -> Environment:
    """Jinja as all pages use it: what a page holds is escaped, and a name that is not there is an error."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    dumps: dict[str, Any] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.policies["json.dumps_kwargs"] = dumps
    return environment
