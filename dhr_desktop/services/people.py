"""The verbs of people: the key between real and published names."""

from __future__ import annotations

from dhr_desktop.base.changed import Changed
from dhr_desktop.base.words import N_
from dhr_desktop.model.person import Person
from dhr_desktop.model.terms import NameForm
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.real_names import RealNames
from dhr_desktop.services.records import Records
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Invalid, Work


class People(Records[Person]):
    """The people of all reviews."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, Person)

    def add(self, record: Person) -> Changed:
        """Save a new person; a published name that is anyone's real name is refused."""
        with self._store.verb("add person") as work:
            self._check_published_name(work, record)
            work.save(record)
        return work.changed

    def amend(self, record: Person) -> Changed:
        """Save what was edited; a published name that is anyone's real name is refused."""
        with self._store.verb("amend person") as work:
            self._check_published_name(work, record)
            work.save(record)
        return work.changed

    @staticmethod
    def _check_published_name(work: Work, record: Person) -> None:
        if not record.published_name or record.name_form == NameForm.REAL_NAME:
            return
        others = [person for person in work.list(Person) if person.id != record.id]
        names = RealNames(registries_of([*others, record]))
        if names.is_real(record.published_name, record.review_id):
            raise Invalid(
                {"published_name": N_("This is a real name in this vault. Choose another published name.")}
            )
