"""Reads a vault with its recovery code and no part of DHR Desktop, so that an office is never locked in.

It needs Python 3.11 or later, the vault's file and one package that anybody can install: `cryptography`.

    python3 independent_reader.py vault.db              prints every table as JSON lines
    python3 independent_reader.py vault.db plain.db     writes an ordinary SQLite file (readable by everybody: guard it)

The vault must be closed: a file vault.db-wal beside it holds changes that are not in it yet. How the file is built:

* The recovery code is base 32 in Crockford's letters; its first 256 of 275 bits are the key.
* The file is SQLCipher 4: pages of 4,096 bytes, each AES-256-CBC. A page ends in 80 bytes: 16 of initialisation
  vector and 64 of HMAC-SHA512 over the page, the vector and the page's number (little-endian, four bytes).
* The first 16 bytes of the file are a salt in place of SQLite's own heading. The key of the HMAC is
  PBKDF2-HMAC-SHA512 of the key with two rounds, over that salt with each byte exclusive-or 0x3a.
"""

from __future__ import annotations

import getpass
import hashlib
import hmac
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, VECTOR, MAC = 4096, 16, 16, 64
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def key_of(code: str) -> bytes:
    """Return the 32 bytes of key that a recovery code stands for."""
    typed = code.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    letters = [letter for letter in typed if letter in LETTERS]
    if len(letters) != 55:
        raise SystemExit(f"A recovery code has 55 letters; this one has {len(letters)}.")
    number = 0
    for letter in letters:
        number = number * 32 + LETTERS.index(letter)
    return (number >> 19).to_bytes(32, "big")


def decrypted(data: bytes, key: bytes) -> bytes:
    """Return the ordinary SQLite file inside an encrypted one; a wrong key or a changed byte ends the program."""
    salt = data[:SALT]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    pages: list[bytes] = []
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        hidden, end = page[SALT if number == 1 else 0 : -VECTOR - MAC], page[-VECTOR - MAC :]
        vector, mac = end[:VECTOR], end[VECTOR:]
        if hmac.digest(mac_key, hidden + vector + number.to_bytes(4, "little"), "sha512") != mac:
            raise SystemExit(
                f"Page {number} does not open: the code is of another vault, or the file is damaged."
            )
        opener = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        pages.append((b"SQLite format 3\0" if number == 1 else b"") + opener.update(hidden) + bytes(80))
    # Bytes 18 and 19 of the heading say "with a write-ahead log"; a file on its own says 1.
    return pages[0][:18] + b"\1\1" + pages[0][20:] + b"".join(pages[1:])


def tables(plain: bytes) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Yield each table with its rows, in memory only; the search's own tables are left out."""
    database = sqlite3.connect(":memory:")
    database.deserialize(plain)
    database.row_factory = sqlite3.Row
    named = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_text%' ORDER BY name"
    )
    for (name,) in database.execute(named).fetchall():
        yield name, [dict(row) for row in database.execute(f'SELECT * FROM "{name}"')]  # noqa: S608 - its own tables
    database.close()


def main(vault: Path, target: Path | None = None) -> None:
    """Ask for the recovery code and print or write what the vault holds."""
    plain = decrypted(vault.read_bytes(), key_of(getpass.getpass("Recovery code: ")))
    if target is not None:
        target.write_bytes(plain)
        return
    for name, rows in tables(plain):
        for row in rows:
            shown = {
                field: value.hex() if isinstance(value, bytes) else value for field, value in row.items()
            }
            print(json.dumps({"table": name} | shown, ensure_ascii=False))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
