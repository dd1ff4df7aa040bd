"""Small widgets of our own, without knowledge of reviews."""
