"""Tables of plans that are ugly as a whole: other headings, titles, sections, lists in cells; see `ugly_plans`."""

from __future__ import annotations

from typing import Final

from tests.importers.ugly_plans import SEVEN, Ugly, leads, led, one, plan

_NONE: Final = ["", "", "", "", "", "", ""]

TABLES: Final[Ugly] = {
    "headings in other words": (
        [
            [
                [
                    "Ref",
                    "Recommendation",
                    "Scope",
                    "Action",
                    "Who",
                    "Progress",
                    "Timescale",
                    "Desired outcome",
                    "Evidence",
                    "RAG",
                ],
                [
                    "1",
                    "Review the training.",
                    "Local",
                    "Write a course",
                    "Police",
                    "Begun",
                    "March 2024",
                    "Staff ask",
                    "Audit",
                    "Amber",
                ],
            ]
        ],
        ["1 / local / Review the training.", "- Write a course / Police / 2024-03"],
    ),
    "headings in still other words": (
        [
            [
                [
                    "Rec. #",
                    "What did we learn / Recommendation",
                    "Local/Regional/National",
                    "What are we going to do?",
                    "Responsible officer",
                    "Update",
                    "When by",
                    "Intended outcome",
                ],
                [
                    "1",
                    "Review the training.",
                    "Local",
                    "Write a course",
                    "Police",
                    "Begun",
                    "March 2024",
                    "Staff ask",
                ],
            ]
        ],
        ["1 / local / Review the training.", "- Write a course / Police / 2024-03"],
    ),
    "narrow landscape": (
        [
            [
                [
                    "RECOMMEND-\nATION",
                    "SCOPE",
                    "AC-\nTION TO TAKE",
                    "LEAD AGEN-\nCY",
                    "KEY MILE-\nSTONES",
                    "TAR-\nGET DATE",
                    "COMPLE-\nTION",
                ],
                [
                    "1.\nReview the train-\ning.",
                    "Lo-\ncal",
                    "Write a course",
                    "Po-\nlice",
                    "",
                    "Mar-\nch 2024",
                    "",
                ],
            ]
        ],
        ["1 / local / Review the training.", "- Write a course / Police / 2024-03"],
    ),
    "title above": (
        [
            [
                ["DHR Aldersford action plan", "", "", "", "", "", ""],
                ["Monitored quarterly by the CSP", "", "", "", "", "", ""],
                *leads("Police"),
            ]
        ],
        led("Police"),
    ),
    "headings repeated on every page": (
        [[*leads("Police"), list(SEVEN), one("2."), list(SEVEN), one("3.")]],
        led("Police", "Police", "Police"),
    ),
    "blank rows and totals": (
        [
            [
                *leads("Police"),
                list(_NONE),
                one("2."),
                list(_NONE),
                ["Total actions: 2", "", "", "", "", "", ""],
            ]
        ],
        led("Police", "Police"),
    ),
    "actions over rows": (
        [
            plan(
                one("1."),
                ["", "", "Run the course", "ICB", "", "June 2024", ""],
                ["", "", "Measure it", "", "", "", ""],
            )
        ],
        [*led("Police"), "- Run the course / ICB / 2024-06", "- Measure it /  / None"],
    ),
    "numbered actions in a cell": (
        [
            plan(
                [
                    "1. Review the training.",
                    "Local",
                    "1. Write a course\n2. Run the course",
                    "Police",
                    "",
                    "March 2024",
                    "",
                ]
            )
        ],
        [*led("Police"), "- Run the course / Police / 2024-03"],
    ),
    "bulleted actions in a cell": (
        [
            plan(
                [
                    "1. Review the training.",
                    "Local",
                    "• Write a course\n• Run the course",
                    "Police",
                    "",
                    "March 2024\nJune 2024",
                    "",
                ]
            )
        ],
        [*led("Police"), "- Run the course / Police / 2024-06"],
    ),
    "lettered actions in a cell": (
        [
            plan(
                [
                    "1. Review the training.",
                    "Local",
                    "a) Write a course\nb) Run the course",
                    "a) Police\nb) ICB",
                    "",
                    "a) March 2024\nb) June 2024",
                    "",
                ]
            )
        ],
        [*led("Police"), "- Run the course / ICB / 2024-06"],
    ),
    "list within one action": (
        [
            plan(
                [
                    "1. Review the training.",
                    "Local",
                    "Write a course on:\n• stalking\n• control",
                    "Police",
                    "",
                    "March 2024",
                    "",
                ]
            )
        ],
        [
            "1 / local / Review the training.",
            "- Write a course on:\n• stalking\n• control / Police / 2024-03",
        ],
    ),
    "scope words": (
        [
            plan(
                *(
                    [f"{i}. Review the training.", scope, *one("")[2:]]
                    for i, scope in enumerate(
                        (
                            "National",
                            "Local (Thornbeck)",
                            "L",
                            "County-wide",
                            "N",
                            "Regional / sub-regional",
                            "Home Office (national)",
                        ),
                        1,
                    )
                )
            )
        ],
        [
            line
            for i, scope in enumerate(
                ("national", "local", "local", "local", "national", "regional", "national"), 1
            )
            for line in (f"{i} / {scope} / Review the training.", "- Write a course / Police / 2024-03")
        ],
    ),
    "sections by scope": (
        [
            plan(
                ["National recommendations", "", "", "", "", "", ""],
                ["1. Review the training.", "", *one("")[2:]],
                ["Local recommendations", "", "", "", "", "", ""],
                ["2. Review the training.", "", *one("")[2:]],
            )
        ],
        [
            "1 / national / Review the training.",
            "- Write a course / Police / 2024-03",
            "2 / local / Review the training.",
            "- Write a course / Police / 2024-03",
        ],
    ),
    "no scope column": (
        [
            [
                ["Recommendation", "Action", "Lead", "Target date", "Outcome"],
                ["1. Review the training.", "Write a course", "Police", "March 2024", "Done"],
            ]
        ],
        ["1 / None / Review the training.", "- Write a course / Police / 2024-03"],
    ),
    "two columns of dates": (
        [
            [
                [
                    "Recommendation",
                    "Scope",
                    "Action",
                    "Lead officer",
                    "Lead agency",
                    "Start date",
                    "Target date",
                    "Revised date",
                    "Status",
                ],
                [
                    "1. Review the training.",
                    "Local",
                    "Write a course",
                    "Head of learning",
                    "Police",
                    "January 2024",
                    "March 2024",
                    "June 2024",
                    "Open",
                ],
            ]
        ],
        ["1 / local / Review the training.", "- Write a course / Police / 2024-03"],
    ),
    "recommendation repeated on every row": (
        [plan(one("1."), [*one("1.")[:2], "Run the course", "ICB", "", "June 2024", ""])],
        [*led("Police"), "- Run the course / ICB / 2024-06"],
    ),
    "two tables": ([leads("Police"), [list(SEVEN), one("2.")]], led("Police", "Police")),
}
