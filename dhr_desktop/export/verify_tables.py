"""The inside of a package, once its signature holds: tables against their description, the crate against the files, no way out."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final, cast

from dhr_desktop.export.descriptions import CODE, CRATE_CONTEXT, CRATE_PROFILE, MONTH
from dhr_desktop.export.verify_bag import Bag, NotGenuine

_ADDRESS: Final = re.compile(r"(?i)\b(?:https?|ftp|file|javascript|data)\s*:\s*/?/?[^\s\"'<>]*")
_KNOWN_ADDRESSES: Final = frozenset({CRATE_CONTEXT, CRATE_PROFILE})
_PATTERNS: Final = {pattern: re.compile(pattern) for pattern in (CODE, MONTH)}
"""The only patterns that a description may ask for: a foreign one could be made to run for ever."""
_ACTIVE: Final = re.compile(
    r"(?i)<\s*(?:script|iframe|object|embed|link|img|base|form)\b|\son\w+\s*=|url\(|@import"
)

Rows = list[dict[str, str]]


def check_inside(bag: Bag) -> dict[str, int]:
    """Check tables, crate and addresses; return how many rows each table has.

    Raises:
        NotGenuine: something differs from what is said of it.
    """
    try:
        rows = check_tables(bag)
        check_crate(bag)
    except (KeyError, TypeError, AttributeError, IndexError, UnicodeDecodeError):
        raise NotGenuine("A description in the package does not have the form that it should.") from None
    check_no_way_out(bag)
    return rows


def check_tables(bag: Bag) -> dict[str, int]:
    """Compare the tables with their description; return how many rows each has.

    Raises:
        NotGenuine: a table differs from what is said of it.
    """
    package = _object(bag, "data/datapackage.json")
    resources: dict[str, Any] = {str(one.get("name", "")): one for one in package.get("resources", [])}
    there = {path for path in bag.payload if path.startswith("data/tables/")}
    if {f"data/tables/{name}.csv" for name in resources} != there:
        raise NotGenuine("The tables are not those that the description names.")
    tables = {name: _table(bag, name, resource) for name, resource in resources.items()}
    for name, resource in resources.items():
        _check_keys(tables, name, resource["schema"])
    return {name: len(rows) for name, rows in tables.items()}


def check_crate(bag: Bag) -> None:
    """Compare the description of the whole with the files.

    Raises:
        NotGenuine: it names other files, or other hashes.
    """
    graph = _object(bag, "data/ro-crate-metadata.json").get("@graph", [])
    said = {one["@id"]: one.get("sha256") for one in graph if one.get("@type") == "File"}
    files = {
        path.removeprefix("data/"): sha256(content).hexdigest()
        for path, content in bag.payload.items()
        if path != "data/ro-crate-metadata.json"
    }
    if said != files:
        raise NotGenuine("The description of the package names other files than it holds.")


def check_no_way_out(bag: Bag) -> None:
    """Make sure that no file asks for anything from elsewhere.

    Raises:
        NotGenuine: an address, a script or a picture.
    """
    for path, content in bag.payload.items():
        if path.endswith((".json", ".html")):
            text = content.decode("utf-8", "replace")
            strange = {match.group() for match in _ADDRESS.finditer(text)} - _KNOWN_ADDRESSES
            if path.endswith(".html"):
                strange |= set(_ACTIVE.findall(text))
            if strange:
                raise NotGenuine("A file of the package points outside it.")


def _object(bag: Bag, path: str) -> dict[str, Any]:
    try:
        value = json.loads(bag.members[path])
    except (ValueError, RecursionError):
        raise NotGenuine("A description in the package cannot be read.") from None
    if not isinstance(value, dict):
        raise NotGenuine("A description in the package cannot be read.")
    return cast("dict[str, Any]", value)


def _table(bag: Bag, name: str, resource: Mapping[str, Any]) -> Rows:
    """Return the rows of a table, each cell compared with its column's description."""
    content = bag.members[f"data/tables/{name}.csv"]
    digest = f"sha256:{sha256(content).hexdigest()}"
    if resource.get("path") != f"tables/{name}.csv" or resource.get("hash") != digest:
        raise NotGenuine("A table is not the one that the description names.")
    schema = resource["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    reader = csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True)
    try:
        rows = list(reader)
    except csv.Error:
        raise NotGenuine("A table cannot be read.") from None
    if list(reader.fieldnames or ()) != list(fields) or len(rows) != resource.get("rows"):
        raise NotGenuine("A table has other columns or rows than the description says.")
    blank = frozenset(schema.get("missingValues", [""]))
    for row in rows:
        for key, field in fields.items():
            value = row.get(key)
            if not isinstance(value, str) or None in row or not _fits(value, field, blank):
                raise NotGenuine("A cell of a table is not what the description says.")
    return rows


def _fits(value: str, field: Mapping[str, Any], blank: frozenset[str]) -> bool:
    """Say whether a cell is what its column's description allows."""
    limits = field.get("constraints", {})
    if value in blank:
        return not limits.get("required")
    if field["type"] == "integer":
        return re.fullmatch(r"[0-9]+", value) is not None
    if field["type"] == "boolean":
        return value in {"true", "false"}
    if "enum" in limits:
        return value in limits["enum"]
    return "pattern" not in limits or _PATTERNS[limits["pattern"]].fullmatch(value) is not None


def _check_keys(tables: Mapping[str, Rows], name: str, schema: Mapping[str, Any]) -> None:
    """Compare keys with the rows that they name."""
    for key in schema.get("primaryKey", []):
        values = [row[key] for row in tables[name]]
        if len(values) != len(set(values)):
            raise NotGenuine("Two rows of a table carry the same code.")
    for link in schema.get("foreignKeys", []):
        target = link["reference"]
        known = {row[target["fields"][0]] for row in tables.get(target["resource"], [])}
        if not {row[link["fields"][0]] for row in tables[name]} <= known:
            raise NotGenuine("A row of a table belongs to a row that is not there.")
