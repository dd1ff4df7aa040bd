"""The steps from one form of the file to the next. They are frozen: they import nothing of ours."""
