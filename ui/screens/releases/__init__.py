"""Releases: making a sanitised package, and the register of all that left."""
