"""Backups: how they stand, the list of them, trying one and bringing one back."""
