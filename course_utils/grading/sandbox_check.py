"""Whether submissions can run between walls on this machine."""

from __future__ import annotations

import shutil
import subprocess


def sandbox_works() -> bool:
    """Whether bubblewrap is installed and may build its walls here."""
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        return False
    command = [bubblewrap, "--unshare-pid", "--unshare-net", "--ro-bind", "/", "/", "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0  # noqa: S603
