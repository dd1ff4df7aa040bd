"""Journal: who did what, when; retention, holds and erasure."""
