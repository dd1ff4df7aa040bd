"""Icons, fonts, themes, words, help and invented cases: data only, read through importlib.resources."""
