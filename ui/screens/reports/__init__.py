"""The page on which a report is checked before it is published."""
