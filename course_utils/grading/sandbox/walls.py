"""Namespaces, mounts, limits and rights of the processes inside the sandbox (Linux)."""

from __future__ import annotations

import ctypes
import fcntl
import os
import resource
import secrets
import socket
import struct

NEW_MOUNTS, NEW_IPC, NEW_PIDS, NEW_NETWORK = 0x20000, 0x08000000, 0x20000000, 0x40000000
_READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_PROGRAMS = 1, 2, 4, 8
_REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 32, 4096, 16384, 1 << 18
_NO_NEW_PRIVILEGES, _DUMPABLE, _PARENT_DEATH_SIGNAL = 38, 4, 1
_SET_FLAGS, _UP, _RUNNING = 0x8914, 1, 64
_NOBODY = 65534
_FIRST_USER = 600_000_000
"""Users from here on are nobody's: one for each submission, as processes count by user."""

_libc = ctypes.CDLL(None, use_errno=True)


def separate(kinds: int) -> None:
    """Leave the parent's namespaces of these kinds; a new one of pids is for children."""
    _require(_libc.unshare(kinds), "unshare")
    if kinds & NEW_MOUNTS:
        _require(_libc.mount(None, b"/", None, _RECURSIVE | _PRIVATE, None), "private mounts")


def fork_apart(proc: int) -> int:
    """Fork a child that is the first of a new namespace of processes; when it ends, all there end.

    Parameters
    ----------
    proc
        A descriptor of ``/proc``.

    Returns
    -------
    int
        Zero in the child; else a process that ends with it, and with which it must end.
    """
    own = os.open("self/ns/pid", os.O_RDONLY, dir_fd=proc)
    try:
        if _libc.setns(own, NEW_PIDS):  # as for a plain user: there is no way back from the new one
            return _fork_by_another()
        separate(NEW_PIDS | NEW_IPC)
        child = os.fork()
        if child:
            _require(_libc.setns(own, NEW_PIDS), "setns")
        return child
    finally:
        os.close(own)


def _fork_by_another() -> int:
    """Let a process between fork the child, and wait for it."""
    between = os.fork()
    if between:
        return between
    try:
        separate(NEW_PIDS | NEW_IPC)
        child = os.fork()
    except BaseException:
        os._exit(1)
    if child == 0:
        return 0
    os.closerange(3, 4096)  # lest somebody waits for the end of what it holds
    os.waitpid(child, 0)
    os._exit(0)


def mount_memory(path: str, *, size: int, read_only: bool = False) -> None:
    """Put an empty file system in memory, of so many bytes at most, over a folder."""
    flags = _NO_SUID | _NO_DEVICES | (_READ_ONLY if read_only else 0)
    options = f"size={size},mode=0777,nr_inodes={max(16, size // 4096)}".encode()
    target = path.encode()
    _require(_libc.mount(b"tmpfs", target, b"tmpfs", flags, options), f"mount {path}")


def mount_again(path: str, folder: int) -> None:
    """Show a folder at its path again, after something was mounted over what holds it.

    Parameters
    ----------
    path
        Where the folder was.
    folder
        A descriptor of it, opened before.
    """
    os.makedirs(path, mode=0o755, exist_ok=True)
    here = os.open(".", os.O_RDONLY | os.O_DIRECTORY)
    os.fchdir(folder)
    result = _libc.mount(b".", path.encode(), None, _BIND | _RECURSIVE, None)
    os.fchdir(here)
    os.close(here)
    _require(result, f"mount {path} again")


def unmount(path: str) -> None:
    """Take a mount away."""
    _require(_libc.umount2(path.encode(), 2), f"unmount {path}")


def make_read_only(path: str) -> None:
    """Make the mount at a path read-only in this mount namespace."""
    kept = os.statvfs(path).f_flag & (_NO_DEVICES | _NO_PROGRAMS)  # may not be lifted
    flags = _REMOUNT | _BIND | _READ_ONLY | _NO_SUID | kept
    _require(_libc.mount(None, path.encode(), None, flags, None), f"read-only {path}")


def raise_loopback() -> None:
    """Let this process's network, which leads nowhere, have its loopback."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as connection:
        fcntl.ioctl(connection, _SET_FLAGS, struct.pack("16sh", b"lo", _UP | _RUNNING))


def hide_memory() -> None:
    """Keep other processes of the same user from reading this one's memory."""
    _require(_libc.prctl(_DUMPABLE, 0, 0, 0, 0), "undumpable")


def die_with_parent() -> None:
    """Let the kernel kill this process as soon as its parent ends."""
    _require(_libc.prctl(_PARENT_DEATH_SIGNAL, 9, 0, 0, 0), "parent death signal")


def limit(proc: int, *, memory: int, processes: int, seconds: int, file_size: int) -> None:
    """Limit this process and its children.

    Parameters
    ----------
    proc
        A descriptor of ``/proc``.
    memory
        Bytes of data above what the process has now, for each process.
    processes
        Processes and threads of the user in this sandbox.
    seconds
        Time on the processor of each process.
    file_size
        Bytes of each file that is written.
    """
    pages = int(_read(proc, "self/statm").split()[5])
    data = pages * resource.getpagesize() + memory
    for kind, most in (
        (resource.RLIMIT_DATA, data),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, file_size),
        (resource.RLIMIT_NOFILE, 1024),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (value, value))


def new_user() -> int:
    """Return a user id that no other submission has."""
    return _FIRST_USER + secrets.randbelow(1_000_000_000)


def drop_rights(proc: int, user: int) -> None:
    """Give up all rights for good: what runs from here on is a stranger's, or a plain user's."""
    if os.getuid() == 0 and _maps_everybody(proc):
        os.setgroups([])
        os.setresgid(_NOBODY, _NOBODY, _NOBODY)
        os.setresuid(user, user, user)
    for capability in range(64):
        _libc.prctl(24, capability, 0, 0, 0)  # out of the bounding set; unknown ones don't matter
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    _require(_libc.capset(header, (ctypes.c_uint32 * 6)()), "capset")
    _require(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0), "no new privileges")
    _require(_libc.prctl(_DUMPABLE, 1, 0, 0, 0), "dumpable")


def _maps_everybody(proc: int) -> bool:
    """Whether the user namespace knows all users, so that a stranger can be taken."""
    return int(_read(proc, "self/uid_map").split()[2]) > 2 * _FIRST_USER + 400_000_000


def _read(proc: int, name: str) -> str:
    with open(os.open(name, os.O_RDONLY, dir_fd=proc), encoding="ascii") as file:
        return file.read()


def _require(result: int, what: str) -> None:
    if result:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
