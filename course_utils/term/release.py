"""The command ``course release``: the students' version of an assignment, and a zip to hand out."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from course_utils import __version__
from course_utils.atomic import write_atomically
from course_utils.errors import TermError
from course_utils.grading.notebooks import read_notebook
from course_utils.grading.report.words import count
from course_utils.term.changes import change, free
from course_utils.term.gradebook import sync
from course_utils.term.settings import Late, Term, read_term

if TYPE_CHECKING:
    from nbformat import NotebookNode

_REGION = re.compile(
    r"### BEGIN (?:SOLUTION|HIDDEN TESTS|MARK SCHEME)\n(.*?)### END (?:SOLUTION|HIDDEN TESTS|MARK"
    r" SCHEME)",
    re.DOTALL,
)
_MARKS = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)")
_RESTORE = "Put back your copy of the file, or mend it there in a text editor; then run again."
_SHORTEST = 8
"""Shorter lines, such as ``)``, give nothing away."""
_EPOCH = (1980, 1, 1, 0, 0, 0)

READ_ME = """\
{title}
{line}
{course}

Due: {due}
{late}

What you need
  Python 3.11 or newer with JupyterLab, and the course's package
  combatant-to-mediator {version}, installed as your course says. To see whether it is
  there, run in a terminal:
      python -c "import course_utils; print(course_utils.__version__)"

What to do
  1. Unpack this zip and open {notebook} in JupyterLab.
  2. Answer in the cells that say "Your code goes here" or "Your answer goes here".
     Leave the other cells and the name of the file as they are.
  3. Check it: menu Kernel, "Restart Kernel and Run All Cells". A test cell that is not
     content stops there and says what is missing; go on from there when it is mended.
     These tests look at the form of an answer. Whether it is right is tested after you
     have handed in. In a JupyterHub with nbgrader, the button "Validate" does the same.
  4. Save, and upload the one file {notebook}: not a zip, not a PDF.
     In a JupyterHub with nbgrader press "Submit" instead.
