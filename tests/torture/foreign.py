"""Foreign files that mean harm, or are broken: each ends in its sentence, whichever reader it is given to, and leaves no file behind."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dhr_desktop.base.report_text import Unread
from dhr_desktop.readers.limits import LONGEST_SECONDS
from dhr_desktop.readers.reading import read_list_file, read_plan_file
from dhr_desktop.readers.refusals import FileRefused, Refusal
from dhr_desktop.readers.report_reading import report_parts
from tests.readers.building import excel, paragraph, sheet_row, table, word
from tests.readers.hostile import CORPUS
from tests.readers.hostile_pdfs import PDFS, plain
from tests.readers.hostile_read import READ
from tests.readers.hostile_texts import SLOW, TEXTS
from tests.readers.mutations import mutated, mutated_inside
from tests.torture.rows import Row, seeded

Reader = Callable[[Path], object]
READERS: tuple[Reader, ...] = (read_plan_file, read_list_file, report_parts)
_NO_SENTENCE = {Refusal.UNREADABLE, Refusal.TOO_SLOW}
"""What is said where a file broke the child or kept it for all of its minute."""
_SPARE = 15


def said(read: Reader, path: Path) -> Refusal | None:
    """Return why a reader refused a file; None where it read it."""
    try:
        read(path)
    except FileRefused as refused:
        return refused.refusal
    return None


def _corpus() -> Iterator[tuple[str, Callable[[], bytes], Reader, Refusal | None]]:
    """Yield every file of the corpus with the reader that it is made for, and what that must say."""
    for name, make, refusal in CORPUS:
        yield name, make, read_plan_file, refusal
    for name, make, refusal in TEXTS:
        yield name, make, read_list_file, refusal
    for name, make, _, _ in READ:
        yield name, make, read_list_file if name.endswith(".csv") else read_plan_file, None
    for name, make, outcome in PDFS:
        yield name, make, report_parts, None if isinstance(outcome, Unread) else outcome


def in_corpus(folder: Path, rounds: int) -> Row:
    """Each file through every reader; the one that it is made for says exactly what it must."""
    files = list(_corpus())
    seeded(61).shuffle(files)
    wrong, tried, longest = [], 0, 0.0
    for name, make, own, expected in files[:rounds]:
        path = folder / name
        path.write_bytes(make())
        for read in READERS:
            began = time.monotonic()
            refusal = said(read, path)
            longest = max(longest, time.monotonic() - began)
            tried += 1
            if refusal in _NO_SENTENCE or (read is own and refusal is not expected):
                wrong.append(f"{name}: {refusal}")
        if [one.name for one in folder.iterdir()] != [name]:
            wrong.append(f"{name}: left something")
        path.unlink()
    for name, make in SLOW if rounds >= len(files) else ():
        (folder / name).write_bytes(make())
        began = time.monotonic()
        refusal = said(read_plan_file, folder / name)
        longest = max(longest, time.monotonic() - began)
        tried += 1
        if refusal is Refusal.UNREADABLE or longest > LONGEST_SECONDS + _SPARE:
            wrong.append(f"{name}: {refusal}")
        (folder / name).unlink()
    note = f"{len(files[:rounds])} of {len(files)} files, each in three readers, {longest:.0f} s the longest"
    return Row(tried, undetected=len(wrong), note=f"{note} {wrong or ''}".rstrip())


def in_fuzzed(folder: Path, rounds: int) -> Row:
    """Honest files broken at random places, whole or inside their parts."""
    chance, wrong, read_all = seeded(62), [], 0
    headings = ["Recommendation", "Action to take", "Lead Agency"]
    originals: dict[str, bytes] = {
        "docx": word(paragraph("Aldersford") + table([headings, ["1", "2", "Police"]])),
        "xlsx": excel(sheet_row(1, *headings) + sheet_row(2, "1", "2", "Police")),
        "csv": b"a,b\n1,2\n",
        "pdf": plain(),
    }
    readers = {"docx": READERS, "xlsx": READERS, "csv": READERS[1:2], "pdf": READERS[2:]}
    for number in range(rounds):
        ending = chance.choice(list(originals))
        path = folder / f"{number}.{ending}"
        path.write_bytes(_broken(originals[ending], ending, chance))
        began = time.monotonic()
        refusal = said(chance.choice(readers[ending]), path)
        read_all += refusal is None
        late = time.monotonic() - began > LONGEST_SECONDS + _SPARE
        if refusal in _NO_SENTENCE or late or [one.name for one in folder.iterdir()] != [path.name]:
            wrong.append(f"{number}.{ending}: {refusal}")
        path.unlink()
    return Row(
        rounds, undetected=len(wrong), note=f"{read_all} were read all the same {wrong or ''}".rstrip()
    )


def _broken(data: bytes, ending: str, chance: random.Random) -> bytes:
    inside = ending in {"docx", "xlsx"} and chance.random() < 0.7
    return mutated_inside(data, chance) if inside else mutated(data, chance)
