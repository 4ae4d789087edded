"""`course grade` with a PostgreSQL gradebook, and on a cluster that loses a worker."""

from __future__ import annotations

import gc
import getpass
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from course_maker import ASSIGNMENT, copy_course, grades, hand_in, make_course

from course_utils.errors import GradingError
from course_utils.grading.autograde.command import grade

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.skipif(
        shutil.which("bwrap") is None, reason="run: sudo apt-get install -y bubblewrap"
    ),
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),
]

STUDENTS = 6
INITDB = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)), None)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which a class has handed in."""
    folder = make_course(tmp_path_factory.mktemp("small") / "course")
    for number in range(STUDENTS):
        hand_in(folder, f"simulated-{number:02}", number)
    return folder


@pytest.fixture(scope="module")
def known(course: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """What a run on this machine, with SQLite, gives."""
    folder = copy_course(course, tmp_path_factory.mktemp("known") / "course")
    grade(folder, ASSIGNMENT)
    return grades(folder)


def run(*command: object, cwd: Path) -> None:
    """Run a command of PostgreSQL's."""
    words = [str(word) for word in command]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, cwd=cwd)


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of a real PostgreSQL server, started for this test."""
    if INITDB is None:
        pytest.skip("run: sudo apt-get install -y postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # a short path: its socket's name is limited
    user: list[object] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        user = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    owner = "postgres" if user else getpass.getuser()
    data = folder / "data"
    try:
        run(*user, INITDB, "-D", data, "-A", "trust", cwd=folder)
        control = [*user, INITDB.with_name("pg_ctl"), "-D", data, "-w"]
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        run(*control, "-l", folder / "log", "-o", options, "start", cwd=folder)
        try:
            yield f"postgresql+psycopg://{owner}@127.0.0.1:{port}/postgres"
        finally:
            run(*control, "-m", "immediate", "stop", cwd=folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_postgresql_gives_the_same_gradebook(
    postgresql: str, known: list[tuple[object, ...]], tmp_path: Path
) -> None:
    folder = make_course(tmp_path / "course", f"c.CourseDirectory.db_url = '{postgresql}'")
    for number in range(STUDENTS):
        hand_in(folder, f"simulated-{number:02}", number)

    first = grade(folder, ASSIGNMENT)
    again = grade(folder, ASSIGNMENT, force=True)

    assert (first.graded, again.graded) == (STUDENTS, STUDENTS)
    assert grades(folder) == known


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_cluster_that_loses_a_worker_gives_the_same_gradebook(
    course: Path, known: list[tuple[object, ...]], tmp_path: Path
) -> None:
    distributed = pytest.importorskip("distributed")
    folder = copy_course(course, tmp_path / "course")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        lost = next(iter(cluster.workers.values()))

        def lose() -> None:
            while not (folder / "grading").exists():
                time.sleep(0.1)
            time.sleep(3)
            lost.process.process._process.kill()

        thread = threading.Thread(target=lose)
        thread.start()
        summary = grade(folder, ASSIGNMENT, cluster=cluster.scheduler_address)
        thread.join()

    gc.collect()  # here and now, what the cluster has left
    assert summary.graded == STUDENTS
    assert grades(folder) == known


def test_cluster_that_does_not_answer_is_said(course: Path) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(GradingError, match="scheduler does not answer"):
        grade(course, ASSIGNMENT, cluster="tcp://127.0.0.1:1")
