"""Print every benchmark as one line: name, ours, theirs, ratio. Run with `make bench`."""

from __future__ import annotations

import runpy
from pathlib import Path

for path in sorted(Path(__file__).parent.glob("bench_*.py")):
    runpy.run_path(str(path), run_name="__main__")
