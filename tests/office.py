"""LibreOffice for tests that see what another program makes of our workbooks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

__all__ = ["converted", "needs_office"]

# The suite installs no office, half a gigabyte for two tests: where there is one they run, as on the machines of those
# who change forms.
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def converted(source: Path, to: str) -> Path:
    """The workbook, opened by LibreOffice and saved as ``to``: a suffix, with the name of a filter after a colon."""
    profile, folder = source.parent / "profile", source.parent / "out"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{to.partition(':')[0]}"
