"""The treatment: plain records in, safe records and a review queue out. Pure; it never reads a store or writes a file.

A field reaches a safe record only when a document names it (`wanted`) and the profile maps it; a text only after the engine
and a person have been through it. While an item is open the safe records cannot be had.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.entity import describe
from dhr_desktop.model.fields import Kind, Link, Links
from dhr_desktop.model.on_purpose import Outgoing
from dhr_desktop.model.person import Person
from dhr_desktop.model.release import Decision, ProfileName
from dhr_desktop.model.terms import NameForm
from dhr_desktop.sanitise.blind_sample import sentences, told_in
from dhr_desktop.sanitise.decisions import Decisions
from dhr_desktop.sanitise.derived import derived_values, is_published, status_counts
from dhr_desktop.sanitise.engine import compile_registry, sanitise
from dhr_desktop.sanitise.identities import renamed
from dhr_desktop.sanitise.on_purpose import NO_NAMES, Named, OnPurpose, Standing, laid_over, named, usable
from dhr_desktop.sanitise.passages import Mark, Marked, Passage, area_words, marked, said
from dhr_desktop.sanitise.person_like import brings_name
from dhr_desktop.sanitise.profile import Profile, Treatment
from dhr_desktop.sanitise.pseudonyms import Pseudonyms
from dhr_desktop.sanitise.queue import Rulings
from dhr_desktop.sanitise.real_names import RealNames
from dhr_desktop.sanitise.registry import Registry
from dhr_desktop.sanitise.residual_risk import residual_risk
from dhr_desktop.sanitise.safe_document import Blank, SafeCell, SafeText, fixed, make_safe
from dhr_desktop.sanitise.source import Node, Source, Wanted, trees
from dhr_desktop.sanitise.treated import Treated
from dhr_desktop.sanitise.treated_records import SafeRecord
from dhr_desktop.sanitise.values import Ways, treated_value

PREFIXES: Final = {"case_review": "REV", "recommendation": "REC", "action": "ACT", "progress_update": "UPD"}
"""What the codes of each noun begin with."""

MARKINGS: Final = {
    ProfileName.OVERSIGHT: fixed("OFFICIAL-SENSITIVE"),
    ProfileName.PUBLICATION: fixed("OFFICIAL"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What decides how the records are treated.

    Attributes:
        profile: which treatment each field gets.
        registries: the people of every review of the vault, by the review's id.
        pseudonyms: the recipient's own names and codes.
        decisions: what was decided about strings; those of other recipients are passed over.
        today: the day against which actions are overdue.
        on_purpose: the names that stand on purpose, and whether a second person signed for them.
    """

    profile: Profile
    registries: Mapping[str, Registry]
    pseudonyms: Pseudonyms
    decisions: Iterable[Decision] = ()
    today: date
    on_purpose: OnPurpose = NO_NAMES


def treat(source: Source, wanted: Wanted, rules: Rules) -> Treated:
    """Treat the records of a release.

    Returns:
        The review queue and, once nothing in it is open, the safe records.

    Raises:
        RealNameShown: a name that would stand for a person is somebody else's real name.
    """
    return _Treating(source, wanted, rules).done()


