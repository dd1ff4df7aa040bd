"""Names as people really write them: every form of a known person goes, ordinary words stay."""

from __future__ import annotations

from typing import Final

import pytest

from tests.fakes.passages import Passage, faults

A: Final = "Adult A"
B: Final = "Adult B"


# fmt: off
FORMS: Final = (
    Passage("small letters", {A: "Tanisha Bramhall"}, "tanisha bramhall rang; later tanisha hung up.", "tanisha|bramhall", "rang|hung up"),
    Passage("capitals", {A: "Tanisha Bramhall"}, "TANISHA BRAMHALL TO BE SEEN WEEKLY", "tanisha|bramhall", "TO BE SEEN WEEKLY"),
    Passage("mixed", {A: "Tanisha Bramhall"}, "tAnIsHa said BRAMhall was there", "tanisha|bramhall", "said"),
    Passage("possessive", {A: "Gemma Ives|Gem"}, "Gemma's flat; Gem’s keys; Ives' car; Gemmas coat; GEMMA’S file", "gemma|ives|~\\bGem\\b", "Adult A's flat|Adult A’s keys|car|coat|file"),
    Passage("s at the end", {A: "Jess Rawlings|Jess"}, "Jess's mum rang. Jess' phone was off. The Rawlings' dog barked.", "jess|rawlings", "mum rang|phone was off|dog barked"),
    Passage("plural", {A: "Ann Tolliver", B: "Ray Tolliver"}, "The Tollivers moved away. Both Tollivers drank. We met the Tolliver family twice.", "tolliver", "moved away|The family moved|met the family twice"),
    Passage("plural es", {A: "Ann Jarvis"}, "The Jarvises were known; the Jarvis household was not.", "jarvis", "were known"),
    Passage("family of a word", {A: "Ann Moss"}, "The Mosses left. Mrs Moss fell on the wet moss.", "~Mosses|~Mrs Moss", "on the wet moss"),
    Passage("reversed", {A: "Peter John Quillfeather"}, "Quillfeather, Peter; QUILLFEATHER P J; Quillfeather Peter John", "quillfeather|~\\bPeter"),
    Passage("reversed with title", {A: "Peter Quillfeather"}, "QUILLFEATHER, Mr Peter (DOB known)", "quillfeather|peter", "(DOB known)"),
    Passage("initials", {A: "Peter John Quillfeather"}, "P. Quillfeather, P.J. Quillfeather, PJ Quillfeather, Peter Q., Peter Q, P J Q. came", "quillfeather|~\\bPeter\\b|~\\bPJ\\b|~P\\.J\\.", "came"),
    Passage("dotted initials alone", {A: "Orla Fenwick"}, "O.F. was seen; later O. F. left. OF told the nurse.", "~O\\.F\\.|~O\\. F\\.", "was seen|told the nurse"),
    Passage("plain initials", {A: "Katarzyna Hollis"}, "KH said she was fine. Plan agreed with KH. KH's mother rang.", "~\\bKH\\b", "said she was fine|mother rang"),
    Passage("initials and small words", {A: "Isabel Sutton"}, "IS asked for help. It is so.", "", "It is so"),
    Passage("job share is not a person", {A: "John Sallow"}, "JS = job share. The JS post was cut.", "", "job share|post was cut"),
    Passage("nickname of the full name", {A: "Elizabeth Crake"}, "Liz Crake, Betty and Lizzie were one person. Beth agreed.", "~\\bLiz\\b|crake|betty|lizzie|~\\bBeth\\b", "were one person"),
    Passage("full name of the nickname", {A: "Bob Tranter"}, "Robert Tranter is known as Bobby. Rob left.", "robert|tranter|bobby|~\\bRob\\b", "is known as"),
    Passage("street names", {A: "Darren Fitch", B: "Sharon Fitch"}, "Daz and Shaz were out. Dazza rang.", "~\\bDaz|~\\bShaz|dazza", "were out"),
    Passage("y and ie", {A: "Lynn Marsh|Lynny"}, "Lynnie and Lyn and Lynne", "lynn|~\\bLyn\\b"),
    Passage("alias of two words", {A: "Wayne Tull|Big Dog"}, "Big Dog was out. A big dog barked.", "~Big Dog was", "A big dog barked"),
    Passage("screen name", {A: "Wayne Tull|KingTull99"}, "He posts as KingTull99 and kingtull_99.", "tull"),
    Passage("maiden", {A: "Rita Doyle (née Cope)"}, "Rita Cope, later Doyle; Miss Cope could not cope.", "doyle|~Miss Cope|~Rita Cope", "could not cope"),
    Passage("unlisted maiden", {A: "Rita Doyle"}, "Rita Doyle née Bostock was born here.", "doyle|bostock", "was born here"),
    Passage("double barrelled", {A: "Rita Doyle-Cope"}, "Ms Doyle Cope; Doyle; R Doyle-Cope; DoyleCope", "doyle"),
    Passage("joined to another", {A: "Rita Doyle"}, "Rita Hammersley-Doyle signed; Mrs Doyle-Hammersley did not.", "doyle|rita|hammersley", "signed"),
    Passage("joint", {A: "Tom Sefton", B: "Jill Sefton"}, "Tom and Jill Sefton; Mr and Mrs Sefton; T & J Sefton; Mr & Mrs T Sefton; Tom/Jill", "sefton|~\\bTom\\b|~\\bJill\\b"),
    Passage("father and son", {A: "Ken Ollerton", B: "Ken Ollerton snr"}, "Ken Ollerton jr hit Ken Ollerton (senior). Old Ken Snr left; young Ken Jnr. stayed.", "ollerton|~\\bKen\\b", "left|stayed"),
    Passage("middle", {A: "Sarah Jane Millward"}, "Sarah-Jane; Sarah J Millward; Sarah Louise Millward; Jane Millward; SJ Millward", "sarah|millward|~\\bJane\\b"),
    Passage("unlisted middle", {A: "Ola Brisk"}, "Ola Marie Therese Brisk; Ola M Brisk; Ola 'Bunny' Brisk", "~\\bOla\\b|~Brisk|therese|bunny"),
    Passage("title", {A: "Priya Nayar"}, "Mrs. Nayar, Ms P Nayar, Miss Priya Nayar, Mx Nayar and Dr Nayar", "nayar|priya", "Adult A"),
    Passage("no doubled title", {A: "Priya Nayar"}, "We met Mrs Priya Nayar today.", "nayar|Mrs", "We met Adult A today."),
    Passage("relative in no list", {A: "Priya Nayar"}, "Her cousin Vikram Nayar and S Nayar rang.", "nayar|vikram", "rang"),
    Passage("same surname officer", {A: "Priya Nayar"}, "PC Nayar attended.", "nayar", "attended"),
    Passage("typo", {A: "Christopher Blenkinsop"}, "Christoper Blenkinsopp and Chistopher Blekinsop and Blenkinosp", "christo|blenk|blek|chist", "and"),
    Passage("typo short", {A: "Leah Doyle"}, "Laeh Doyle left Leeds; Leahh said Doyel was in.", "laeh|leah|doyel", "Leeds|left"),
    Passage("typo of a first letter", {A: "Natasha Penrose"}, "Matasha Penrose and Natasha Oenrose", "matasha|penrose|oenrose"),
    Passage("words near names stay", {A: "Marian Steed"}, "Marina went to the marina. The steep stair and the seed were there.", "", "marina|steep stair|seed"),
    Passage("heard wrongly", {A: "Niamh Geoghegan"}, "Neve Gaygan rang; Niamh Geogegan did not.", "geog|niamh|neve", "rang"),
    Passage("scanned", {A: "Simon Marlow"}, "Sirnon Marlow, S1mon Mar1ow, 5imon, Simom, Sim0n MarIow", "simon|sirnon|marlow|s1mon|sim0n|5imon|mariow|mar1ow"),
    Passage("scanned w", {A: "Wendy Clewer"}, "VVendy Clewer and Wendy dewer and W endy", "vvendy|clewer|wendy"),
    Passage("word starting with a name", {A: "Ed Alder|Ed|Al"}, "Ed edited the edition. Al is not in the alibi. See eds. et al.", "~^Ed |~Al is", "edited|edition|alibi|et al"),
    Passage("una and unable", {A: "Una Noakes|Una"}, "Una was unable to come; a unanimous vote.", "~Una ", "unable|unanimous"),
    Passage("ali and alibi", {A: "Ali Rahmani|Ali"}, "Ali gave an alibi. ALI was there. ali said so", "~(?i)\\bali\\b", "alibi"),
    Passage("three letters in small", {A: "Jo Finch|Jo", B: "Bo Finch|Bo"}, "jo texted bo that she would come", "~\\bjo\\b|~\\bbo\\b", "texted"),
    Passage("shared surname alone", {A: "Parveen Bibi", B: "Nasreen Bibi"}, "Bibi rang Bibi’s sister. Parveen B came.", "bibi|parveen", "rang"),
    Passage("one replaced by another's name", {"Sarah": "Kim Oakes", B: "Sarah Pell"}, "Kim told Sarah. Sarah Pell left.", "~\\bKim\\b|~told Sarah|pell", "Sarah told"),
    Passage("lone name", {A: "Suharto"}, "Suharto came. Mr Suharto's landlord; SUHARTO", "suharto", "came|landlord"),
    Passage("one letter", {A: "Wei O|O"}, "Ms O rang. Oh no.", "~Ms O\\b", "Oh no"),
    Passage("former name", {A: "Jamie Lockett|Jemima Lockett"}, "Jemima (now Jamie) Lockett; deadname Jemima", "jemima|jamie|lockett", "deadname"),
    Passage("dropped letter names", {A: "Siân O’Rourke"}, "Sian ORourke, Sian O Rourke, Ms O'Rourke, S. O’Rourke", "sian|rourke"),
)
# fmt: on

