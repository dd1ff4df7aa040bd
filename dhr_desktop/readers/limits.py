"""How much of a foreign file is read at most; a hostile file meets these before it can do harm."""

from __future__ import annotations

from typing import Final

LARGEST_FILE: Final = 200_000_000
"""Bytes of the file itself."""
LARGEST_UNPACKED: Final = 200_000_000
"""Bytes of all its parts together, counted while unpacking, whatever the file claims."""
MOST_PARTS: Final = 1_000
MOST_DOTS: Final = 50_000_000
"""Dots of a picture that is kept; a larger one is left out unseen."""
MOST_ROWS: Final = 100_000
MOST_COLUMNS: Final = 256
MOST_CELLS: Final = 2_000_000
"""Cells with something in them, over the whole file."""
LONGEST_CELL: Final = 100_000
"""Characters; what lies beyond is cut and told."""
LARGEST_ANSWER: Final = 64_000_000
"""Bytes that the child process may hand back."""
MOST_MEMORY: Final = 1 << 30
"""Bytes of memory that the child process may ask for."""
LONGEST_SECONDS: Final = 60
"""Seconds after which the child process is ended."""
