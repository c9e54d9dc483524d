"""Where the report on experts meets the disk: the suffix picks the format."""

from __future__ import annotations

import json
from pathlib import Path

from mqes_core.diagnostics import Diagnostic
from mqes_core.errors import UsageError
from mqes_core.i18n import Language
from mqes_core.reporting.experts.page import render_page
from mqes_core.reporting.experts.record import experts_record
from mqes_core.reporting.experts.sheets import render_workbook
from mqes_core.reporting.experts.view import ExpertReport

__all__ = ["render_experts", "write_experts"]


def write_experts(report: ExpertReport, path: Path, *, lang: Language = "ru") -> None:
    """Write the report to ``path``: .html, .xlsx or .json, as its suffix says.

    Raises:
        UsageError: MQ864 the suffix is not known.
        OSError: the file cannot be written.
    """
    path.write_bytes(render_experts(report, path.suffix.lower(), lang=lang))


def render_experts(report: ExpertReport, suffix: str, *, lang: Language = "ru") -> bytes:
    """The report as the bytes of a file with that suffix.

    Raises:
        UsageError: MQ864 the suffix is not known.
    """
    match suffix:
        case ".html":
            return render_page(report, lang)
        case ".xlsx":
            return render_workbook(report, lang)
        case ".json":
            return (json.dumps(experts_record(report), ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            raise UsageError([Diagnostic("MQ864", params={"suffix": suffix or "—"})])
