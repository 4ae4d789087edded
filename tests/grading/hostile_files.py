"""Broken and hostile files in place of a submission's own, and what must come of each."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hostile_course import ASSIGNMENT, EARNED, FULL, RIGHT, WRONG, Case, Place

SPOILERS: dict[str, Callable[[Path, Place], None]] = {}
"""By case, what it does to the folder that was handed in."""
CASES: list[Case] = []
NOTHING: dict[str, float] = {}
SECOND = {"scaled-test": 2.0, "biggest-test": 1.0}
FIRST = {name: points for name, points in FULL.items() if name not in SECOND}


def spoiler(name: str, **expected: Any) -> Callable[[Callable[[Path, Place], None]], None]:
    """Add a case whose folder is spoilt by a function."""

    def add(function: Callable[[Path, Place], None]) -> None:
        CASES.append(Case(name, **expected))
        SPOILERS[name] = function

    return add


def content(name: str, data: bytes | str, **expected: Any) -> None:
    """Add a case whose first notebook holds these bytes."""
    data = data.encode() if isinstance(data, str) else data

    def write(folder: Path, _: Place) -> None:
        (folder / "one.ipynb").write_bytes(data)

    spoiler(name, points=NOTHING, **expected)(write)


def edited(name: str, **expected: Any) -> Callable[[Callable[[dict[str, Any]], Any]], None]:
    """Add a case whose first notebook's JSON is changed by a function."""

    def add(change: Callable[[dict[str, Any]], Any]) -> None:
        def rewrite(folder: Path, _: Place) -> None:
            path = folder / "one.ipynb"
            notebook = json.loads(path.read_text())
            changed = change(notebook)
            path.write_text(json.dumps(notebook if changed is None else changed))

        spoiler(name, **expected)(rewrite)

    return add


