"""Numbers, dates, addresses and telling circumstances: what points at a person goes or is asked about, the rest stays."""

from __future__ import annotations

from typing import Final

import pytest

from tests.fakes.passages import Passage, faults

A: Final = "Adult A"
P: Final = {A: "Brigitte Smithson"}
BORN: Final = "1985-02-03"
HOME: Final = "Flat 2, 14 Old Tannery Row, Aldersford, AF7 3QZ"
PHONE: Final = "07700 900461"


# fmt: off
DATES: Final = (
    Passage("written", P, "On 4 May 2021, on Monday 3rd June 2019 and on the 5th of July 2020 she rang.", "4 May|3rd June|5th of July|Monday", "In May 2021|in June 2019|in July 2020|she rang"),
    Passage("american", P, "She left May 4, 2021 and returned June 5th 2021.", "May 4|June 5", "May 2021|June 2021"),
    Passage("numbers", P, "04/05/2021, 4.5.21, 04-05-2021, 2021/05/04, 4/5/21", "04/05|4.5.21|04-05|05/04|4/5/21", "May 2021"),
    Passage("iso", P, "2021-05-04 and 2021-05-04T10:00:00Z and 20210504 and 04052021", "05-04|0504|04052021", "May 2021"),
    Passage("short months", P, "4 Sept 2020; 04-Sep-20; 4th Sep; Sep 4", "4 Sept|04-Sep|4th Sep|Sep 4", "September 2020"),
    Passage("range", P, "from 3 to 5 May 2021; 3-5 May 2021; 3rd, 4th and 5th May 2021; 28 April to 2 May 2021", "~\\b[345](?:rd¦th)?\\b|28 April|2 May", "May 2021"),
    Passage("month alone stays", P, "In May 2021, by June, since 2019 and early 2020, in the 1990s.", "", "In May 2021, by June, since 2019 and early 2020, in the 1990s."),
    Passage("day of month", P, "On the 14th she rang. By the 3rd, he left. The 14th floor. On the 2nd occasion", "~On the 14th|~the 3rd", "The 14th floor|2nd occasion"),
    Passage("birthday", P, "It was her 30th, 4 May. On her birthday, 3 February, she left.", "4 May|3 February", "she left", born=BORN),
    Passage("born", P, "DOB 03/02/1985; born 3.2.85; d.o.b. 3rd Feb 1985; 02/03/1985; 850203", "03/02/1985|3.2.85|3rd Feb|02/03/1985|850203", born=BORN),
    Passage("named days", P, "On Boxing Day 2020 and on Christmas Eve he came; Valentine's Day; Good Friday 2021; Halloween; on New Year's Eve", "Boxing|Christmas Eve|Valentine|Good Friday|Halloween|New Year", "December 2020|April 2021"),
    Passage("mother's day", P, "On Mothering Sunday 2021 he rang; Eid al-Fitr 2021", "Mothering|Eid al", "March 2021"),
    Passage("excel", P, "Cell date 44320 and Excel serial 44320.5", "44320"),
    Passage("amounts stay", P, "The grant was £44,320 and 12,345 people; 20210 units; 45000 homes", "", "£44,320|12,345 people|45000 homes"),
    Passage("clinical stays", P, "BP 140/90, GCS 14/15, PHQ-9 score 18, 2/52 review, 5/7 course, sats 98%, 20 mg x 28, HbA1c 48, ICD-10 F32.1", "", "BP 140/90|GCS 14/15|score 18|2/52|5/7|98%|20 mg x 28|F32.1"),
    Passage("legal stays", P, "s.47 Children Act 1989, section 76 Serious Crime Act 2015, Article 8, para 5.12.3, Rec 4.2, 24/7 help, 50/50", "", "s.47 Children Act 1989|section 76 Serious Crime Act 2015|para 5.12.3|Rec 4.2|24/7|50/50"),
    Passage("time of day stays", P, "At 22:15 on 4 May 2021 (22.15 hrs) police came.", "4 May", "22:15|22.15 hrs|May 2021"),
    Passage("due", P, "Due 28/2; by 1/3; w/c 5.4; target 30/06", "28/2|1/3|w/c 5.4|30/06"),
    Passage("short year", P, "3 May '21 and May '21 and 3/5", "3 May"),
    Passage("week day stays", P, "She rang on Sunday and every Tuesday.", "", "on Sunday|every Tuesday"),
    Passage("two in a line", P, "03/02/2020-05/02/2020 and 2020-02-03/2020-02-05", "03/02|05/02|02-03|02-05"),
    Passage("spaced and dotted", P, "4 / 5 / 2021 and 04.05.2021. and 4 . 5 . 2021", "~4 / 5|04.05.2021|~4 \\. 5"),
    Passage("words", P, "on the fourth of May 2021 and the twenty-third of June", "fourth|twenty-third", "May 2021"),
)
# fmt: on

