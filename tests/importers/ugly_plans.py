"""Action plans as ugly as real ones, each written as a file with what a careful reader would take from it.

`UGLY` maps a name to (kind, tables or sheets, expected). A line of the expected is "number / scope / text" for a
recommendation and "- action / agency + agency / date" for an action below it.
"""

from __future__ import annotations

from datetime import date
from typing import Final

Rows = list[list[object]]

SEVEN: Final = [
    "Recommendation", "Scope of recommendation (i.e. local or regional)", "Action to take", "Lead Agency",
    "Key milestones achieved in enacting recommendation", "Target Date", "Date of completion and outcome",
]  # fmt: skip


def plan(*rows: list[object]) -> Rows:
    return [list(SEVEN), *rows]


def one(number: str, lead: str = "Police", target: object = "March 2024") -> list[object]:
    return [f"{number} Review the training.", "Local", "Write a course", lead, "", target, ""]


def leads(*written: str) -> Rows:
    return plan(*(one(f"{i}.", lead) for i, lead in enumerate(written, 1)))


def _targets(*written: object) -> Rows:
    return plan(*(one(f"{i}.", target=target) for i, target in enumerate(written, 1)))


def _numbered(*written: str) -> Rows:
    return plan(*(one(number) for number in written))


def _told(*numbers: str) -> list[str]:
    return [
        line
        for n in numbers
        for line in (f"{n} / local / Review the training.", "- Write a course / Police / 2024-03")
    ]


def led(*agencies: str) -> list[str]:
    return [
        line
        for i, names in enumerate(agencies, 1)
        for line in (f"{i} / local / Review the training.", f"- Write a course / {names} / 2024-03")
    ]


def _dated(*dates: str) -> list[str]:
    return [
        line
        for i, day in enumerate(dates, 1)
        for line in (f"{i} / local / Review the training.", f"- Write a course / Police / {day}")
    ]


Ugly = dict[str, tuple[list[Rows], list[str]]]

UGLY: Final[Ugly] = {
    "numbers with signs": (
        [
            _numbered(
                "1.",
                "3a",
                "3.1",
                "R3",
                "Rec12",
                "[13]",
                "No. 4",
                "#5",
                "Recommendation 6:",
                "No 7.",
                "Rec. 8 -",
                "(9)",
            )
        ],
        _told("1", "3a", "3.1", "R3", "12", "13", "4", "5", "6", "7", "8", "9"),
    ),
    "roman numbers": ([_numbered("i)", "ii)", "iii)", "IV.", "(v)")], _told("i", "ii", "iii", "IV", "v")),
    "broken and shouted numbers": (
        [
            _numbered(
                "RECOMMEND-ATION 3:", "RECOMMENDATION NO. 4 –", "Recommendation No 5.", "Recommendation (7)"
            )
        ],
        _told("3", "4", "5", "7"),
    ),
    "numbers in a column": (
        [
            [
                ["No", *SEVEN],
                *(
                    [str(n), *one("")[0:0], "Review the training.", *one("")[1:]]
                    for n in ("1.", "#2", "Rec 3", "iv", "[5]")
                ),
            ]
        ],
        _told("1", "2", "3", "iv", "5"),
    ),
    "no numbers": (
        [plan(*([text, *one("")[1:]] for text in ("The CSP should train.", "All agencies should ask.")))],
        [
            " / local / The CSP should train.",
            "- Write a course / Police / 2024-03",
            " / local / All agencies should ask.",
            "- Write a course / Police / 2024-03",
        ],
    ),
    "agencies with joints": (
        [
            leads(
                "Police, ICB",
                "Police; ICB",
                "Police / ICB",
                "Police\nICB",
                "1) Police 2) ICB",
                "Police and ICB",
                "Police & ICB",
            )
        ],
        led(*["Police + ICB"] * 7),
    ),
    "agencies in lists": (
        [
            leads(
                "(1) Police (2) ICB",
                "a) Police b) ICB",
                "- Police\n- ICB",
                "1. Police\n2. ICB",
                "i. Police\nii. ICB",
                "Police,\nICB",
                "Police/\nICB",
                "Lead: Police\nSupport: ICB",
                "Police (lead), ICB",
            )
        ],
        led(*["Police + ICB"] * 7, "Lead: Police + Support: ICB", "Police (lead) + ICB"),
    ),
    "agencies with names that join": (
        [
            leads(
                "Penvale Hospitals NHS Foundation Trust and Mere and Vale ICB",
                "Mere and Vale ICB and Merefordshire Police",
                "Merefordshire Police, Mere and Vale ICB and Children and Families Service",
                "Aldersford and Wexcombe Housing",
                "Fire and Rescue Service, Police and Crime Commissioner & Probation Service",
            )
        ],
        led(
            "Penvale Hospitals NHS Foundation Trust + Mere and Vale ICB",
            "Mere and Vale ICB + Merefordshire Police",
            "Merefordshire Police + Mere and Vale ICB + Children and Families Service",
            "Aldersford and Wexcombe Housing",
            "Fire and Rescue Service + Police and Crime Commissioner + Probation Service",
        ),
    ),
    "quarters": (
        [
            _targets(
                "end of Q3 24/25",
                "Q3 2024/25",
                "3rd quarter 2024/25",
                "Q3 24-25",
                "Q3 FY24/25",
                "third quarter of 2024/25",
                "Quarter 4 (24/25)",
                "2024/25 Q1",
                "End Q2 2025",
            )
        ],
        _dated(
            "2024-12-31",
            "2024-12",
            "2024-12",
            "2024-12",
            "2024-12",
            "2024-12",
            "2025-03",
            "2024-06",
            "2025-06-30",
        ),
    ),
    "financial years": (
        [
            _targets(
                "FY 24/25",
                "FY2024/25",
                "end of financial year 2024/25",
                "2024/2025",
                "by end of the financial year 24/25",
                "FY24-25",
                "24/25 financial year",
            )
        ],
        _dated("2025-03", "2025-03", "2025-03-31", "2025-03", "2025-03-31", "2025-03", "2025-03"),
    ),
    "dates that are none": (
        [
            _targets(
                "Completed March 2023",
                "ongoing",
                "within 6 months of publication",
                "TBC",
                "31/12/24 extended to March 25",
                "asap",
                "When funding allows",
                "Six months after publication",
                "Ongoing - review annually",
            )
        ],
        _dated(*["None"] * 9),
    ),
    "dates that are dates": (
        [
            _targets(
                "Sept '24",
                "31/12/24",
                "31st Dec 24",
                "Dec-24",
                "December, 2024",
                "end Dec 2024",
                "By 31.12.2024",
                "31/12/2024 (extended)",
                "December 2024 - ongoing",
                "Original: 30/06/24 Revised: 31/12/24",
                "31/06/24",
            )
        ],
        _dated(
            "2024-09",
            "2024-12-31",
            "2024-12-31",
            "2024-12",
            "2024-12",
            "2024-12-31",
            "2024-12-31",
            "2024-12-31",
            "2024-12",
            "None",
            "None",
        ),
    ),
    "dates that Excel holds": (
        [_targets(date(2024, 3, 31), 2025, "=DATE(2024,3,31)")],
        _dated("2024-03-31", "2025", "None"),
    ),
}
