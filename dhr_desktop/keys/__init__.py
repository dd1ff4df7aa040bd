"""Secrets: key slots, recovery, passphrases, sealing, signing. The only room that knows the cryptography library."""
