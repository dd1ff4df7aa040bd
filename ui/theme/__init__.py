"""Tokens, palette, style sheet and icons: the only room that names a colour or sets a style sheet."""
