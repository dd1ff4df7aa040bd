"""The steps from one form of the file to the next. They are frozen: they import nothing of ours.

To make the next one: `python -m dhr_desktop.store.draft "what changes"` writes the statements that the catalogue asks
for; read and complete them. All that a step does to tables stands in its statements (a new vault is made from them alone),
and what it does besides may only concern records that are there. Then add the step to `REVISIONS` and put the fingerprint that the test prints into `FINGERPRINT`.
"""

REVISIONS = ("0001", "0002", "0003", "0004")
"""All steps in order; known without importing Alembic, so that opening an up-to-date file is quick."""

FINGERPRINT = "30e14523cb3d7fdd88d418fbfd2ae954e422796cc8e3d87555327b58df45040d"
"""SHA-256 of what the file declares after the last step."""
