"""Keep the manifest of the datasets and their README in step with the files."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from course_utils._description import Description
from course_utils._manifest import MANIFEST, DataPackage
from course_utils.atomic import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

README = "README.md"


def refresh(root: Path) -> list[str]:
    """Write size and checksum of each file into the manifest, and the README.

    Parameters
    ----------
    root
        The folder of the datasets.

    Returns
    -------
    list of str
        Names of the files that changed.

    Raises
    ------
    DataError
        The manifest or a file that it names is missing or broken.
    """
    manifest = refreshed(root)
    return [
        name
        for name, text in ((MANIFEST, dump(manifest)), (README, render_readme(manifest)))
        if _write(root / name, text)
    ]


def refreshed(root: Path) -> dict[str, Any]:
    """Return the manifest with sizes and checksums of the files as they are.

    Parameters
    ----------
    root
        The folder of the datasets.

    Returns
    -------
    dict
        The manifest.

    Raises
    ------
    DataError
        The manifest or a file that it names is missing or broken.
    """
    package = DataPackage(root)
    manifest = package.manifest
    for resource in manifest["resources"]:
        data = package.read_file(resource["path"])
        resource["bytes"] = len(data)
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return manifest


def dump(manifest: dict[str, Any]) -> str:
    """Render the manifest as the text of its file."""
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def render_readme(manifest: dict[str, Any]) -> str:
    """Render the README of the datasets from the manifest.

    Parameters
    ----------
    manifest
        The manifest.

    Returns
    -------
    str
        Markdown.
    """
    tables = [r for r in manifest["resources"] if r["path"].endswith(".csv")]
    layers = [r for r in manifest["resources"] if r["path"].endswith(".geojson")]
    parts = [
        "<!-- Made from datapackage.json by `course data refresh`. Edit the manifest instead. -->",
        f"# {manifest['title']}",
        manifest["description"],
        "In a notebook: `load(name)` for a table, `layer(name)` for a map layer, "
        "`describe(name)` for what stands below, `sources(name)` and `cite(source_id)` "
        "for where it comes from.",
        f"**How to cite.** {manifest['citation']}",
        "## Tables",
        _index(tables),
        "## Map layers",
        _index(layers),
    ]
    for resource in [*tables, *layers]:
        licences = resource.get("licenses") or manifest["licenses"]
        licence = "; ".join(f"[{x['title']}]({x['path']})" for x in licences)
        citation = resource.get("citation") or f"{resource['title']}. In: {manifest['citation']}"
        title = f"`{resource['path']}`: {resource['title']}"
        text = Description({**resource, "title": title}, citation, licence).markdown(2)
        parts.append(text.rstrip())
    return "\n\n".join(parts) + "\n"


def _index(resources: list[dict[str, Any]]) -> str:
    rows = ["| name | what one row or feature is |", "| --- | --- |"]
    for resource in resources:
        first = resource["description"].split(". ")[0].rstrip(".")
        rows.append(f"| `{resource['name']}` | {first}. |")
    return "\n".join(rows)


def _write(path: Path, text: str) -> bool:
    data = text.encode()
    if path.exists() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True
