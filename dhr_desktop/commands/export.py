"""`dhr export`: releases reviews as a sealed package, or lists what a person still has to decide. Never decides itself."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dhr_desktop.base.errors import OpenItems, UserError
from dhr_desktop.base.progress import Silent
from dhr_desktop.base.words import N_, counted
from dhr_desktop.commands.asking import lines, secret, shown
from dhr_desktop.commands.vaults import opened
from dhr_desktop.model.release import ProfileName, Recipient, Verdict
from dhr_desktop.services.releases import Built, Material, QueueItem, Releases, Treated
from dhr_desktop.services.session import Session

_FORM: Final = N_(
    "Each line is KEEP or REPLACE, a tab, and the string; after a further tab the words that replace it."
)


@dataclass(frozen=True, slots=True, repr=False)
class _Decided:
    verdict: Verdict
    replacement: str = ""


def export(arguments: argparse.Namespace) -> int:
    """Release reviews; open items are listed and end with exit code 3."""
    decided = _decisions(arguments.decisions) if arguments.decisions else {}
    with opened(arguments, arguments.folder) as session:
        releases = session.releases
        recipient = _recipient(session, arguments.recipient, arguments.profile)
        chosen = _reviews(session, arguments.reviews)
        material = releases.collect(recipient, chosen, arguments.reason)
        treated = releases.review(material)
        if decided:
            _record(session, recipient, treated, decided)
            material = releases.collect(recipient, chosen, arguments.reason)
            treated = releases.review(material)
        _refuse_open(treated)
        if arguments.sign and _unsigned(treated):
            session.sign_offs.sign_here(material, treated, _second(arguments, treated))
            material = releases.collect(recipient, chosen, arguments.reason)
            treated = releases.review(material)
        _refuse_unsigned(treated)
        sealed = releases.seal(
            material,
            _built(releases, material),
            arguments.to,
            although_subtractable=arguments.although_subtractable,
        )
    print(f"Released {counted(len(chosen), 'review')}: {sealed.path}")
    print(f"Its passphrase, to be told by another way than the file: {sealed.passphrase}")
    print(f"Signed with the key {sealed.public_key}")
    print(f"Its fingerprint, to be compared by telephone: {sealed.fingerprint}")
    return 0


def _built(releases: Releases, material: Material) -> Built:
    """Build, and print what could be worked out by subtracting an earlier release."""
    built = releases.build(material, Silent())
    for sentence in built.differences:
        print(sentence)
    return built


def _recipient(session: Session, name: str, profile: str | None) -> Recipient:
    """Return the recipient; one that the vault does not know is added where it is said how it is treated."""
    known = [one for one in session.releases.recipients.all() if _plain(one.name) == _plain(name)]
    if known:
        if profile is not None and known[0].profile != ProfileName(profile):
            raise UserError(
                N_("This recipient has another profile."),
                N_("Leave --profile away, or give the recipient another name."),
            )
        return known[0]
    if profile is None:
        raise UserError(
            N_("The vault knows no recipient of this name."),
            N_("To add one, say with --profile how it is treated: oversight or publication."),
        )
    recipient = session.releases.recipients.new(name=" ".join(name.split()), profile=ProfileName(profile))
    session.releases.recipients.add(recipient)
    return recipient


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _reviews(session: Session, references: str | None) -> list[str]:
    """Return the ids of the chosen reviews: all, where no reference is given."""
    if references is None:
        return [review.id for review in session.reviews.all()]
    wanted = [part.strip() for part in references.split(",") if part.strip()]
    return list(dict.fromkeys(session.reviews.by_reference(part).id for part in wanted))


def _record(
    session: Session, recipient: Recipient, treated: Treated, decided: Mapping[str, _Decided]
) -> None:
    """Record the decisions that are about strings of this release; say how many are not."""
    groups: dict[_Decided, list[QueueItem]] = {}
    for item in treated.queue:
        one = decided.get(item.string)
        if one is not None:
            groups.setdefault(one, []).append(item)
    for one, items in groups.items():
        session.releases.decide(recipient, items, one.verdict, one.replacement)
    strange = len(decided.keys() - {item.string for item in treated.queue})
    if strange:
        print(
            f"Not in this release: {counted(strange, 'string')} of the decisions. Nothing was decided about them.",
            file=sys.stderr,
        )


def _refuse_open(treated: Treated) -> None:
    still = [item for item in treated.queue if item.is_open]
    if not still:
        return
    for item in still:
        print(_line(item))
    raise OpenItems(
        N_("{items} to be decided; nothing was released.").format(
            items=counted(len(still), "string is still", "strings are still")
        ),
        N_("Write KEEP or REPLACE, a tab and the string, one a line, into a file; then use --decisions."),
    )


def _unsigned(treated: Treated) -> list[str]:
    """Return a line for each thing that no second person has signed: strings like names that are kept, names on purpose."""
    found = [_line(item) for item in treated.unsigned]
    for one in () if treated.names_signed else treated.named:
        reason = one.name.reason.label if one.name.reason else ""
        places = ", ".join(document.label for document in one.name.documents)
        found.append("\t".join((shown(one.name.string), shown(f"named on purpose: {reason}"), shown(places))))
    return found


def _second(arguments: argparse.Namespace, treated: Treated) -> str:
    """Show what is to be signed, and return the passphrase with which somebody signs it."""
    found = _unsigned(treated)
    print("\n".join(found))
    print(N_("Who types their passphrase now signs that these may leave."), flush=True)
    return secret(arguments, N_("The second person's passphrase"))


def _refuse_unsigned(treated: Treated) -> None:
    """List what a second person has not signed for."""
    found = _unsigned(treated)
    for line in found:
        print(line)
    if found:
        raise OpenItems(
            N_("{items} by a second person; nothing was released.").format(
                items=counted(len(found), "string is still to be signed", "strings are still to be signed")
            ),
            N_(
                "With --sign a second person signs here with a passphrase of their own (dhr people FOLDER --add NAME gives "
                "them one), or on the Releases page of the window; or write REPLACE for the strings."
            ),
        )


def _line(item: QueueItem) -> str:
    """Return the string as it has to be given back, why it was found, and one place where it stands."""
    context = item.contexts[0]
    around = f"{context.before}[{item.string}]{context.after}"
    where = (
        f"{context.place}: {around}" if item.count == 1 else f"{item.count} times, {context.place}: {around}"
    )
    return "\t".join((shown(item.string), shown("; ".join(item.reasons)), shown(where)))


def _decisions(path: Path) -> dict[str, _Decided]:
    """Read a file of decisions."""
    decided: dict[str, _Decided] = {}
    for number, line in enumerate(lines(path), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, string, replacement = _parts(number, line.rstrip("\r\n").split("\t"))
        one = _Decided(Verdict(word), replacement)
        if decided.setdefault(string, one) != one:
            raise UserError(
                N_("Line {n} of the decisions contradicts an earlier line.").format(n=number),
                N_("Decide about each string once."),
            )
    return decided


def _parts(number: int, parts: Iterable[str]) -> tuple[str, str, str]:
    word, string, replacement, *rest = (*(part.strip() for part in parts), "", "")
    if word.lower() not in {verdict.value for verdict in Verdict} or not string or any(rest):
        raise UserError(N_("Line {n} of the decisions cannot be read.").format(n=number), _FORM)
    if replacement and word.lower() == Verdict.KEEP.value:
        raise UserError(
            N_("Line {n} of the decisions keeps a string and replaces it.").format(n=number), _FORM
        )
    return word.lower(), string, replacement
