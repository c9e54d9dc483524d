"""What axe says of a page: anybody can read and use it, or the test fails."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

__all__ = ["assert_accessible"]


def assert_accessible(page: Page, *, within: str | None = None, colours: bool = True) -> None:
    """Axe finds nothing on the page as it is now, or within what the selector names, as an open dialog.

    Most of its time goes into the contrast of colours: where a page differs from one that was looked at in its words
    alone, ``colours`` may stay out.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if not colours:
        options["rules"] = {"color-contrast": {"enabled": False}}
    found = Axe().run(page, context=within, options=options)
    assert found.response["violations"] == [], found.generate_report()
    assert len(found.response["passes"]) > 10, "axe did look"
