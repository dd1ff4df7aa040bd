"""PDF, CSV, Word and JSON: renderers know SafeDocument only and never see a record."""
