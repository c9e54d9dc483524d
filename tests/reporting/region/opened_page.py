"""The example region's page, and what is packed in it."""

from __future__ import annotations

import base64
import gzip
import json
import re
from functools import cache
from typing import Any

from mqes_core.comparison.results import Results
from mqes_core.i18n import Language
from mqes_core.reporting.region.page import render_page
from tests.region import example_region

__all__ = ["packs", "rendered", "results"]

PACK = re.compile(rb'<script type="text/plain" class="pack" data-district="([^"]+)">([^<]+)</script>')


@cache
def rendered(lang: Language = "ru") -> bytes:
    """The page."""
    return render_page(example_region(), lang)


def packs(page: bytes) -> dict[str, Any]:
    """What is packed in the page, by district."""
    found = {item[1].decode(): json.loads(gzip.decompress(base64.b64decode(item[2]))) for item in PACK.finditer(page)}
    for pack in found.values():
        pack["units"] = {code: [name, about, json.loads(years)] for code, (name, about, years) in pack["units"].items()}
    return found


def results() -> Results:
    """The results that it shows."""
    found = example_region().results
    assert found is not None
    return found
