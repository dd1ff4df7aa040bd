"""Ugly texts: broken lines, look-alike letters, escapes, starred letters, chats, tables; nothing hides a known name in them."""

from __future__ import annotations

from typing import Final

import pytest

from tests.fakes.passages import Passage, faults

A: Final = "Adult A"
B: Final = "Adult B"
P: Final = {A: "Brigitte Smithson|Bridge"}


# fmt: off
UGLY: Final = (
    Passage("broken line", P, "Brig-\nitte Smith-\nson rang; Smith-\r\nson", "brig-|=smithson|smith", "rang"),
    Passage("line end in a full name", P, "met Brigitte\nSmithson today", "brigitte|smithson", "met|today"),
    Passage("zero width", P, "S\u200bmith\u200dson and Brig\u2060itte, Smith\xadson", "smithson|brigitte|=smithson", "and"),
    Passage("look-alike letters", P, "Вrigitte Ѕmithsоn, SΜITHSON", "smithson|brigitte", ""),
    Passage("ligature and full width", {A: "Fifi Flynn"}, "ﬁﬁ ﬂynn; Ｆｉｆｉ Ｆｌｙｎｎ; 𝐅𝐢𝐟𝐢 𝓕𝓵𝔂𝓷𝓷", "fifi|flynn"),
    Passage("combining marks", {A: "Zoë Núñez"}, "Zoë Núñez; ZOE NUNEZ; Zoé Nünez", "zoe|nunez"),
    Passage("digits for letters", P, "Sm1thson; 5mithson; Br1g1tte; Smiths0n", "smithson|sm1th|br1g|5mith|smiths0n"),
    Passage("rn for m", P, "Srnithson and Brigitte Srnithson", "srnith|brigitte"),
    Passage("spaced letters", P, "S M I T H S O N and s m i t h s o n; B r i g i t t e", "=smithson|=brigitte"),
    Passage("spelled letters", P, "It is S-M-I-T-H-S-O-N, S.M.I.T.H.S.O.N., B, R, I, G, I, T, T, E.", "=smithson|=brigitte"),
    Passage("entities", P, "&#83;mithson &lt;Brigitte&gt; Smiths&oacute;n &#x42;rigitte", "mithson|brigitte|rigitte"),
    Passage("percent", P, "q=Brigitte%20Smithson&x=Smithson%2C%20Brigitte", "brigitte|smithson"),
    Passage("backslash u", P, 'Text: "\\u0053mithson" and "\\nBrigitte"', "mithson|brigitte"),
    Passage("login", P, "bsmithson7 logged in; mail bsmithson@example.org; user brigitte.smithson", "smithson|brigitte"),
    Passage("file name", P, "See Smithson_B_statement.pdf and IMR-SmithsonBrigitte-v2.docx, C:\\cases\\smithson\\notes.txt", "smithson|brigitte", "statement|notes"),
    Passage("hashtag", {A: "Josephine Brant|Jo"}, "#JusticeForJo and #justiceforjosephine and #JoBrant and @jobrant_99", "~ForJo|josephine|brant"),
    Passage("exhibit", {A: "Josephine Brant"}, "Exhibit JB/2 was seized; JB/14 too.", "JB/2|JB/14", "was seized"),
    Passage("starred", P, "Sm*****n said no. B******e left. Br***** S*******", "sm*|b***|br*", "said no"),
    Passage("blocks", P, "Ms S███████ and Brig█████", "~\\bS█|~Brig"),
    Passage("camel", P, "BrigitteSmithson and smithsonBrigitte and brigittesmithson", "smithson|brigitte"),
    Passage("underscores and dots", P, "brigitte_smithson, brigitte.smithson, SMITHSON__BRIGITTE", "smithson|brigitte"),
    Passage("markdown", P, "**Brigitte** _Smithson_ and ~~Smithson~~ `Brigitte`", "smithson|brigitte"),
    Passage("html", P, "<b>Brigitte</b> <i>Smithson</i> and Smith<b>son</b>", "brigitte|smithson"),
    Passage("chat", P, "[01/02/21, 22:10] Bridge ❤️: omw\n[01/02/21, 22:11] Mum: bridge?? where r u", "~Bridge |01/02/21", "omw|where r u"),
    Passage("csv", P, 'no;name;dob\n1;"Smithson, Brigitte";03/02/1985\n2;Brigitte Smithson;1985-02-03', "smithson|brigitte|03/02/1985|1985-02-03", "no;name;dob", born="1985-02-03"),
    Passage("json", P, '{"forename":"Brigitte","surname":"Smithson","dob":"1985-02-03"}', "smithson|brigitte|1985-02-03", '"forename"|"surname"', born="1985-02-03"),
    Passage("quoted print", P, "Brigitte=\nSmithson", "smithson|brigitte"),
    Passage("header", P, "To: Smithson, B <bs@example.org>; Cc: B.Smithson\nSubject: Re: Smithson v Council", "smithson|bs@", "Subject"),
    Passage("transcript", P, "BS: I said no.\nQ. Your name?\nA. Brigitte. B-R-I-G-I-T-T-E.\nCaller (Brigitte): help", "brigitte|=brigitte|~^BS:", "I said no|help"),
    Passage("footnote mark", P, "Smithson¹ and Brigitte² and Smithson[3] and Smithson* left", "smithson|brigitte", "left"),
    Passage("sentence without spaces", P, "He left.Smithson stayed.Brigitte,who rang,left", "smithson|brigitte", "He left|stayed|who rang"),
    Passage("word in a word", {A: "Ian Pratt|Ian"}, "Ian is Librarian. guardian, Christian, Ians coat", "~\\bIan", "Librarian|guardian|Christian"),
    Passage("brackets and slashes", P, "(Brigitte) [Smithson] Brigitte/Smithson Smithson\\Brigitte", "smithson|brigitte"),
    Passage("emoji and numbers", P, "🖤Brigitte🖤 Brigitte2 2Brigitte Smithson1985", "smithson|brigitte"),
    Passage("right to left marks", P, "\u202eBrigitte\u202c \u2067Smithson\u2069", "smithson|brigitte"),
    Passage("tabs and breaks", P, "Brigitte\tSmithson | Brigitte \xa0 Smithson", "smithson|brigitte"),
    Passage("url", P, "https://example.org/p/smithson-brigitte?x=1 and example.org/b.smithson", "smithson|brigitte"),
    Passage("heading", P, "3.2 BRIGITTE'S EARLY LIFE\n3.3 Who Was Brigitte?\n# Brigitte & the Smithsons", "brigitte|smithson", "3.2|EARLY LIFE|3.3 Who Was"),
    Passage("double spaced capitals", P, "B R I G I T T E   S M I T H S O N", "=brigitte|=smithson"),
    Passage("nato", {A: "Kim Doe"}, "spelled Kilo India Mike, Delta Oscar Echo", "~Kilo India Mike|~Delta Oscar Echo", "spelled"),
    Passage("upside words kept", P, "The smith's son forged brigand iron; Smiths on site.", "", "The smith's son|brigand iron"),
)
# fmt: on


@pytest.mark.parametrize("passage", UGLY, ids=lambda p: p.why)
def test_no_writing_hides_a_known_name(passage: Passage) -> None:
    assert faults(passage) == []
