"""The third step, where it is needed: a second person reads what stands on purpose and signs with a passphrase of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.model.on_purpose import Answer, SignOff
from ui.platform.desk import Desk
from ui.screens.releases.making import Making
from ui.screens.releases.signing import SigningPane, is_unsigned, to_sign
from ui.screens.releases.step import Step
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.plain_label import PlainLabel


class SecondStep(Step):
    """Signed here, or left for the second person, who finds it on Today after unlocking."""

    name = "Second person"
    onward = "Build and check the package"

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._alone = ""
        self._standing: SignOff | None = None
        self._busy = False
        look = current()
        self.banner = Banner()
        self.pane = SigningPane(desk)
        self.pane.agreed.connect(self._mark)
        self.passphrase = PassphraseEdit("Second person’s passphrase")
        self.passphrase.line.setPlaceholderText("The second person types their own passphrase")
        self.passphrase.changed.connect(self._mark)
        self.passphrase.confirmed.connect(self._sign)
        self.sign = button(
            "Sign", self._sign, icon="shield", tip="Signs for every line above, as it stands now"
        )
        self.leave = button(
            "Leave it for them", self._ask, tip="The second person finds it on Today after unlocking"
        )
        self._status = PlainLabel("", "quiet", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(look.space(2))
        row.addWidget(self.passphrase, 1)
        row.addWidget(self.sign)
        row.addWidget(self.leave)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(2))
        box.addWidget(self.banner)
        box.addWidget(self.pane, 1)
        box.addLayout(row)
        box.addWidget(self._status)
        making.looked.connect(self._load)

    def begin(self) -> None:
        """Show what is to be signed, and where the request stands."""
        self.passphrase.clear()
        self.banner.clear()
        if self._making.is_current:
            self._load()
        else:
            self._making.look_if_stale()
        self.pane.setFocus()

    def in_the_way(self) -> str:
        """Say who still has to do what."""
        making = self._making
        if not making.is_current:
            return "Looking at the texts again…"
        if making.open_count:
            return "Some strings still need a decision: go back to them."
        if not is_unsigned(making.treated):
            return ""
        return (
            self._alone or f"{counted(len(to_sign(making.treated)), 'line')} to be signed by a second person."
        )

    # What happens inside

    def _load(self) -> None:
        self.pane.show_lines(to_sign(self._making.treated))
        self._mark()
        material, sign_offs = self._making.material, self._desk.session.sign_offs
        if material is not None:
            self._desk.ask(
                lambda: (sign_offs.in_the_way(), sign_offs.standing(material)), self._tell, asker=self
            )

    def _tell(self, found: tuple[str, SignOff | None]) -> None:
        """Tell where the request stands."""
        self._alone, self._standing = found
        words = ""
        if not is_unsigned(self._making.treated) and to_sign(self._making.treated):
            words = "Signed for exactly this list and these texts. Any change makes the signature void."
        elif self._alone:
            words = self._alone
        elif self._standing is not None:
            words = _standing_words(self._standing)
        self._status.setText(words)
        self._mark()

    def _mark(self) -> None:
        waits = is_unsigned(self._making.treated) and not self._alone and not self._busy
        self.passphrase.setVisible(is_unsigned(self._making.treated) and not self._alone)
        self.sign.setVisible(self.passphrase.isVisibleTo(self))
        self.leave.setVisible(self.passphrase.isVisibleTo(self))
        self.leave.setEnabled(waits)
        self.sign.setEnabled(waits and not self.pane.left and bool(self.passphrase.text()))
        self.moved.emit()

    def _sign(self) -> None:
        material, treated = self._making.material, self._making.treated
        if material is None or treated is None or not self.sign.isEnabled():
            return
        typed, sign_offs = self.passphrase.text(), self._desk.session.sign_offs
        self._begin_work()
        self._desk.change(
            lambda: sign_offs.sign_here(material, treated, typed),
            lambda _: self._done(),
            self._refuse,
            said="Signed",
            asker=self,
        )

    def _ask(self) -> None:
        material, sign_offs = self._making.material, self._desk.session.sign_offs
        if material is None:
            return
        self._begin_work()
        self._desk.change(
            lambda: sign_offs.ask(material),
            lambda _: self._asked(),
            self._refuse,
            said="Left for the second person",
            asker=self,
        )

    def _begin_work(self) -> None:
        self._busy = True
        self.banner.clear()
        self._mark()

    def _done(self) -> None:
        self._busy = False
        self.passphrase.clear()
        self._making.look_if_stale()
        self.pane.setFocus()
        self._mark()

    def _asked(self) -> None:
        self._done()
        self.banner.say(
            "The second person finds it on Today.",
            "What you have chosen stays here. Lock, and let them unlock with their own passphrase; or go on with other work.",
        )

    def _refuse(self, fault: UserError) -> None:
        self._busy = False
        self.passphrase.clear()
        self.banner.refuse(fault)
        self.passphrase.setFocus()
        self._mark()


def _standing_words(one: SignOff) -> str:
    day = one.asked_at
    asked = f"{day.day} {day:%B %Y}" if day is not None else ""
    if one.answer is Answer.WAITING:
        return f"Left for the second person by {one.asked_by} on {asked}."
    if one.answer is Answer.SENT_BACK:
        return f"Sent back by {one.answered_by}: {one.note}"
    return f"What {one.answered_by} signed was something else: something changed since, so that it is void."
