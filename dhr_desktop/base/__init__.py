"""What every room may use: errors, words, progress, paths, clock, what changed. It knows nothing of reviews."""
