"""`course doctor` names what is wrong and what to do, on any wreck, and never falls over."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from course_utils import cli
from course_utils.term.doctor import examine, examine_term
from course_utils.term.gradebook import sync
from course_utils.term.health import installation, machine
from course_utils.term.health.finding import LOOK, OK, STOP, Finding, guarded
from course_utils.term.new import new
from course_utils.term.settings import read_term

NOW = datetime(2027, 2, 3, 12, tzinfo=UTC)
"""Wednesday of week 1."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make a term with two students, and a gradebook."""
    folder = tmp_path_factory.mktemp("terms") / "spring"
    new(
        folder, name="X", start=date(2027, 2, 1), weeks=12, assignments=["ps01", "ps02", "capstone"]
    )
    (folder / "roster.csv").write_text("id,first_name,last_name\nana,Ana,Lee\nben,Ben,Lee\n")
    sync(read_term(folder))
    return folder


@pytest.fixture
def term(made, tmp_path):
    """Copy the term, so that it can be wrecked."""
    return Path(shutil.copytree(made, tmp_path / "term"))


def lines(folder, verdict, now=NOW):
    """Return what concerns the term: machine and installation differ from one to another."""
    return of_verdict(examine_term(folder, now), verdict)


def of_verdict(sections, verdict):
    return [
        f"{each.said} → {each.remedy}"
        for _, found in sections
        for each in found
        if each.verdict == verdict
    ]


def test_healthy_term_stops_nowhere(term):
    sections = examine_term(term, NOW)
    assert [name for name, _ in sections] == ["Term", "Gradebook", "Calendar", "Progress"]
    assert of_verdict(sections, STOP) == []
    fine = "\n".join(of_verdict(sections, OK))
    for part in (
        "2 students",
        "sources of 3 assignments",
        "nbgrader_config.py loads",
        "opens and is free",
    ):
        assert part in fine
    assert "week 1 of 12, lessons 00, 01" in fine
    assert "next due: ps01, Sun 14 Feb 2027 23:59" in fine


def test_doctor_changes_nothing(term):
    def state():
        return {
            path: path.read_bytes() if path.is_file() else b"" for path in sorted(term.rglob("*"))
        }

    before = state()
    examine(term, now=NOW)
    after = {path: body for path, body in state().items() if "__pycache__" not in path.parts}
    assert after == before


def test_what_opens_soon_is_to_be_released(term):
    look = "\n".join(lines(term, LOOK))
    assert "ps01: not released" in look
    assert "Run: course release ps01" in look
    assert "course release capstone" not in look


def write(path, text):
    def wreck(folder):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.is_dir():
            shutil.rmtree(target)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    return wreck


