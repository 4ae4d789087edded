"""The installation: the course, its packages, nbgrader and its parts of Jupyter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from course_utils import __version__
from course_utils.own.sources import PACKAGE
from course_utils.term.health.finding import LOOK, OK, STOP, Finding, some

PROJECT = "combatant-to-mediator"
LOCK = PACKAGE.parent / "requirements.lock"
SERVER_PARTS = ("formgrader", "assignment_list", "course_list", "validate_assignment")


def course() -> Iterator[Finding]:
    """Which course this is."""
    kind = "a checkout" if (PACKAGE.parent / "exercises" / "source").is_dir() else "a package"
    yield Finding(OK, f"course {__version__}, {kind}, {PACKAGE}")


def packages() -> Iterator[Finding]:
    """Whether the packages are those that the course was tested with."""
    odd = list(_unlocked() if LOCK.is_file() else _unwanted())
    against = "requirements.lock" if LOCK.is_file() else "what the course asks for"
    if odd:
        remedy = (
            f"Make the environment anew: sh {PACKAGE.parent / 'scripts' / 'bootstrap'}"
            if LOCK.is_file()
            else "Install the course again."
        )
        yield Finding(LOOK, f"packages differ from {against}: {some(odd)}", remedy)
    else:
        yield Finding(OK, f"packages as in {against}")


def _unlocked() -> Iterator[str]:
    """Yield the packages that are not as locked."""
    from packaging.markers import Marker
    from packaging.utils import canonicalize_name

    found_here = (each.metadata for each in metadata.distributions())
    there = {canonicalize_name(each["Name"]): each["Version"] for each in found_here}
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        found = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\]+))?", line)
        if found is None or (found[3] and not Marker(found[3].strip()).evaluate()):
            continue
        version = there.get(canonicalize_name(found[1]))
        if version is None:
            yield f"{found[1]} is missing"
        elif version != found[2]:
            yield f"{found[1]} {version}, not {found[2]}"


def _unwanted() -> Iterator[str]:
    """Yield the packages that the course asks for otherwise."""
    from packaging.requirements import Requirement

    for text in metadata.requires(PROJECT) or ():
        wanted = Requirement(text)
        if wanted.marker and not wanted.marker.evaluate({"extra": "grading"}):
            continue
        try:
            version = metadata.version(wanted.name)
        except metadata.PackageNotFoundError:
            yield f"{wanted.name} is missing"
            continue
        if not wanted.specifier.contains(version, prereleases=True):
            yield f"{wanted.name} {version}, not {wanted.specifier}"


def nbgrader() -> Iterator[Finding]:
    """Whether nbgrader is there and Jupyter's server loads its parts."""
    try:
        version = metadata.version("nbgrader")
    except metadata.PackageNotFoundError:
        yield Finding(
            STOP,
            "nbgrader is not installed",
            f"Install the grading extra: pip install '{PROJECT}[grading]'",
        )
        return
    from jupyter_core.paths import jupyter_config_path, jupyter_path
    from jupyter_server.extension.config import ExtensionConfigManager

    manager = ExtensionConfigManager(read_config_path=jupyter_config_path())
    listed: dict[str, bool] = manager.get_jpserver_extensions()  # type: ignore[no-untyped-call]
    on = {name for name, enabled in listed.items() if enabled}
    off = [part for part in SERVER_PARTS if f"nbgrader.server_extensions.{part}" not in on]
    if off:
        names = " ".join(f"nbgrader.server_extensions.{part}" for part in off)
        yield Finding(
            LOOK,
            f"nbgrader {version}, but Jupyter's server does not load {some(off)}",
            f"Run: jupyter server extension enable --sys-prefix {names}",
        )
    elif not any(
        (Path(folder) / "@jupyter" / "nbgrader" / "package.json").is_file()
        for folder in jupyter_path("labextensions")
    ):
        yield Finding(
            LOOK,
            f"nbgrader {version}, but JupyterLab lacks its menu",
            "Install nbgrader again in this environment.",
        )
    elif disabled := _disabled(jupyter_config_path()):
        yield Finding(
            LOOK,
            f"nbgrader {version}, but JupyterLab has its menu switched off ({disabled})",
            "Run: jupyter labextension enable @jupyter/nbgrader",
        )
    else:
        yield Finding(OK, f"nbgrader {version}, formgrader and the menu in JupyterLab are on")


def _disabled(paths: list[str]) -> str:
    """Return the file that switches nbgrader's part of JupyterLab off."""
    for folder in paths:
        file = Path(folder) / "labconfig" / "page_config.json"
        try:
            off = json.loads(file.read_text(encoding="utf-8")).get("disabledExtensions", {})
        except (OSError, ValueError, AttributeError):
            continue
        if isinstance(off, list):
            off = dict.fromkeys(off, True)
        if off.get("@jupyter/nbgrader"):
            return str(file)
    return ""
