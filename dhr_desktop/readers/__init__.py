"""FOREIGN FILES: the one room that reads Word, Excel and text tables; hostile input stays in a capped child process."""
