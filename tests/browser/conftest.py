"""A real Chromium for the tests that look at what only a browser shows."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ENABLE = "sudo apt-get install -y chromium bubblewrap"


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium, headless; without one the test is skipped with the remedy."""
    if CHROMIUM is None:
        pytest.skip(f"needs Chromium; to enable: {ENABLE}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        chromium.close()
