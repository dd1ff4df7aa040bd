"""Starts the window: `python -m ui`. The supervisor does, and starts it anew when it locks."""

from __future__ import annotations

import sys

from ui.app import main

if __name__ == "__main__":
    sys.exit(main())
