"""The third step: the finished files are built and searched, and the outcome is told in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dhr_desktop.base.errors import LeakFound, UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.releases import Built, Leak, LeaksFound, blind_words
from ui.platform.desk import Desk
from ui.screens.releases.making import Making
from ui.screens.releases.report import Report
from ui.screens.releases.sample import SamplePane
from ui.screens.releases.step import Step
from ui.screens.releases.verdicts import replaced_by_kind
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button
from ui.widgets.empty_state import EmptyState

PSEUDONYMISED = (
    "The package is pseudonymised, not anonymous: somebody who knows the case may still recognise it."
)
_SEARCHED = "Every file was opened again and searched for the people of every review in this vault."


class ChecksStep(Step):
    """Builds at once when it comes up. `names_wanted` and `people_wanted` lead back to where a leak is put right."""

    name = "Checks"
    onward = "Go on to approval"
    names_wanted = Signal()
    people_wanted = Signal()

    def __init__(self, desk: Desk, making: Making) -> None:
        super().__init__()
        self._desk = desk
        self._making = making
        self._told: Built | None = None
        self._working = EmptyState(
            "shield",
            "Building and checking the package…",
            "Documents are drawn, packed and searched for every known name. The line at the bottom shows how far it is.",
        )
        self._idle = EmptyState(
            "shield",
            "The package has not been built.",
            "Nothing has left.",
            "Build and check again",
            self.build,
        )
        self.banner = Banner()
        self.report = Report("What the checks found")
        self.tick = QCheckBox("I have read these words; here they point at nobody.")
        self.tick.clicked.connect(self.moved)
        self.although = QCheckBox("I have read this; it may leave all the same.")
        self.although.toggled.connect(self._allow)
        self.although.clicked.connect(self.moved)
        self.sample = SamplePane(desk, making)
        self.sample.closed.connect(self._sampled)
        self.read = button("Read a blind sample…", self._read_sample, icon="search")
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.addWidget(button("Back to names and flags", self.names_wanted.emit, role="primary"))
        ways.addWidget(button("Open the people", self.people_wanted.emit))
        ways.addStretch(1)
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().space(3))
        for widget in (self.banner, self.tick, self.although, self._ways):
            column.addWidget(widget)
        column.addWidget(self.report, 1)
        column.addWidget(self.read)
        self._pages = QStackedWidget()
        for page in (self._working, self._idle, found, self.sample):
            self._pages.addWidget(page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pages)
        making.built.connect(self._show)
        making.cancelled.connect(self._rest)
        desk.names_switched.connect(self._tell_again)

    def begin(self) -> None:
        """Build, unless what was built still holds."""
        if self._making.result is None:
            self.build()
        else:
            self._show()

    def build(self) -> None:
        """Build and check."""
        if self._making.is_busy:
            return
        self._pages.setCurrentIndex(0)
        self._making.build()
        self.moved.emit()

    def in_the_way(self) -> str:
        """Say whether the checks have been passed."""
        result = self._making.result
        if result is None:
            return "The checks are running." if self._making.is_busy else "The checks have not been passed."
        if result.to_clear and not self.tick.isChecked():
            return "Read the words above and tick that they point at nobody."
        if result.differences and not self.although.isChecked():
            return "Choose other reviews, or tick that this may leave all the same."
        if self._pages.currentWidget() is self.sample:
            return "Read the sample to its end, or leave it."
        return ""

    def refuse(self, fault: UserError) -> None:
        """Show what the checks found, with the ways to put it right."""
        if isinstance(fault, LeakFound):
            self._show_leak(fault)
        else:
            self._idle.say(fault.sentence, fault.remedy or "Nothing has left.")
            self._pages.setCurrentIndex(1)
        self.moved.emit()

    # What happens inside

    def _show_leak(self, fault: LeakFound) -> None:
        self._told = None
        for widget in (self.tick, self.although, self.read):
            widget.hide()
        self.banner.say(
            fault.sentence,
            fault.remedy,
            kind="danger",
            stays=True,
        )
        self._ways.show()
        self.report.clear()
        if isinstance(fault, LeaksFound):
            self._leaks("What would leak", (leak for leak in fault.leaks if leak.stops))
        self.report.say(
            "What to do",
            (
                "Look for it under names and flags and replace it, or amend the text of the record.",
                "Where it is no longer the name, address or number of anybody, take it out of the person's record.",
                "Then build and check again. Nothing has left.",
            ),
        )
        self.report.end()
        self._pages.setCurrentIndex(2)
        self.report.setFocus()

    def _rest(self) -> None:
        self._idle.say("The checks were stopped.", "Nothing has left.")
        self._pages.setCurrentIndex(1)
        self.moved.emit()

    def _show(self) -> None:
        result = self._making.result
        if result is None:
            return
        if result is not self._told:
            self._told = result
            self.tick.setChecked(False)
            self.although.setChecked(False)
            self._tell(result)
            self._ask_sample(result)
        self._pages.setCurrentIndex(2)
        (self.tick if result.to_clear else self.report).setFocus()
        self.moved.emit()

    def _tell_again(self) -> None:
        """Tell the outcome with real names hidden or shown, as was just chosen."""
        if self._told is not None:
            self._tell(self._told)

    def _tell(self, result: Built) -> None:
        """Tell the outcome: first what a person has to see before anything can leave."""
        self._ways.hide()
        self.tick.setVisible(bool(result.to_clear))
        self.although.setVisible(bool(result.differences))
        self.read.setVisible(bool(result.sentences))
        self.report.clear()
        if result.to_clear:
            words = len({leak.text for leak in result.to_clear})
            self.banner.say(
                f"No full or uncommon name was found, but {counted(words, 'word')} that somebody goes by as well.",
                f"{_SEARCHED} Ordinary words and common forenames are for you to read.",
                kind="warning",
                stays=True,
            )
            self._leaks("Words that are also a name of somebody", result.to_clear, why=False)
        else:
            self.banner.say(
                "Nothing identifying was found in the finished files.", _SEARCHED, kind="good", stays=True
            )
        if result.differences:
            self.report.say("What could be worked out beside an earlier release", result.differences)
        blind = blind_words(*self._making.blind)
        self.report.say("What risk remains", (PSEUDONYMISED, *result.residual_risk, blind))
        kinds = replaced_by_kind(result.queue)
        rows = [(f"{number:,}", kind) for kind, number in kinds]
        self.report.tabulate("What was replaced", rows or [("0", "strings")], figures=True)
        if result.kept:
            kept = "; ".join(result.kept) if self._desk.real_names else "Hidden while real names are hidden."
            self.report.say("What was kept by decision", (kept,))
        members = result.package.members
        self.report.tabulate(
            f"What is in the package: {counted(len(members), 'file')}, {size_words(len(result.package.content))}",
            [(path, size_words(len(members[path]))) for path in sorted(members)],
        )
        self.report.end()

    def _read_sample(self) -> None:
        self._pages.setCurrentWidget(self.sample)
        self.sample.begin()
        self.moved.emit()

    def _allow(self, said: bool) -> None:
        self._making.although_subtractable = said

    def _sampled(self) -> None:
        """Go on where the sample was read or left; what was found in it leads back to the names."""
        self._pages.setCurrentIndex(2)
        self.moved.emit()
        if self._making.result is None:
            self.names_wanted.emit()
        else:
            self._ask_sample(self._making.result)

    def _ask_sample(self, result: Built) -> None:
        """Ask what was read of these texts, then tell it with the rest."""
        scope, samples = self._making.scope, self._desk.session.blind_samples
        self._making.blind = (None, None)
        if scope is None:
            return

        def tell(found: tuple[int | None, int | None]) -> None:
            if result is self._making.result:
                self._making.blind = found
                self._tell(result)

        self._desk.ask(
            lambda: samples.standing(scope.recipient_id, scope.review_ids, result.sentences), tell, asker=self
        )

    def _leaks(self, title: str, leaks: Iterable[Leak], *, why: bool = True) -> None:
        """List each finding once, with where it stands first, and why it was looked for."""
        places: dict[tuple[str, str], list[str]] = {}
        for leak in leaks:
            places.setdefault((leak.text, leak.reason), []).append(leak.place)
        shown = self._desk.real_names
        rows = [
            (text if shown else "hidden", *([reason] if why else []), _where(found))
            for (text, reason), found in places.items()
        ]
        self.report.tabulate(title, rows)


def size_words(count: int) -> str:
    """Return a number of bytes as people read it."""
    if count < 1024:
        return counted(count, "byte")
    return f"{count / 1024:,.0f} KB" if count < 1024 * 1024 else f"{count / 1024 / 1024:,.1f} MB"


def _where(places: list[str]) -> str:
    """Return the first place, below the package's own folder, and how many more files there are."""
    more = len({place.partition(",")[0] for place in places}) - 1
    first = next((place for place in places if ", object " not in place), places[0])
    return first.split("/", 2)[-1] + (f" and {counted(more, 'more file')}" if more else "")