# fmt: off
NUMBERS: Final = (
    Passage("phones", P, "07700 900461; 07700900461; +44 7700 900461; 0044 7700 900461; 07700-900-461; (07700) 900461; +44(0)7700 900461; 7700900461", "=900461", phone=PHONE),
    Passage("phones unknown", P, "Ring 01632 960 001, 0161 496 0123, 020 7946 0958, +353 86 555 0101 or 0800 123 4567 ext 4471.", "=960001|=4960123|=79460958|=5550101|4471", "Ring"),
    Passage("phone in words", P, "oh double seven double oh nine hundred; zero seven seven zero zero nine zero zero four six one", "zero seven seven"),
    Passage("helpline stays", P, "Call 999 or 101, Samaritans 116 123, helpline 0808 2000 247.", "", "999|101|116 123|0808 2000 247"),
    Passage("postcodes", P, "AF7 3QZ, AF73QZ, af7 3qz, AF7  3QZ, TB4 9QX; the AF7 area", "=af73qz|=tb49qx|~AF7 area", address=HOME),
    Passage("address", P, "14 Old Tannery Row; 14, Old Tannery Row; Old Tannery Rw; Old Tannery Row; flat 2", "tannery|flat 2", address=HOME),
    Passage("address unknown", P, "He lives at 27 Larch Avenue and 9a High St, and at Flat 6, Kestrel House.", "27 Larch|9a High|Flat 6"),
    Passage("address short", P, "14 Old Tannery; No. 14; number 14 O.T. Row", "tannery", address=HOME),
    Passage("address broken", P, "14 Old\nTannery Row, Alders-\nford AF7\n3QZ", "tannery|3qz", address=HOME),
    Passage("house described", P, "the third house past the Plough", "", "", "third house past the Plough"),
    Passage("nhs", P, "NHS 943 476 5919, 943-476-5919, 9434765919, NHS number 4010232137", "=9434765919|4010232137", "NHS"),
    Passage("ni", P, "NI QQ123456C; QQ 12 34 56 C; qq123456c; NINO QQ12 3456", "=qq123456"),
    Passage("police", P, "crime ref 42/18823/20, PNC 04/77123B, CRO 77123/04B, CAD 1234 of 04/05/21, URN 42AB1234521, 4200188320", "18823|77123|~CAD 1234|1234521|4200188320"),
    Passage("collar", P, "PC 1482 Thornleigh and DS 77 spoke; Insp. Vane took over", "1482|thornleigh", "spoke", "Vane"),
    Passage("prison and court", P, "prison no. A4417CX; case T20197714; claim no. BM20P00713; PC-2020-000123; FD21P00477", "A4417CX|T20197714|BM20P00713|000123|FD21P00477"),
    Passage("licence", P, "licence SMITH 802035 B99AB; SMITH802035B99AB 12", "smith|802035"),
    Passage("plates", P, "a Fiesta SM17 HHH, sm17hhh, S455 HHH, HHH 455S", "=sm17hhh|=s455hhh|=hhh455s", "a Fiesta"),
    Passage("bank", P, "sort code 20-00-00 account 55779911; 20-00-00 55779911; card 4929 1234 5678 9012; GB29 NWBK 6016 1331 9268 19", "20-00-00|55779911|4929|6016 1331"),
    Passage("devices", P, "IMEI 490154203237518; IP 203.0.113.7; MAC 00:1B:44:11:3A:B7; 53.4808, -2.2426", "490154203237518|203.0.113.7|3A:B7|53.4808"),
    Passage("social care", P, "Mosaic ID 774120, Liquidlogic no 1004512, EHCP ref EHC/7712", "774120|1004512|7712"),
    Passage("references", P, "ref. 22/HW/00417, DHR/2021/07, RX1 774120, Unit No. 77412, hospital no. K774120", "00417|774120|77412|DHR/2021/07"),
    Passage("known references", P, "Seen at Petal & Pine Nurseries; petalandpine.example; Petal and Pine; ref 771-204 / 771204", "petal|771-204|771204", "Seen at", references=("Petal and Pine Nurseries Ltd", "Ref 771 204")),
    Passage("known school", P, "Year 3 at St Oswin's C of E Primary; St. Oswins; Oswin's school", "oswin", "Year 3", references=("St Oswin's CE Primary School",)),
    Passage("unknown school", P, "He attends Wexcombe Park Primary School in Year 4.", "Wexcombe Park Primary", "in Year 4"),
    Passage("email", P, "x.y+z@mail.example.org, b at example dot org", "mail.example|b at example"),
    Passage("handle", P, "Insta: brig_s85, @brigs85, Snapchat bs.85x", "brig|bs.85x"),
    Passage("last digits", P, "phone ending 461; card ending in 9012", "~\\b461\\b|9012"),
    Passage("citation", P, "R v Smithson [2019] EWCA Crim 1234; Re A (A Child) [2020] EWFC 3", "1234|smithson|EWFC 3"),
    Passage("statistics stay", P, "Of 1,204 cases, 34 per cent, 12% and 3 in 10; 2,500 calls; 15 minutes; 3.5 times", "", "1,204 cases|34 per cent|12%|2,500 calls|15 minutes|3.5 times"),
)
# fmt: on

