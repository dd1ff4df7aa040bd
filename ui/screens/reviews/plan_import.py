"""Importing an action plan: what was understood, every doubt with its place, and what is to come in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.services.plan_import import Imported, PlanPreview
from ui.platform.desk import Desk
from ui.platform.latest import Latest
from ui.screens.reviews.faults import Faults
from ui.theme.look import current
from ui.widgets.buttons import button
from ui.widgets.hint import plain_hint
from ui.widgets.page_header import PageHeader
from ui.widgets.two_pane import TwoPane

_COLUMNS = (("Recommendation and its actions", 0), ("Scope", 90), ("Lead agency", 170), ("Target", 120))
"""Headings and widths at 100 % text; the first takes the room that is left."""


class PlanImportPage(QWidget):
    """The preview of one file."""

    def __init__(self, desk: Desk, done: Callable[[str], None]) -> None:
        """Make it; `done` is called with the review's id when the person is through."""
        super().__init__()
        self._desk = desk
        self._done = done
        self._review_id = ""
        self._latest = Latest()
        self._preview: PlanPreview | None = None
        look = current()
        self.header = PageHeader("Import an action plan")
        self._tree = QTreeWidget()
        self._tree.setAccessibleName("What was understood")
        self._tree.setHeaderLabels([heading for heading, _ in _COLUMNS])
        self._tree.setUniformRowHeights(True)
        head = self._tree.header()
        head.setStretchLastSection(False)
        for column, (_, width) in enumerate(_COLUMNS):
            if width:
                head.resizeSection(column, look.scaled(width))
            else:
                head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setFocusProxy(self._tree)
        self._tree.itemChanged.connect(self._count)
        self.faults = Faults()
        self._import_button = button("Import", self._bring_in, role="primary")
        row = QHBoxLayout()
        row.addWidget(self._import_button)
        row.addWidget(button("Cancel", self._close))
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.space(3))
        box.addWidget(self.header)
        box.addWidget(TwoPane(self._tree, self.faults, key="plan-import", share=0.68, memory=desk.memory), 1)
        box.addLayout(row)

    def start(self, review_id: str, path: Path) -> None:
        """Read a file for a review."""
        self._review_id = review_id
        self._preview = None
        self._latest.begin()
        self._tree.clear()
        self.faults.show_faults(())
        self._import_button.setText("Import")
        self._import_button.setEnabled(False)
        self.header.banner.clear()
        self.header.show_title("Import an action plan", "Reading the file …")
        self._desk.tasks.run_long(
            lambda progress: self._desk.session.plan_import.look(path, progress),
            self._latest.only(self._show),
            self._latest.only(self._refuse),
            words="Reading the action plan",
            asker=self,
            cancelled=self._latest.only(self._close),
        )

    def _show(self, preview: PlanPreview) -> None:
        self._preview = preview
        self._tree.blockSignals(True)
        for found in preview.recommendations:
            item = QTreeWidgetItem(
                [" ".join(f"{found.number}  {found.text}".split()), found.scope.label if found.scope else ""]
            )
            item.setSizeHint(0, QSize(0, self._tree.fontMetrics().height() + current().space(3)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
            item.setToolTip(0, plain_hint(found.text))
            for action in found.actions:
                agencies = ", ".join(action.lead_agencies)
                line = QTreeWidgetItem(
                    [" ".join(action.action.split()) or "(no action)", "", agencies, action.target_date_text]
                )
                line.setToolTip(0, plain_hint(action.action))
                line.setToolTip(2, plain_hint(agencies))
                item.addChild(line)
            self._tree.addTopLevelItem(item)
        self._tree.expandAll()
        self._tree.blockSignals(False)
        if first := self._tree.topLevelItem(0):
            self._tree.setCurrentItem(first)
        self._tree.setFocus()
        self.faults.show_found(preview.faults)
        self._count()

    def _chosen(self) -> set[int]:
        items = [self._tree.topLevelItem(row) for row in range(self._tree.topLevelItemCount())]
        return {row for row, item in enumerate(items) if item and item.checkState(0) == Qt.CheckState.Checked}

    def _count(self) -> None:
        if self._preview is None:
            return
        chosen = self._chosen()
        actions = sum(len(self._preview.recommendations[row].actions) for row in chosen)
        words = f"{counted(len(chosen), 'recommendation')} with {counted(actions, 'action')}"
        self.header.show_title("Import an action plan", f"{words} will come in. Your file is not changed.")
        self._import_button.setText(f"Import {counted(len(chosen), 'recommendation')}")
        self._import_button.setEnabled(bool(chosen))

    def _bring_in(self) -> None:
        preview, review_id, chosen = self._preview, self._review_id, self._chosen()
        if preview is None:
            return
        self._import_button.setEnabled(False)
        self.header.show_title("Import an action plan", "Importing …")

        def told(done: Imported) -> None:
            self._desk.changed.emit(done.changed)
            self._desk.said.emit(f"Imported {counted(done.actions, 'action')}; Ctrl+Z takes it back")
            self._close()

        self._desk.ask(
            lambda: self._desk.session.plan_import.bring_in(review_id, preview, chosen),
            told,
            self._refuse,
            asker=self,
        )

    def _refuse(self, fault: UserError) -> None:
        self.header.show_title("Import an action plan")
        self._count()
        self.header.banner.refuse(fault)

    def _close(self) -> None:
        self._latest.begin()
        self._done(self._review_id)
