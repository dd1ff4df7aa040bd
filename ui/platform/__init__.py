"""Tasks, dialogs, clipboard, one instance and the error door: what a window needs of its computer."""
