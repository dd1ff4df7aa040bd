"""What every editor shares: showing is not editing, and what nobody touched comes back exactly as it was."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dhr_desktop.model.entity import FieldDescription

Raw = str | bool | list[str]
"""What a person sees in an editor, before it is understood; it can be written to a draft."""


class Unreadable(ValueError):
    """What was typed cannot be understood; the message is a sentence for the person."""


class Editor(QWidget):
    """Edits one field. A subclass says how a value is written, read and put into its widget."""

    edited = Signal()
    wide = False
    """True where the editor wants the whole width of a form."""
    names_itself = False
    """True where the editor shows the field's label, so that none stands above it."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__()
        self.field = field
        self.kind = field.kind
        self._shown: Any = field.blank
        self._as_shown: Raw | None = None
        self._showing = False

    # What a subclass says

    def inner(self) -> QWidget:
        """Return the widget that takes the focus and the accessible name."""
        raise NotImplementedError

    def raw(self) -> Raw:
        """Return what stands in the widget."""
        raise NotImplementedError

    def _put(self, raw: Raw) -> None:
        raise NotImplementedError

    def _write(self, value: Any) -> Raw:
        raise NotImplementedError

    def _read(self, raw: Raw) -> Any:
        raise NotImplementedError

    def set_read_only(self, read_only: bool) -> None:
        """Show only, or let edit."""
        raise NotImplementedError

    # What they share

    def show_value(self, value: Any) -> None:
        """Show a value without counting as edited."""
        self._shown = value
        self._show(self._write(value))
        self._as_shown = self.raw()

    def show_newer(self, value: Any, sent: Raw | None = None) -> None:
        """Show what the value has become since; what a hand has typed stays, and is compared with the newer value.

        `sent` is what stood here when the value was sent to be saved.
        """
        raw, written = self.raw(), self._write(value)
        if self.is_touched() and raw != sent:
            self._shown, self._as_shown = value, written
        elif raw == written or (raw == sent and self.inner().hasFocus()):
            self._shown, self._as_shown = value, raw
        else:
            self.show_value(value)

    def show_draft(self, raw: Raw) -> None:
        """Put back what somebody had typed; it counts as edited where it differs from what is shown."""
        self._show(raw)

    def value(self) -> Any:
        """Return the value; the very one that was shown where nothing was changed.

        Raises:
            Unreadable: what was typed cannot be understood.
        """
        return self._shown if not self.is_touched() else self._read(self.raw())

    def is_touched(self) -> bool:
        """True where something else stands here than was shown."""
        return self.raw() != self._as_shown

    def fault(self) -> str:
        """Return a sentence where what was typed cannot be understood, or ""."""
        try:
            self.value()
        except Unreadable as fault:
            return str(fault)
        return ""

    def _show(self, raw: Raw) -> None:
        self._showing = True
        self._put(raw)
        self._showing = False

    def _touch(self) -> None:
        """Tell that a hand changed something; called by the widget's own signals."""
        if not self._showing:
            self.edited.emit()

    def _hold(self, inner: QWidget) -> None:
        """Name the widget for those who cannot see the label, and let it take the focus."""
        self.setFocusProxy(inner)
        inner.setAccessibleName(self.kind.label + (" (needed)" if self.kind.required else ""))
        inner.setAccessibleDescription(self.kind.help)
