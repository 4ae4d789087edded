"""Begin a dataset: a table with one row as an example, and its entry in the manifest."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from course_utils._manifest import MANIFEST
from course_utils.authoring.manifest import README, dump, render_readme
from course_utils.authoring.scaffold.files import put, root_of, template
from course_utils.errors import CourseError

EXAMPLE = (
    "example",
    "2017-01-25",
    "The op-ed that the course reads appears; a true row to be replaced",
    "moscow-times-2017-01-25-moscow-pivots-combatant-peacemaker",
)
"""A row that is true, with a source that is there: nothing is made up, not even as an example."""
NEXT = (
    "Write rows into datasets/{name}.csv in place of the example, and the source of each into "
    "datasets/sources.csv. Then describe the columns in datasets/datapackage.json.",
    "After each change: course data refresh, then: course data check",
)


def add_dataset(folder: Path, name: str) -> list[str]:
    """Write a table with one row as an example, and its entry in the manifest.

    Parameters
    ----------
    folder
        The folder of the course.
    name
        What ``load`` will call it.

    Returns
    -------
    list of str
        The files that were written.

    Raises
    ------
    CourseError
        If the name is none, or is taken.
    """
    root = root_of(folder)
    if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
        raise CourseError(
            f"expected small letters, digits and underscores; found {name!r}",
            remedy="Write, say, prisoner_exchanges.",
        )
    manifest = json.loads((root / "datasets" / MANIFEST).read_text(encoding="utf-8"))
    if name in {resource["name"] for resource in manifest["resources"]}:
        raise CourseError(
            f"a dataset is called {name!r} already",
            where=f"datasets/{MANIFEST}",
            remedy="Choose another name.",
        )
    entry = json.loads(template("dataset.json", {"name": name}))
    fields = [field["name"] for field in entry["schema"]["fields"]]
    table = f"{','.join(fields)}\n{','.join(EXAMPLE)}\n"
    entry["bytes"] = len(table.encode())
    entry["hash"] = f"sha256:{hashlib.sha256(table.encode()).hexdigest()}"
    names = [resource["name"] for resource in manifest["resources"]]
    at = names.index("sources") if "sources" in names else len(names)
    manifest["resources"].insert(at, entry)
    return put(
        root,
        {f"datasets/{name}.csv": table},
        {
            f"datasets/{MANIFEST}": dump(manifest),
            f"datasets/{README}": render_readme(manifest),
        },
    )