# fmt: off
CIRCUMSTANCES: Final = (
    Passage("only one", P, "She was the only Maltese woman on the estate.", "", "", "only Maltese woman"),
    Passage("headline", P, "The Gazette headline read “Nurse slain in her own garden by jealous ex”.", "", "", "Nurse slain in her own garden by jealous ex"),
    Passage("roles stay", P, "Mum told the victim's sister; Child 1 and Adult C were seen by GP1.", "", "Mum told the victim's sister; Child 1 and Adult C were seen by GP1."),
    Passage("titles", P, "Dr Ferris, Mrs Oyelaran, Sister Quill and Cllr Dunne met.", "", "met", "Ferris|Oyelaran|Quill|Dunne"),
    Passage("names in no list", P, "Tamsin and Callum left. Her friend Bex came; Ms K rang.", "", "left|came", "Tamsin|Callum|Bex"),
    Passage("words as names", P, "Skye is six. Jaxon cried. Autumn ran. The autumn term.", "", "The autumn term", "Skye|Jaxon|Autumn"),
    Passage("counts", P, "Of nine, 2 were Romanian, one was deaf and 3 had children.", "", "Of nine", "2 were Romanian|one was deaf|3 had children"),
    Passage("greetings", P, "Hi Zara,\nSee you.\nCheers, Mo", "", "See you", "Zara|Mo"),
    Passage("small letters", P, "zara said no, ask donna or kieran", "", "said no", "zara|kieran"),
    Passage("nothing to do", P, "The panel met in the town hall. Agencies should share information with IDVA services.", "", "The panel met in the town hall. Agencies should share information with IDVA services."),
)
# fmt: on


@pytest.mark.parametrize("passage", DATES + NUMBERS + CIRCUMSTANCES, ids=lambda p: p.why)
def test_what_points_at_a_person_goes_or_is_asked(passage: Passage) -> None:
    assert faults(passage) == []
