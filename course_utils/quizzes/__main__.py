"""Check quiz files: ``python -m course_utils.quizzes FILE...`` (all lessons without FILE)."""

from __future__ import annotations

import sys
from pathlib import Path

from course_utils.errors import CourseError
from course_utils.quizzes.files import available, read


def main(names: list[str]) -> int:
    """Check the files called `names` and return the exit status."""
    broken = 0
    for path in map(Path, names) if names else available().values():
        try:
            quiz = read(path)
        except CourseError as error:
            broken += 1
            sys.stdout.write(f"{error}\n")
        else:
            sys.stdout.write(
                f"{path}: ok ({len(quiz.predictions)} predictions, {len(quiz.items)} items, "
                f"{len(quiz.practice)} practice tasks)\n"
            )
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