def cell(notebook: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the cell of a grade id."""
    return next(
        c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


content("file-not-json", "{'cells': [", problem="one.ipynb is no notebook")
content("file-empty", "", problem="one.ipynb is empty")
content("file-binary", bytes(range(256)) * 50, problem="one.ipynb is not text")
content("file-utf16", '{"cells": []}'.encode("utf-16"), problem="one.ipynb is not text")
content("file-json-list", "[1, 2]", problem="one.ipynb is no notebook")
content("file-json-null", "null", problem="one.ipynb is no notebook")
content("file-nested", '{"cells": ' + "[" * 200_000, problem="one.ipynb")
content("file-large", b'{"cells": "' + b"x" * 60_000_000 + b'"}', problem="MB")
content("file-nan", '{"cells": NaN, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
        problem="one.ipynb is no notebook")  # fmt: skip
content("file-future-format", '{"cells": [], "metadata": {}, "nbformat": 9, "nbformat_minor": 0}',
        problem="one.ipynb is no notebook")  # fmt: skip
content("file-old-format-2",
        '{"metadata": {"name": ""}, "nbformat": 2, "worksheets": [{"cells": []}]}',
        note="is missing")  # fmt: skip


@edited("file-old-format-3", points=EARNED)
def _old(notebook: dict[str, Any]) -> dict[str, Any]:
    cells = []
    for c in notebook["cells"]:
        new = {"cell_type": c["cell_type"], "metadata": c["metadata"]}
        if c["cell_type"] == "code":
            new |= {"input": c["source"], "outputs": [], "language": "python", "collapsed": False}
        else:
            new |= {"source": c["source"]}
        cells.append(new)
    return {
        "metadata": {"name": ""},
        "nbformat": 3,
        "nbformat_minor": 0,
        "worksheets": [{"cells": cells, "metadata": {}}],
    }


@edited("file-no-metadata")
def _no_metadata(notebook: dict[str, Any]) -> None:
    del cell(notebook, "double")["metadata"]


@edited("file-no-source")
def _no_source(notebook: dict[str, Any]) -> None:
    cell(notebook, "double")["source"] = None


@edited("file-source-as-list")
def _list_source(notebook: dict[str, Any]) -> None:
    found = cell(notebook, "total")
    found["source"] = "".join(found["source"]).splitlines(keepends=True)


@edited("file-wrong-kernel")
def _wrong_kernel(notebook: dict[str, Any]) -> None:
    notebook["metadata"]["kernelspec"] = {"name": "ir", "display_name": "R", "language": "R"}


@edited("file-no-kernel")
def _no_kernel(notebook: dict[str, Any]) -> None:
    notebook["metadata"] = {}


@edited("file-no-tests", points=NOTHING, note="total-test is missing")
def _no_tests(notebook: dict[str, Any]) -> None:
    notebook["cells"] = [
        c
        for c in notebook["cells"]
        if not c["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("-test")
    ]


@edited("file-renamed-test", note="double-test is missing")
def _renamed(notebook: dict[str, Any]) -> None:
    cell(notebook, "double-test")["metadata"]["nbgrader"]["grade_id"] = "dauble-test"


@edited("file-duplicated-answer", note="more than once")
def _duplicated(notebook: dict[str, Any]) -> None:
    notebook["cells"].insert(3, cell(notebook, "total") | {"id": "another"})


@edited("file-duplicated-test", note="more than once")
def _duplicated_test(notebook: dict[str, Any]) -> None:
    notebook["cells"].insert(3, cell(notebook, "total-test") | {"id": "another"})


@edited("file-retyped-test")
def _retyped(notebook: dict[str, Any]) -> None:
    found = cell(notebook, "double-test")
    found["cell_type"] = "markdown"
    found.pop("outputs", None), found.pop("execution_count", None)


@edited("file-test-as-answer")
def _as_answer(notebook: dict[str, Any]) -> None:
    found = cell(notebook, "double-test")
    found["metadata"]["nbgrader"] |= {"solution": True, "locked": False}
    found["source"] = "assert True"


@edited("file-changed-tests")
def _changed_tests(notebook: dict[str, Any]) -> None:
    for c in notebook["cells"]:
        if c["metadata"].get("nbgrader", {}).get("grade_id", "").endswith("-test"):
            c["source"] = "assert True"


@edited("file-changed-points")
def _points(notebook: dict[str, Any]) -> None:
    for c in notebook["cells"]:
        if "points" in c["metadata"].get("nbgrader", {}):
            c["metadata"]["nbgrader"]["points"] = 1000


@edited("file-changed-marks")
def _marks(notebook: dict[str, Any]) -> None:
    for c in notebook["cells"]:
        if "nbgrader" in c["metadata"]:
            c["metadata"]["nbgrader"] |= {"locked": False, "schema_version": 1, "grade": True}


@edited("file-odd-marks")
def _odd_marks(notebook: dict[str, Any]) -> None:
    city, share, parts = (cell(notebook, name) for name in ("city", "share", "parts"))
    parts["metadata"]["nbgrader"]["checksum"] = ["x"]
    city["metadata"]["nbgrader"] = ["no", "mark"]
    share["metadata"]["nbgrader"] = {"grade_id": {"a": 1}}
    notebook["metadata"]["nbgrader"] = "x"


@edited("file-foreign-cell", note="is not of this notebook")
def _foreign(notebook: dict[str, Any]) -> None:
    extra = json.loads(json.dumps(cell(notebook, "total-test"))) | {"id": "foreign"}
    extra["metadata"]["nbgrader"]["grade_id"] = "bonus"
    notebook["cells"].append(extra)


@edited("file-surrogates")
def _surrogates(notebook: dict[str, Any]) -> None:
    notebook["cells"].append(
        {"cell_type": "code", "id": "s", "metadata": {}, "outputs": [], "execution_count": None,
         "source": "x = '\udc80\ud800'\nprint(x)"}
    )  # fmt: skip
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "t", "metadata": {}, "source": "\ud800 text \udfff"}
    )


@edited("file-odd-outputs")
def _odd_outputs(notebook: dict[str, Any]) -> None:
    cell(notebook, "total")["outputs"] = [{"output_type": "what"}, 7, {"a": []}]
    cell(notebook, "double")["outputs"] = "none"
    cell(notebook, "total-test")["outputs"] = [
        {"output_type": "execute_result", "data": {"text/plain": "4"}, "metadata": {},
         "execution_count": 1}
    ]  # fmt: skip
    cell(notebook, "total")["execution_count"] = "many"


@edited("leak-html-written")
def _html(notebook: dict[str, Any]) -> None:
    evil = "<script>alert(77)</script><img src=x onerror=alert(77)>[x](javascript:alert(77))"
    cell(notebook, "essay")["source"] = evil
    notebook["metadata"]["title"] = evil
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"x": evil}}
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "m", "metadata": {"name": evil},
         "attachments": {"a.svg": {"image/svg+xml": evil}},
         "source": "![x](attachment:a.svg) <svg/onload=alert(77)> <a href='java&#115;cript:"
         "alert(77)'>x</a> <jAvAsCrIpT:alert(77)> [y]( JAVASCRIPT:alert(77) \"t\") "
         "[z](data:text/html;base64,PHNjcmlwdD4=)\n\n[r]: javascript:alert(77)\n\n[q][r]"}
    )  # fmt: skip
    notebook["cells"].append(
        {"cell_type": "raw", "id": "r", "metadata": {"format": "text/html"}, "source": evil}
    )


# --- the folder -----------------------------------------------------------------------


@spoiler("file-missing-notebook", points=EARNED)
def _missing(folder: Path, _: Place) -> None:
    (folder / "two.ipynb").unlink()


@spoiler("file-no-notebook", points=NOTHING, problem=r"named one.ipynb, two.ipynb")
def _none(folder: Path, _: Place) -> None:
    for path in folder.iterdir():
        path.unlink()


@spoiler("file-renamed", points=NOTHING, problem=r"it holds one \(1\).ipynb, two \(1\).ipynb")
def _other_names(folder: Path, _: Place) -> None:
    for name in ("one", "two"):
        (folder / f"{name}.ipynb").rename(folder / f"{name} (1).ipynb")


@spoiler("file-extra-notebook", answers=RIGHT, points=FULL, note="extra.ipynb is not a notebook")
def _extra(folder: Path, _: Place) -> None:
    (folder / "extra.ipynb").write_text("{")
    (folder / "deeper").mkdir()
    (folder / "deeper" / "one.ipynb").write_text("{")


@spoiler("file-link-to-source", points=NOTHING, flag="one.ipynb is a link")
def _link(folder: Path, place: Place) -> None:
    (folder / "one.ipynb").unlink()
    (folder / "one.ipynb").symlink_to(place.course / "source" / ASSIGNMENT / "one.ipynb")


@spoiler("leak-linked-files", flag="is a link")
def _links(folder: Path, place: Place) -> None:
    (folder / "grades.csv").symlink_to(place.course / "gradebook.db")
    (folder / "sources").symlink_to(place.course / "source")
    (folder / "passwd").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to("loop")
    (folder / "circle").symlink_to(".")
    (folder / "hanging").symlink_to("/nowhere")


@spoiler("file-hard-link", points=EARNED)
def _hard(folder: Path, place: Place) -> None:
    os.link(place.course / "nbgrader_config.py", folder / "linked.txt")


@spoiler("file-fifo", points=EARNED, note="no plain file")
def _fifo(folder: Path, _: Place) -> None:
    os.mkfifo(folder / "pipe.csv")


@spoiler("file-fifo-notebook", points=NOTHING, flag="one.ipynb is no plain file")
def _fifo_notebook(folder: Path, _: Place) -> None:
    (folder / "one.ipynb").unlink()
    os.mkfifo(folder / "one.ipynb")


@spoiler("file-folder-notebook", points=NOTHING, flag="one.ipynb is no plain file")
def _folder_notebook(folder: Path, _: Place) -> None:
    (folder / "one.ipynb").unlink()
    (folder / "one.ipynb").mkdir()


@spoiler("file-odd-names", answers=RIGHT, points=FULL)
def _odd_names(folder: Path, _: Place) -> None:
    for name in (
        "new\nline.txt",
        "quo'te\".txt",
        "n" * 240 + ".txt",
        "-rf",
        "$(id).txt",
        "قَلعة.csv",
    ):
        (folder / name).write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/not-utf8-\xff\xfe.txt")).write_bytes(b"x")


@spoiler("file-deep-folder", answers=RIGHT, points=FULL)
def _deep(folder: Path, _: Place) -> None:
    deep = folder.joinpath(*["d"] * 60)
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("x")


@spoiler("file-large-data", answers=RIGHT, points=FULL)
def _large(folder: Path, _: Place) -> None:
    with (folder / "large.bin").open("wb") as file:
        file.truncate(300_000_000)


def _shadow(name: str, text: str, **expected: Any) -> None:
    def write(folder: Path, _: Place) -> None:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)

    spoiler(f"cheat-shadow-{name.partition('.')[0].replace('/', '-')}", **expected)(write)


_YES = "def __getattr__(name):\n    return lambda *a, **k: True\n"
_shadow("numpy.py", _YES)
_shadow("pandas/__init__.py", _YES)
_shadow("hashlib.py", _YES)
_shadow("ast.py", _YES)
_shadow("course_utils.py", _YES)
_shadow("sitecustomize.py", "import builtins\nbuiltins.abs = lambda x: 0\n")
_shadow("helper.py", "def twice(x): return 2468\n")
assert WRONG["total"] == RIGHT["total"]
