"""What was looked at or taken along, told to the journal once for each review and unlock. It changes no record."""

from __future__ import annotations

from dhr_desktop.store.store import Store


class Looks:
    """Tells the journal of looks; it forgets what it told when the vault is locked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._told: set[tuple[str, str]] = set()

    def opened(self, review_id: str) -> None:
        """Tell that a review was opened."""
        self._tell("opened a review", review_id)

    def unmasked(self, review_id: str = "") -> None:
        """Tell that real names were shown again, with the review that was on the screen."""
        self._tell("showed real names", review_id)

    def printed(self, review_id: str = "") -> None:
        """Tell that something was printed."""
        self._tell("printed", review_id)

    def exported(self, review_id: str = "") -> None:
        """Tell that something was written to a file outside the vault."""
        self._tell("exported", review_id)

    def copied(self, review_id: str = "") -> None:
        """Tell that something was copied to the clipboard."""
        self._tell("copied from a list", review_id)

    def _tell(self, what: str, review_id: str) -> None:
        if (what, review_id) not in self._told:
            self._store.note_look(what, "case_review" if review_id else "", review_id)
            self._told.add((what, review_id))
