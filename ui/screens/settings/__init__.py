"""The settings: look, text size, idle time, passphrase."""
