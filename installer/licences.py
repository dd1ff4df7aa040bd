"""Says under which licence everything that ships stands; it never guesses: a package without a clear licence stops it."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

LOCK = Path(__file__).parents[1] / "requirements.lock"

# Packages of which the metadata say nothing or too much, and those that not every computer installs.
# Entered by hand where a package's own metadata names no licence in a form that can be read.
READ_BY_HAND = {
    "backports-tarfile": "MIT",
    "importlib-metadata": "Apache-2.0",
    "jaraco-classes": "MIT",
    "jeepney": "MIT",
    "lazy-importer": "Apache-2.0",
    "pyahocorasick": "BSD-3-Clause AND LicenseRef-Public-Domain",
    "pycryptodomex": "BSD-2-Clause AND LicenseRef-Public-Domain",
    "pypdfium2": "BSD-3-Clause OR Apache-2.0",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "secretstorage": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "symspellpy": "MIT",
    "tzdata": "Apache-2.0",
    "zipp": "MIT",
}

# What older metadata call a licence, and its name today.
OLDER_NAMES = {
    "MIT": "MIT",
    "MIT License": "MIT",
    "BSD-3-Clause": "BSD-3-Clause",
    "PSFL": "PSF-2.0",
    "SIL OFL 1.1": "OFL-1.1",
}

# Works of others that are carried inside the packages and have a licence of their own.
CARRIED = [
    ("Python", "the packaged program", "PSF-2.0"),
    ("Qt 6", "pyside6-essentials", "LGPL-3.0-only"),
    ("SQLite", "sqlcipher3", "blessing (public domain)"),
    ("SQLCipher", "sqlcipher3", "BSD-3-Clause"),
    ("OpenSSL", "cryptography, sqlcipher3", "Apache-2.0"),
    ("PDFium and its parts", "pypdfium2", "BSD-3-Clause AND Apache-2.0; texts in its licence folder"),
    ("qpdf and its parts", "pikepdf", "Apache-2.0; texts in its licence folder"),
    ("libxml2, libxslt", "lxml", "MIT"),
    ("Source Sans Pro", "font-source-sans-pro", "OFL-1.1"),
    ("Tabler Icons", "pytablericons", "MIT"),
]


class Shipped(NamedTuple):
    """One package of the lock file: what it is called, which version, and where it is installed ("" = everywhere)."""

    name: str
    version: str
    where: str


def shipped() -> list[Shipped]:
    """Return every package of the lock file, in its order."""
    lines = re.findall(r"^([\w.-]+)==(\S+)(?: ; (.*?))? \\$", LOCK.read_text("utf-8"), re.MULTILINE)
    return [Shipped(*line) for line in lines]


def licence(name: str) -> str:
    """Return the licence of a package as an SPDX expression.

    Raises:
        LookupError: when neither its metadata nor the table above are clear.
    """
    return READ_BY_HAND.get(name) or declared(name)


def declared(name: str) -> str:
    """Return the licence that an installed package declares of itself."""
    facts = metadata.metadata(name).json
    if "license_expression" in facts:
        return str(facts["license_expression"])
    words = str(facts.get("license", ""))
    if words in OLDER_NAMES:
        return OLDER_NAMES[words]
    if re.fullmatch(r"[\w.+-]+( (OR|AND) [\w.+-]+)+", words):
        return words
    raise LookupError(f"Please read the licence of {name} and enter it in installer/licences.py.")


def page() -> str:
    """Return the list of licences as a page, the same on every computer."""
    packages = [
        f"| {name} | {version} | {licence(name)} | {where or 'everywhere'} |"
        for name, version, where in shipped()
    ]
    carried = [f"| {what} | {inside} | {terms} |" for what, inside, terms in CARRIED]
    return "\n".join(
        [
            "# Licences of everything that ships",
            "",
            "DHR Desktop itself is under the MIT licence (`LICENSE`). It comes with the packages below, unchanged.",
            "Qt and PySide6 are used under the LGPL: they are separate files that a person may replace.",
            "This page is written by `python3 run.py docs` from `requirements.lock`; please do not edit it by hand.",
            "",
            "| Package | Version | Licence | Installed |",
            "|---|---|---|---|",
            *packages,
            "",
            "## Carried inside these packages",
            "",
            "| Work | Inside | Licence |",
            "|---|---|---|",
            *carried,
            "",
        ]
    )
