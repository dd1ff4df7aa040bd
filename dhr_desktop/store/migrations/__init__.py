"""The steps from one form of the file to the next. They are frozen: they import nothing of ours.

A new step is drafted by `python -m dhr_desktop.store.draft "what changes"`, read, tidied, and then added to
`REVISIONS` together with the new `FINGERPRINT`, which a test prints.
"""

REVISIONS = ("0001",)
"""All steps in order; known without importing Alembic, so that opening an up-to-date file is quick."""

FINGERPRINT = "8c1e123293d0354b5c1a327e951c985806c17ee62cbc35fe8b403b5f37e62532"
"""SHA-256 of the schema that the last step leaves."""
