"""An open vault and everything that a user can do in it. Whoever makes one uses it on one thread and closes it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.steps import Steps
from dhr_desktop.base.words import N_, counted, listed
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.catalogue import ENTITIES
from dhr_desktop.services.actions import Actions, Recommendations
from dhr_desktop.services.backups import Backups
from dhr_desktop.services.colleagues import Colleagues
from dhr_desktop.services.device import Device
from dhr_desktop.services.erasing import Erasing
from dhr_desktop.services.history import History
from dhr_desktop.services.journal import JournalBook
from dhr_desktop.services.looks import Looks
from dhr_desktop.services.panels import Panels
from dhr_desktop.services.people import People
from dhr_desktop.services.places import Places
from dhr_desktop.services.records import Records
from dhr_desktop.services.renewal import Renewal
from dhr_desktop.services.retention import Retentions
from dhr_desktop.services.reviews import Reviews
from dhr_desktop.services.search import Search
from dhr_desktop.services.surroundings import Notice, in_an_open_vault
from dhr_desktop.services.today import TodayPage
from dhr_desktop.services.waiting import WaitingSignatures
from dhr_desktop.store.check import content_steps, damaged_pages, is_sound, unlike_the_journal
from dhr_desktop.store.damage import suspect
from dhr_desktop.store.store import Store
from dhr_desktop.store.vault import OpenVault

if TYPE_CHECKING:
    from dhr_desktop.services.blind_samples import BlindSamples
    from dhr_desktop.services.list_import import ListImport
    from dhr_desktop.services.plan_import import PlanImport
    from dhr_desktop.services.releases import Releases
    from dhr_desktop.services.sign_offs import SignOffs

_AS_IT_IS: Final = N_(
    "Keep this vault as it is. Lock it: the lock screen says what is whole and offers to put it together anew."
)


class Session:
    """The rooms of an open vault, one attribute an area of work."""

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self.clock = clock
        store = Store(vault.database, clock, vault.writer, vault.kept, vault.require_writable)
        self.store = store
        self.reviews = Reviews(store)
        self.people = People(store)
        self.agencies = Records(store, Agency)
        self.panels = Panels(store)
        self.recommendations = Recommendations(store)
        self.actions = Actions(store)
        self.today = TodayPage(store)
        self.search = Search(store)
        self.history = History(store)
        self.journal = JournalBook(store, vault, clock)
        self.looks = Looks(store)
        self.waiting = WaitingSignatures(store)
        self.places = Places(store, writable=vault.is_writable)
        self.retentions = Retentions(store, clock)
        self.erasing = Erasing(vault, store, clock)
        self.backups = Backups(vault, clock)
        self.colleagues = Colleagues(vault, clock)
        self.device = Device(vault, clock)
        self.renewal = Renewal(vault, clock)

    # Made when it is needed: what reads foreign files and what sanitises is large, and most days need neither

    @cached_property
    def plan_import(self) -> PlanImport:
        """Brings in an action plan."""
        from dhr_desktop.services.plan_import import PlanImport  # noqa: PLC0415 - see above

        return PlanImport(self.store)

    @cached_property
    def list_import(self) -> ListImport:
        """Brings in a list of past reviews."""
        from dhr_desktop.services.list_import import ListImport  # noqa: PLC0415 - see above

        return ListImport(self.store)

    @cached_property
    def releases(self) -> Releases:
        """The way out of the vault."""
        from dhr_desktop.services.releases import Releases  # noqa: PLC0415 - see above

        return Releases(self.store, self.clock, lambda: self._vault.signing_key)

    @cached_property
    def blind_samples(self) -> BlindSamples:
        """Sentences drawn at random from what would leave, and what was found in them."""
        from dhr_desktop.services.blind_samples import BlindSamples  # noqa: PLC0415 - see above

        return BlindSamples(self.store, self.clock)

    @cached_property
    def sign_offs(self) -> SignOffs:
        """Names on purpose, and the second person's signature."""
        from dhr_desktop.services.sign_offs import SignOffs  # noqa: PLC0415 - see above

        return SignOffs(self.store, self.clock, self._vault.whose, lambda: len(self._vault.people()))

    def notices(self) -> list[Notice]:
        """Return what is odd about the computer, of what can be told now that the vault is open."""
        return in_an_open_vault(self._vault.folder, self._vault.notes)

    @property
    def vault(self) -> OpenVault:
        """The vault itself, for services only."""
        return self._vault

    @property
    def is_writable(self) -> bool:
        """False where this is only what could be read of a damaged vault."""
        return self._vault.is_writable

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self._vault.folder

    @property
    def who(self) -> str:
        """The name of whoever unlocked the vault."""
        return self.store.writer.name

    def check_content(self) -> Steps[None]:
        """Compare history and records step by step, in the background after opening.

        Raises:
            UserError: something is not as it was written.
        """
        try:
            yield from content_steps(self.store)
        except UserError:
            suspect(self._vault.folder)
            raise

    def check(self) -> list[str]:
        """Return in sentences what was checked of the vault: every page, the history, and each record against it.

        Raises:
            UserError: something is not as it was written.
        """
        if damaged := damaged_pages(self.store.database):
            suspect(self._vault.folder)
            raise UserError(
                N_("Parts of the vault’s file are damaged: {pages}.").format(pages=counted(damaged, "page")),
                _AS_IT_IS,
            )
        if not is_sound(self.store.database):
            raise UserError(
                N_(
                    "Every page is as it was written, but they do not fit together: an index or the search is damaged."
                ),
                _AS_IT_IS,
            )
        with self.store.read() as look:
            fault = look.journal.verify()
            unlike = len(unlike_the_journal(look)) if fault is None else 0
            head = look.journal.head()
            counts = [(entity, look.count(entity)) for entity in ENTITIES]
        if fault is not None:
            raise UserError(
                N_("The history was changed from outside: entry {n} does not verify.").format(n=fault.seq),
                _AS_IT_IS,
            )
        if unlike:
            raise UserError(
                N_("{records} not as the history says.").format(
                    records=counted(unlike, "record is", "records are")
                ),
                _AS_IT_IS,
            )
        held = [counted(n, entity.LABEL.lower(), entity.PLURAL.lower()) for entity, n in counts if n]
        return [
            "The vault opens, its passphrase is right, and every page of its file is as it was written.",
            f"The history verifies: {counted(head.count, 'entry', 'entries')}, head {head.hash[:16]}, and each record is as it says.",
            f"It holds {listed(held)}." if held else "It is empty.",
        ]

    def change_passphrase(self, old: str, new: str) -> None:
        """Give whoever unlocked the vault a new passphrase; the recovery code stays the same."""
        self._vault.change_passphrase(old, new, clock=self.clock)

    def close(self) -> None:
        """Bring everything into the vault's file and let go of it."""
        self._vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
