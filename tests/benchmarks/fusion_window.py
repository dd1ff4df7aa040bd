"""What the program's start is measured against: a Fusion window with a label, a field and a button; ends once it is painted."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

PAINTED = "painted"


class Window(QWidget):
    """The window; it says when it has been painted."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(QLabel("Passphrase"))
        column.addWidget(QLineEdit())
        column.addWidget(QPushButton("Unlock"))
        self.resize(960, 680)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        """Say it after the first painting."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.say)
        return False

    def say(self) -> None:
        """Write the word and end."""
        print(PAINTED, flush=True)
        QApplication.exit(0)


def main() -> int:
    """Show the window and return Qt's exit code."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    window = Window()
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
