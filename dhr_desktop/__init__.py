"""The core of DHR Desktop: usable from a script, a test or a terminal; it never imports ui or PySide6."""

__version__ = "0.1.0"
