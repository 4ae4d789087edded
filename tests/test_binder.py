"""What repo2docker, the tool behind Binder, makes of the checkout; without Docker."""

from __future__ import annotations

import os
import re
import runpy
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LARGEST_MB = 900
FIRST_LESSON = "lessons/00-start-here.ipynb"


@pytest.fixture(scope="module")
def pack():
    """The build pack that repo2docker chooses, asked in its own order."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on what repo2docker itself imports
        from repo2docker.app import Repo2Docker
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        app = Repo2Docker()
        for build_pack in app.buildpacks:
            chosen = build_pack(app.base_image)
            if chosen.detect():
                chosen.platform = "linux/amd64"
                yield chosen
                return
    pytest.fail("no build pack wants the checkout")


def test_conda_is_chosen_with_the_python_of_environment_yml(pack):
    assert type(pack).__name__ == "CondaBuildPack"
    assert pack.python_version == "3.11"
    assert pack.binder_dir == ""


def test_dockerfile_installs_environment_yml_and_runs_post_build(pack):
    recipe = pack.render({})
    assert re.search(r'env update -p \S+ --file "environment\.yml"', recipe)
    assert re.search(r"RUN \./postBuild", recipe)


def test_post_build_can_be_run_as_it_is():
    """It is run, not read by a shell: it has to be executable and to name its shell."""
    script = ROOT / "postBuild"
    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text().startswith("#!/bin/sh\n")


def test_post_build_writes_the_self_learner_edition(tmp_path):
    """The step that is ours; the installation before it needs the network."""
    [line] = [x for x in (ROOT / "postBuild").read_text().splitlines() if "course_utils.own" in x]
    words = line.replace("exercises/own", str(tmp_path / "own")).split()
    words[0] = sys.executable
    subprocess.run(words, cwd=ROOT, check=True, env={**os.environ, "HOME": str(tmp_path)})
    assert len(list((tmp_path / "own").glob("*.ipynb"))) == 10


def test_launch_link_opens_lesson_00_in_jupyterlab():
    link = re.search(r"https://mybinder\.org/v2/gh/\S+?(?=\))", (ROOT / "README.md").read_text())
    assert link is not None
    assert link[0].endswith(f"/HEAD?urlpath=lab/tree/{FIRST_LESSON}")
    assert (ROOT / FIRST_LESSON).is_file()


def test_installation_stays_small_and_the_page_says_how_small():
    page = (ROOT / "docs" / "installation-size.md").read_text(encoding="utf-8")
    told = float(re.search(r"\*\*all \d+\*\* \| \*\*(\d+)\*\*", page)[1])
    sizes = runpy.run_path(str(ROOT / "scripts" / "installation-size"))["measured"]()
    assert all(size > 0 for size in sizes.values()), "a package is not installed"
    assert sum(sizes.values()) == pytest.approx(told, rel=0.1)
    assert told < LARGEST_MB
