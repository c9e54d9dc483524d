"""Findings of the linter as files: a page for the author of a concept, SARIF for editors and services, JSON."""

from mqes_core.reporting.remarks.render import render_remarks
from mqes_core.reporting.remarks.sarif import sarif
from mqes_core.reporting.remarks.schema import lint_schema

__all__ = ["lint_schema", "render_remarks", "sarif"]
