"""The main job on invented cases, from a new vault to a verified package. Nobody in it is real; it never touches other data.

What a person decided about each string is recorded in resources/demo/decisions.toml, word for word. A string that is not
recorded there stays open, is named, and stops the demonstration.
"""

from __future__ import annotations

import shlex
import tomllib
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import resources
from dhr_desktop.base.clock import Clock
from dhr_desktop.base.errors import OpenItems, UserError
from dhr_desktop.base.progress import Silent
from dhr_desktop.base.words import N_, counted
from dhr_desktop.model.release import Recipient, Verdict
from dhr_desktop.services import vaults, verifying
from dhr_desktop.services.invented_cases import invented_cases
from dhr_desktop.services.trying import fill

if TYPE_CHECKING:
    from dhr_desktop.services.releases import Built, Material, QueueItem, Sealed
    from dhr_desktop.services.session import Session

WHO: Final = "Sam Office"
"""The invented person who works with the invented vault."""
SECOND: Final = "Robin Desk"
"""The invented second person, who signs for what is kept although it looks like a person."""

_REASON: Final = "Demonstration with invented cases"
_MOST_REVIEWS: Final = 5_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a person decided about one string; `words` replace it, "" for the program's own replacement."""

    verdict: Verdict
    words: str = ""


def recorded_decisions() -> dict[str, Recorded]:
    """Return what was decided for the demonstration's release, by string."""
    told = tomllib.loads(resources.read_text("demo/decisions.toml"))
    kept = {word: Recorded(Verdict.KEEP) for words in told["keep"].values() for word in words}
    replaced = {word: Recorded(Verdict.REPLACE) for words in told["replace"].values() for word in words}
    worded = {word: Recorded(Verdict.REPLACE, words) for word, words in told["replace_with"].items()}
    return kept | replaced | worded


def decide_as_recorded(session: Session, recipient: Recipient, queue: tuple[QueueItem, ...]) -> int:
    """Decide about each open string as recorded, and return about how many; others stay open."""
    recorded = recorded_decisions()
    groups: dict[Recorded, list[QueueItem]] = {}
    for item in queue:
        if item.is_open and item.string in recorded:
            groups.setdefault(recorded[item.string], []).append(item)
    for decision, items in groups.items():
        session.releases.decide(recipient, items, decision.verdict, decision.words)
    return sum(map(len, groups.values()))


def run(folder: Path, reviews: int, clock: Clock) -> Iterator[str]:
    """Do the main job in a folder and yield in sentences what was done.

    Raises:
        UserError: the folder is not empty or cannot be used.
        OpenItems: a string is not recorded; it was named in the last lines.
        LeakFound: the finished files hold something identifying.
    """
    if not 1 <= reviews <= _MOST_REVIEWS:
        raise UserError(N_("That many reviews cannot be invented."), N_("Ask for 1 to 5,000."))
    _require_empty(folder)
    yield "The main job on invented cases. Nobody in them is real, so everything is shown here, passphrases too."
    passphrase = vaults.generate()
    session, code = vaults.create(folder / "vault", passphrase, WHO, clock)
    with session:
        fill(session, invented_cases(clock.today(), reviews).records())
        yield from _part(
            "A vault, encrypted",
            (
                f"Folder: {folder / 'vault'}",
                f"Passphrase: {passphrase}",
                f"Recovery code: {code}",
                *session.check()[1:],
            ),
        )
        recipient = session.releases.recipients.all()[0]
        second = vaults.generate()
        session.colleagues.add(SECOND, second)
        material = yield from _decided(session, recipient, second)
        built = session.releases.build(material, Silent())
        sealed = session.releases.seal(material, built, folder / "released")
    yield from _part("A release, sealed and signed", _release(built, sealed))
    facts = verifying.verify(sealed.path, sealed.passphrase, sealed.path.with_name("signer.pub"))
    yield from _part("The proof, as the recipient gets it with dhr verify", facts)
    unpacked = folder / "unpacked" / built.package.folder
    _unpack(built, unpacked)
    yield from _part("To look at", _to_look_at(unpacked))
    yield from _part("To check with other people's programs", _to_check(sealed, unpacked))


def _part(heading: str, facts: Iterable[str]) -> Iterator[str]:
    yield f"\n{heading}"
    for fact in facts:
        yield f"  {fact}"


