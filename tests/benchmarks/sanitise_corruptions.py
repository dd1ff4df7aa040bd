"""Names spoilt in 38 ways, as keyboards, scanners, exports and chats spoil them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Final

Spoil = Callable[[str, random.Random], str]


def _at(name: str, chance: random.Random) -> int:
    """Return a place inside the longest word, neither its first nor its last letter."""
    word = max(name.split(), key=len)
    return name.index(word) + chance.randrange(1, len(word) - 1)


def _swap(name: str, chance: random.Random) -> str:
    i = _at(name, chance)
    while name[i] == name[i - 1]:
        i = _at(name, chance)
    return name[: i - 1] + name[i] + name[i - 1] + name[i + 1 :]


def _drop(name: str, chance: random.Random) -> str:
    i = _at(name, chance)
    return name[:i] + name[i + 1 :]


def _double(name: str, chance: random.Random) -> str:
    i = _at(name, chance)
    return name[:i] + name[i] + name[i:]


def _other(name: str, chance: random.Random) -> str:
    i = _at(name, chance)
    return name[:i] + chance.choice([c for c in "aeioutrsn" if c != name[i]]) + name[i + 1 :]


def _insert(sign: str) -> Spoil:
    def spoil(name: str, chance: random.Random) -> str:
        i = _at(name, chance)
        return name[:i] + sign + name[i:]

    return spoil


def _swap_letters(pairs: str) -> Spoil:
    table = str.maketrans(dict(pair.split("=") for pair in pairs.split()))
    return lambda name, _: name.translate(table)


def _join(sign: str) -> Spoil:
    return lambda name, _: name.replace(" ", sign)


def _entity(name: str, chance: random.Random) -> str:
    i = _at(name, chance)
    return f"{name[:i]}&#{ord(name[i])};{name[i + 1 :]}"


def _percent(name: str, _: random.Random) -> str:
    return name.replace(" ", "%20").replace("a", "%61", 1)


def _json(name: str, chance: random.Random) -> str:
    i = _at(name, chance)
    return f"{name[:i]}\\u{ord(name[i]):04x}{name[i + 1 :]}"


def _reverse(sign: str) -> Spoil:
    return lambda name, _: sign.join((name.split()[-1], " ".join(name.split()[:-1])))


def _accent(name: str, _: random.Random) -> str:
    return name.translate(str.maketrans("aeiou", "áéíóú"))


def _combining(name: str, _: random.Random) -> str:
    return name.replace("e", "e\u0301").replace("a", "a\u0308")


def _wide(name: str, _: random.Random) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)


def _starred(name: str, _: random.Random) -> str:
    return " ".join(w[0] + "*" * (len(w) - 2) + w[-1] for w in name.split())


def _mixed(name: str, chance: random.Random) -> str:
    return "".join(chance.choice((c.lower(), c.upper())) for c in name)


SPOILS: Final[dict[str, Spoil]] = {
    "small": lambda n, _: n.lower(),
    "capitals": lambda n, _: n.upper(),
    "mixed": _mixed,
    "swapped letters": _swap,
    "dropped letter": _drop,
    "doubled letter": _double,
    "wrong letter": _other,
    "zero width": _insert("\u200b"),
    "soft hyphen": _insert("\u00ad"),
    "joiner": _insert("\u2060"),
    "bidi mark": _insert("\u200e"),
    "hyphen and line end": _insert("-\n"),
    "stray space": _insert(" "),
    "stray hyphen": _insert("-"),
    "stray dot": _insert("."),
    "underscore": _join("_"),
    "dot": _join("."),
    "hyphen": _join("-"),
    "nothing between": _join(""),
    "line end between": _join("\n"),
    "two spaces": _join("  "),
    "tab": _join("\t"),
    "no-break space": _join("\u00a0"),
    "slash": _join("/"),
    "plus": _join("+"),
    "reversed": _reverse(" "),
    "reversed with comma": _reverse(", "),
    "cyrillic": _swap_letters("a=а e=е o=о c=с p=р x=х y=у"),
    "digits": _swap_letters("o=0 l=1 i=1 e=3 s=5"),
    "scanner": lambda n, _: n.replace("m", "rn").replace("w", "vv").replace("l", "1"),
    "scanner I": _swap_letters("l=I"),
    "entity": _entity,
    "percent": _percent,
    "json": _json,
    "accents": _accent,
    "combining": _combining,
    "full width": _wide,
    "spaced out": lambda n, _: " ".join(n.replace(" ", "  ")),
}
"""Thirty-eight ways; starred names are measured with the passages, since two stars can hide anyone."""

STARRED: Final[Spoil] = _starred
PEOPLE: Final = (
    "Harriet Bellweather", "Douglas Pemberlow", "Oonagh Castletown", "Imogen Threlkeld", "Marcus Wolstenholme", "Tabitha Greaves",
    "Rashida Chaudhry", "Krzysztof Wisniewski", "Llinos Prydderch", "Siobhan Gallagher", "Emmanuel Adeyinka", "Parminder Sandhu",
    "Delphine Marchetti", "Alastair Colquhoun", "Josephine Blackmore", "Valentina Popescu", "Anthony Silverwood", "Bernadette Lomas",
    "Gwendoline Tregarth", "Malcolm Entwistle", "Rosalind Haverstock", "Terence Mulligan", "Yolanda Figueroa", "Frederick Loxley",
    "Shabnam Hosseini", "Leopold Merryweather", "Clarissa Dunwoody", "Nathaniel Osgood", "Philippa Wetherby", "Stephen Arkwright",
)  # fmt: skip


def corrupted(seed: int = 7) -> Iterator[tuple[str, str, str]]:
    """Yield the way, the name and the spoilt name: every way over every person."""
    chance = random.Random(seed)  # noqa: S311 - invented names, no secret
    for way, spoil in SPOILS.items():
        for name in PEOPLE:
            yield way, name, spoil(name, chance)
