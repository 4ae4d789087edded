"""Grade a thousand submissions, undisturbed and killed ten times at random moments.

Run by hand, since it takes some minutes: ``python tests/benchmarks/scale_grade.py``. Prints the
rate of a small and a large run, with and without the time until the first is written, the memory
of the coordinating process over time, and whether the run that was killed ends with the same
gradebook as the undisturbed one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "grading"))

from course_maker import ASSIGNMENT, copy_course, grades, hand_in, make_course

COMMAND = Path(sys.executable).parent / "course"


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        course = make_course(Path(folder, "course"))
        for number in range(options.students):
            hand_in(course, f"simulated-{number:05}", number)
        small = copy_course(course, Path(folder, "small"))
        for path in sorted((small / "submitted").iterdir())[60:]:
            shutil.rmtree(path)
        small_rate, _ = undisturbed(small, min(60, options.students))
        large = copy_course(course, Path(folder, "large"))
        large_rate, memory = undisturbed(large, options.students)
        for name, rate, place in (("60", small_rate, small), ("all", large_rate, large)):
            say(f"{name} submissions: {rate:.2f} a second, once started {steady(place):.2f}")
        say(f"ratio of rates once started: {steady(large) / steady(small):.2f}")
        say("memory of the coordinator in MB, at ten moments:", *memory)
        killed = copy_course(course, Path(folder, "killed"))
        kill_often(killed, options.kills, options.students / large_rate)
        same = grades(killed) == grades(large)
        say(f"killed {options.kills} times, the gradebook is {'the same' if same else 'ANOTHER'}")
        if not same:
            sys.exit(1)


def undisturbed(folder: Path, count: int) -> tuple[float, list[int]]:
    """Grade a course; return submissions a second, start-up included, and the memory in MB."""
    started, seen = time.perf_counter(), []
    run = start(folder)
    while run.poll() is None:
        seen.append(memory(run.pid))
        time.sleep(0.5)
    if run.returncode:
        sys.exit(f"course grade ended with {run.returncode}")
    rate = count / (time.perf_counter() - started)
    return rate, seen[:: max(1, len(seen) // 10)][1:11]


def steady(folder: Path) -> float:
    """Return submissions a second from the first batch that was written to the last."""
    lines = (folder / "grading" / f"{ASSIGNMENT}.jsonl").read_text("utf-8").splitlines()
    times = sorted(json.loads(line)["when"] for line in lines)
    first = next(number for number, when in enumerate(times) if when > times[0] + 0.2)
    return (len(times) - first) / (times[-1] - times[0])


def kill_often(folder: Path, kills: int, seconds: float) -> None:
    """Kill a run at random moments, start it again each time, and let the last one end."""
    draw = random.Random(20270201)  # noqa: S311
    for _ in range(kills):
        run = start(folder)
        time.sleep(draw.uniform(1, max(2, seconds / kills)))
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
    if start(folder).wait():
        sys.exit("the last run failed")


def start(folder: Path) -> subprocess.Popen[bytes]:
    """Start `course grade` as from a shell."""
    return subprocess.Popen(
        [str(COMMAND), "grade", ASSIGNMENT, "--course", str(folder)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def memory(pid: int) -> int:
    """Return the memory of a process in megabytes."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * 4096 // 2**20


def say(*words: object) -> None:
    """Print a line at once."""
    print(*words, flush=True)


if __name__ == "__main__":
    main()
