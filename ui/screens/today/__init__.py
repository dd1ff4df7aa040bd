"""Today: what is due, overdue and next, over all reviews."""
