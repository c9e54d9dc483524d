"""Shared by all tests: how hard the properties search, where programs that they start keep bytecode, a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.browser import chromium

# The default run is quick and the same every time, so that a red run is red for everybody. The thorough one
# (`make thorough`) looks for new examples, and keeps what it finds in .hypothesis/.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", _PATIENT, max_examples=40, derandomize=True)
settings.register_profile("thorough", _PATIENT, max_examples=500, print_blob=True)
settings.load_profile(os.environ.get("MQES_HYPOTHESIS", "default"))

# Dozens of tests start the program anew: what it imports is compiled once for all, wherever that is forbidden beside
# the sources.
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).resolve().parents[1] / "build" / "bytecode")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole run: two would not bear each other in one process."""
    with chromium() as found:
        yield found