You may hand in again until the assignment is due; the last one counts.
"""


@dataclass(frozen=True)
class Released:
    """What was made.

    Parameters
    ----------
    archive
        The zip for students.
    folder
        nbgrader's release version.
    log
        What nbgrader said.
    """

    archive: Path
    folder: Path
    log: Path


def release(
    folder: Path, assignment: str, *, git_url: str = "", hub: str = "", again: bool = False
) -> Released:
    """Make the students' version and the zip, and say how to hand it out.

    Parameters
    ----------
    folder
        The term's folder.
    assignment
        The assignment's name.
    git_url
        A repository from which students fetch the unpacked zip with nbgitpuller.
    hub
        The address of their JupyterHub.
    again
        Whether to release a sheet with other points or tests than the one by which
        submissions were graded.

    Raises
    ------
    TermError
        If the term can't be read, the sheet has changed and ``again`` is not given, a
        solution or a hidden test is left in the students' version, or something can't be
        written.
    GradingError
        If a notebook can't be read, or nbgrader fails.
    UnknownName
        If the term has no such assignment.
    """
    import click

    term = read_term(folder)
    term.assignment(assignment)
    link = pull_link(git_url, hub, assignment) if git_url or hub else ""
    for path in sorted((term.folder / "source" / assignment).glob("*.ipynb")):
        _cells(path)  # before nbgrader, which would take the release back that is there
    changed = change(term, assignment)
    if changed and (changed.other_cells or not again):
        raise changed.refuse()
    freed = free(term, assignment)
    made = make(term, assignment)
    click.echo(f"For students:  {made.archive}")
    click.echo(f"Points:        {points(made.folder):g}")
    click.echo(f"Due:           {_due(term, assignment)}")
    click.echo("Checked:       no solution and no hidden test is in it.")
    click.echo(f"JupyterHub:    nbgrader release_assignment {assignment} (in {term.folder})")
    if freed:
        click.echo(
            f"Mended:        {count(freed, 'entry', 'entries')} of {assignment} in the gradebook, "
            "from before it was released and without points, taken out. Are the files in "
            f"submitted/*/{assignment} another assignment's? Move them away."
        )
    if changed:
        click.echo(f"Changed:       {changed.said}")
        click.echo(
            f"               {count(changed.submissions, 'submission')} graded by the old sheet; "
            f"next: course grade {assignment} --force"
        )
    if link:
        click.echo(f"nbgitpuller:   {link}")
        click.echo("               for a repository with the zip unpacked at its top")
    return made


def make(term: Term, assignment: str) -> Released:
    """Make the students' version and the zip.

    Raises
    ------
    TermError
        If a solution or a hidden test is left in it, or it can't be written.
    GradingError
        If nbgrader fails.
    """
    from course_utils.grading.steps import Nbgrader, tools_on_path

    source = term.folder / "source" / assignment
    if not any(source.glob("*.ipynb")):
        raise TermError(
            "holds no notebook", where=str(source), remedy="Put it back; `course doctor` says more."
        )
    out = term.folder / "out"
    try:
        out.mkdir(exist_ok=True)
        with tools_on_path():
            nbgrader = Nbgrader(term.folder, out / "nbgrader.log")
            nbgrader.generate(assignment)
        sync(term)
        folder = term.folder / "release" / assignment
        made = Released(out / f"{assignment}.zip", folder, nbgrader.log)
        require_clean(source, made.folder)
        write_atomically(made.archive, pack(term, assignment, made.folder))
    except OSError as error:
        raise TermError(
            f"can't be written ({error.strerror})",
            where=str(error.filename or out),
            remedy="Make room or give yourself the right to, and run again.",
        ) from error
    return made


def require_clean(source: Path, released: Path) -> None:
    """Raise if a solution, a hidden test or an output is left in the students' version.

    Raises
    ------
    TermError
        With the cell.
    """
    for path in sorted(source.glob("*.ipynb")):
        file = released / path.name
        theirs = _cells(file)
        for name, cell in _cells(path).items():
            secret = {
                line.strip()
                for region in _REGION.findall(cell.source)
                for line in region.splitlines()
                if len(line.strip()) >= _SHORTEST
            } - {line.strip() for line in _REGION.sub("", cell.source).splitlines()}
            here = theirs.get(name)
            if here is None:
                continue
            shown = {line.strip() for line in here.source.splitlines()}
            if secret & shown or _MARKS.search(here.source) or here.get("outputs"):
                raise TermError(
                    "a solution, a hidden test or an output is left in the students' version",
                    where=f"{file}, cell {name}",
                    remedy=f"Don't hand it out. Look at the marks ### BEGIN and ### END in {path}.",
                )


def points(released: Path) -> float:
    """Return the points of an assignment, from the students' version."""
    marks = [
        cell.metadata.get("nbgrader", {})
        for path in released.glob("*.ipynb")
        for cell in _cells(path).values()
    ]
    graded = [mark for mark in marks if mark.get("grade") or mark.get("task")]
    return sum(float(mark.get("points", 0)) for mark in graded)


def _cells(path: Path) -> dict[str, NotebookNode]:
    """Return the cells of a notebook by nbgrader's name, else by place.

    Raises
    ------
    GradingError
        If it can't be read.
    TermError
        If two cells have the same name, as a copied cell has.
    """
    cells: dict[str, NotebookNode] = {}
    for at, cell in enumerate(read_notebook(path, remedy=_RESTORE).cells, start=1):
        name = cell.metadata.get("nbgrader", {}).get("grade_id") or f"number {at}"
        if name in cells:
            raise TermError(
                f"has two cells with nbgrader's id {name!r}",
                where=f"{path}, cell {at}",
                remedy="Give one of them another id, under Create Assignment in JupyterLab.",
            )
        cells[name] = cell
    return cells


