"""The region's page in the browser, watched for errors and for requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mqes_core.reporting.region.page import render_page
from tests.reporting.opened import Opened
from tests.reporting.region.made import crossed_region
from tests.reporting.region.opened_page import rendered


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("region")
    (folder / "ru.html").write_bytes(rendered())
    (folder / "en.html").write_bytes(rendered("en"))
    (folder / "few.html").write_bytes(render_page(crossed_region()))
    return folder


@pytest.fixture(scope="module")
def opened(browser: Browser, folder: Path) -> Iterator[Opened]:
    """At the end nothing may have been logged, and nothing asked for but the files."""
    found = Opened(browser, folder)
    yield found
    found.close()


@pytest.fixture(scope="module")
def whole(opened: Opened) -> Page:
    return opened("ru.html")


@pytest.fixture
def page(whole: Page) -> Page:
    """The page as it was opened, but for what sorting has done."""
    whole.keyboard.press("Escape")
    whole.set_viewport_size({"width": 1440, "height": 1000})
    whole.locator("#filter").evaluate("form => (form.reset(), form.dispatchEvent(new Event('input')))")
    whole.evaluate("scrollTo(0, 0)")
    return whole
