"""Put lessons and the packed assignments into the wheel."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKED = ("source/*/*.ipynb", "rubrics/*.yml", "hints/*.yml", "objectives.csv", "peer-review.md")
"""What the self-learner edition and a term of the published edition are made from."""


class Hook(BuildHookInterface[BuilderConfig]):
    """Adds what an editable installation reads from the checkout itself."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files to add, and pack the assignments."""
        if version == "editable":
            return
        root = Path(self.root)
        added: dict[str, str] = build_data["force_include"]
        for lesson in sorted(root.glob("lessons/[0-9][0-9]-*.ipynb")):
            added[str(lesson)] = f"course_utils/_lessons/{lesson.name}"
        added[str(self._pack(root / "exercises"))] = "course_utils/_exercises/exercises.zip"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the packed assignments from the output folder."""
        self._place.unlink(missing_ok=True)

    @property
    def _place(self) -> Path:
        return Path(self.directory) / "exercises.zip"

    def _pack(self, exercises: Path) -> Path:
        """Pack solutions and tests, so that nobody meets them by chance while reading files."""
        self._place.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(self._place, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for pattern in PACKED:
                for path in sorted(exercises.glob(pattern)):
                    # A fixed date, so that the same files give the same wheel.
                    entry = zipfile.ZipInfo(path.relative_to(exercises).as_posix())
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    archive.writestr(entry, path.read_bytes())
        return self._place
