"""Releases: what leaves, to whom, decided by whom. Everything that leaves goes through here.

A release takes these steps: `collect` (vault), `review` (pure), `decide` (vault; any number of times, then collect anew),
`build` (pure; renders, packs and scans), `seal` (vault; writes the sealed file and enters it in the register).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dhr_desktop import __version__
from dhr_desktop.base.changed import Changed
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import UserError
from dhr_desktop.base.progress import Progress
from dhr_desktop.base.words import N_
from dhr_desktop.export import build as way_out
from dhr_desktop.export.build import Built
from dhr_desktop.export.scan import LeaksFound, scan_package, signed_places
from dhr_desktop.keys.sealing import seal, sealing_passphrase
from dhr_desktop.keys.signing import SigningKey
from dhr_desktop.model.action import Action, ProgressUpdate
from dhr_desktop.model.agency import Agency
from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import new_id
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.release import Decision, ProfileName, Recipient, Release, Verdict
from dhr_desktop.sanitise.blind_sample import told as blind_words
from dhr_desktop.sanitise.contexts import Context
from dhr_desktop.sanitise.differencing import Earlier
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.identities import registries_of
from dhr_desktop.sanitise.leaks import Leak
from dhr_desktop.sanitise.on_purpose import Named
from dhr_desktop.sanitise.profile import profile
from dhr_desktop.sanitise.pseudonyms import SECRET_LENGTH, Pseudonyms
from dhr_desktop.sanitise.queue import QueueItem
from dhr_desktop.sanitise.real_names import RealNames, RealNameShown
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules
from dhr_desktop.sanitise.treated import Treated
from dhr_desktop.services.actions import by_number
from dhr_desktop.services.blind_samples import forget_samples, read_blind
from dhr_desktop.services.earlier_releases import earlier_releases
from dhr_desktop.services.parcels import Parcel, written
from dhr_desktop.services.records import Records
from dhr_desktop.services.signed_names import signed_names
from dhr_desktop.store.queries import ReleaseRow, release_rows
from dhr_desktop.store.store import Store
from dhr_desktop.store.work import Reading

__all__ = [
    "Built",
    "Context",
    "Leak",
    "LeaksFound",
    "Material",
    "Named",
    "QueueItem",
    "RealNameShown",
    "ReleaseRow",
    "Releases",
    "Sealed",
    "Treated",
    "blind_words",
]

_SECRET = "pseudonym secret"  # noqa: S105 - the drawer's label, not the secret


@dataclass(frozen=True, slots=True, repr=False)
class Material:
    """What a release is made from, collected at one moment.

    Attributes:
        source: the records.
        rules: how they are treated.
        facts: what the package says of itself.
        reason: why it leaves.
        key: the key that signs it.
        bound_to: the number that a second person's signature for it is bound to.
        earlier: the releases whose counts somebody could lay beside these.
    """

    source: Source
    rules: Rules
    facts: Facts
    reason: str
    key: SigningKey
    bound_to: str = ""
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Sealed:
    """What left.

    Attributes:
        path: the sealed file.
        passphrase: six words, to be told by another way than the file.
        public_key: the signer's key as minisign writes it.
        fingerprint: the same, to be read out.
        release: the entry in the register.
    """

    path: Path
    passphrase: str
    public_key: str
    fingerprint: str
    release: Release
    changed: Changed


class Releases:
    """The way out of the vault."""

    def __init__(self, store: Store, clock: Clock, signing_key: Callable[[], SigningKey]) -> None:
        self._store = store
        self._clock = clock
        self._signing_key = signing_key
        self.recipients = Records(store, Recipient)

    def register(self) -> list[ReleaseRow]:
        """Return what left, newest first."""
        with self._store.read() as look:
            return release_rows(look)

    def get(self, release_id: str) -> Release:
        """Return one entry of the register with all its facts."""
        with self._store.read() as look:
            return look.get(Release, release_id)

    def recipient_named(self, name: str) -> Recipient:
        """Return the recipient of a name, whatever its capitals; a sentence where there is none."""
        wanted = name.strip().casefold()
        for recipient in self.recipients.all():
            if recipient.name.casefold() == wanted:
                return recipient
        raise UserError(
            N_("No recipient has this name."), N_("Add the recipient on the Releases page first.")
        )

    def collect(self, recipient: Recipient, review_ids: Collection[str], reason: str) -> Material:
        """Collect the records of a release and everything that decides how they are treated.

        Raises:
            UserError: no review was chosen, no reason was given, or the list of names was changed from outside.
        """
        if not review_ids:
            raise UserError(N_("No review was chosen."), N_("Choose at least one."))
        if not reason.strip():
            raise UserError(N_("A release needs a reason."), N_("Write one line; it stands in the register."))
        if recipient.profile is None:
            raise UserError(N_("The recipient has no profile."), N_("Choose one on the Releases page."))
        with self._store.verb("collect release", undoable=False) as work:
            secret = work.drawer.get(_SECRET)
            if secret is None:
                secret = secrets.token_bytes(SECRET_LENGTH)
                work.drawer.put(_SECRET, secret)
            source = _source(work, recipient, review_ids)
            rules, bound_to = self._rules(work, source, recipient.profile, secret)
            earlier = earlier_releases(work, recipient)
            number = max((release.number or 0 for release in work.list(Release)), default=0) + 1
            head = str(work.journal.head())
        key = self._signing_key()
        facts = Facts(
            number=number,
            uuid=new_id(),
            made_on=self._clock.today(),
            journal_head=head,
            signer=str(key.public),
            version=__version__,
        )
        return Material(source, rules, facts, reason.strip(), key, bound_to, earlier)

    def _rules(self, look: Reading, source: Source, name: ProfileName, secret: bytes) -> tuple[Rules, str]:
        """Return how the records are treated, and what a second person's signature for them is bound to."""
        recipient_id, registries = source.recipient.id, registries_of(look.list(Person))
        decisions = tuple(look.list(Decision, recipient_id=recipient_id))
        on_purpose, bound_to = signed_names(look, source, profile(name), registries, decisions)
        rules = Rules(
            profile=profile(name),
            registries=registries,
            pseudonyms=Pseudonyms(secret, recipient_id),
            decisions=decisions,
            today=self._clock.today(),
            on_purpose=on_purpose,
        )
        return rules, bound_to

    @staticmethod
    def review(material: Material) -> Treated:
        """Treat the records and return the queue that a person goes through; needs no vault."""
        return way_out.review(material.source, material.rules)

    def decide(
        self, recipient: Recipient, items: Iterable[QueueItem], verdict: Verdict, replacement: str = ""
    ) -> Changed:
        """Record what a person decided about some strings.

        Raises:
            UserError: the replacement is a real name that this vault knows; nothing was recorded.
        """
        replacement = " ".join(replacement.split())
        with self._store.verb("decide strings") as work:
            if replacement:
                _refuse_real_name(replacement, work)
            for item in items:
                work.save(
                    Decision(
                        id=item.decision.id if item.decision else new_id(),
                        recipient_id=recipient.id,
                        string=item.string,
                        context_hash=item.context_hash,
                        verdict=verdict,
                        replacement=replacement,
                        by=self._store.writer.name,
                        by_id=self._store.writer.id,
                        on=self._clock.today(),
                    )
                )
        return work.changed

    @staticmethod
    def build(material: Material, progress: Progress) -> Built:
        """Render, pack and scan; needs no vault. What a person may still clear is in `to_clear`.

        Raises:
            OpenItems: a person still has to decide about a string, or a second one to sign.
            LeaksFound: the finished files still hold something identifying.
        """
        comment = f"DHR package {material.facts.number} of {material.facts.made_on.isoformat()}"
        built = way_out.build(
            material.source,
            material.rules,
            material.facts,
            lambda data: material.key.sign(data, trusted_comment=comment),
            progress=progress,
            earlier=material.earlier,
        )
        rules = material.rules
        on_purpose = signed_places(rules.on_purpose, rules.pseudonyms)
        found = scan_package(built.package, rules.registries, cleared=built.kept, on_purpose=on_purpose)
        return replace(built, to_clear=found)

    def seal(
        self,
        material: Material,
        built: Built,
        folder: Path,
        approved_by: str = "",
        *,
        although_subtractable: bool = False,
    ) -> Sealed:
        """Seal what was approved, write it into a folder and enter it in the register.

        Raises:
            UserError: the folder cannot be written to, or a small number could be worked out from an earlier release and
                nobody said that it may leave all the same; nothing was released.
        """
        if built.differences and not although_subtractable:
            raise UserError(
                N_(
                    "A small number could be worked out by subtracting an earlier release; nothing was released."
                ),
                N_("Choose other reviews, or confirm that it may leave all the same."),
            )
        passphrase = sealing_passphrase()
        content = seal(built.package.content, passphrase)
        public = material.key.public
        parcel = Parcel(
            name=built.package.folder,
            sealed=content,
            readme=built.readme,
            signature=material.key.sign(content, trusted_comment=f"sealed {built.package.folder}"),
            public_key=public.to_text(),
        )
        with written(parcel, folder) as path, self._store.verb("release", undoable=False) as work:
            release = _entry(material, built, parcel, approved_by or self._store.writer.name)
            whose = material.source.recipient.id, [review.id for review in material.source.reviews]
            read, found = read_blind(work, *whose, built.sentences)
            release = replace(
                release,
                sealed_at=self._clock.now(),
                file_name=path.name,
                cells=built.counts,
                sample_read=read,
                sample_found=found,
            )
            forget_samples(work, *whose)
            work.save(release)
        return Sealed(path, passphrase, str(public), public.fingerprint, release, work.changed)

    def withdraw(self, release_id: str) -> Changed:
        """Mark a release as withdrawn; it stays in the register."""
        with self._store.verb("withdraw release") as work:
            work.save(replace(work.get(Release, release_id), withdrawn_on=self._clock.today()))
        return work.changed


