"""Search: one box over everything in the vault."""
