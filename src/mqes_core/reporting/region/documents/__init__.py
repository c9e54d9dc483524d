"""The region's report as Word documents: an analytic report, and a letter with recommendations for each unit."""

from mqes_core.reporting.region.documents.analytic import render_analytic
from mqes_core.reporting.region.documents.filling import check_template, made_here
from mqes_core.reporting.region.documents.letter import render_letter
from mqes_core.reporting.region.documents.template import default_template

__all__ = ["check_template", "default_template", "made_here", "render_analytic", "render_letter"]