def _require_empty(folder: Path) -> None:
    try:
        filled = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError:
        filled = True
    if filled:
        raise UserError(
            N_("This folder is not empty."),
            N_("The demonstration needs a folder of its own: name an empty or new one."),
        )


def sign_as_second(session: Session, material: Material, passphrase: str) -> int:
    """Let the invented second person sign for what is kept although it looks like a person; return how much that is."""
    treated = session.releases.review(material)
    if treated.unsigned:
        session.sign_offs.sign_here(material, treated, passphrase)
    return len(treated.unsigned)


def _decided(session: Session, recipient: Recipient, second: str) -> Generator[str, None, Material]:
    """Collect and review, apply and sign what is recorded, and return what a release is built from; name what stays open."""
    chosen = [review.id for review in session.reviews.all()]
    queue = session.releases.review(session.releases.collect(recipient, chosen, _REASON)).queue
    decided = decide_as_recorded(session, recipient, queue)
    signed = sign_as_second(session, session.releases.collect(recipient, chosen, _REASON), second)
    material = session.releases.collect(recipient, chosen, _REASON)
    queue = session.releases.review(material).queue
    kept = sum(item.verdict is Verdict.KEEP for item in queue)
    still = [item for item in queue if item.is_open]
    looked_at = (
        f"{counted(len(queue), 'string')} known to the vault or flagged in the texts, each looked at once: "
        f"{kept} kept, {len(queue) - kept - len(still)} replaced."
    )
    by_a_person = (
        f"{counted(decided, 'decision')} a program may not take; they were recorded beforehand by a person."
    )
    by_two = (
        f"{counted(signed, 'string')} that could be somebody's name kept and signed by a second person, {SECOND}, "
        f"whose passphrase here is: {second}"
    )
    yield from _part(f"Sanitised for {recipient.name}", (looked_at, by_a_person, by_two))
    if still:
        yield from _part("Still to be decided", (f"{item.string}: {item.reasons[0]}" for item in still))
        raise OpenItems(
            N_("{items} without a recorded decision; nothing was released.").format(
                items=counted(len(still), "string is", "strings are")
            ),
            N_("Add each to resources/demo/decisions.toml after reading it where it stands."),
        )
    return material


def _release(built: Built, sealed: Sealed) -> Iterator[str]:
    yield (
        f"{counted(len(built.package.members), 'file')} packed, read back and searched for everybody in the vault: "
        "nothing that identifies."
    )
    yield f"Sealed file: {sealed.path}"
    yield f"Passphrase, told by telephone: {sealed.passphrase}"
    yield f"Signed with the key {sealed.public_key}"
    yield f"Fingerprint, compared by telephone: {sealed.fingerprint}"
    for sentence in built.residual_risk:
        yield f"What risk remains: {sentence}"


def _unpack(built: Built, folder: Path) -> None:
    """Write the package's files below a folder that is not there yet."""
    for name, content in built.package.members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _to_look_at(unpacked: Path) -> Iterator[str]:
    data = unpacked / "data"
    yield f"Cover sheet: {data / 'ro-crate-preview.html'}"
    plans = sorted((data / "reports").glob("action-plan-*.pdf"))
    yield f"Action plans as PDF, {len(plans)} of them: {plans[0] if plans else data / 'reports'}"
    yield f"Tables: {data / 'tables'}"


def _to_check(sealed: Sealed, unpacked: Path) -> Iterator[str]:
    key, place, file = sealed.public_key, shlex.quote(str(unpacked)), shlex.quote(str(sealed.path))
    folder = shlex.quote(str(unpacked.parents[1] / "opened"))
    yield "The lines below are for a terminal on Linux or macOS; the instruction beside the sealed file says it for all."
    yield f"7z x -o{folder} {file}  # asks for the passphrase; package.zip is inside"
    yield f"minisign -V -P {key} -m {file}"
    yield f"cd {place} && sha512sum -c manifest-sha512.txt tagmanifest-sha512.txt"
    yield f"cd {place} && minisign -V -P {key} -m tagmanifest-sha512.txt"
    yield f"dhr verify {file} --signer {shlex.quote(str(sealed.path.with_name('signer.pub')))}"
