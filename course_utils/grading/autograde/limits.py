"""What a submission may use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What a notebook may use.

    Parameters
    ----------
    seconds
        Time of a notebook, all its cells together.
    memory
        Megabytes.
    disk
        Megabytes of files.
    processes
        Processes and threads.
    """

    seconds: float = 300
    memory: int = 2048
    disk: int = 256
    processes: int = 128

    def order(self, cell_seconds: float | None) -> dict[str, Any]:
        """Return them as the sandbox takes them, with the time of a cell."""
        megabyte = 1024 * 1024
        return {
            "seconds": self.seconds,
            "memory": self.memory * megabyte,
            "disk": self.disk * megabyte,
            "processes": self.processes,
            "cell_seconds": cell_seconds,
        }
