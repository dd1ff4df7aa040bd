"""The cleaned copy of a report: made, read back and searched for everybody whom the vault knows before anybody gets it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Final

from dhr_desktop.base.errors import LeakFound, OpenItems
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.report_text import ReportText, TextKind
from dhr_desktop.base.words import N_, counted
from dhr_desktop.readers.report_reading import cleaned_copy, texts_of
from dhr_desktop.readers.unpack import strings
from dhr_desktop.sanitise.leaks import Leak, scan
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.report_check import Checked, Verdicts

_PICTURES: Final = "word/media/"
_READABLE: Final = re.compile(rb"[\x20-\x7e]{6,}")
_TAG: Final = re.compile(r"<[^<>]*>")
_VALUE: Final = re.compile(r"""=\s*(?:"([^"]*)")""")
_FORMS: Final = ("http://schemas.", "urn:schemas-")
_STEPS: Final = 3


@dataclass(frozen=True, slots=True, repr=False)
class ReportCopy:
    """A cleaned copy that was searched; `to_read` are ordinary words and common forenames that somebody has as well."""

    content: bytes
    to_read: tuple[Leak, ...]


class CopyLeaks(LeakFound):
    """The copy still holds something identifying; `leaks` says what and where."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        stopping = [leak for leak in leaks if leak.stops]
        super().__init__(
            N_("The cleaned copy still holds something identifying in {}; it was not written.").format(
                counted(len(stopping), "place")
            ),
            N_(
                "Put it right in the Word document itself, for example in a style, a link or a file name, and check again."
            ),
        )
        self.leaks = tuple(stopping)


def checked_copy(
    content: bytes,
    checked: Checked,
    verdicts: Verdicts,
    registries: Mapping[str, Registry],
    *,
    name: str,
    keep_pictures: bool,
    progress: Progress,
) -> ReportCopy:
    """Make a cleaned copy and search it.

    Args:
        content: the original Word document.
        checked: what was found in it.
        verdicts: what a person decided.
        registries: the people of every review of the vault.
        name: the name of the file to be.
        keep_pictures: True where a person has looked at every picture.
        progress: told of each step.

    Raises:
        OpenItems: a string still needs a decision.
        CopyLeaks: the copy holds a full or uncommon name, a birth date, an address, a telephone number or a reference.
        FileRefused: the document cannot be read.
    """
    if still := checked.open_count(verdicts):
        raise OpenItems(
            N_("{} still without a decision, so no copy was written.").format(counted(still, "string")),
            N_("Choose keep or replace for each."),
        )
    progress.report(0, _STEPS, N_("Writing the copy"))
    copy = cleaned_copy(
        content,
        checked.edits(verdicts),
        keep_pictures=keep_pictures,
        keep_links=not _links_tell(checked),
        progress=progress,
    )
    progress.report(1, _STEPS, N_("Reading it back"))
    read = texts_of(copy, name, progress)
    progress.report(2, _STEPS, N_("Searching it for every known name"))
    found = _leaks(copy, read.texts, registries, _cleared(checked.kept(verdicts)))
    progress.report(_STEPS, _STEPS)
    if any(leak.stops for leak in found):
        raise CopyLeaks(found)
    return ReportCopy(copy, found)


def _leaks(
    copy: bytes, read: Collection[ReportText], registries: Mapping[str, Registry], cleared: set[str]
) -> tuple[Leak, ...]:
    """Return what the copy holds of anybody; where only programs read, ordinary words do not count."""
    words = [(text.where, text.text) for text in read if text.kind is TextKind.WORDS]
    rest = [(text.where, text.text) for text in read if text.kind is not TextKind.WORDS]
    found = scan(words, registries.values(), cleared=cleared)
    hidden = scan([*_strings(copy), *rest], registries.values(), cleared=cleared)
    return (*found, *(leak for leak in hidden if leak.stops))


def _links_tell(checked: Checked) -> bool:
    """Say whether any address that the report points to holds a known name or number."""
    return any(
        one.marks
        for text, one in zip(checked.texts, checked.marked, strict=True)
        if text.part == "Links" and text.kind is TextKind.TRACE
    )


def _cleared(kept: Collection[str]) -> set[str]:
    """Return what was kept, and each word of it."""
    return {*kept, *(word for string in kept for word in re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", string))}


def _strings(copy: bytes) -> Iterator[tuple[str, str]]:
    """Yield every string of the copy; of a picture what can be read in its bytes.

    The names of tags and attributes are the form's own words, among which are surnames (Lang, Kern), so they are passed over.
    """
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.startswith(_PICTURES):
                yield name, b"\n".join(_READABLE.findall(data)).decode("ascii")
            else:
                text = data.decode()
                values = [value for tag in _TAG.findall(text) for value in _VALUE.findall(tag)]
                found = [unescape(value) for value in dict.fromkeys(values) if not value.startswith(_FORMS)]
                for told in (unescape(_TAG.sub("", text)), unescape(_TAG.sub(" ", text)), "\n".join(found)):
                    yield from strings(name, f"-\n{told}".encode())
