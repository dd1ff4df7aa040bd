"""The main window, sidebar, lock screen and task strip: arranges and navigates, never decides."""
