"""What the words of the command share: secrets are asked for without echo, files are read line by line."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import N_

_LONGEST_SECRET: Final = 4096


def secret(arguments: argparse.Namespace, words: str, *, twice: bool = False) -> str:
    """Return a secret: the next line of the file descriptor, or what is typed; never from an argument.

    Raises:
        UserError: nobody can be asked, the descriptor cannot be read, or the two entries differ.
    """
    if arguments.passphrase_fd is not None:
        return _next_line(arguments.passphrase_fd)
    if not sys.stdin.isatty():
        raise UserError(
            N_("{words} is needed, and nobody is at the keyboard to type it.").format(words=words),
            N_("Hand it over with --passphrase-fd, for example: --passphrase-fd 3 3<FILE"),
        )
    typed = getpass.getpass(f"{words}: ")
    if twice and getpass.getpass(f"{words}, once more: ") != typed:
        raise UserError(N_("The two entries differ."), N_("Start again and type the same one twice."))
    return typed


def lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text file, or of standard input where its name is "-".

    Raises:
        UserError: it cannot be opened or is not UTF-8.
    """
    try:
        if str(path) == "-":
            yield from sys.stdin
            return
        with path.open(encoding="utf-8") as file:
            yield from file
    except OSError:
        raise UserError(
            N_("The file cannot be opened."), N_("Check its name and that you may read it.")
        ) from None
    except UnicodeDecodeError:
        raise UserError(N_("The file is not text in UTF-8."), N_("Save it as UTF-8 and try again.")) from None


def as_json(value: Any, *, indent: int | None = None) -> str:
    """Return JSON, readable where that can be written: half a character, as JSON allows it, is written as its number."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return text


def shown(text: str) -> str:
    """Return a text on one line without anything that could steer a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _next_line(descriptor: int) -> str:
    """Read one line and nothing beyond it, so that the next secret can follow on the same descriptor."""
    read = b""
    try:
        while not read.endswith(b"\n") and len(read) < _LONGEST_SECRET and (byte := os.read(descriptor, 1)):
            read += byte
        return read.decode("utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError, OverflowError):
        raise UserError(
            N_("The passphrase could not be read from that file descriptor."),
            N_("Open it for reading, with one line of text in UTF-8."),
        ) from None
