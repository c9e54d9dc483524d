"""The example region's page in the browser, watched for errors and for requests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from mqes_core.reporting import write_report
from tests.reporting.opened import Opened
from tests.reporting.scored import hostile, region


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports to open."""
    folder = tmp_path_factory.mktemp("reports")
    cards, edition = region()
    write_report(cards, edition, folder / "ru.html")
    letter, _ = region("letter")
    write_report(letter, edition, folder / "en.html", lang="en")
    write_report(letter[::12], edition, folder / "en-few.html", lang="en")
    write_report(cards[::12], edition, folder / "ru-few.html")
    write_report(*hostile(), folder / "hostile.html")
    write_report([card for card in cards if card.year == 2022][:6], edition, folder / "one-year.html")
    return folder


@pytest.fixture
def opened(browser: Browser, files: Path) -> Iterator[Opened]:
    """Opens a report from disk; at the end nothing may have been logged or asked for."""
    found = Opened(browser, files)
    yield found
    found.close()


@pytest.fixture
def page(opened: Opened) -> Page:
    return opened("ru.html")
