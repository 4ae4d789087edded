"""The sandbox by itself: cells that are interrupted, neighbours, and the look from outside."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from in_sandbox import printed, ran

from course_utils.grading.autograde import command
from course_utils.grading.autograde.warm import Sandbox, start
from course_utils.grading.sandbox import libraries

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.skipif(
        shutil.which("bwrap") is None, reason="run: sudo apt-get install -y bubblewrap"
    ),
]


@pytest.fixture(scope="module")
def pair() -> Iterator[list[Sandbox]]:
    """Two sandboxes of one warm parent."""
    sandboxes = start(count=2)
    yield sandboxes
    for sandbox in sandboxes:
        sandbox.close()


@pytest.mark.parametrize("milliseconds", [0.5, 1, 2, 3, 4, 6, 8, 12, 20])
def test_cell_interrupted_at_any_moment_costs_only_itself(
    pair: list[Sandbox], milliseconds: float
) -> None:
    """Also while the process starts, between two cells, and while an answer is on its way."""
    for _ in range(3):
        said = ran(pair[0], "x = 1", "y = 2", "z = 3", cell_seconds=milliseconds / 1000)

        assert said["died"] is None
        assert list(said["cells"]) == ["0", "1", "2"]


def test_loop_that_does_not_stop_is_said(pair: list[Sandbox]) -> None:
    loop = (
        "while True:\n    try:\n        x = 1\n        while 1: pass\n    except BaseException: x"
    )
    said = ran(pair[0], loop, "print('after')", cell_seconds=0.5)

    assert said["died"] == {
        "cell": 0,
        "why": "a cell took longer than 0.5 seconds and did not stop",
    }
    assert said["cells"]["0"]["late"] == 0.5


def test_loop_within_a_cell_that_a_cell_runs_is_stopped(pair: list[Sandbox]) -> None:
    cell = "get_ipython().run_cell('x = 1')\nwhile True: pass"
    said = ran(pair[0], cell, "print('after')", cell_seconds=0.5)

    assert said["died"] is None
    assert said["cells"]["0"]["late"] == 0.5
    assert printed(said) == "after\n"


def test_neighbours_can_not_reach_each_other(pair: list[Sandbox]) -> None:
    serve = (
        "import socket, time\nserver = socket.create_server(('127.0.0.1', 47731))\n"
        "own = socket.create_connection(('127.0.0.1', 47731))\nprint('own')\ntime.sleep(4)"
    )
    knock = (
        "import socket, time\nfor _ in range(20):\n    try:\n"
        "        socket.create_connection(('127.0.0.1', 47731), 1)\n        print('reached')\n"
        "    except OSError: time.sleep(0.1)"
    )
    found: list[Any] = []
    server = threading.Thread(target=lambda: found.append(ran(pair[1], serve)))
    server.start()
    said = ran(pair[0], knock)
    server.join()

    assert printed(said) == ""
    assert printed(found[0]) == "own\n"


_BROUGHT_IN = (
    "import sys; print([n for n in ('folium', 'matplotlib', 'networkx') if n in sys.modules])"
)


@pytest.mark.parametrize(
    ("text", "names", "there"),
    [
        (b"import pandas as pd", (), []),
        (b"frame.boxplot()", ("matplotlib",), ["matplotlib"]),
        (b"import folium, networkx", ("folium", "networkx"), ["folium", "networkx"]),
        (b"from course_utils import load", ("course_utils",), ["folium", "matplotlib", "networkx"]),
    ],
)
def test_what_notebooks_name_is_brought_in(
    text: bytes, names: tuple[str, ...], there: list[str]
) -> None:
    assert libraries.named([b"x = 1", text]) == names
    (sandbox,) = start(names=names)
    said = ran(sandbox, _BROUGHT_IN)
    sandbox.close()

    assert printed(said) == f"{there}\n"


def test_without_the_instructors_notebooks_all_is_brought_in(tmp_path: Path) -> None:
    """As nobody can say what the tests lean on."""
    folder = tmp_path / "submitted" / "ada" / "ps"
    folder.mkdir(parents=True)
    (folder / "ps.ipynb").write_text("import pandas", encoding="utf-8")

    assert set(command.libraries_of(tmp_path, "ps")) == set(libraries.OTHERS)
    source = tmp_path / "source" / "ps"
    source.mkdir(parents=True)
    (source / "ps.ipynb").write_text("import helper", encoding="utf-8")
    (source / "helper.py").write_text("import folium", encoding="utf-8")
    assert command.libraries_of(tmp_path, "ps") == ("folium",)
    (folder / "ps.ipynb").write_text("import networkx", encoding="utf-8")
    assert command.libraries_of(tmp_path, "ps") == ("folium", "networkx")
    with (folder / "ps.ipynb").open(
        "wb"
    ) as file:  # from somebody who wants us to run out of memory
        file.truncate(1 << 40)
    (folder / "gone.ipynb").symlink_to("nowhere")
    assert command.libraries_of(tmp_path, "ps") == ("folium",)


def test_the_list_of_fonts_comes_from_outside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without those that only the user has; a broken list is no matter."""
    from matplotlib import font_manager

    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    path = tmp_path / f"fontlist-v{font_manager.FontManager.__version__}.json"
    font_manager.json_dump(font_manager.fontManager, path)
    known = json.loads(path.read_bytes()) | {"default_size": 77}
    font = next(font for font in known["ttflist"] if not font["fname"].startswith("/"))
    known["ttflist"].append(font | {"fname": "/home/ada/fonts/own.ttf", "name": "Own"})
    path.write_text(json.dumps(known), encoding="utf-8")
    (tmp_path / "fontlist-v0.json").write_text("[", encoding="utf-8")
    (sandbox,) = start()
    said = ran(
        sandbox,
        "from matplotlib.font_manager import fontManager as m",
        "print(m.default_size, 'Own' in m.get_font_names(), 'DejaVu Sans' in m.get_font_names())",
    )
    sandbox.close()

    assert printed(said) == "77 False True\n"


