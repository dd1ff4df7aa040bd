"""Editors for numbers: plain lines, so that no wheel and no arrow can change a figure by accident."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout

from dhr_desktop.model.entity import FieldDescription
from ui.forms.editor import Raw, Unreadable
from ui.forms.texts import TextEditor, narrow
from ui.theme.look import current
from ui.widgets.plain_label import PlainLabel

_AMOUNT: Final = re.compile(r"-?\d+(\.\d{1,2})?")


class CountEditor(TextEditor):
    """A whole number; blank where it is not known."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        narrow(self.line, 120)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.addStretch(1)

    def _write(self, value: Any) -> Raw:
        return "" if value is None else str(value)

    def _read(self, raw: Raw) -> Any:
        plain = str(raw).replace(",", "").replace(" ", "")
        if not plain:
            return None
        if not re.fullmatch(r"-?\d{1,12}", plain):
            raise Unreadable(f"{self.kind.label}: write a whole number in figures, for example 3.")
        return int(plain)


class MoneyEditor(CountEditor):
    """An amount in pounds."""

    def __init__(self, field: FieldDescription) -> None:
        super().__init__(field)
        narrow(self.line, 150)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setSpacing(current().space(1))
            row.insertWidget(0, PlainLabel("£", "quiet"))

    def _write(self, value: Any) -> Raw:
        return "" if value is None else f"{value:,.2f}"

    def _read(self, raw: Raw) -> Any:
        plain = str(raw).replace(",", "").replace(" ", "").removeprefix("£")
        if not plain:
            return None
        if not _AMOUNT.fullmatch(plain):
            raise Unreadable(f"{self.kind.label}: write an amount in pounds, for example 1,250.00.")
        return Decimal(plain).quantize(Decimal("0.01"))
