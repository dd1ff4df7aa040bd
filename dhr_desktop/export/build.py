"""The way out, step by step: treat, review, render, pack, scan. Pure: records in, bytes out; collecting and recording are not its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dhr_desktop.base.progress import Progress, Silent
from dhr_desktop.export.documents.wanted import WANTED
from dhr_desktop.export.package import Package, Sign, pack
from dhr_desktop.sanitise.blind_sample import Sentence
from dhr_desktop.sanitise.differencing import Earlier, kept_cells, subtractable
from dhr_desktop.sanitise.facts import Facts
from dhr_desktop.sanitise.leaks import Leak
from dhr_desktop.sanitise.queue import QueueItem
from dhr_desktop.sanitise.source import Source
from dhr_desktop.sanitise.treat import Rules, treat
from dhr_desktop.sanitise.treated import Treated


@dataclass(frozen=True, slots=True, repr=False)
class Built:
    """A release that is ready to be scanned, approved and sealed.

    Attributes:
        package: the inner package; an approval binds to its `sha256`.
        readme: the instruction that goes beside the sealed file.
        queue: every string that was changed or flagged, each decided.
        kept: the strings that a person decided to keep, for the scan and the register.
        residual_risk: what risk remains, in sentences.
        sentences: every sentence that leaves, for a blind sample.
        counts: the counts of the cover sheet as they are shown.
        differences: which small numbers could be worked out by subtracting an earlier release, in sentences.
        to_clear: what the scan of the finished files found and a person may clear: ordinary words, lone common forenames.
    """

    package: Package
    readme: bytes
    queue: tuple[QueueItem, ...]
    kept: tuple[str, ...]
    residual_risk: tuple[str, ...]
    to_clear: tuple[Leak, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    counts: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


def review(source: Source, rules: Rules) -> Treated:
    """Treat and review: return the queue that a person goes through. Nothing is rendered yet.

    Raises:
        RealNameShown: a name that would stand for a person is somebody's real name.
    """
    return treat(source, WANTED, rules)


def build(
    source: Source,
    rules: Rules,
    facts: Facts,
    sign: Sign,
    *,
    progress: Progress | None = None,
    earlier: Iterable[Earlier] = (),
) -> Built:
    """Treat, render and pack a release.

    Raises:
        OpenItems: a person still has to decide about a string.
        RealNameShown: a name that would stand for a person is somebody's real name.
    """
    from dhr_desktop.export.payload import payload_of  # noqa: PLC0415 - brings in the PDF libraries: for a release alone

    progress = progress or Silent()
    treated = review(source, rules)
    payload = payload_of(treated, facts, progress)
    package = pack(payload, facts, sign)
    ids = [review.id for review in source.reviews]
    differences = subtractable(treated.status_counts, ids, earlier, exact=treated.exact)
    return Built(
        package=package,
        readme=payload["README.txt"],
        queue=treated.queue,
        kept=treated.kept,
        residual_risk=tuple(str(sentence) for sentence in treated.residual_risk),
        sentences=treated.sentences,
        counts=kept_cells(treated.status_counts),
        differences=differences,
    )
