"""Reviews: the list, and the workspace of one review."""