def swap(path, old, new_text):
    def wreck(folder):
        text = (folder / path).read_text("utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new_text, 1), "utf-8")

    return wreck


def remove(path):
    def wreck(folder):
        target = folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    return wreck


def make_folder(path):
    def wreck(folder):
        (folder / path).unlink()
        (folder / path).mkdir()

    return wreck


def sql(statement):
    def wreck(folder):
        with sqlite3.connect(folder / "gradebook.db") as connection:
            connection.execute(statement)
        connection.close()

    return wreck


CONFIG = "nbgrader_config.py"
ADDRESS = "c.CourseDirectory.db_url = "
SICK = {
    "settings gone": (remove("course.toml"), STOP, "course.toml: there is no such file"),
    "settings broken": (swap("course.toml", "weeks", "weekz"), STOP, "Did you mean 'weeks'?"),
    "settings a folder": (make_folder("course.toml"), STOP, "can't be read"),
    "roster gone": (remove("roster.csv"), STOP, "Make it with the first line"),
    "roster broken": (write("roster.csv", "id,first_name,last_name\nana\n"), STOP, "line 2"),
    "roster binary": (write("roster.csv", b"\xff\xfe\x00"), STOP, "CSV UTF-8"),
    "nobody enrolled": (
        write("roster.csv", "id,first_name,last_name\n"),
        LOOK,
        "course roster TABLE",
    ),
    "sources gone": (remove("source"), STOP, "take ps01 out of course.toml"),
    "one source gone": (remove("source/ps02"), STOP, "source/ps02/ps02.ipynb"),
    "source broken": (write("source/ps01/ps01.ipynb", "{"), STOP, "is no notebook"),
    "source changed": (
        swap("source/ps01/ps01.ipynb", "# ps01", "# My ps01"),
        LOOK,
        "changed since the term was made: source/ps01/ps01.ipynb",
    ),
    "another edition": (swap("course.toml", 'edition = ""', 'edition = "oak"'), STOP, "'oak'"),
    "record gone": (remove(".term.json"), LOOK, "which edition"),
    "record broken": (write(".term.json", "[]"), LOOK, "which edition"),
    "rubrics gone": (remove("rubrics"), LOOK, "rubrics/ps01.yml"),
    "rubric broken": (write("rubrics/ps01.yml", "a: ["), STOP, "is not YAML"),
    "config gone": (remove(CONFIG), STOP, "Copy the one of another term"),
    "config broken": (write(CONFIG, "c = get_config(\n"), STOP, "SyntaxError"),
    "config that exits": (write(CONFIG, "raise SystemExit('no')"), STOP, "Mend the file"),
    "config without ours": (write(CONFIG, "c = get_config()\n"), STOP, "show the hidden tests"),
    "database broken": (write("gradebook.db", "x" * 9000), STOP, "from your backup"),
    "database a folder": (make_folder("gradebook.db"), OK, "no gradebook yet"),
    "database of an older nbgrader": (
        sql("UPDATE alembic_version SET version_num = 'old'"),
        STOP,
        "nbgrader db upgrade",
    ),
    "database without a version": (sql("DROP TABLE alembic_version"), STOP, "alembic_version"),
    "dates behind": (
        swap("course.toml", "due = 2027-02-14", "due = 2027-02-15"),
        LOOK,
        "new dates of ps01",
    ),
    "no date, as nbgrader's own release leaves it": (
        sql("UPDATE assignment SET duedate = NULL WHERE name = 'ps02'"),
        LOOK,
        "new dates of ps02",
    ),
    "a student more": (
        write("roster.csv", "id,first_name,last_name\nana,Ana,Lee\nben,Ben,Lee\ncem,Cem,Lee\n"),
        LOOK,
        "students cem",
    ),
    "a student less": (
        write("roster.csv", "id,first_name,last_name\nana,Ana,Lee\n"),
        LOOK,
        "not on the roster: ben",
    ),
    "no such database": (
        lambda folder: (folder / CONFIG).open("a").write(f"{ADDRESS}'oracle+nix://x/y'\n"),
        STOP,
        "can't be used",
    ),
    "database out of reach": (
        lambda folder: (
            (folder / CONFIG)
            .open("a")
            .write(f"{ADDRESS}'postgresql+psycopg://ana:secret@127.0.0.1:1/x'\n")
        ),
        STOP,
        "server running",
    ),
    "open to everybody": (lambda folder: folder.chmod(0o755), LOOK, "chmod o-rwx"),
}


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.parametrize(("wreck", "verdict", "said"), SICK.values(), ids=SICK)
def test_each_sickness_is_named_with_its_remedy(term, wreck, verdict, said):
    wreck(term)
    sections = examine_term(term, NOW)
    found, stops = of_verdict(sections, verdict), of_verdict(sections, STOP)
    assert any(said in line for line in found), found
    assert not any("could not be done" in line or "secret" in line for line in stops)
    if verdict != OK:
        assert not any(line.endswith("→ ") for line in found), "says what to do"


@pytest.mark.parametrize("error", [ZeroDivisionError("x"), SystemExit("no"), OSError(5, "I/O")])
def test_check_that_fails_itself_is_a_line(error):
    def pulse():
        yield Finding(OK, "warm")
        raise error

    warm, failed = guarded(pulse)
    assert (warm.verdict, failed.verdict) == (OK, STOP)
    assert "the check of pulse could not be done" in failed.said
    assert failed.remedy


def test_locked_gradebook_is_to_be_waited_for(term, monkeypatch):
    monkeypatch.setattr("course_utils.term.health.database.PATIENCE", 0.1)
    holder = sqlite3.connect(term / "gradebook.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        assert any("another program holds" in line for line in lines(term, LOOK))
    finally:
        holder.close()


def test_way_of_an_assignment_from_release_to_marks(term):
    """Each line names the next command."""
    due = datetime(2027, 2, 15, tzinfo=UTC)
    release = term / "release" / "ps01"
    release.mkdir(parents=True)
    shutil.copy(term / "source" / "ps01" / "ps01.ipynb", release)
    assert any("ps01: released, 0 of 2 collected → Due Sun 14" in each for each in lines(term, OK))
    assert any("course collect ps01" in each for each in lines(term, LOOK, due))
    shutil.copytree(release, term / "submitted" / "ana" / "ps01")
    look = "\n".join(lines(term, LOOK, due))
    assert "ps01: released, 1 of 2 collected, 0 graded → Run: course grade ps01" in look


def test_calendar_knows_before_and_after(term):
    assert "the term begins Mon 1 Feb" in "\n".join(lines(term, OK, NOW - timedelta(days=90)))
    assert "the term ended Sun 25 Apr" in "\n".join(lines(term, OK, NOW + timedelta(days=300)))


def test_wreck_of_everything_is_a_table_and_no_traceback(term, monkeypatch, capsys):
    for path in ("roster.csv", "course.toml", "nbgrader_config.py", "gradebook.db", "README.md"):
        (term / path).write_bytes(os.urandom(3000))
    shutil.rmtree(term / "source")
    (term / "source").symlink_to(term / "source")
    (term / "rubrics" / "ps01.yml").write_bytes(b"\0")
    monkeypatch.chdir(term)
    with pytest.raises(SystemExit) as stop:
        cli.main(["doctor"])
    out = capsys.readouterr()
    assert stop.value.code == 1
    assert "stop" in out.out
    assert "to mend first" in out.out
    assert "Traceback" not in out.out + out.err
    assert out.err == ""


@pytest.mark.parametrize("kind", ["gone", "file"])
def test_folder_that_is_none_is_said_so(tmp_path, kind):
    if kind == "file":
        (tmp_path / "term").write_text("")
    assert lines(tmp_path / "term", STOP)


def test_outside_a_term_machine_and_installation_are_looked_at(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for check in ("python", "sandbox", "disk", "memory"):
        monkeypatch.setattr(machine, check, lambda *_: [])
    with pytest.raises(SystemExit) as stop:
        cli.main(["doctor"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert "Installation" in out
    assert "no term here" in out


# --- machine and installation ------------------------------------------------------------


def test_missing_sandbox_says_what_to_install(monkeypatch):
    monkeypatch.setattr(machine, "sandbox_works", lambda: False)
    monkeypatch.setattr(machine.shutil, "which", lambda _: None)
    monkeypatch.setattr(machine.platform, "system", lambda: "Linux")
    (found,) = machine.sandbox()
    assert (found.verdict, "apt-get install -y bubblewrap" in found.remedy) == (STOP, True)
    monkeypatch.setattr(machine.platform, "system", lambda: "Darwin")
    assert next(iter(machine.sandbox())).verdict == LOOK


@pytest.mark.parametrize(("free", "verdict"), [(10, STOP), (500, LOOK), (5000, OK)])
def test_full_disk_and_memory_are_seen(tmp_path, monkeypatch, free, verdict):
    usage = type("Usage", (), {"free": free * 10**6, "available": free * 10**6 * 2})()
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda _: usage)
    monkeypatch.setattr("psutil.virtual_memory", lambda: usage)
    assert next(iter(machine.disk(tmp_path / "not" / "there"))).verdict == verdict
    assert next(iter(machine.memory())).verdict == verdict


def test_packages_that_are_not_as_locked_are_named(tmp_path, monkeypatch):
    lock = tmp_path / "requirements.lock"
    here = installation.metadata.version("pydantic")
    lock.write_text(
        f"pydantic=={here} \\\n    --hash=sha256:0\nclick==0.0.1\nno-such-thing==1\n"
        "winonly==2 ; sys_platform == 'nowhere' \\\n"
    )
    monkeypatch.setattr(installation, "LOCK", lock)
    (found,) = installation.packages()
    assert found.verdict == LOOK
    assert "click" in found.said
    assert "no-such-thing is missing" in found.said
    assert "pydantic" not in found.said
    assert "winonly" not in found.said


def test_without_a_checkout_the_course_own_needs_are_compared(tmp_path, monkeypatch):
    monkeypatch.setattr(installation, "LOCK", tmp_path / "none")
    (found,) = installation.packages()
    assert found.verdict == OK
    monkeypatch.setattr(
        installation.metadata,
        "requires",
        lambda _: ["click>=999", "nix>=1; extra == 'grading'", "nox>=1; extra == 'cluster'"],
    )
    (found,) = installation.packages()
    assert "click" in found.said
    assert "nix is missing" in found.said
    assert "nox" not in found.said


def test_nbgrader_is_looked_for(monkeypatch):
    def missing(_):
        raise installation.metadata.PackageNotFoundError

    assert next(iter(installation.nbgrader())).verdict == OK
    monkeypatch.setattr(installation, "SERVER_PARTS", ("formgrader", "gone"))
    assert "enable --sys-prefix" in next(iter(installation.nbgrader())).remedy
    monkeypatch.setattr(installation.metadata, "version", missing)
    assert next(iter(installation.nbgrader())).verdict == STOP


def test_nbgrader_itself_stops_on_broken_settings(term):
    """Else it would go on with none, and feedback would show the hidden tests."""
    swap("course.toml", "weeks = 12", "weeks = twelve")(term)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_feedback", "ps01"],
        cwd=term, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Put text in quotes" in done.stderr
    assert "Traceback" not in done.stderr
