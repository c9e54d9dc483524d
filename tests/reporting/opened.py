"""A report opened in a browser that notes every error and every request."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any, Final
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Error, Page, Request

__all__ = ["Opened"]

_Kind = frozenset[tuple[str, Any]]
# Windows that nobody looks at, by what they were made to be: a new one costs more than most pages in it, and what a
# window has once compiled, as axe, it need not compile again.
_FREE: Final[WeakKeyDictionary[Browser, defaultdict[_Kind, list[Page]]]] = WeakKeyDictionary()


class Opened:
    """Opens files of a folder as pages, each in a window that was emptied before."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._folder = folder
        self._free = _FREE.setdefault(browser, defaultdict(list))
        self._pages: list[tuple[_Kind, Page]] = []
        self._watched = {
            "request": self._requested,
            "console": self._logged,
            "pageerror": self._failed,
            "dialog": self._asked,
        }
        self.requests: list[str] = []
        self.troubles: list[str] = []

    def __call__(self, name: str, *, width: int = 1440, height: int = 1000, **context: Any) -> Page:
        kind = frozenset(context.items())
        free = self._free[kind]
        page = free.pop() if free else self._browser.new_context(**context).new_page()
        self._pages.append((kind, page))
        page.set_viewport_size({"width": width, "height": height})
        for event, heard in self._watched.items():
            page.on(event, heard)  # type: ignore[call-overload]
        file, _, place = name.partition("#")
        page.goto(f"{(self._folder / file).as_uri()}#{place}" if place else (self._folder / file).as_uri())
        return page

    def close(self) -> None:
        """Empty all windows; nothing may have been logged, and nothing asked for but the files themselves."""
        for kind, page in self._pages:
            for event, heard in self._watched.items():
                page.remove_listener(event, heard)
            page.emulate_media(media="null")
            page.mouse.move(0, 0)
            page.goto("about:blank")
            self._free[kind].append(page)
        assert self.troubles == []
        assert [url for url in self.requests if not url.startswith(self._folder.as_uri())] == []
        assert len(self.requests) == len(self._pages)

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)

    def _logged(self, message: ConsoleMessage) -> None:
        self.troubles.append(message.text)

    def _failed(self, error: Error) -> None:
        self.troubles.append(str(error))

    def _asked(self, dialog: Dialog) -> None:
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()
