"""The steps from one form of the file to the next. They are frozen: they import nothing of ours.

A new step is drafted by `python -m dhr_desktop.store.draft "what changes"`, read, tidied, and then added to
`REVISIONS` together with the new `FINGERPRINT`, which a test prints.
"""

REVISIONS = ("0001",)
"""All steps in order; known without importing Alembic, so that opening an up-to-date file is quick."""

FINGERPRINT = "a38da8a7be71ab706765ab2c2b947a8d31feb675f1e72603cba3f0a30586b73e"
"""SHA-256 of the schema that the last step leaves."""
