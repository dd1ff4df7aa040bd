"""The help: pages that come with the program and need no network."""