class _Treating:
    """One treatment under way."""

    def __init__(self, source: Source, wanted: Wanted, rules: Rules) -> None:
        self._source = source
        self._wanted = wanted
        self._rules = rules
        self._nodes = trees(source)
        self._agencies = {agency.id: agency for agency in source.agencies}
        self._real = RealNames(rules.registries)
        self._names = self._shown_names()
        listed = rules.on_purpose
        self._on_purpose = replace(listed, names=usable(listed.names, self._real))
        self._exact = rules.profile.name is ProfileName.OVERSIGHT and source.recipient.has_agreement
        self._texts: dict[tuple[str, str], Marked] = {}

    def done(self) -> Treated:
        """Run the steps in order: names, texts, rulings, values."""
        found = tuple(self._mark_all())
        decisions = Decisions(self._rules.decisions, self._source.recipient.id)
        agencies = (agency.name for agency in self._source.agencies)
        rulings = Rulings(found, decisions, agencies, self._is_real, self._brings_name)
        reviews = {document: self._reviews(rulings, document) for document in (None, *Outgoing)}
        queue = rulings.queue()
        profile, source = self._rules.profile, self._source
        return Treated(
            reviews=reviews,
            queue=queue,
            sentences=sentences(found, rulings.replaced),
            named=tuple(self._named(found, rulings)),
            names_signed=self._on_purpose.is_signed,
            recipient=make_safe(self._source.recipient.name),
            profile=profile.name,
            marking=MARKINGS[profile.name],
            exact=self._exact,
            area_shown=self._source.recipient.area_shown,
            status_counts=status_counts(self._source.reviews, exact=self._exact),
            dropped=self._dropped(),
            residual_risk=residual_risk(
                source.reviews, source.people, reviews[None], queue, self._rules.registries
            ),
        )

    def _shown_names(self) -> dict[str, str]:
        """Return what stands for each person of the chosen reviews; refuse what is somebody else's real name.

        A real name that a family chose gives way to a code here: where it stands is said by the list that was signed.
        """
        people = self._source.people
        names = self._rules.pseudonyms.names(people, self._real)
        if self._rules.profile.name is ProfileName.PUBLICATION:
            listed = self._rules.on_purpose.families
            published = [one for one in people if one.published_name.strip() and one.id not in listed]
            names |= {one.id: one.published_name for one in published if not self._is_family_choice(one)}
        self._real.refuse(names, {person.id: person.review_id for person in people})
        return names

    def _is_family_choice(self, person: Person) -> bool:
        is_chosen = person.name_form is NameForm.REAL_NAME
        return is_chosen and self._real.is_own(person.published_name, person.id)

    def _named(self, found: Iterable[Marked], rulings: Rulings) -> Iterator[Named]:
        """Yield each listed name with the places in which it would stand."""
        texts = tuple(found)
        for name in self._rules.on_purpose.names:
            standing = Standing([name], self._names)
            own = (text for text in texts if text.passage.review == name.review_id)
            yield named(name, standing, own, rulings.replaced)

    def _reviews(self, rulings: Rulings, document: Outgoing | None) -> tuple[SafeRecord, ...]:
        """Return the safe records for a document; None is for all that no name stands in on purpose."""
        return tuple(self._safe(node, self._ways(node.review, rulings, document)) for node in self._nodes)

    def _mark_all(self) -> Iterator[Marked]:
        """Run every text that may leave through the engine, each with the people of its own review."""
        area = frozenset[str]()
        told_names = told_in(self._rules.decisions, self._source.recipient.id)
        if not self._source.recipient.area_shown:
            area = area_words(
                *(place for one in self._source.reviews for place in (one.partnership, one.district))
            )
        for tree in self._nodes:
            registry = renamed(self._rules.registries.get(tree.review.id, ()), self._names)
            matcher = compile_registry(registry)
            for place, text in self._reviewed_texts(tree):
                passage = Passage(tree.review.id, place, text)
                known = self._texts.get((tree.review.id, text))
                if known is None:
                    known = marked(passage, sanitise(text, matcher), area)
                    known = laid_over(known, self._on_purpose.listed(tree.review.id))
                    known = said(known, told_names)
                    self._texts[tree.review.id, text] = known
                yield Marked(passage, known.marks)

    def _reviewed_texts(self, tree: Node) -> Iterator[tuple[str, str]]:
        """Yield each text of a review that goes through the engine, with its place in words."""
        agencies: dict[str, None] = {}
        for node in tree:
            record = node.record
            for field in describe(type(record)):
                if not self._leaves(record.NAME, field.name):
                    continue
                value = getattr(record, field.name)
                if isinstance(field.kind, Link | Links) and field.kind.to == "agency":
                    agencies |= dict.fromkeys((value,) if isinstance(value, str) else value)
                elif isinstance(value, str) and value and self._is_reviewed(record.NAME, field.name):
                    yield f"{_place(node)}, {_inside(field.kind.label)}", value
        for agency_id in agencies:
            agency = self._agencies.get(agency_id)
            if agency is not None and agency.name and self._agency_names_leave():
                yield f"{tree.review.reference}, name of an agency", agency.name

    def _leaves(self, entity: str, field: str) -> bool:
        """Say whether a document names a field and the profile lets it go."""
        named = field in self._wanted.get(entity, frozenset())
        return named and self._rules.profile.treatment(entity, field) is not Treatment.DROP

    def _is_reviewed(self, entity: str, field: str) -> bool:
        return self._rules.profile.treatment(entity, field) is Treatment.REVIEW

    def _agency_names_leave(self) -> bool:
        return self._is_reviewed("agency", "name")

    def _is_real(self, words: str) -> bool:
        """Say whether typed words are a real name, in any of the chosen reviews."""
        return any(self._real.is_real(words, review.id) for review in self._source.reviews)

    def _brings_name(self, words: str) -> bool:
        """Say whether typed words look like a person whom nobody agreed to show."""
        return brings_name(words, self._names.values(), compile_registry(()))

    def _safe(self, node: Node, ways: Ways) -> SafeRecord:
        """Return a record's safe form, with those below it."""
        record, entity = node.record, node.record.NAME
        values: dict[str, SafeCell] = {}
        for field in describe(type(record)):
            if field.name in self._wanted.get(entity, frozenset()):
                treatment = self._rules.profile.treatment(entity, field.name)
                value = getattr(record, field.name)
                if treatment is Treatment.PSEUDONYMISE:
                    values[field.name] = self._code(node, field.kind, value)
                else:
                    values[field.name] = treated_value(value, field.kind, treatment, ways)
        if isinstance(record, CaseReview) and "published_reference" in values and not is_published(record):
            values["published_reference"] = SafeCell(blank=Blank.UNPUBLISHED)
        values |= derived_values(record, values, today=self._rules.today, exact=self._exact)
        children = tuple(self._safe(child, ways) for child in node.children)
        return SafeRecord(entity, self._drawn(entity, record.id), values, children)

    def _code(self, node: Node, kind: Kind, value: str) -> SafeCell:
        """Return the code of the record that a field names: the one it links to, else the record's own."""
        if isinstance(kind, Link):
            return SafeCell(self._drawn(kind.to, value)) if value else SafeCell(blank=Blank.NOT_RECORDED)
        return SafeCell(self._drawn(node.record.NAME, node.record.id))

    def _drawn(self, entity: str, record_id: str) -> SafeText:
        return make_safe(self._rules.pseudonyms.code(PREFIXES[entity], record_id))

    def _ways(self, review: CaseReview, rulings: Rulings, document: Outgoing | None) -> Ways:
        shown = self._shown(review, rulings, document)

        def outgoing(text: str) -> str:
            return self._texts[review.id, text].outgoing(shown)

        def agency(agency_id: str) -> str:
            found = self._agencies.get(agency_id)
            if found is None:
                return ""
            if self._agency_names_leave() and found.name:
                return outgoing(found.name)
            return found.sector.label if found.sector else ""

        return Ways(
            outgoing=outgoing,
            agency=agency,
            area_shown=self._source.recipient.area_shown,
            exact=self._exact,
        )

    def _shown(
        self, review: CaseReview, rulings: Rulings, document: Outgoing | None
    ) -> Callable[[Mark], str]:
        """Return what says what stands in a mark's place in a review's texts in a document."""
        standing = Standing(self._on_purpose.standing(review.id, document), self._names)
        if not standing:
            return rulings.replaced
        return lambda mark: standing.shown(mark, rulings.replaced(mark))

    def _dropped(self) -> tuple[SafeText, ...]:
        """Return the labels of the fields that documents name and this profile does not let go."""
        return tuple(
            make_safe(f"{type_.LABEL}: {_inside(field.kind.label)}")
            for type_ in dict.fromkeys(type(node.record) for tree in self._nodes for node in tree)
            for field in describe(type_)
            if field.name in self._wanted.get(type_.NAME, frozenset())
            and not self._leaves(type_.NAME, field.name)
        )


def _place(node: Node) -> str:
    """Return in words where a record stands: the review's reference, and the number of a recommendation."""
    number = getattr(node.record, "number", "") or getattr(node.parent, "number", "")
    words = type(node.record).LABEL.lower()
    return f"{node.review.reference}, {words}{f' {number}' if number else ''}"


def _inside(label: str) -> str:
    """Return a label as it stands inside a sentence: small at its start, names in it as they are."""
    return label[:1].lower() + label[1:]
