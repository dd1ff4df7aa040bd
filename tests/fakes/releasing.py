"""What a person does on the way to a release, in one call each."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from dhr_desktop.model.release import Verdict
from dhr_desktop.services.session import Session
from tests.fakes.small_case import REVIEW
from tests.fakes.vaults import OTHER_PASSPHRASE
from ui.screens.releases.verdicts import Ruling
from ui.screens.releases.wizard import APPROVE, ReleaseWizard
from ui.widgets.plain_label import PlainLabel


def choose(wizard: ReleaseWizard) -> None:
    """Fill the first step."""
    wizard.scope.recipient.setCurrentIndex(0)
    wizard.scope.reason.setText("Six-month return")
    wizard.scope.reviews.show_chosen([REVIEW.id])
    wizard.scope.moved.emit()


def decide_open(wizard: ReleaseWizard) -> None:
    """Replace everything that is open."""
    wizard.making.decide([item for item in wizard.making.items if item.is_open], Ruling(Verdict.REPLACE))


def sign(wizard: ReleaseWizard, session: Session) -> None:
    """Let the second person sign for everything that waits, and look again."""
    making = wizard.making
    assert making.material is not None
    session.sign_offs.sign_here(making.material, session.releases.review(making.material), OTHER_PASSPHRASE)
    making.look()


def at_approval(wizard: ReleaseWizard) -> None:
    choose(wizard)
    wizard.go_on()
    decide_open(wizard)
    wizard.go_on()
    wizard.go_on()
    assert wizard.at == APPROVE


def verdicts(wizard: ReleaseWizard) -> dict[str, Verdict | None]:
    return {item.string: item.verdict for item in wizard.making.items}


def labels(widget: QWidget) -> str:
    """Everything that the widget says and shows."""
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if not label.isHidden())
