"""A report opened in a browser that notes every error and every request."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

__all__ = ["Opened"]


class Opened:
    """Opens files of a folder as pages."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._contexts: list[BrowserContext] = []
        self.requests: list[str] = []
        self.troubles: list[str] = []

    def __call__(self, name: str, *, width: int = 1440, height: int = 1000, **context: Any) -> Page:
        opened = self._browser.new_context(viewport={"width": width, "height": height}, **context)
        self._contexts.append(opened)
        page = opened.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: (self.troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        file, _, place = name.partition("#")
        page.goto(f"{(self._folder / file).as_uri()}#{place}" if place else (self._folder / file).as_uri())
        return page

    def close(self) -> None:
        """Close all pages; nothing may have been logged, and nothing asked for but the files themselves."""
        for context in self._contexts:
            context.close()
        assert self.troubles == []
        assert [url for url in self.requests if not url.startswith(self._folder.as_uri())] == []
        assert len(self.requests) == len(self._contexts)