def test_one_that_is_closed_takes_no_other_with_it() -> None:
    first, second = start(count=2)
    first.close()

    assert printed(ran(second, "print('here')")) == "here\n"
    second.close()


_LOOK = """
import builtins, os, signal, sys
import numpy, pandas, pandas.testing, json
from course_utils.grading.sandbox import census, image
def use():
    frame = pandas.DataFrame({"a": [1, 2]})
    repr(frame), frame.equals(frame), (frame == frame).all().all(), numpy.allclose([1], [2])
    pandas.testing.assert_frame_equal(frame, frame)
use()  # as libraries set much up on first use
pristine = census.take({})
near, far = image.take(pristine)
def seen(change):
    ready, say = os.pipe()
    child = os.fork()
    if child == 0:
        change()
        os.write(say, b"x")
        signal.pause()
    os.read(ready, 1)
    memory = os.open(f"/proc/{child}/mem", os.O_RDONLY)
    look = far.changed(memory)
    os.kill(child, signal.SIGKILL)
    part = pristine.far
    return sorted(
        [part.modules[n][0] for n in look["modules"]]
        + [part.classes[n][0].__name__ for n in look["classes"]]
        + [part.functions[n][0].__name__ for n in look["functions"]]
        + ["sys.modules"] * len(look["names"])
    )
def closure():
    cell = pandas.DataFrame.__eq__.__closure__[0]
    cell.cell_contents = None
def defaults():
    pandas.testing.assert_frame_equal.__defaults__ = ()
def module():
    sys.modules["json"] = sys.modules["numpy"]
print(seen(use))
print(seen(lambda: setattr(pandas.DataFrame, "equals", None)))
print(seen(lambda: setattr(json, "loads", None)))
print(seen(lambda: setattr(builtins, "abs", None)))
print(seen(defaults), seen(closure), seen(module))
"""


def test_look_from_outside_sees_what_was_altered_and_nothing_else() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOOK], capture_output=True, text=True, check=False
    )

    assert done.stdout.splitlines() == [
        "[]",
        "['DataFrame']",
        "['json']",
        "['builtins']",
        "['assert_frame_equal'] ['__eq__'] ['sys.modules']",
    ], done.stderr
