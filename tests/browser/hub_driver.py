"""A real JupyterHub for a test: accounts of this machine and the settings of the guide."""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from lab_driver import free_port

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "docs" / "jupyterhub"
PROGRAMS = Path(sys.executable).parent
PASSWORD = "only-for-this-test"  # noqa: S105
START_SECONDS = 60
ENABLE = "sudo apt-get install -y bubblewrap passwd util-linux"

TEST_SETTINGS = """
load_subconfig({settings!r})
c.JupyterHub.authenticator_class = "shared-password"
c.SharedPasswordAuthenticator.user_password = {password!r}
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
"""
"""What differs from the guide: no passwords of this machine, and ports that are free."""


@dataclass(frozen=True)
class Hub:
    """A running hub, its folders and the accounts on it."""

    folder: Path
    address: str
    instructor: str
    students: tuple[str, str]
    enter: tuple[str, ...]
    """What a command starts with to see the machine as the accounts are to see it."""

    @property
    def settings(self) -> Path:
        return self.folder / "settings"

    @property
    def exchange(self) -> Path:
        return self.folder / "exchange"

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def term(self) -> Path:
        return self.home(self.instructor) / "term"

    def home(self, name: str) -> Path:
        """Return the home of an account."""
        return self.folder / "home" / name

    def run(
        self, name: str, *command: str, where: Path | None = None, text: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a command as an account, with the environment that a terminal on the hub has."""
        folders = ["instructor"] if name == self.instructor else []
        settings = ":".join(str(self.settings / each) for each in [*folders, "everyone"])
        return subprocess.run(
            [*self.enter, "setpriv", *identity(name), *inside(where or self.home(name)), *command],
            env={
                "HOME": str(self.home(name)),
                "USER": name,
                "PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin",
                "LANG": "C.UTF-8",
                "JUPYTER_CONFIG_PATH": settings,
            },
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )

    def must(self, name: str, *command: str, where: Path | None = None, text: str = "") -> str:
        """Run a command as an account; return what it printed, fail if it fails."""
        done = self.run(name, *command, where=where, text=text)
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout


def identity(name: str) -> list[str]:
    """Return the options of ``setpriv`` for an account and nothing of root."""
    account = pwd.getpwnam(name)
    return [f"--reuid={account.pw_uid}", f"--regid={account.pw_gid}", "--clear-groups", "--"]


def inside(folder: Path) -> list[str]:
    """Return what runs a command in a folder; entering a namespace would leave it again."""
    return ["env", f"--chdir={folder}"]


def require() -> None:
    """Skip, with the reason, where accounts can't be made."""
    if os.geteuid() != 0:
        pytest.skip("needs root, to make the accounts of two students and an instructor")
    for program in ("useradd", "userdel", "bwrap", "setpriv", "unshare", "nsenter"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program}; to enable: {ENABLE}")


def closed_above(path: Path) -> Path | None:
    """Return the topmost folder on the way to a path that others can't pass, if there is one."""
    return next((each for each in reversed(path.parents) if not each.stat().st_mode & 0o001), None)


@contextmanager
def in_view(folder: Path) -> Iterator[tuple[str, ...]]:
    """Let all accounts see Python and the course, also where these lie in root's own home.

    A hub belongs into a folder that all can read. Where a developer's machine has it
    elsewhere, a mount namespace shows just these folders, to the processes of this test.
    """
    needed = dict.fromkeys([Path(sys.base_prefix), Path(sys.prefix), ROOT])
    hidden = {path: closed for path in needed if (closed := closed_above(path))}
    if not hidden:
        yield ()
        return
    lines = ["set -e"]
    for number, path in enumerate(hidden):
        aside = folder / f"aside-{number}"
        aside.mkdir()
        lines.append(f"mount --bind '{path}' '{aside}'")
    lines += [f"mount -t tmpfs -o mode=755 tmpfs '{each}'" for each in set(hidden.values())]
    for number, path in enumerate(hidden):
        lines.append(f"mkdir -p '{path}'; mount --bind '{folder}/aside-{number}' '{path}'")
    lines += ["echo ready", "exec sleep infinity"]
    holder = subprocess.Popen(
        ["unshare", "--mount", "sh", "-c", "\n".join(lines)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    try:
        if holder.stdout.readline().strip() != "ready":
            pytest.skip(f"needs an environment that all accounts can read; {sys.prefix} is not")
        yield ("nsenter", f"--target={holder.pid}", "--mount", "--")
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()


@contextmanager
def accounts(folder: Path, *names: str) -> Iterator[None]:
    """Make accounts with homes that stand open, as many machines make them; remove them."""
    homes = folder / "home"
    homes.mkdir()
    made = []
    try:
        for name in names:
            subprocess.run(
                [
                    *("useradd", "--create-home", "--home-dir", str(homes / name)),
                    *("--shell", "/bin/bash", "--key", "HOME_MODE=0755", name),
                ],
                check=True,
                capture_output=True,
            )
            made.append(name)
        yield
    finally:
        for name in made:
            subprocess.run(["pkill", "-KILL", "-u", name], check=False)
            subprocess.run(["userdel", name], check=True, capture_output=True)


def fill_in(settings: Path, **values: str) -> None:
    """Change lines of ``hub.toml`` as a person would; each key must be there."""
    path = settings / "hub.toml"
    text = path.read_text(encoding="utf-8")
    for key, value in values.items():
        text, changed = re.subn(rf'^{key} = ".*?"', f'{key} = "{value}"', text, flags=re.MULTILINE)
        assert changed == 1, key
    path.write_text(text, encoding="utf-8")


@contextmanager
def served(hub: Hub) -> Iterator[None]:
    """Start the hub with the settings of the guide and wait until it answers."""
    config = hub.state / "test_config.py"
    config.write_text(
        TEST_SETTINGS.format(
            settings=str(hub.settings / "jupyterhub_config.py"),
            password=PASSWORD,
            hub_port=free_port(),
            proxy_port=free_port(),
        ),
        encoding="utf-8",
    )
    with (hub.state / "log").open("w") as log:
        process = subprocess.Popen(
            [*hub.enter, *inside(hub.state), PROGRAMS / "jupyterhub", "--config", config],
            env={"PATH": "/usr/bin:/bin", "HOME": str(hub.state), "LANG": "C.UTF-8"},
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_for(hub, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(hub: Hub, process: subprocess.Popen[bytes]) -> None:
    """Wait until the hub's page for signing in is there."""
    give_up = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(f"{hub.address}/hub/login", timeout=5).close()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError((hub.state / "log").read_text(encoding="utf-8")) from None
            time.sleep(0.2)
        else:
            return


@contextmanager
def machine() -> Iterator[Hub]:
    """Make the accounts, the folders and the settings; remove all of it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="course-hub-"))
    mark = os.getpid()
    instructor, *students = (f"{name}-{mark}" for name in ("noor", "alma", "bilal"))
    try:
        folder.chmod(0o755)
        with in_view(folder) as enter, accounts(folder, instructor, *students):
            hub = Hub(
                folder=folder,
                address=f"http://127.0.0.1:{free_port()}",
                instructor=instructor,
                students=(students[0], students[1]),
                enter=enter,
            )
            shutil.copytree(SETTINGS, hub.settings)
            hub.state.mkdir(mode=0o700)
            hub.exchange.mkdir()
            hub.exchange.chmod(0o1777)
            yield hub
    finally:
        shutil.rmtree(folder)
