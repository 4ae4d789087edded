"""Start the course's own JupyterLab and work it the way a person does."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN = "test"  # noqa: S105
START_SECONDS = 60


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a copy of the lessons in ``folder`` by `course lab`; yield the server's address."""
    shutil.copytree(
        ROOT / "lessons", folder / "lessons", ignore=shutil.ignore_patterns("my-progress*", ".*")
    )
    home = folder / "home"
    home.mkdir()
    port = free_port()
    server = subprocess.Popen(
        [Path(sys.executable).with_name("course"), "lab", "--no-browser", f"--port={port}"],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "JUPYTER_TOKEN": TOKEN},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until a Jupyter server answers."""
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{address}/api?token={TOKEN}", timeout=5).close()
        except (urllib.error.URLError, OSError):
            if server.poll() is not None or time.monotonic() > give_up:
                raise
            time.sleep(0.2)
        else:
            return


def open_lesson(page, address: str, stem: str) -> None:
    """Open a lesson in JupyterLab and wait until its kernel is idle."""
    page.goto(f"{address}/lab/tree/lessons/{stem}.ipynb?token={TOKEN}")
    page.locator(".jp-Notebook").wait_for(timeout=60_000)
    # The indicator beside the notebook says idle even before there is a kernel.
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)


def run_all(page) -> None:
    """Choose "Run All Cells" from the menu and wait until the kernel has done them."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    wait_until_run(page)


def wait_until_run(page) -> None:
    """Wait until every cell has its number and the kernel is idle."""
    page.wait_for_function(
        """() => {
            const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')];
            const idle = document.querySelector(
                '.jp-Notebook-ExecutionIndicator[data-status=idle]');
            return idle && prompts.length && prompts.every(p => /\\[\\d+\\]/.test(p.textContent));
        }""",
        timeout=120_000,
    )


def save(page) -> None:
    """Save the open notebook with Ctrl+S and wait until the file says that it is saved."""
    with page.expect_response(
        lambda answer: answer.request.method == "PUT" and "/api/contents/" in answer.url
    ):
        page.keyboard.press("Control+s")


def restart_and_run_all(page) -> None:
    """Choose "Restart Kernel and Run All Cells…", agree, and wait until all is run anew."""
    page.evaluate(
        "() => document.querySelectorAll('.jp-OutputArea-output').forEach(n => n.dataset.old = 1)"
    )
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel and Run All Cells…", exact=True).click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_function(
        "() => !document.querySelector('.jp-OutputArea-output[data-old]')", timeout=120_000
    )
    wait_until_run(page)
