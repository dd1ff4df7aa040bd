"""What every room may use: errors, words, progress, paths, clock, log. It knows nothing of reviews."""
