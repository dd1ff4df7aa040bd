"""What each word of the `dhr` command does: ask, call a service, print. A word's module is imported when it is used."""
