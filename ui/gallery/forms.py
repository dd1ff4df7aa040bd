"""Forms: every kind of field, filled, blank, and with something to put right."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from dhr_desktop.model.case_review import CaseReview
from dhr_desktop.model.lifecycle import State
from dhr_desktop.model.partial_date import PartialDate
from dhr_desktop.model.person import Person
from dhr_desktop.model.recommendation import Recommendation
from dhr_desktop.model.terms import (
    AgeBand,
    CaseTag,
    Level,
    NameForm,
    PersonRole,
    ReviewKind,
    Sex,
    Theme,
    Vulnerability,
)
from ui.forms.form import Form, Section
from ui.gallery.entry import LAPTOP, Entry, sheet
from ui.widgets.page_header import PageHeader

_PERSON: Final = (
    Section(
        "Who it is",
        ("role", "relationship", "real_name", "aliases", "born_on", "died_on", "addresses", "phones"),
    ),
    Section(
        "In the report",
        ("published_name", "name_form", "name_chosen_by", "sex", "age_band", "vulnerabilities"),
    ),
    Section("Notes", ("notes",)),
)
_REVIEW: Final = (
    Section(
        "The case", ("reference", "kinds", "died_on", "victims", "decided_on", "decision", "tags", "summary")
    ),
)
_MARTA: Final = Person(
    id="p",
    review_id="r",
    role=PersonRole.VICTIM,
    real_name="Marta Bell",
    aliases=("Mattie", "Marta Łaska"),
    born_on=PartialDate(1984, 3),
    died_on=PartialDate(2023, 11, 4),
    addresses=("7 Lantern Row, Thornbeck", "Flat 2, 19 Orchard Street, Aldersford"),
    phones=("07700 900461",),
    published_name="Alison",
    name_form=NameForm.PSEUDONYM,
    name_chosen_by="Her sister; the family was asked in May 2024",
    sex=Sex.FEMALE,
    age_band=AgeBand.A35_44,
    vulnerabilities=(Vulnerability.PREGNANCY, Vulnerability.HOUSING),
    notes="Marta's sister Irena speaks for the family and prefers letters to telephone calls.",
)


def _person() -> QWidget:
    form: Form[Person] = Form(Person, _PERSON)
    form.show_record(_MARTA)
    return sheet(PageHeader("Alison"), form, stretch=False)


def _blank() -> QWidget:
    form: Form[Person] = Form(Person, _PERSON)
    form.show_record(Person(id="q", review_id="r"))
    form.check()
    return sheet(PageHeader("A new person"), form, stretch=False)


def _review() -> QWidget:
    form: Form[CaseReview] = Form(CaseReview, _REVIEW)
    form.show_record(
        CaseReview(
            id="r",
            reference="DHR-2024-03",
            state=State.CONDUCTING,
            kinds=(ReviewKind.INTIMATE_PARTNER,),
            died_on=PartialDate(2023, 11),
            victims=1,
            decided_on=date(2024, 5, 2),
            tags=(CaseTag.COERCIVE_CONTROL, CaseTag.SEPARATION, CaseTag.CHILDREN_PRESENT),
            summary="Marta had left three weeks earlier and was staying with her sister.\n\n"
            "On the evening of 4 November Daniel came to the house.",
        )
    )
    return sheet(form, stretch=False)


def _narrow() -> QWidget:
    form: Form[Recommendation] = Form(
        Recommendation,
        [Section("Recommendation", ("number", "text", "level", "addressees", "themes", "sent_on"))],
        {"addressees": [("a", "Aldersford Borough Council"), ("p", "Merefordshire Police")]},
    )
    form.show_record(
        Recommendation(
            id="x",
            review_id="r",
            number="9.1 a",
            text="The partnership should make sure that every front-line service asks about economic abuse, "
            "and knows where to turn with the answer.",
            level=Level.MULTI_AGENCY,
            addressees=("a", "p"),
            themes=(Theme.TRAINING, Theme.RISK_ASSESSMENT),
        )
    )
    return sheet(form, stretch=False)


ENTRIES: Final = (
    Entry("form-person", _person, LAPTOP, large=True),
    Entry("form-problems", _blank, (1000, 700)),
    Entry("form-review", _review, (1000, 640)),
    Entry("form-narrow", _narrow, (460, 700)),
)
