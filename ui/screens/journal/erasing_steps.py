"""Erasing in two steps: what goes is said first, then the review's reference is typed. Nothing here happens by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.erasing import Foreseen
from dhr_desktop.services.retention import RetentionRow
from ui.platform.desk import Desk
from ui.platform.steps import run_steps
from ui.screens.journal.asking import Asking
from ui.widgets.banner import Banner


class ErasingSteps(QObject):
    """Asks twice, erases, and says what came of it."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        ask: Callable[[QWidget], None],
        *,
        back: Callable[[], None],
        erased: Callable[[], None],
        read: Callable[[], None],
    ) -> None:
        """Make it; `ask` shows a question, `back` takes it away; `erased` and `read` hear how it ended."""
        super().__init__(banner)
        self._desk = desk
        self._banner = banner
        self._ask = ask
        self._back = back
        self._tell_erased = erased
        self._read = read

    def foresee(self, row: RetentionRow) -> None:
        """Say what erasing would take away, and ask whether to go on."""

        def ask(foreseen: Foreseen) -> None:
            self._ask(
                Asking(
                    f"Erase {foreseen.reference}: what goes",
                    f"{foreseen.records}; {counted(foreseen.changes, 'change')} in the journal; "
                    f"{counted(foreseen.backups, 'backup')}, in place of which one new one is made. Drafts and the "
                    "search forget it too. It cannot be undone. Copies of backups elsewhere, and what was released, are "
                    "not reached.",
                    None,
                    "Go on",
                    lambda: self._confirm(row, foreseen),
                    back=self._back,
                )
            )

        self._desk.ask(
            lambda: self._desk.session.erasing.foresee(row.review_id), ask, self._banner.refuse, asker=self
        )

    def _confirm(self, row: RetentionRow, foreseen: Foreseen) -> None:
        line = QLineEdit()
        line.setAccessibleName("Reference of the review")
        line.setPlaceholderText(foreseen.reference)
        asking = Asking(
            "Type the reference to erase it for good",
            f"The review is {foreseen.reference}.",
            line,
            "Erase for good",
            lambda: self._erase(row.review_id, line.text()),
            back=self._back,
            role="danger",
        )
        asking.do_button.setEnabled(False)

        def compare(typed: str) -> None:
            asking.do_button.setEnabled(typed.strip().casefold() == foreseen.reference.casefold())

        line.textChanged.connect(compare)
        self._ask(asking)

    def _erase(self, review_id: str, typed: str) -> None:
        self._back()
        run_steps(
            self._desk.tasks,
            self._desk.session.erasing.erase(review_id, typed),
            self._erased,
            self._not_erased,
            words="Erasing a review",
            asker=self,
        )

    def finish(self) -> None:
        """Bring an erasure that stopped to its end."""
        run_steps(
            self._desk.tasks,
            self._desk.session.erasing.finish(),
            self._erased,
            self._not_erased,
            words="Finishing an erasure",
            asker=self,
        )

    def _erased(self, changed: Changed) -> None:
        self._desk.changed.emit(changed)
        self._banner.say(
            "The review is erased, in the vault and in its backups.", "Save the certificate.", kind="good"
        )
        self._tell_erased()

    def _not_erased(self, fault: UserError) -> None:
        """Say why, and read again: the records may be gone while backups are not."""
        self._banner.refuse(fault)
        self._read()