# fmt: off
CULTURES: Final = (
    Passage("welsh", {A: "Rhodri ap Gruffydd|Guto"}, "Rhodri Gruffydd, Rhodri ab Gruffydd, Mr ap Gruffydd, Guto", "rhodri|gruffydd|guto"),
    Passage("welsh mutation", {A: "Cadi Morgan"}, "Gadi Morgan and Chadi told the school", "morgan", "told the school"),
    Passage("welsh short", {A: "Dafydd Prys"}, "Dai Prys; Dafydd Pryce; David Prys", "dafydd|prys|~\\bDai\\b"),
    Passage("polish cases", {A: "Wojciech Nowicki"}, "widziałem Wojciecha Nowickiego; z Wojciechem Nowickim; Pani Nowicka; Wojtek", "wojc|nowick|wojtek"),
    Passage("polish diminutive", {A: "Małgorzata Zielińska"}, "Gosia Zielinski, Malgosia and Małgosię", "gosi|zielin|malgo"),
    Passage("kaur", {A: "Harpreet Kaur", B: "Simran Kaur"}, "Mrs Kaur told Mrs Kaur's sister; Harpreet K and Preet", "kaur|harpreet|preet", "told"),
    Passage("singh", {A: "Jaswinder Singh Gill"}, "Jas Gill; Jaswinder Singh; Mr Singh; J S Gill; J.S. Gill", "~\\bJas\\b|gill|singh"),
    Passage("md", {A: "Mohammed Rafiq Miah"}, "Md Rafiq Miah; Mohd. Miah; Muhammad Rafiq; Mohamed M.", "~\\bMd\\b|rafiq|miah|~Moh|muhammad"),
    Passage("begum", {A: "Rokeya Begum"}, "Rukeya Begom, Mst Rokeya Begum, Begum Rokeya", "rokeya|begum|begom|rukeya"),
    Passage("kunya", {A: "Omar Haddad|Abu Omar"}, "Abu Omar, Abou Omar and Abu-Omar; Umm Omar", "omar"),
    Passage("al", {A: "Fatima al-Zahrani"}, "Fatma Alzahrani; F. El-Zahrani; Ms Al Zahrani; Fatimah Zahrani", "zahrani|fatma|fatim"),
    Passage("bin", {A: "Yusuf bin Rashid"}, "Yousef Bin Rasheed; Yusuf b. Rashid", "yus|yous|rash"),
    Passage("igbo", {A: "Chukwuemeka Okonkwo"}, "Emeka Okonkwo; Chukwu Emeka; Mr Okonkwo-Obi", "emeka|okonkwo"),
    Passage("yoruba", {A: "Adewale Ogunleye"}, "Wale; Ade Wale Ogunleye; Ogun-leye", "wale|ogun"),
    Passage("somali", {A: "Hodan Abdi Warsame"}, "Hodan Abdi; Hodan Warsame; Abdi Warsame", "hodan|abdi|warsame"),
    Passage("chinese", {A: "Xiaoming Zhang"}, "Zhang Xiaoming; Zhang Xiao Ming; Xiao-Ming Zhang; X.M. Zhang; Ms Zhang", "zhang|xiao|ming"),
    Passage("chinese with english name", {A: "Zhang Wei (Wendy)"}, "Wendy Zhang; Zhang Wei; Wei Zhang; ZHANG Wei", "zhang|wendy|~\\bWei\\b"),
    Passage("vietnamese", {A: "Nguyễn Văn Đức"}, "Nguyen Van Duc; Duc Nguyen; Van Duc; Mr Duc", "nguyen|~\\bDuc\\b"),
    Passage("iberian", {A: "María José García-Ruiz"}, "Maria Jose Garcia; Mari Jose; Sra. Garcia Ruiz; M.J. García", "garcia|ruiz|~\\bJose\\b"),
    Passage("portuguese", {A: "Ana Beatriz dos Santos Moreira"}, "Ana dos Santos; Sra Moreira; Beatriz Moreira; A. B. dos Santos", "santos|moreira|beatriz"),
    Passage("romanian", {A: "Gheorghiță Mihăilescu"}, "Gheorghita Mihailescu; Mihăilescu Gh.; Dna Mihailescu", "gheorghi|mihail"),
    Passage("irish", {A: "Caoimhe Ní Bhriain"}, "Caoimhe Ni Bhriain; Keeva O'Brien; Ms NíBhriain", "caoimhe|bhriain|keeva"),
    Passage("irish mac", {A: "Paddy McGinley"}, "Paddy Mc Ginley; MacGinley; M'Ginley; Mr McGinlay; Patrick McGinley", "ginl|paddy|patrick"),
    Passage("scottish", {A: "Mairi Macdonald"}, "Mairi Mac Donald; McDonald, M; Mary MacDonald", "donald|mairi"),
    Passage("traveller", {A: "Margaret “Peggy” Cawley|Big Peg"}, "Peggy Cawley; oul Peg; Big Peg; the Cawleys", "peggy|cawley|~\\bPeg\\b"),
    Passage("hungarian order", {A: "Eszter Szabó"}, "Szabo Eszter; Szabó-né; Eszti", "szabo|eszter"),
    Passage("ukrainian letters", {A: "Світлана Бондар"}, "Світлана Бондар and СВІТЛАНА came", "світлана|бондар", "came"),
    Passage("turkish i", {A: "İpek Yıldız"}, "IPEK YILDIZ; ipek yıldız; İPEK", "ipek|yildiz"),
    Passage("german", {A: "Jürgen Groß"}, "Jurgen Gross; JÜRGEN GROSS", "jurgen|gross"),
)
# fmt: on


@pytest.mark.parametrize("passage", FORMS + CULTURES, ids=lambda p: p.why)
def test_every_form_of_a_known_name_goes(passage: Passage) -> None:
    assert faults(passage) == []
