"""Meaning from foreign files: understand, preview, report faults. It never writes to the store."""
