"""Lets Linux itself refuse the child what the audit hook refuses it: network, other programs, writing, other processes.

A filter of the kernel (seccomp) holds for every instruction of the process, whatever a parser in it was tricked into; it
needs no rights and can never be taken off again. Numbers of calls: asm/unistd_64.h and asm-generic/unistd.h of Linux.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # of prctl(2)
_LOAD, _EQUAL, _AT_LEAST, _ANY_OF, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06  # instructions of a filter
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000 | errno.EPERM
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in what the filter is shown
_FOREIGN_NUMBERS: Final = 0x40000000  # the calls of x32, which x86-64 knows beside its own
_WRITING: Final = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND


@dataclass(frozen=True, slots=True)
class Calls:
    """The calls of one kind of processor.

    Attributes:
        architecture: how the kernel names the processor to a filter.
        refused: numbers that are always refused.
        opening: numbers that open a file, and which argument says how: refused for writing.
    """

    architecture: int
    refused: tuple[int, ...]
    opening: tuple[tuple[int, int], ...]


_EVERYWHERE: Final = (
    424, 425, 426, 427, 434, 435, 437, 438,  # pidfd_*, io_uring_*, clone3, openat2
)  # fmt: skip
CALLS: Final[dict[str, Calls]] = {
    "x86_64": Calls(
        0xC000003E,
        (
            41, 42, 43, 44, 46, 49, 50, 53, 288, 307,  # socket, connect, accept, sendto, sendmsg, bind, listen, socketpair
            56, 57, 58, 59, 322, 62, 200, 101, 310, 311,  # clone, fork, vfork, execve, kill, tkill, ptrace, process_vm_*
            76, 82, 83, 84, 85, 86, 87, 88, 90, 91, 92, 93, 94, 133, 188,  # truncate, rename, mkdir ... chown, mknod
            258, 259, 260, 263, 264, 265, 266, 268, 316,  # the same relative to a folder
            155, 161, 165, 166, 272, 304, 308,  # pivot_root, chroot, mount, unshare, open_by_handle_at, setns
            248, 249, 250, 298, 321, 323,  # keys of the kernel, perf_event_open, bpf, userfaultfd
        ),
        ((2, 1), (257, 2)),  # open, openat
    ),
    "aarch64": Calls(
        0xC00000B7,
        (
            198, 199, 200, 201, 202, 203, 206, 211, 242, 269,
            220, 221, 281, 129, 130, 117, 270, 271,
            5, 33, 34, 35, 36, 37, 38, 45, 52, 53, 54, 55, 276,
            39, 40, 41, 51, 97, 265, 268,
            217, 218, 219, 241, 280, 282,
        ),
        ((56, 2),),
    ),
}  # fmt: skip


class _Program(ctypes.Structure):
    """What prctl takes: how many instructions, and where they are."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def raise_guard() -> bool:
    """Raise the filter for the rest of this process; False where this system has none, and nothing has changed then."""
    calls = CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if calls is None or sys.maxsize < 1 << 32:
        return False
    code = instructions(calls)
    program = _Program(len(code) // 8, code)
    try:
        prctl = ctypes.CDLL(None).prctl
    except (OSError, AttributeError):
        return False
    nothing = ctypes.c_ulong(0)
    if prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), nothing, nothing, nothing) != 0:
        return False
    return bool(prctl(_SECCOMP, ctypes.c_ulong(_FILTER), ctypes.byref(program), nothing, nothing) == 0)


def instructions(calls: Calls) -> bytes:
    """Return the filter: eight bytes an instruction, each with how far to jump where it holds and where not."""
    body = list(_checks(calls))
    last = len(body) + 1  # the place of "refuse"; "allow" stands before it
    return b"".join(
        struct.pack(
            "=HBBI",
            code,
            last - place - 1 if holds is None else holds,
            last - place - 1 if otherwise is None else otherwise,
            value,
        )
        for place, (code, holds, otherwise, value) in enumerate(
            [*body, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE)]
        )
    )


def _checks(calls: Calls) -> Iterator[tuple[int, int | None, int | None, int]]:
    """Yield the instructions; None jumps to the refusal."""
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _EQUAL, 0, None, calls.architecture
    yield _LOAD, 0, 0, _NUMBER
    yield _AT_LEAST, None, 0, _FOREIGN_NUMBERS
    for number in sorted({*calls.refused, *_EVERYWHERE}):
        yield _EQUAL, None, 0, number
    for number, argument in calls.opening:
        yield _EQUAL, 0, 3, number
        yield _LOAD, 0, 0, _ARGUMENTS + 8 * argument
        yield _ANY_OF, None, 0, _WRITING
        yield _LOAD, 0, 0, _NUMBER
