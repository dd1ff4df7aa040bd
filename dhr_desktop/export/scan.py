"""The scan of the finished files: what was packed is read back, and searched for everybody whom the vault knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dhr_desktop.base.errors import LeakFound
from dhr_desktop.base.words import counted
from dhr_desktop.export.package import Package
from dhr_desktop.readers.unpack import strings
from dhr_desktop.sanitise.leaks import Leak, scan
from dhr_desktop.sanitise.registry import Registry


class LeaksFound(LeakFound):
    """The finished files hold something identifying; `leaks` says what and where."""

    def __init__(self, leaks: tuple[Leak, ...]) -> None:
        stopping = sum(leak.stops for leak in leaks)
        super().__init__(
            f"The finished files still hold something identifying in {counted(stopping, 'place')}; nothing was released.",
            "Look at what was found, put the text or the people of the review right, and build the release again.",
        )
        self.leaks = leaks


def leaks_in(
    package: Package,
    registries: Mapping[str, Registry],
    *,
    cleared: Collection[str] = (),
    allowed_names: Collection[str] = (),
) -> tuple[Leak, ...]:
    """Return everything in a package that could point at somebody of any registry.

    Args:
        package: the finished package.
        registries: the people of every review of the vault.
        cleared: strings that a person decided to keep.
        allowed_names: real names that may be shown because it was agreed.

    Raises:
        Unsearchable: a file of the package cannot be searched.
    """
    texts = strings("package.zip", package.content)
    return scan(texts, registries.values(), cleared=cleared, allowed_names=allowed_names)


def scan_package(
    package: Package,
    registries: Mapping[str, Registry],
    *,
    cleared: Collection[str] = (),
    allowed_names: Collection[str] = (),
) -> tuple[Leak, ...]:
    """Refuse a package that holds something identifying; return what a person may still clear.

    Raises:
        LeaksFound: a full or uncommon name, a birth date, an address, a telephone number or a reference.
        Unsearchable: a file of the package cannot be searched.
    """
    found = leaks_in(package, registries, cleared=cleared, allowed_names=allowed_names)
    if any(leak.stops for leak in found):
        raise LeaksFound(found)
    return found
