"""What stands in the repository's files agrees with itself."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
BINDER = default_environment() | {
    "python_version": "3.11",
    "python_full_version": "3.11.0",
    "sys_platform": "linux",
    "platform_system": "Linux",
    "platform_machine": "x86_64",
    "os_name": "posix",
}


def locked() -> dict[str, str]:
    """Versions by name in requirements.lock, as Binder's Python would take them."""
    text = (ROOT / "requirements.lock").read_text().replace("\\\n", " ")
    lines = (re.split(r"\s--hash", line)[0] for line in text.splitlines() if "==" in line)
    requirements = [Requirement(line.strip()) for line in lines]
    return {
        canonicalize_name(r.name): str(r.specifier).removeprefix("==")
        for r in requirements
        if r.marker is None or r.marker.evaluate(BINDER)
    }


def runtime_closure() -> set[str]:
    """Names of all packages that the course needs at run time, itself left out."""
    seen: set[tuple[str, str]] = set()
    queue = [("combatant-to-mediator", "")]
    while queue:
        name, extra = queue.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        for line in metadata.requires(name) or []:
            needed = Requirement(line)
            if needed.marker is None or needed.marker.evaluate(BINDER | {"extra": extra}):
                queue += [(canonicalize_name(needed.name), e) for e in ("", *needed.extras)]
    return {name for name, _ in seen} - {"combatant-to-mediator"}


def test_environment_for_binder_equals_the_lock():
    """`environment.yml` holds the run-time packages at the lock's versions and nothing else."""
    environment = YAML(typ="safe").load(ROOT / "environment.yml")
    pins = dict(line.split("==") for line in environment["dependencies"][-1]["pip"])
    lock = locked()
    assert pins == {name: lock[name] for name in sorted(runtime_closure())}


def test_lock_has_a_hash_for_every_package_and_no_address():
    text = (ROOT / "requirements.lock").read_text()
    entries = re.split(r"\n(?=\S)", text.replace("\\\n", " "))
    packages = [entry for entry in entries if "==" in entry]
    assert packages
    assert all("--hash=sha256:" in entry for entry in packages)
    assert "://" not in text
    assert "index-url" not in text


def test_notebooks_are_committed_without_outputs():
    notebooks = [*ROOT.glob("lessons/*.ipynb"), *ROOT.glob("exercises/source/*/*.ipynb")]
    assert notebooks
    nbstripout = Path(sys.executable).with_name("nbstripout")
    subprocess.run([nbstripout, "--keep-id", "--verify", *notebooks], check=True)


@pytest.mark.parametrize("target", ["lab", "test", "demo", "bench", "lint", "lock", "clean"])
def test_make_help_explains_every_target(target):
    shown = subprocess.run(
        ["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert re.search(rf"make {target}\s+\S", shown)
