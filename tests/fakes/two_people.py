"""A vault of two people with one review whose text names a chair, a stranger and somebody whom a family wants named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dhr_desktop.base.clock import FixedClock
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.model.panel_member import PanelMember
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import ProfileName, Recipient, Verdict
from dhr_desktop.model.terms import NameForm, PersonRole
from dhr_desktop.services.releases import Material, Treated
from dhr_desktop.services.session import Session
from dhr_desktop.services.sign_offs import Listed, SignOffs
from dhr_desktop.store import vault
from tests.fakes.vaults import NAME, OTHER_PASSPHRASE, PASSPHRASE, QUICK

SECOND = "Tomasz Hale"
TEXT = "The chair, Dr Ann Valecroft, told Zbigniew Przybylski what Margaret Holloway had said."
BOTH = (Outgoing.ACTION_PLAN, Outgoing.TABLES)


class Office:
    """A vault with one review and, where asked for, two people."""

    def __init__(self, folder: Path, clock: FixedClock, *, people: int = 2) -> None:
        self.folder, self.clock = folder, clock
        self._opened, _ = vault.create(folder, PASSPHRASE, NAME, effort=QUICK)
        if people > 1:
            self._opened.add_person(SECOND, OTHER_PASSPHRASE, QUICK, clock)
        self.session = Session(self._opened, clock)
        self.review = CaseReview(
            id="55555555-5555-4555-8555-555555555555",
            reference="DHR-2024-01",
            chair="Ann Valecroft",
            author="Ann Valecroft",
        )
        self.session.reviews.add(self.review)
        self.victim = Person(
            id="11111111-1111-4111-8111-111111111111",
            review_id=self.review.id,
            role=PersonRole.VICTIM,
            real_name="Margaret Holloway",
            published_name="Margaret Holloway",
            name_form=NameForm.REAL_NAME,
            name_chosen_by="Her mother, asked by the chair",
        )
        self.plan = Recommendation(
            id="22222222-2222-4222-8222-222222222222", review_id=self.review.id, number="1", text=TEXT
        )
        self.recipient = Recipient(
            id="33333333-3333-4333-8333-333333333333", name="Public", profile=ProfileName.PUBLICATION
        )
        member = PanelMember(
            id="44444444-4444-4444-8444-444444444444", review_id=self.review.id, name="Ida Brook"
        )
        self.save(self.victim, self.plan, self.recipient, member)

    @property
    def sign_offs(self) -> SignOffs:
        return self.session.sign_offs

    def save(self, *records: Person | Recommendation | Recipient | PanelMember) -> None:
        with self.session.store.verb("fill") as work:
            for record in records:
                work.save(record)

    def looked(self) -> tuple[Material, Treated]:
        material = self.session.releases.collect(self.recipient, [self.review.id], "To be published")
        return material, self.session.releases.review(material)

    def list_all(self, documents: tuple[Outgoing, ...] = BOTH) -> None:
        wanted = [
            Listed(one.review_id, one.string, one.reason, documents, one.person_id, one.asked_by)
            for one in self.sign_offs.proposed([self.review.id])
        ]
        self.sign_offs.choose(self.recipient, [self.review.id], wanted)

    def decide(self, verdict: Verdict = Verdict.KEEP) -> None:
        items = [item for item in self.looked()[1].queue if item.is_open]
        self.session.releases.decide(self.recipient, items, verdict)

    def ready(self) -> None:
        """List the names, keep what is flagged, and sign."""
        self.list_all()
        self.decide()
        self.sign_offs.sign_here(*self.looked(), OTHER_PASSPHRASE)

    def is_signed(self) -> bool:
        _, treated = self.looked()
        return treated.names_signed and not treated.unsigned

    def as_second(self) -> Session:
        """Lock, and let the second person unlock."""
        self.session.close()
        self._opened = vault.open(self.folder, OTHER_PASSPHRASE)
        self.session = Session(self._opened, self.clock)
        return self.session

    def change_text(self) -> None:
        """Change a word of the text in which the names stand."""
        self.save(replace(self.plan, text=TEXT.replace("told", "wrote to")))
