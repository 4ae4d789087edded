"""Write the self-learner edition into a folder: ``python -m course_utils.own FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from course_utils.own import sources
from course_utils.own.edition import own_edition


def main(folder: Path) -> None:
    """Write all notebooks of the edition that are not in ``folder`` yet."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in sources.names():
        path = folder / f"{name}.ipynb"
        if not path.exists():
            path.write_bytes(own_edition(name))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
