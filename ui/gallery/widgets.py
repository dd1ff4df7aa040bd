"""The small widgets, side by side as they are used."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QRadioButton, QTabBar, QWidget

from ui.gallery.entry import Entry, sheet
from ui.platform.tasks import LongTask
from ui.theme.look import current
from ui.widgets.banner import Banner
from ui.widgets.buttons import button, icon_button
from ui.widgets.chip import Chip
from ui.widgets.count_card import CountCard
from ui.widgets.countdown import Countdown
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.pick_many import PickMany
from ui.widgets.plain_label import PlainLabel
from ui.widgets.search_box import SearchBox
from ui.widgets.separator import Separator
from ui.widgets.side_by_side import SideBySide, Span
from ui.widgets.stage_line import StageLine
from ui.widgets.task_strip import TaskStrip

STAGES: Final = (
    *("Notified", "Decided", "Commissioned", "Under way", "Drafted", "Quality assured", "Published"),
    "Implemented",
)
_BEFORE: Final = (
    "On 14 March 2019 Marta Bell rang the practice from her sister's house in Thornbeck.\n\n"
    "She told Dr Okafor that Daniel had taken her telephone again."
)
_AFTER: Final = (
    "In March 2019 Alison rang the practice from her sister's house in the town.\n\n"
    "She told GP1 that Adult B had taken her telephone again."
)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(current().space(3))
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _words() -> QWidget:
    roles = (
        "title",
        "section",
        "lead",
        "strong",
        "label",
        "",
        "quiet",
        "help",
        "problem",
        "figure",
        "code",
        "link",
    )
    return sheet(
        *[PlainLabel(f"{role or 'body'}: The review of 14 March 2019, £1,250", role) for role in roles]
    )


def _buttons() -> QWidget:
    disabled = [button("Save", role=role) for role in ("primary", "", "quiet")]
    for made in disabled:
        made.setEnabled(False)
    tabs = QTabBar()
    tabs.setExpanding(False)
    for words in ("Overview", "People", "Panel", "Recommendations", "History"):
        tabs.addTab(words)
    tick, radio = QCheckBox("Independence confirmed"), QRadioButton("These words, drawn by chance")
    tick.setChecked(True)
    radio.setChecked(True)
    return sheet(
        _row(
            button("Save", role="primary"),
            button("Add a person", icon="add"),
            button("Use the recovery code…", role="quiet"),
            button("Erase", role="danger"),
            icon_button("calendar", "Choose from a calendar"),
        ),
        _row(*disabled),
        _row(tick, QCheckBox("Not ticked"), radio),
        tabs,
        _row(
            Chip("Under way"), Chip("Published", "good"), Chip("12 days late", "warning"),
            Chip("Would leak", "danger"), Chip("Draft", "accent"),
        ),
    )  # fmt: skip


def _fields() -> QWidget:
    line, combo, off = QLineEdit("Merefordshire"), QComboBox(), QLineEdit("Only to read")
    for field, name in ((line, "Partnership"), (combo, "Kind of case"), (off, "Reference")):
        field.setAccessibleName(name)
    combo.addItems(["Intimate partner", "Familial"])
    off.setReadOnly(True)
    passphrase = PassphraseEdit("Passphrase", lambda _: "Strong: about as hard to guess as 5 random words.")
    passphrase.set_text("lantern orbit pebble cradle thistle")
    several = PickMany(
        "Themes", [("t", "Training and awareness"), ("h", "Housing"), ("r", "Risk assessment")]
    )
    several.show_chosen(["t", "h", "r"])
    return sheet(line, off, combo, SearchBox("Find in reviews", "Find"), passphrase, several)


def _banners() -> QWidget:
    made = [Banner() for _ in range(4)]
    made[0].say("The list was imported.", "24 reviews are new, 3 were there already.", kind="good")
    made[1].say(
        "You changed something here that is not saved yet.",
        "",
        (("Save", list), ("Discard changes", list), ("Go on editing", list)),
    )
    made[2].say(
        "The report is 12 days late.",
        "Agree a later date with the partnership, or submit it.",
        kind="warning",
    )
    made[3].say(
        "A name would leave with this package.",
        "It stands on page 3 of the action plan. Replace it, then build the package again.",
        kind="danger",
    )
    count = Countdown()
    count.count(42)
    return sheet(PageHeader("DHR-2024-03", "Merefordshire, decided on 2 May 2024"), *made, count)


def _header() -> QWidget:
    header = PageHeader("DHR-2024-03", "Merefordshire, decided on 2 May 2024")
    header.show_chips(("Under way", ""), ("12 days late", "warning"))
    header.add_action(button("Import an action plan", icon="import"))
    header.add_action(button("Move on", role="primary"))
    cards = _row(
        CountCard("overdue", 3, "the oldest by 41 days"),
        CountCard("due in 14 days", 7),
        CountCard("open actions", 212),
    )
    line = StageLine(STAGES, 3, "Paused")
    strip = TaskStrip()
    task = LongTask("Building the package", lambda _: None)
    task.done, task.total, task.step = 3, 10, "Drawing pages"
    strip.start(task)
    strip.say("Saved 14:02")
    return sheet(header, Separator(), line, cards, strip)


def _empty() -> QWidget:
    return sheet(
        EmptyState(
            "people",
            "Nobody is entered yet.",
            "Begin with the person who died; every name entered here is looked for in everything that leaves.",
            "Add the first person",
            list,
        ),
        stretch=False,
    )


def _span(text: str, words: str, kind: str = "changed") -> Span:
    start = text.index(words)
    return Span(start, start + len(words), kind)


def _texts() -> QWidget:
    view = SideBySide()
    view.show_texts(
        _BEFORE,
        _AFTER,
        [
            *[_span(_BEFORE, words) for words in ("14 March 2019", "Marta Bell", "Thornbeck")],
            _span(_BEFORE, "Dr Okafor", "flagged"),
            _span(_BEFORE, "Daniel", "leak"),
        ],
        [_span(_AFTER, words) for words in ("March 2019", "Alison", "the town", "GP1", "Adult B")],
    )
    return sheet(view, stretch=False)


ENTRIES: Final = (
    Entry("words", _words, (760, 620)),
    Entry("buttons", _buttons, (860, 320)),
    Entry("fields", _fields, (640, 380)),
    Entry("banners", _banners, (960, 520)),
    Entry("header", _header, (1080, 420), large=True),
    Entry("empty", _empty, (760, 420)),
    Entry("side-by-side", _texts, (960, 300)),
)