def _refuse_real_name(replacement: str, look: Reading) -> None:
    registries = registries_of(look.list(Person))
    real = RealNames(registries)
    if any(real.is_real(replacement, review) for review in registries):
        raise UserError(
            N_("These words hold a real name of somebody in this vault."),
            N_("Type other words, for example what the person is to the victim."),
        )


def _source(look: Reading, recipient: Recipient, review_ids: Collection[str]) -> Source:
    reviews = tuple(look.get(CaseReview, review_id) for review_id in review_ids)
    recommendations = [
        recommendation
        for review in reviews
        for recommendation in sorted(look.list(Recommendation, review_id=review.id), key=by_number)
    ]
    actions = [
        action for found in recommendations for action in look.list(Action, recommendation_id=found.id)
    ]
    updates = [update for action in actions for update in look.list(ProgressUpdate, action_id=action.id)]
    return Source(
        recipient=recipient,
        reviews=reviews,
        people=tuple(person for review in reviews for person in look.list(Person, review_id=review.id)),
        agencies=tuple(look.list(Agency)),
        recommendations=tuple(recommendations),
        actions=tuple(actions),
        updates=tuple(updates),
    )


def _entry(material: Material, built: Built, parcel: Parcel, approved_by: str) -> Release:
    recipient = material.source.recipient
    return Release(
        id=material.facts.uuid,
        number=material.facts.number,
        recipient_id=recipient.id,
        reviews=tuple(review.id for review in material.source.reviews),
        profile=recipient.profile or ProfileName.OVERSIGHT,
        reason=material.reason,
        approved_by=approved_by,
        package_sha256=built.package.sha256,
        sealed_sha256=parcel.sha256,
        journal_head=material.facts.journal_head,
        kept=tuple(sorted({*built.kept, *(name.string for name in material.rules.on_purpose.names)})),
    )
