"""The outside of a package: its names, its bytes, its signature and its lists. Nothing is parsed before the signature holds."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dhr_desktop.base.errors import UserError
from dhr_desktop.export.package import BAGIT, MANIFEST, SIGNATURE, TAG_FILES, TAG_MANIFEST, manifest, zipped
from dhr_desktop.keys.signing import PublicKey
from dhr_desktop.keys.signing import verify as verify_signature

MOST_MEMBERS: Final = 2_000
MOST_BYTES: Final = 500_000_000
_FOLDER: Final = re.compile(r"DHR-[A-Z0-9]{2,16}-([0-9]{4,9})")
_KEY_LINE: Final = re.compile(rb"^Signing-Key: (RW[0-9A-Za-z+/]{54})$", re.MULTILINE)
_UNTRUSTED: Final = "untrusted comment: signature of a DHR office\n"
_CODE: Final = r"REV-[2-9C-X]{6}"
_ALLOWED: Final = re.compile(
    r"bagit\.txt|bag-info\.txt|manifest-sha512\.txt|tagmanifest-sha512\.txt|tagmanifest-sha512\.txt\.minisig"
    r"|data/(?:README\.txt|datapackage\.json|ro-crate-metadata\.json|ro-crate-preview\.html"
    r"|tables/(?:reviews|recommendations|actions|progress)\.csv"
    rf"|reports/(?:cover-sheet|action-plan-{_CODE})\.pdf)"
)
_NEEDED: Final = frozenset(
    {
        *TAG_FILES,
        TAG_MANIFEST,
        SIGNATURE,
        "data/README.txt",
        "data/datapackage.json",
        "data/ro-crate-metadata.json",
        "data/ro-crate-preview.html",
        "data/reports/cover-sheet.pdf",
    }
)


class NotGenuine(UserError):
    """The package is not what was signed, or not a package of this program."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, "Do not use it. Ask the sender, by telephone, to send it again.")


@dataclass(frozen=True, slots=True, repr=False)
class Bag:
    """An opened package whose names and zip are in order; its contents are not trusted yet.

    Attributes:
        folder: the name of its one top folder.
        members: every file by its path below that folder.
    """

    folder: str
    members: Mapping[str, bytes]

    @property
    def payload(self) -> dict[str, bytes]:
        """The files below data, by path from the top folder."""
        return {path: content for path, content in self.members.items() if path.startswith("data/")}


def opened(content: bytes) -> Bag:
    """Return the files of a package.

    Raises:
        NotGenuine: a file too many or too few, a strange name, a byte out of place, or too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > min(
                MOST_BYTES, len(content)
            ):
                raise NotGenuine("The package holds more than a package of this program can.")
            names = [info.filename for info in infos]
            folder = _folder(names)
            members = {
                info.filename.removeprefix(f"{folder}/"): archive.read(info)
                for info in infos
                if info.compress_type == zipfile.ZIP_STORED and not info.flag_bits & 0x1
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise NotGenuine("The package is damaged.") from None
    if len(members) != len(names) or zipped(folder, members) != content:
        raise NotGenuine("The package was put together by something else, or a byte of it was changed.")
    return Bag(folder, members)


def _folder(names: list[str]) -> str:
    """Return the top folder, having compared every name with the list of what may be in a package."""
    folder = names[0].partition("/")[0] if names else ""
    if not _FOLDER.fullmatch(folder):
        raise NotGenuine("This is not a package of this program.")
    inner = [name.removeprefix(f"{folder}/") for name in names]
    if not all(
        name.startswith(f"{folder}/") and _ALLOWED.fullmatch(path)
        for name, path in zip(names, inner, strict=True)
    ):
        raise NotGenuine("There is a file in the package that does not belong there.")
    if not _NEEDED.issubset(inner):
        raise NotGenuine("A file is missing from the package.")
    return folder


def check_signature(bag: Bag, signer: str) -> PublicKey:
    """Return the key that signed the list of lists.

    Args:
        bag: the package.
        signer: the expected signer's public key or fingerprint; "" to take the key that the package names itself.

    Raises:
        NotGenuine: the package names no key.
        UserError: the signature is another's, or does not fit.
    """
    key = _expected(bag, signer)
    text = bag.members[SIGNATURE].decode("utf-8", "replace")
    if not text.startswith(_UNTRUSTED):
        raise NotGenuine("The signature was put together by something else.")
    verify_signature(bag.members[TAG_MANIFEST], text, key)
    return key


def _expected(bag: Bag, signer: str) -> PublicKey:
    named = _KEY_LINE.findall(bag.members["bag-info.txt"])
    own = PublicKey.parse(named[0].decode()) if len(named) == 1 else None
    if not signer.strip():
        if own is None:
            raise NotGenuine("The package does not say who signed it.")
        return own
    if own is not None and own.has_fingerprint(signer):
        return own
    if "RW" in signer:
        return PublicKey.parse(signer)
    raise NotGenuine("The package was not signed by the expected signer.")


def check_lists(bag: Bag) -> None:
    """Compare every file with the lists that the signature covers.

    Raises:
        NotGenuine: a list does not fit, so that a file was changed, added, removed or renamed.
    """
    tags = {path: bag.members[path] for path in TAG_FILES}
    if bag.members[TAG_MANIFEST] != manifest(tags) or bag.members[MANIFEST] != manifest(bag.payload):
        raise NotGenuine("A file of the package was changed, added, removed or renamed after signing.")
    if bag.members["bagit.txt"] != BAGIT:
        raise NotGenuine("The package is not a BagIt 1.0 bag.")


def bag_info(bag: Bag) -> dict[str, str]:
    """Return the package's own statements, compared with what it is.

    Raises:
        NotGenuine: a statement does not fit.
    """
    lines = bag.members["bag-info.txt"].decode("ascii", "replace").splitlines()
    info = dict(line.split(": ", 1) for line in lines if ": " in line)
    size = sum(len(content) for content in bag.payload.values())
    number = _FOLDER.fullmatch(bag.folder)
    if len(info) != len(lines) or info.get("Payload-Oxum") != f"{size}.{len(bag.payload)}":
        raise NotGenuine("The package does not hold as much as it says.")
    if number is None or info.get("Sequence-Number") != str(int(number[1])):
        raise NotGenuine("The package's folder and its number do not fit together.")
    return info
