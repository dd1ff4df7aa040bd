"""How names of other scripts and languages are also written in English: Arabic articles and parents' names, Somali letters."""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.sanitise.shortnames import close_forms

_VOWELS: Final = "aeiouy"
KUNYA: Final = {
    **dict.fromkeys(("umm", "um"), ("umm", "um", "om", "oum")),
    "abu": ("abu", "abou", "abo", "aboo", "abi"),
}
"""How a parent is called after a child (Umm Yusuf), with the spellings of the first word."""


def article_forms(words: tuple[str, ...]) -> set[str]:
    """Return the usual writings of an Arabic name with the article inside (Salah al-Din: Salahuddin, Salah ad Din)."""
    flat = [part for word in words for part in re.split(r"[-']", word) if part]
    forms: set[str] = set()
    for i in range(1, len(flat) - 1):
        if flat[i] in {"al", "el", "ul", "ud", "ad"}:
            first, last = flat[i - 1], flat[i + 1]
            articles = (*(v + "l" for v in "aeu"), *(v + last[0] for v in "aeu"))
            forms.update(f"{first}{article}{last}" for article in articles)
            forms.update(f"{first} {article} {last}" for article in articles)
    if flat[0] == "abu" and len(flat) > 1:
        forms.update((f"abu{flat[1]}", f"abou{flat[1]}"))
        if flat[1][-2:-1] not in _VOWELS:
            forms.add(f"abu{flat[1][:-1]}a{flat[1][-1]}")
    return forms


def kunya_forms(words: tuple[str, ...]) -> set[str]:
    """Return the usual writings of a name after a child (Umm Yusuf: Um Yousef, Om Yusef)."""
    if words[0] not in KUNYA or len(words) != 2:
        return set()
    children = {words[1], *close_forms(words[1])}
    return {f"{start} {child}" for child in children for start in KUNYA[words[0]]}


def without_somali_spelling(word: str) -> str:
    """Return a Somali name as English writes it (Xaawo Jaamac Faarax: Hawo Jama Farah), or "" for a name of another kind."""
    if not re.search(r"aa|ee|ii|oo|uu|^x", word) or not re.search(r"[xc]|(.)\1", word):
        return ""
    plainer = re.sub(r"([aeiou])\1", r"\1", word.replace("x", "h").replace("c", ""))
    return plainer if plainer != word and len(plainer) > 3 else ""
