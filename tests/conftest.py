"""What holds for all tests."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import settings

# A slow machine is no fault of the code; speed has its own place in benchmarks.
settings.register_profile("course", deadline=None)
settings.load_profile("course")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, headless; without one the test is skipped with the remedy.

    One for all: a process can't run playwright twice at a time.
    """
    if CHROMIUM is None:
        pytest.skip("needs Chromium; to enable: sudo apt-get install -y chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
