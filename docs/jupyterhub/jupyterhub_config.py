"""A hub for one class: accounts of this machine, an exchange, formgrader for one account.

What differs from class to class is in ``hub.toml`` beside this file.
"""

import csv
import pwd
import sys
import tomllib
from pathlib import Path

import course_utils

c = get_config()  # noqa: F821 (JupyterHub puts it in)

HERE = Path(__file__).resolve().parent
PROGRAMS = Path(sys.prefix) / "bin"
HUB = tomllib.loads((HERE / "hub.toml").read_text(encoding="utf-8"))


def members():
    """Return the login names on the roster of the term, and the instructor's."""
    with (Path(HUB["term"]) / "roster.csv").open(encoding="utf-8-sig", newline="") as roster:
        return {row["id"].strip() for row in csv.DictReader(roster)} | {HUB["instructor"]}


def settings_of(spawner):
    """Return the folders of settings for a user's server; the first one wins."""
    folders = ["instructor"] if spawner.user.name == HUB["instructor"] else []
    return ":".join(str(HERE / name) for name in [*folders, "everyone"])


def close_home(spawner):
    """Shut a user's home to all others, whatever the account was made with."""
    Path(pwd.getpwnam(spawner.user.name).pw_dir).chmod(0o700)


c.JupyterHub.bind_url = HUB["listen"]
c.JupyterHub.subdomain_host = HUB["subdomains"]
c.ConfigurableHTTPProxy.command = [str(PROGRAMS / "configurable-http-proxy")]

# Accounts of this machine and their passwords. Nobody is an administrator of the hub:
# such a one could enter every student's server.
c.JupyterHub.authenticator_class = "pam"
c.Authenticator.allowed_users = members()
# Whoever leaves the roster is not let in again, though the hub remembers the name.
c.Authenticator.allow_existing_users = False

c.Spawner.cmd = [str(PROGRAMS / "jupyterhub-singleuser")]
c.Spawner.default_url = "/lab"
c.Spawner.pre_spawn_hook = close_home
# A whole class comes in at once, and a small machine takes its time.
c.Spawner.start_timeout = c.Spawner.http_timeout = 180
# A student must not be able to change what runs in the browser of whoever opens a page of
# their server; their own notebooks and Lab's appearance stay theirs.
c.Spawner.disable_user_config = True
c.Spawner.environment = {
    "PATH": f"{PROGRAMS}:/usr/local/bin:/usr/bin:/bin",
    "JUPYTER_CONFIG_PATH": settings_of,
    # Formgrader's pages without the net.
    "JUPYTER_PATH": str(Path(course_utils.__file__).parent / "grading" / "pages"),
}
