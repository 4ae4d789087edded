"""Zips of feedback pages, named so that a learning management system takes them in bulk."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from course_utils.atomic import write_atomically
from course_utils.term.collect.record import Record

_EPOCH = (1980, 1, 1, 0, 0, 0)
HOW = {
    "moodle": "in the assignment: Actions (View all submissions), 'Upload multiple feedback files "
    "in a zip'. 'Feedback files' must be on in its settings.",
    "canvas": "in the assignment: 'Upload Submissions' under Download Submissions. Canvas puts "
    "the page into a comment, under the name of the student's own file: tell them to save it "
    "with .html at its end and open it in a browser.",
    "brightspace": "in the assignment: 'Add Feedback Files'.",
    "blackboard": "Blackboard takes no feedback files in bulk: attach each page to its attempt, "
    "or send it another way. The zip is sorted by student.",
    "plain": "sorted by student.",
}
"""What to do with the zip of each system."""
_BY_STUDENT = ("blackboard", "plain")


def names(
    assignment: str, students: Mapping[str, Path], record: Record
) -> dict[str, dict[str, Path]]:
    """Return what each system's zip holds: pages by the name in the zip.

    Parameters
    ----------
    assignment
        The assignment's name.
    students
        The pages, by id of the student.
    record
        What was remembered when the work was collected.
    """
    found: dict[str, dict[str, Path]] = {}
    for student, page in students.items():
        kept = record.students.get(student)
        system = kept.system if kept else "plain"
        file = f"{assignment}-feedback.html"
        if kept and kept.returns and system not in _BY_STUDENT:
            name = f"{kept.returns}{file}"
        else:
            system = system if system in _BY_STUDENT else "plain"
            name = f"{student}/{file}"
        found.setdefault(system, {})[name] = page
    return found


def pack(pages: Mapping[str, Path]) -> bytes:
    """Return a zip of pages; the same pages give the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(pages):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o100600 << 16
            archive.writestr(info, pages[name].read_bytes(), compresslevel=9)
    return packed.getvalue()


def write(
    out: Path, assignment: str, students: Mapping[str, Path], record: Record
) -> dict[str, Path]:
    """Write a zip for each system that work came from; only their owner can read them.

    Returns
    -------
    dict
        The zips, by system.

    Raises
    ------
    OSError
        If one can't be written.
    """
    zips = {}
    for system, pages in sorted(names(assignment, students, record).items()):
        zips[system] = out / f"{assignment}-feedback-{system}.zip"
        write_atomically(zips[system], pack(pages), mode=0o600)
    for old in out.glob(f"{assignment}-feedback-*.zip"):
        if old not in zips.values():
            old.unlink()
    return zips
