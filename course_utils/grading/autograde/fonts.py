"""Spare the sandbox the search for fonts: matplotlib's own list of them, from outside."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

SYSTEM = "/usr/"
"""Where fonts lie that the sandbox sees, too."""


def known() -> dict[str, bytes]:
    """Return the lists of fonts that matplotlib has kept for this user, by file name.

    Fonts in the user's own folders are left out: they are not seen inside. Without a list
    matplotlib makes its own, which takes some tenths of a second.
    """
    lists = {}
    for path in _folder().glob("fontlist-v*.json"):
        try:
            found: dict[str, Any] = json.loads(path.read_bytes())
            for kind in ("afmlist", "ttflist"):
                found[kind] = [font for font in found[kind] if _is_seen(font["fname"])]
        except (OSError, ValueError, LookupError, TypeError):
            continue
        lists[path.name] = json.dumps(found).encode()
    return lists


def _folder() -> Path:
    """Return where matplotlib keeps its list, by its own rule, without importing it."""
    own = os.environ.get("MPLCONFIGDIR")
    if own:
        return Path(own)
    caches = os.environ.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else Path.home() / ".cache") / "matplotlib"


def _is_seen(font: str) -> bool:
    """Whether a font comes with matplotlib, as those without a whole path do, or the system."""
    return not font.startswith("/") or font.startswith(SYSTEM)
