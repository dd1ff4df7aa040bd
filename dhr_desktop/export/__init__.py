"""What leaves: takes values, returns values and files; never touches the store."""
