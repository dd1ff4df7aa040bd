"""Passphrases of random words, and an honest word on how strong a typed one is. None is ever stored."""

from __future__ import annotations

import math
import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dhr_desktop.base.errors import UserError
from dhr_desktop.base.words import counted
from dhr_desktop.keys.derivation import normal_form

VAULT_WORDS = 5
SEALING_WORDS = 6
LEAST_WORDS = 4

# How much a guesser must try, in bits, for parts that nobody drew at random. Low on purpose.
_OTHER_WORD = 8.0
_SMALL_WORD = 2.0
_LETTER = 4.7
_CAPITAL = 1.0
_DIGIT = 3.3
_YEAR = 6.0
_RUN = 3.0
_SIGN = 3.0
_AGAIN = 1.0
_SMALL_WORDS = (
    " a an and are as at be but by can do for from had has have he her him his i if in is it its me my no not of on "
    "or our out she so that the their them there they this to us was we what when will with you your "
)
_WORST = (
    *(
        "password",
        "passwort",
        "passphrase",
        "letmein",
        "welcome",
        "qwerty",
        "asdfgh",
        "zxcvbn",
        "qazwsx",
        "admin",
    ),
    *(
        "iloveyou",
        "monkey",
        "dragon",
        "football",
        "sunshine",
        "princess",
        "secret",
        "abcdef",
        "computer",
        "default",
    ),
)
_STRAIGHT = "01234567890123456789 abcdefghijklmnopqrstuvwxyz 98765432109876543210"


@cache
def words() -> tuple[str, ...]:
    """Return the words that passphrases are drawn from: short, plain, lower case, none of them grim."""
    text = resources.files("dhr_desktop.keys").joinpath("passphrase_words.txt").read_text("ascii")
    return tuple(text.split())


def bits_of_words(count: int) -> float:
    """Return how many bits so many randomly drawn words hold."""
    return count * math.log2(len(words()))


def generate(count: int = VAULT_WORDS, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Return so many different words drawn at random, with spaces between."""
    drawn: list[str] = []
    while len(drawn) < count:
        word = choose(words())
        if word not in drawn:
            drawn.append(word)
    return " ".join(drawn)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess.

    Attributes:
        bits: a cautious estimate; each bit doubles the work of a guesser.
        sentence: the same in words, with what to do when it is not enough.
    """

    bits: float
    sentence: str

    @property
    def is_enough(self) -> bool:
        """Whether it is as strong as four random words, the least that may protect a vault."""
        return self.bits >= bits_of_words(LEAST_WORDS) - 0.01


def strength(passphrase: str) -> Strength:
    """Estimate a passphrase. It cannot know whether words were chosen or drawn, so it counts low when in doubt."""
    bits = _estimate(normal_form(passphrase))
    alike = int((bits + 0.01) / bits_of_words(1))
    likeness = f"about as hard to guess as {counted(alike, 'random word')}" if alike else "guessed at once"
    if alike < LEAST_WORDS:
        return Strength(
            bits,
            f"Too easy: {likeness}. Add words that have nothing to do with each other or with you, "
            "or take the words that are offered.",
        )
    if alike < VAULT_WORDS:
        return Strength(bits, f"Enough: {likeness}. One more word would make it strong.")
    return Strength(bits, f"Strong: {likeness}.")


def require_strong(passphrase: str) -> None:
    """Refuse a passphrase that is weaker than four random words.

    Raises:
        UserError: saying how strong it is and what would help.
    """
    found = strength(passphrase)
    if not found.is_enough:
        raise UserError("This passphrase is too easy to guess.", found.sentence)


def _estimate(passphrase: str) -> float:
    seen: set[str] = set()
    bits = 0.0
    for part in re.findall(r"[^\W\d_]+|\d+|[^\w\s]|_", passphrase):
        plain = part.lower()
        if plain in seen:
            bits += _AGAIN
        elif part.isdigit():
            bits += _digits(part)
        elif part.isalpha():
            bits += _letters(part)
        else:
            bits += _SIGN
        seen.add(plain)
    return bits


def _digits(part: str) -> float:
    if len(part) > 2 and (part in _STRAIGHT or len(set(part)) == 1):
        return _RUN
    if re.fullmatch(r"(19|20)\d\d", part):
        return _YEAR
    return _DIGIT * len(part)


def _letters(part: str) -> float:
    plain = part.lower()
    capitals = _CAPITAL if part[1:] != part[1:].lower() else 0.0
    if len(plain) > 2 and (plain in _STRAIGHT or len(set(plain)) == 1):
        return _RUN
    if plain in words():
        return bits_of_words(1)
    for worst in _WORST:
        if worst in plain:
            return _RUN + _LETTER * min(2, len(plain) - len(worst))
    if f" {plain} " in _SMALL_WORDS:
        return _SMALL_WORD
    if len(plain) < 3:
        return _LETTER * len(plain) + capitals
    # Perhaps a word, perhaps several run together: one for every eight letters.
    return _OTHER_WORD * math.ceil(len(plain) / 8) + capitals
