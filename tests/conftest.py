"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A slow machine is no fault of the code; speed has its own place in benchmarks.
settings.register_profile("course", deadline=None)
settings.load_profile("course")
