"""Set-up shared by all tests: how hard the properties search."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The default run is quick and the same every time, so that a red run is red for everybody. The thorough one
# (`make thorough`) looks for new examples, and keeps what it finds in .hypothesis/.
settings.register_profile(
    "default", max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("thorough", max_examples=2000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("MQES_HYPOTHESIS", "default"))
