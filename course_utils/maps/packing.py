"""What the page of a map is made of, packed small.

Leaflet, the course's own scripts and the data travel as gzip in base64 and are
unpacked by the browser itself (``DecompressionStream``), so that eight maps in
one notebook stay small and no text of a table can be mistaken for markup.
"""

from __future__ import annotations

import base64
import gzip
import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from course_utils.errors import MapError

SCRIPTS = (
    "core.js", "labels.js", "marks.js", "cards.js", "table.js", "legend.js", "areas.js",
    "flows.js", "time.js",
)  # fmt: skip


def squeeze(text: str, level: int = 6) -> str:
    """Compress text as gzip and write it in base64.

    Parameters
    ----------
    text
        What to compress. A lone surrogate becomes a question mark.
    level
        The effort, from 1 (fast) to 9 (small).

    Returns
    -------
    str
        ASCII without spaces, quotes or angle brackets.
    """
    packed = gzip.compress(text.encode("utf-8", "replace"), level, mtime=0)
    return base64.b64encode(packed).decode("ascii")


def compact(value: object) -> str:
    """Write a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def static(name: str) -> str:
    """Read one of the package's own scripts or style sheets."""
    return (resources.files("course_utils.maps") / "static" / name).read_text(encoding="utf-8")


def leaflet_folder() -> Path:
    """Find Leaflet, which comes with the package XStatic-Leaflet.

    Raises
    ------
    MapError
        Leaflet's files are not installed.
    """
    remedy = "Install the course again with: pip install XStatic-Leaflet==1.9.3.0"
    try:
        from xstatic.pkg import leaflet
    except ImportError as error:
        raise MapError("the package XStatic-Leaflet is missing", remedy=remedy) from error
    folder = Path(leaflet.BASE_DIR)
    if not (folder / "leaflet.js").is_file():
        raise MapError("Leaflet's files are missing", where=str(folder), remedy=remedy)
    return folder


def _image(path: Path) -> str:
    return "data:image/png;base64," + base64.b64encode(path.read_bytes()).decode("ascii")


@cache
def code() -> str:
    """Pack Leaflet and the course's scripts and styles.

    Returns
    -------
    str
        :func:`squeeze` of a JSON object with the texts ``style``, ``leaflet``
        and ``course``.
    """
    folder = leaflet_folder()
    images = {path.name: _image(path) for path in sorted((folder / "images").glob("*.png"))}
    style = (folder / "leaflet.css").read_text(encoding="utf-8")
    for name, data in images.items():
        style = style.replace(f"url(images/{name})", f"url({data})")
    parts: dict[str, Any] = {
        "style": style,
        "leaflet": (folder / "leaflet.js").read_text(encoding="utf-8"),
        "course": "\n".join(static(name) for name in SCRIPTS),
        "icons": {
            "iconUrl": images["marker-icon.png"],
            "iconRetinaUrl": images["marker-icon-2x.png"],
            "shadowUrl": images["marker-shadow.png"],
        },
    }
    return squeeze(compact(parts), 9)
