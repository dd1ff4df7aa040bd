"""The process that reads one foreign file, handed over as its standard input, and answers on its standard output.

It is started by `reading`, and by the frozen program when its first argument is `CHILD_WORD`. It must never import
anything that holds a key or a record, and nothing heavy that the file at hand does not need.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import BinaryIO, Final

from dhr_desktop.readers import confinement, wire
from dhr_desktop.readers.refusals import Refusal, Refused
from dhr_desktop.readers.remarks import Remark
from dhr_desktop.readers.report_wire import COPY, REPORT, answered, received
from dhr_desktop.readers.sniff import is_package

CHILD_WORD: Final = "--read-foreign-file"
WORD, EXCEL, TEXT = "word", "excel", "text"


def main(wanted: list[str]) -> int:
    """Read standard input as one of the wanted kinds and write the answer; return the exit code.

    A file that breaks a library in a way nobody foresaw ends this process; the parent then says so.
    """
    confinement.limit_resources()
    sys.dont_write_bytecode = True
    try:
        file = sys.stdin.buffer
        if wanted[0] in (REPORT, COPY):
            return _answer_report(file, wanted[0])
        package = is_package(file)
        _load(package=package)
        guarded = confinement.forbid_the_rest()
        answer = read(file, frozenset(wanted), package=package, guarded=guarded)
    except Refused as refused:
        answer = wire.refused(refused.refusal)
    except MemoryError:
        answer = wire.refused(Refusal.TOO_MUCH)
    except RecursionError:
        answer = wire.refused(Refusal.TOO_DEEP)
    return _say(answer)


def _say(answer: bytes) -> int:
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _answer_report(file: BinaryIO, wanted: str) -> int:
    """Read or clean a report that is to be published; it came with its order."""
    order = received(file.read())
    import_module(f"dhr_desktop.readers.{'pdf_report' if order.is_pdf else 'word_copy'}")
    confinement.forbid_the_rest()
    return _say(answered(order, wanted))


def read(file: BinaryIO, wanted: frozenset[str], *, package: bool, guarded: bool = True) -> bytes:
    """Return the answer for a file that is a zip package, or a text; it says where the system did not guard the reading.

    Raises:
        Refused: the file cannot be read, or is not of a wanted kind.
    """
    if not package:
        from dhr_desktop.readers.delimited import TextReader  # noqa: PLC0415 - only what this file needs

        if TEXT not in wanted:
            raise Refused(Refusal.IS_TEXT)
        text = TextReader(file)
        text.remarks[Remark.UNGUARDED] += not guarded
        return wire.packed(text.read(), text.remarks)
    from dhr_desktop.readers.excel import ExcelReader  # noqa: PLC0415 - likewise
    from dhr_desktop.readers.package import Package  # noqa: PLC0415 - likewise
    from dhr_desktop.readers.word import WordReader  # noqa: PLC0415 - likewise

    opened = Package(file)
    if (WORD if opened.is_word else EXCEL) not in wanted:
        raise Refused(Refusal.IS_WORD if opened.is_word else Refusal.IS_EXCEL)
    reader = WordReader(opened) if opened.is_word else ExcelReader(opened)
    reader.remarks[Remark.UNGUARDED] += not guarded
    return wire.packed(reader.read(), reader.remarks)


def _load(*, package: bool) -> None:
    """Import what the file needs while files may still be opened."""
    for name in ("excel", "word") if package else ("delimited",):
        import_module(f"dhr_desktop.readers.{name}")
