"""The machine-readable descriptions of a package: Frictionless for the tables, RO-Crate for the whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from dhr_desktop.export.render.csv import table_csv
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.safe_document import Blank, SafeColumn, SafeDocument, SafeTable, SafeText

CRATE_CONTEXT: Final = "https://w3id.org/ro/crate/1.2/context"
CRATE_PROFILE: Final = "https://w3id.org/ro/crate/1.2"
PACKAGE_PROFILE: Final = "urn:dhr:oversight-package:1"
MONTH: Final = r"[0-9]{4}(-[0-9]{2})?"
CODE: Final = r"[A-Z]{3}-[2-9C-X]{4}(-[2-9C-X]{4}|[2-9C-X]{2})"
_ENCODINGS: Final = {
    "csv": "text/csv",
    "pdf": "application/pdf",
    "html": "text/html",
    "json": "application/json",
    "txt": "text/plain",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a package: its path below data, what it is in words, and its bytes."""

    path: SafeText
    said: SafeText
    content: bytes = b""


def data_package(tables: SafeDocument, facts: Facts) -> bytes:
    """Return the Frictionless description of the tables, with a SHA-256 of each and every way in which a cell is blank."""
    return _json(
        {
            "profile": "tabular-data-package",
            "name": facts.folder.lower(),
            "id": f"urn:uuid:{facts.uuid}",
            "title": str(tables.title),
            "created": f"{facts.made_on.isoformat()}T00:00:00Z",
            "version": str(facts.number),
            "resources": [_resource(table) for table in tables.tables],
        }
    )


def crate(cover: SafeDocument, facts: Facts, parts: Sequence[Part]) -> bytes:
    """Return the RO-Crate metadata: what the package is, and what each of its other files is."""
    made = facts.made_on.isoformat()
    root = {
        "@id": "./",
        "@type": "Dataset",
        "identifier": f"urn:uuid:{facts.uuid}",
        "name": f"{cover.title}: {cover.subtitle}",
        "description": "Sanitised records of domestic homicide reviews: pseudonymised, not anonymous.",
        "datePublished": made,
        "version": str(facts.number),
        "license": {"@id": "#terms"},
        "conformsTo": {"@id": PACKAGE_PROFILE},
        "hasPart": [{"@id": str(part.path)} for part in parts],
        "mentions": [{"@id": "#making"}],
    }
    graph = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": CRATE_PROFILE},
            "about": {"@id": "./"},
        },
        root,
        {
            "@id": "#terms",
            "@type": "CreativeWork",
            "name": "For the named recipient only",
            "description": f"{cover.marking}. Made for: {cover.recipient}.",
        },
        *_making(made, facts.version),
        *(_file(part) for part in parts),
    ]
    return _json({"@context": CRATE_CONTEXT, "@graph": graph})


def _making(made: str, version: str) -> tuple[dict[str, Any], ...]:
    """Return how the package was made and by which role: never a name."""
    return (
        {
            "@id": "#making",
            "@type": "CreateAction",
            "name": "Treated, decided by a person, rendered and packed",
            "description": "Names replaced, dates coarsened, everything not allowed dropped. Approval is recorded in "
            "the office's register, bound to the SHA-256 of the inner package.",
            "endTime": made,
            "agent": {"@id": "#disclosure-checker"},
            "instrument": {"@id": "#program"},
            "result": {"@id": "./"},
        },
        {"@id": "#disclosure-checker", "@type": "Role", "name": "Disclosure checker of the office"},
        {
            "@id": "#program",
            "@type": "SoftwareApplication",
            "name": "DHR Desktop",
            "softwareVersion": version,
        },
    )


def _file(part: Part) -> dict[str, Any]:
    return {
        "@id": str(part.path),
        "@type": "File",
        "name": str(part.said),
        "encodingFormat": _ENCODINGS[str(part.path).rpartition(".")[2]],
        "contentSize": str(len(part.content)),
        "sha256": sha256(part.content).hexdigest(),
    }


def _resource(table: SafeTable) -> dict[str, Any]:
    content = table_csv(table)
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [reason.value for reason in Blank],
        "missingValueReasons": {reason.value: reason.words for reason in Blank},
        "primaryKey": [column.key for column in table.columns if column.unique],
        "foreignKeys": [
            {
                "fields": [column.key],
                "reference": {"resource": column.points_to[0], "fields": [column.points_to[1]]},
            }
            for column in table.columns
            if column.points_to is not None
        ],
    }
    return {
        "name": table.name,
        "path": f"tables/{table.name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "rows": len(table.rows),
        "dialect": {
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": {name: value for name, value in schema.items() if value},
    }


def _field(column: SafeColumn) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    kind = {"count": "integer", "flag": "boolean"}.get(column.kind, "string")
    if column.kind == "choice":
        constraints["enum"] = [str(choice) for choice in column.choices]
    elif column.kind == "month":
        constraints["pattern"] = MONTH
    elif column.kind == "code":
        constraints["pattern"] = CODE
    if column.unique:
        constraints |= {"unique": True, "required": True}
    field: dict[str, Any] = {
        "name": column.key,
        "title": str(column.heading),
        "type": kind,
        "description": str(column.description),
    }
    return field | ({"constraints": constraints} if constraints else {})


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
