"""One module per outgoing document: it lists its fields by name, in order, with headings."""
