"""Who is eligible for what: a page, a workbook and data, with reasons, what to bring and what is about to expire."""

from mqes_core.reporting.experts.view import ExpertReport, assess
from mqes_core.reporting.experts.write import write_experts

__all__ = ["ExpertReport", "assess", "write_experts"]
