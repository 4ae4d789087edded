"""What a student might try from a notebook on the hub; run there.

Reads ``targets.json`` in the student's home and writes ``attempts.json`` beside it: what came
of each attempt.
"""

import json
import os
import urllib.error
import urllib.request
from pathlib import Path

TARGETS = json.loads((Path.home() / "targets.json").read_text())
COURSE = Path(TARGETS["exchange"], TARGETS["course"])
TERM = Path(TARGETS["term"])
OTHER = Path(TARGETS["other_home"])
STATE = Path(TARGETS["state"])


def ask(address):
    """Ask a server for something, with the token that this student's own server has."""
    headers = {"Authorization": f"token {os.environ['JUPYTERHUB_API_TOKEN']}"}
    urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=10).close()


def listen():
    """Connect to where a kernel of the other student sends its outputs."""
    import zmq
    from zmq.utils.monitor import recv_monitor_message

    socket = zmq.Context.instance().socket(zmq.SUB)
    socket.subscribe(b"")
    monitor = socket.get_monitor_socket()
    socket.connect(f"tcp://127.0.0.1:{TARGETS['iopub']}")
    while monitor.poll(20_000):
        event = recv_monitor_message(monitor)["event"]
        if event == zmq.EVENT_HANDSHAKE_SUCCEEDED:
            return
        if event == zmq.EVENT_DISCONNECTED or event & (
            zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL
            | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL
            | zmq.EVENT_HANDSHAKE_FAILED_AUTH
        ):
            raise PermissionError


def plant():
    """Hand in as the other student, long ago, with links to what only the instructor may read."""
    folder = COURSE / "inbound" / f"{TARGETS['other']}+ps02+2020-01-01 00:00:00.000000 UTC+x"
    folder.mkdir()
    sheet = (COURSE / "outbound" / "ps02" / "ps02.ipynb").read_bytes()
    (folder / "ps02.ipynb").write_bytes(sheet)
    (folder / "timestamp.txt").write_text("2020-01-01 00:00:00.000000 UTC\n")
    (folder / "answers.ipynb").symlink_to(TERM / "source" / "ps02" / "ps02.ipynb")
    (folder / "term").symlink_to(TERM)
    folder.chmod(0o777)


ATTEMPTS = {
    "control: list the own home": lambda: sorted(Path.home().iterdir()),
    "control: read the released sheet": (COURSE / "outbound/ps02/ps02.ipynb").read_bytes,
    "control: hand in whatever": plant,
    "list the other's home": lambda: sorted(OTHER.iterdir()),
    "read the other's sheet": (OTHER / "ps02/ps02.ipynb").read_bytes,
    "read the other's token": Path("/proc", TARGETS["server"], "environ").read_bytes,
    "read the gradebook": (TERM / "gradebook.db").read_bytes,
    "read the source": (TERM / "source/ps02/ps02.ipynb").read_bytes,
    "list hand-ins": lambda: sorted((COURSE / "inbound").iterdir()),
    "put another course in its place": lambda: COURSE.rename(COURSE.with_name("taken")),
    "change the released sheet": lambda: (COURSE / "outbound/ps02/ps02.ipynb").open("a"),
    "release something": (COURSE / "outbound/ps99").mkdir,
    "read the hub's database": (STATE / "jupyterhub.sqlite").read_bytes,
    "read the hub's secret": (STATE / "jupyterhub_cookie_secret").read_bytes,
    "list the hub's users": lambda: ask(f"{TARGETS['hub']}/hub/api/users"),
    "enter the other's server": lambda: ask(f"{TARGETS['other_server']}api/contents"),
    "enter the instructor's server": lambda: ask(f"{TARGETS['instructor_server']}api/contents"),
    "listen to the other's kernel": listen,
}


def outcome(action):
    """Say in a word what came of an attempt."""
    try:
        action()
    except PermissionError:
        return "denied"
    except urllib.error.HTTPError as error:
        return "denied" if error.code in {403, 404} else str(error)
    except Exception as error:
        return repr(error)
    return "reached"


(Path.home() / "attempts.json").write_text(
    json.dumps({"user": os.getuid()} | {name: outcome(each) for name, each in ATTEMPTS.items()})
)