def pack(term: Term, assignment: str, released: Path) -> bytes:
    """Return the zip for students; the same release gives the same bytes."""
    files = {
        path.relative_to(released).as_posix(): path.read_bytes()
        for path in released.rglob("*")
        if path.is_file()
    }
    notebooks = [name for name in sorted(files) if name.endswith(".ipynb")]
    files["README.txt"] = read_me(term, assignment, released / notebooks[0]).encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(f"{assignment}/{name}", _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100644 << 16
            archive.writestr(info, files[name], compresslevel=9)
    return packed.getvalue()


def read_me(term: Term, assignment: str, notebook: Path) -> str:
    """Return what students read first."""
    title = title_of(notebook)
    return READ_ME.format(
        title=title,
        line="=" * len(title),
        course=term.course.name,
        due=_due(term, assignment),
        late=late_words(term.late),
        version=__version__,
        notebook=notebook.name,
    )


def title_of(notebook: Path) -> str:
    """Return the heading of a notebook; its name if it has none.

    Raises
    ------
    GradingError
        If it can't be read.
    """
    first = next(iter(_cells(notebook).values()), None)
    heading = re.match(r"#\s+(.+)", first.source) if first else None
    return heading[1].strip() if heading else notebook.stem


def late_words(late: Late) -> str:
    """Say in a sentence what lateness costs."""
    grace = f"After {late.grace_minutes} minutes of grace" if late.grace_minutes else ""
    if not late.days:
        return f"{grace}, nothing counts." if grace else "Late work does not count."
    cost = "late work costs no points"
    if late.percent_per_day:
        cost = f"each begun day costs {late.percent_per_day:g} % of the points"
    said = f"{grace}, {cost}" if grace else f"{cost[0].upper()}{cost[1:]}"
    return f"{said}; after {late.days} {'day' if late.days == 1 else 'days'} nothing counts."


def _due(term: Term, assignment: str) -> str:
    return moment(term.due(assignment), term.course.timezone)


def moment(when: datetime, zone: str) -> str:
    """Write a time with its zone, such as ``Sunday 14 February 2027, 23:59 (Europe/Berlin)``."""
    offset = f"{when:%z}"
    shown = "" if zone == "UTC" else f", UTC{offset[:3]}:{offset[3:]}"
    return f"{when:%A} {when.day} {when:%B %Y, %H:%M} ({zone}{shown})"


def pull_link(git_url: str, hub: str, assignment: str) -> str:
    """Return a link by which nbgitpuller fetches a repository and opens the assignment.

    Parameters
    ----------
    git_url
        The repository's address.
    hub
        The hub's; what must stand before the link if empty.
    assignment
        The assignment's name.

    Raises
    ------
    TermError
        If an address is none.

    Examples
    --------
    >>> pull_link("https://example.org/sheets.git", "", "ps05").partition("?")[2]
    'repo=https%3A%2F%2Fexample.org%2Fsheets.git&urlpath=lab%2Ftree%2Fsheets%2Fps05%2Fps05.ipynb'
    """
    if not git_url:
        raise TermError("--hub needs --git-url", remedy="Name the repository with --git-url.")
    for option, address in (("--git-url", git_url), ("--hub", hub)):
        parts = urlsplit(address)
        if address and (parts.scheme not in ("http", "https") or not parts.netloc):
            raise TermError(
                f"{option} {address!r} is no address",
                remedy="Write it with https:// at its begin.",
            )
    if "@" in urlsplit(git_url).netloc:
        raise TermError(
            "--git-url holds a name or a password, which all students would see",
            remedy="Use a repository that students may read.",
        )
    name = urlsplit(git_url).path.rstrip("/").rpartition("/")[2].removesuffix(".git")
    query = urlencode(
        {"repo": git_url, "urlpath": f"lab/tree/{name}/{assignment}/{assignment}.ipynb"}
    )
    before = hub.rstrip("/") or "(your hub)"
    return f"{before}/hub/user-redirect/git-pull?{query}"
