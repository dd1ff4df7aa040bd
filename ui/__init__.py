"""The face: everything that imports PySide6. It looks and asks; it never decides."""
