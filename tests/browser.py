"""Chromium for tests that open what people will open: no Chromium, no test, unless one was demanded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

__all__ = ["chromium"]

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
DEMANDED = "MQES_REQUIRE_BROWSER"
# Of a window of its own a browser makes ready what it would show below the address: twice a page of its own, which
# nobody sees here, and half of the work for every report opened. The last list given counts alone, so what Playwright
# turns off for the sake of tests stands in it, too.
OFF = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "PaintHolding", "LensOverlay"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "MediaRouter", "ThirdPartyStoragePartitioning"),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    "PreconnectToSearch",
)


def found() -> str | None:
    """Where a Chromium of this machine lies; ``MQES_CHROMIUM`` names another."""
    return os.environ.get("MQES_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium without a window."""
    path = found()
    if path is None:
        if os.environ.get(DEMANDED) == "1":
            pytest.fail(f"{DEMANDED}=1, but there is no Chromium on this machine")
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        switches = ["--no-sandbox", "--disable-gpu", f"--disable-features={','.join(OFF)}"]
        browser = playwright.chromium.launch(executable_path=path, args=switches)
        try:
            yield browser
        finally:
            browser.close()
