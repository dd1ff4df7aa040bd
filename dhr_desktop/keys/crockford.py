"""Bytes as letters and digits that survive being read aloud and typed (Crockford's base 32: no I, L, O or U)."""

from __future__ import annotations

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_GROUP = 5


def encode(number: int, letters: int) -> str:
    """Return the number in so many letters, in groups of five joined by hyphens."""
    text = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(letters)))
    return "-".join(text[start : start + _GROUP] for start in range(0, letters, _GROUP))


def letters_of(typed: str) -> str:
    """Return what was typed as the alphabet's own letters, without spaces, hyphens, dots or line ends.

    Lower case and the pairs 0/O and 1/I/L are forgiven.

    Raises:
        ValueError: a letter that is not in the alphabet; the error's argument is that letter.
    """
    result: list[str] = []
    for letter in typed.upper():
        if letter.isspace() or letter in "-‐‑‒–—−_.,:·":
            continue
        if letter not in _VALUES:
            raise ValueError(letter)
        result.append(_ALPHABET[_VALUES[letter]])
    return "".join(result)


def decode(letters: str) -> int:
    """Return the number that `letters_of` gave the letters of."""
    number = 0
    for letter in letters:
        number = number << 5 | _VALUES[letter]
    return number
