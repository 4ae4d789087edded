"""Grade sixty submissions of two small notebooks: `course grade` against `nbgrader autograde`.

Both commands are started as an instructor starts them, from the shell, on copies of the same
course; the sandbox is on. Prints one line: name, ours, theirs, ratio (above 1: ours is
better), then where the time of ours goes, by phase. Stops with an error if a score differs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "grading"))

from course_maker import ASSIGNMENT, copy_course, grades, hand_in, make_course, nbgrader

PHASES = ("prepare", "queue", "sandbox", "run", "tests", "score", "write")


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--stock", type=int, help="students whom nbgrader grades; all if not given")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        course = make_course(Path(folder, "course"))
        for number in range(options.students):
            hand_in(course, f"simulated-{number:04}", number)
        ours = copy_course(course, Path(folder, "ours"))
        seconds = measured(
            Path(sys.executable).parent / "course", "grade", ASSIGNMENT, "--course", str(ours)
        )
        some = options.stock or options.students
        theirs = copy_course(course, Path(folder, "theirs"))
        started = time.perf_counter()
        if some == options.students:
            nbgrader(theirs, "autograde", ASSIGNMENT)
        else:
            nbgrader(theirs, "autograde", ASSIGNMENT, f"--student=simulated-000[0-{some - 1}]")
        stock = (time.perf_counter() - started) * options.students / some
        print(
            f"grade {options.students} submissions{'':6}{seconds:8.1f} s{stock:10.1f} s"
            f"{stock / seconds:8.1f}"
        )
        entries = [
            json.loads(line)
            for line in (ours / "grading" / f"{ASSIGNMENT}.jsonl").read_text("utf-8").splitlines()
        ]
        for phase in PHASES:
            times = sorted(entry["seconds"].get(phase, 0.0) for entry in entries)
            middle = times[len(times) // 2]
            print(f"  {phase:8} median {1000 * middle:7.1f} ms, in all {sum(times):6.1f} s")
        known = grades(theirs)
        students = {row[0] for row in known}
        if known != [row for row in grades(ours) if row[0] in students]:
            sys.exit("the scores differ")


def measured(*command: object) -> float:
    """Run a command and return its seconds."""
    started = time.perf_counter()
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
