"""One folder for each area of the program; screens never import one another."""
