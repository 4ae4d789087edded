"""Make a term's folder for tests, by hand: small, and without the commands of other modules."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from course_toml import course_toml
from lms_names import roster_csv

from course_utils.term.roster import Member

ROOT = Path(__file__).parents[2]
SETTINGS = course_toml(
    {"ps05": ("2027-02-01", "2027-02-14", 8), "ps06": ("2027-02-15", "2027-02-28", 12)}
)


def make_term(folder: Path, members: Iterable[Member]) -> Path:
    """Make a term with ps05 and ps06."""
    exercises = ROOT / "exercises"
    folder.mkdir(parents=True)
    (folder / "course.toml").write_text(SETTINGS, "utf-8")
    (folder / "roster.csv").write_text(roster_csv(members), "utf-8")
    shutil.copytree(exercises / "rubrics", folder / "rubrics")
    shutil.copy(exercises / "objectives.csv", folder)
    for name in ("ps05", "ps06"):
        shutil.copytree(exercises / "source" / name, folder / "source" / name)
    (folder / "nbgrader_config.py").write_text(
        "from pathlib import Path\n\nfrom course_utils.term.nbgrader import configure\n\n"
        "configure(get_config(), Path(__file__).resolve().parent)  # noqa: F821\n",
        "utf-8",
    )
    return folder
