"""The package: a BagIt 1.0 bag with everything listed and the list signed, as one zip whose bytes an approval binds to.

The zip is stored, sorted and undated, so that the same content gives the same bytes on every computer, and a reader can
rebuild it and compare every byte.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256, sha512
from typing import Final

from dhr_desktop.export.descriptions import PACKAGE_PROFILE
from dhr_desktop.sanitise.facts import Facts

BAGIT: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST: Final = "manifest-sha512.txt"
TAG_MANIFEST: Final = "tagmanifest-sha512.txt"
SIGNATURE: Final = "tagmanifest-sha512.txt.minisig"
TAG_FILES: Final = ("bag-info.txt", "bagit.txt", MANIFEST)
_UNDATED: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN_FILE: Final = 0o100644 << 16

Sign = Callable[[bytes], str]
"""Returns the content of a .minisig file for some bytes."""


@dataclass(frozen=True, slots=True, repr=False)
class Package:
    """A finished package.

    Attributes:
        folder: the name of its one top folder.
        members: every file in it, by path below that folder.
        content: the zip, which is what is approved and sealed.
    """

    folder: str
    members: Mapping[str, bytes]
    content: bytes

    @property
    def sha256(self) -> str:
        """The hash that an approval binds to."""
        return sha256(self.content).hexdigest()


def pack(payload: Mapping[str, bytes], facts: Facts, sign: Sign) -> Package:
    """Return the package of a payload; its paths are those below data.

    Raises:
        ValueError: a path is not plain ASCII: a defect of the caller.
    """
    files = {f"data/{path}": content for path, content in payload.items()}
    if not all(path.isascii() and path.isprintable() and " " not in path for path in files):
        raise ValueError("paths in a package are plain ASCII")
    tags = {
        "bagit.txt": BAGIT,
        "bag-info.txt": bag_info(files, facts),
        MANIFEST: manifest(files),
    }
    tag_manifest = manifest(tags)
    signature = sign(tag_manifest).encode()
    members = files | tags | {TAG_MANIFEST: tag_manifest, SIGNATURE: signature}
    return Package(facts.folder, members, zipped(facts.folder, members))


def manifest(files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of some files: SHA-512 and path, sorted, as sha512sum writes it."""
    return "".join(f"{sha512(files[path]).hexdigest()}  {path}\n" for path in sorted(files)).encode()


def bag_info(files: Mapping[str, bytes], facts: Facts) -> bytes:
    """Return bag-info.txt."""
    size = sum(len(content) for content in files.values())
    lines = {
        "Bag-Software-Agent": f"DHR Desktop {facts.version}",
        "BagIt-Profile-Identifier": PACKAGE_PROFILE,
        "Bagging-Date": facts.made_on.isoformat(),
        "External-Identifier": f"urn:uuid:{facts.uuid}",
        "Payload-Oxum": f"{size}.{len(files)}",
        "Sequence-Number": str(facts.number),
        "Supersedes": f"urn:uuid:{facts.supersedes}" if facts.supersedes else "none",
        "Journal-Head": facts.journal_head or "none",
        "Signing-Key": facts.signer or "none",
    }
    return "".join(f"{label}: {value}\n" for label, value in lines.items()).encode()


def zipped(folder: str, members: Mapping[str, bytes]) -> bytes:
    """Return files as a zip below one folder: stored, sorted, undated."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(members):
            info = zipfile.ZipInfo(f"{folder}/{path}", _UNDATED)
            info.create_system = 3
            info.external_attr = _PLAIN_FILE
            archive.writestr(info, members[path])
    return target.getvalue()
