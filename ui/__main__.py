"""Starts the window: `python -m ui`. The supervisor does, and starts it anew when it locks."""

from __future__ import annotations

import gc
import sys

gc.disable()  # starting makes next to no rubbish; `ui.app` lets it be swept up again once the window stands

from ui.app import main  # noqa: E402 - loading is what takes the time

if __name__ == "__main__":
    sys.exit(main())
