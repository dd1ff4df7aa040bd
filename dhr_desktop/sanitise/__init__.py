"""Identities: pure functions that find, treat and count them. Only this room makes a SafeDocument; it never touches the store."""
