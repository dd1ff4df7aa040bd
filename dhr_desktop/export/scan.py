"""The scan of the finished files: what was packed is read back, and searched for everybody whom the vault knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dhr_desktop.base.errors import LeakFound
from dhr_desktop.base.words import counted
from dhr_desktop.export.package import Package
from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.readers.unpack import strings
from dhr_desktop.sanitise.leaks import Leak, OnPurposeIn, scan
from dhr_desktop.sanitise.on_purpose import OnPurpose
from dhr_desktop.sanitise.pseudonyms import Pseudonyms
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.treat import PREFIXES


class LeaksFound(LeakFound):
    """The finished files hold something identifying; `leaks` says what and where."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        stopping = sum(leak.stops for leak in leaks)
        super().__init__(
            f"The finished files still hold something identifying in {counted(stopping, 'place')}; nothing was released.",
            "Look at what was found, put the text or the people of the review right, and build the release again.",
        )
        self.leaks = leaks


def signed_places(listed: OnPurpose, pseudonyms: Pseudonyms) -> tuple[OnPurposeIn, ...]:
    """Return in which files of a package which names may stand: none, unless a second person signed the list."""
    found: list[OnPurposeIn] = []
    for name in listed.names if listed.is_signed else ():
        code = pseudonyms.code(PREFIXES["case_review"], name.review_id)
        files = {
            Outgoing.ACTION_PLAN: f"/data/reports/action-plan-{code}.pdf,",
            Outgoing.TABLES: "/data/tables/",
        }
        found += [OnPurposeIn(files[document], name.string) for document in name.documents]
    return tuple(found)


def leaks_in(
    package: Package,
    registries: Mapping[str, Registry],
    *,
    cleared: Collection[str] = (),
    on_purpose: Collection[OnPurposeIn] = (),
) -> tuple[Leak, ...]:
    """Return everything in a package that could point at somebody of any registry.

    Args:
        package: the finished package.
        registries: the people of every review of the vault.
        cleared: strings that a person decided to keep.
        on_purpose: the names that a second person signed for, each with its file; see `signed_places`.

    Raises:
        Unsearchable: a file of the package cannot be searched.
    """
    texts = strings("package.zip", package.content)
    return scan(texts, registries.values(), cleared=cleared, on_purpose=on_purpose)


def scan_package(
    package: Package,
    registries: Mapping[str, Registry],
    *,
    cleared: Collection[str] = (),
    on_purpose: Collection[OnPurposeIn] = (),
) -> tuple[Leak, ...]:
    """Refuse a package that holds something identifying; return what a person may still clear.

    Raises:
        LeaksFound: a full or uncommon name, a birth date, an address, a telephone number or a reference.
        Unsearchable: a file of the package cannot be searched.
    """
    found = leaks_in(package, registries, cleared=cleared, on_purpose=on_purpose)
    if any(leak.stops for leak in found):
        raise LeaksFound(found)
    return found
