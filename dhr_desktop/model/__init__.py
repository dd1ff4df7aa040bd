"""The nouns: what a review, a person, a recommendation is, said once. No database, no screen, no file."""
