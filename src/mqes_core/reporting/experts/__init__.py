"""Who is eligible for what: a page, a workbook and data, with reasons, what to bring and what is about to expire."""

from mqes_core.reporting.experts.render import render_experts
from mqes_core.reporting.experts.view import ExpertReport, assess

__all__ = ["ExpertReport", "assess", "render_experts"]
