"""MEANING FROM FOREIGN FILES: action plans and lists of past reviews are understood, previewed, and faults named."""
