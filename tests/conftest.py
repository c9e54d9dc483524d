"""Set-up shared by all tests: how hard the properties search."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# The default run is quick and the same every time, so that a red run is red for everybody. The thorough one
# (`make thorough`) looks for new examples, and keeps what it finds in .hypothesis/.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("default", _PATIENT, max_examples=40, derandomize=True)
settings.register_profile("thorough", _PATIENT, max_examples=500, print_blob=True)
settings.load_profile(os.environ.get("MQES_HYPOTHESIS", "default"))
