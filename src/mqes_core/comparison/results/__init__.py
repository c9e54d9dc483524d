"""Results of districts side by side: points by their own rules, honest ranks, change, common rules. Pure."""

from mqes_core.comparison.results.given import District, DistrictYear
from mqes_core.comparison.results.results import Results, compare_results
from mqes_core.comparison.results.settings import Low, Settings

__all__ = ["District", "DistrictYear", "Low", "Results", "Settings", "compare_results"]
