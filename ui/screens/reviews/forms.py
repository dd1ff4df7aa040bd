"""LAYOUT of the forms of a review's workspace: sections and the names of fields, nothing else."""

from __future__ import annotations

from typing import Final

from ui.forms.form import Section

REVIEW: Final = (
    Section(
        "The review",
        (
            "reference", "regime", "home_office_reference", "published_reference", "partnership", "district", "kinds", "joint_with",
        ),
    ),
    Section("The death", ("died_on", "victims", "place", "method", "tags")),
    Section("Notification and decision", ("aware_on", "route", "referrer", "decision", "decided_on", "rationale")),
    Section("Conduct", ("chair", "author", "scope_from", "scope_to", "key_lines", "summary")),
    Section("Report and quality assurance", ("report_due_agreed", "delay_reasons", "submitted_on", "letter_on")),
    Section(
        "Publication and afterwards",
        ("published_on", "publication_form", "implementation_form_on", "monitoring", "closed_on"),
    ),
)  # fmt: skip

PERSON: Final = (
    Section("Who this is", ("role", "relationship", "real_name", "aliases")),
    Section("In the report", ("published_name", "name_form", "name_chosen_by")),
    Section("What identifies them", ("born_on", "died_on", "addresses", "phones", "references")),
    Section("Characteristics", ("sex", "age_band", "ethnicity", "vulnerabilities", "notes")),
)

MEMBER: Final = (
    Section("", ("name", "post", "agency_id", "email")),
    Section("On the panel", ("seat_from", "seat_to", "involvement", "confidentiality_on", "independent")),
)

MEETING: Final = (
    Section("", ("kind", "held_on", "venue", "attended")),
    Section("What was said", ("minutes", "decisions")),
)

RECOMMENDATION: Final = (
    Section("", ("number", "scope", "text", "addressees", "level", "department", "themes")),
    Section("The answer", ("acceptance", "sent_on", "answered_on", "acceptance_reason")),
)

ACTION: Final = (
    Section("", ("text", "lead_agencies", "owner_post", "target", "target_text")),
    Section("How far it is", ("claimed", "verified", "milestones", "completed_on", "outcome", "blocker")),
)
