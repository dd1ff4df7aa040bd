"""Secrets: key slots, recovery, sealing and signing. The only room that imports the crypto library and keyring."""
