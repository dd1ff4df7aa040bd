"""The vault's file: the only room that knows the database libraries. Only it writes to the vault."""
