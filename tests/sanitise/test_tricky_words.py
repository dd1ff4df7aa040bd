"""Names that are also words, months, places and ranks: the person goes, the word stays."""

from __future__ import annotations

from typing import Final

import pytest

from tests.fakes.passages import Passage, faults

A: Final = "Adult A"
B: Final = "Adult B"


# fmt: off
WORDS: Final = (
    Passage("month", {A: "April Nesbitt|April"}, "In April 2020 April moved out. APRIL WAS SEEN ON 3 APRIL. On 5 April, April rang. By April she left.", "~April moved|~APRIL WAS|~, April rang", "In April 2020|By April she"),
    Passage("may", {A: "May Nesbitt|May"}, "May may have left in May. It may be that May was ill. May I ask? In late May May rang.", "~^May may|~that May was", "may have left in May|It may be|May I ask"),
    Passage("june", {A: "June Nesbitt|June"}, "June said it was in June. Between May and June, June stayed with us.", "~^June said|~, June stayed", "it was in June|Between May and June"),
    Passage("august", {A: "August Brill|August"}, "August told us in August that an august body met.", "~^August told", "in August|an august body"),
    Passage("will", {A: "Will Nesbitt|Will"}, "Will will go. Will the panel ask? She made a will. Last Will and Testament. Tell Will. WILL SAID NO", "~^Will will|~Tell Will|~WILL SAID", "Will the panel ask|made a will|Last Will and Testament"),
    Passage("bill", {A: "Bill Nesbitt|Bill"}, "Bill paid the bill. The Domestic Abuse Bill passed. A bill came for Bill.", "~^Bill paid|~for Bill\\.", "the bill|Domestic Abuse Bill"),
    Passage("hazel", {A: "Hazel Nesbitt|Hazel"}, "Hazel has hazel eyes. They walked to Hazel Grove station.", "~^Hazel has", "hazel eyes|Hazel Grove"),
    Passage("ivy ward", {A: "Ivy Ward"}, "Ivy Ward was on the ward. Ward Sister noted ivy on the wall. Mrs Ward rang the Ward Manager.", "~^Ivy|~Mrs Ward", "on the ward|ivy on the wall|Ward Manager"),
    Passage("violet", {A: "Violet Nesbitt|Violet"}, "Violet wore violet. Ultra violet light. Violet's coat.", "~^Violet wore|~Violet's", "wore violet|violet light"),
    Passage("victor", {A: "Victor Nesbitt|Victor|Vic"}, "Victor hit the victim. The victor was Vic.", "~^Victor hit|~\\bVic\\b", "the victim|The victor was"),
    Passage("penny", {A: "Penny Nesbitt|Penny"}, "Penny owed every penny. Then the penny dropped for Penny.", "~^Penny owed|~for Penny\\.", "every penny|the penny dropped"),
    Passage("crystal", {A: "Crystal Nesbitt|Crystal"}, "Crystal used crystal meth. Crystal Palace won.", "~^Crystal used", "crystal meth|Crystal Palace"),
    Passage("buster", {A: "Gary Nesbitt|Buster"}, "Buster came home. The stress buster class ended.", "~^Buster", "stress buster class"),
    Passage("hill", {A: "Jan Hill"}, "Ms Hill walked up the hill. Mrs Hill's flat is on Hill Street. Hill rang.", "~Ms Hill|~Mrs Hill|~Hill rang", "up the hill"),
    Passage("bath", {A: "Ron Bath"}, "Mr Bath of Bath had a bath. Bath said he lives in Bath.", "~Mr Bath|~^Bath|~Bath said", "of Bath|had a bath|in Bath"),
    Passage("ranks", {A: "Tony Sargent|Sarge"}, "Mr Sargent met Sgt 412. Sargent told the sergeant.", "~Sargent", "the sergeant"),
    Passage("moss", {A: "Kev Moss"}, "Moss lives in Moss Side. Moss was seen on the moss.", "~^Moss lives|~Moss was", "in Moss Side|on the moss"),
    Passage("worth", {A: "Neil Worth"}, "Worth felt it was worth it. Net Worth was low. It is not worth much.", "~^Worth felt", "worth it|not worth much"),
    Passage("hull", {A: "Dan Hull"}, "Hull lives in Hull. The hull was wet. Hull City lost. Mr Hull", "~^Hull lives|~Mr Hull", "in Hull|The hull was wet|Hull City"),
    Passage("england", {A: "Lyn England"}, "Ms England rang NHS England. In England and Wales this is common. England told us so.", "~Ms England|~England told", "NHS England|In England and Wales"),
    Passage("law with a name", {A: "Jade Nesbitt|Jade"}, "Jade asked under Clare's Law. Jade's Law was passed. Jade's mother has a jade ring.", "~^Jade asked|~Jade's mother", "Clare's Law|Jade's Law|a jade ring"),
    Passage("saint", {A: "Anne Nesbitt|Anne"}, "Anne goes to St Anne's. Anne's priest at St. Anne's Church rang.", "~^Anne goes|~Anne's priest", "priest"),
    Passage("grace", {A: "Grace Nesbitt|Grace"}, "By the grace of God, Grace lived. A grace period. Grace and her sister rang. Amazing Grace was sung.", "~, Grace lived|~Grace and her", "the grace of God|grace period"),
    Passage("hope", {A: "Hope Nesbitt|Hope"}, "We hope Hope is safe. Hope hoped. There is hope. Cape of Good Hope. Hope for change faded.", "~hope Hope|~Hope hoped", "We hope|There is hope|Good Hope"),
    Passage("faith", {A: "Faith Nesbitt|Faith"}, "Faith keeps her faith. Faith was seen at the Faith Centre. Multi faith room", "~^Faith keeps|~Faith was", "her faith|Faith Centre|Multi faith room"),
    Passage("joy", {A: "Joy Nesbitt|Joy"}, "Joy took no joy in it; Joy cried.", "~^Joy|~; Joy", "no joy in it"),
    Passage("rose", {A: "Rose Nesbitt|Rose"}, "Rose rose early. The rose garden. Her voice rose. Rose Cottage burned.", "~^Rose rose", "rose early|The rose garden|Her voice rose"),
    Passage("mark", {A: "Mark Nesbitt|Mark"}, "Mark left a mark. Mark the box. High water mark. Ask Mark.", "~^Mark left|~Ask Mark", "a mark|Mark the box"),
    Passage("sue", {A: "Sue Nesbitt|Sue"}, "Sue may sue them. Sue's solicitor will sue.", "~^Sue may|~Sue's", "may sue them|will sue"),
    Passage("frank", {A: "Frank Nesbitt|Frank"}, "Frank was frank with us. To be frank, Frank lied.", "~^Frank was|~, Frank lied", "was frank with us|To be frank"),
    Passage("rob and pat", {A: "Rob Nesbitt|Rob", B: "Pat Nesbitt|Pat"}, "Rob tried to rob a shop; Pat gave him a pat. Rob and Pat left.", "~^Rob|~; Pat|~Rob and Pat", "to rob a shop|a pat"),
    Passage("chase and guy", {A: "Chase Nesbitt|Chase", B: "Guy Nesbitt|Guy"}, "Chase was hurt in a car chase. That guy said Guy hit him.", "~^Chase|~said Guy", "car chase|That guy"),
    Passage("dawn", {A: "Dawn Nesbitt|Dawn"}, "Dawn woke at dawn. It dawned on Dawn. A dawn raid.", "~^Dawn|~on Dawn", "at dawn|dawned|A dawn raid"),
    Passage("summer", {A: "Summer Nesbitt|Summer"}, "Summer stayed all summer. Summer said no. In the Summer of 2019 it ended.", "~^Summer stayed|~Summer said", "all summer|Summer of 2019"),
    Passage("christian", {A: "Christian Nesbitt|Christian"}, "Christian is a Christian. The Christian charity helped Christian.", "~^Christian is|~helped Christian\\.", "a Christian|The Christian charity"),
    Passage("chelsea", {A: "Chelsea Nesbitt|Chelsea"}, "Chelsea watched Chelsea play. Chelsea lives in Chelsea. Chelsea FC", "~^Chelsea watched|~Chelsea lives", "in Chelsea"),
    Passage("india", {A: "India Nesbitt|India"}, "India flew to India. India told staff she was born in India.", "~^India flew|~India told", "in India"),
    Passage("jordan", {A: "Jordan Nesbitt|Jordan"}, "Jordan had family in Jordan. We saw Jordan twice.", "~^Jordan had|~saw Jordan", "in Jordan"),
    Passage("lee", {A: "Lee Nesbitt|Lee"}, "Lee left. The lee side. Lee, who was there, ran.", "~^Lee left|~Lee, who", "The lee side"),
    Passage("police", {A: "Ann Police"}, "Ms Police rang the police. Police attended.", "~Ms Police", "the police"),
    Passage("young", {A: "Tim Young"}, "Mr Young is a young man. Young people were seen. Young said he ran.", "~Mr Young|~Young said", "a young man"),
    Passage("brown green black", {A: "Al Brown", B: "Di Green"}, "Brown wore a brown coat. Green sat on the green. Brown and Green rowed.", "~^Brown wore|~Green sat|~Brown and", "a brown coat|on the green"),
    Passage("baker and carer", {A: "Fay Baker", B: "Joe Carer"}, "Baker saw the baker. Mr Carer is her carer.", "~^Baker saw|~Mr Carer", "the baker|her carer"),
    Passage("law", {A: "Sam Law"}, "Law broke the law. Mr Law's brother-in-law rang.", "~^Law broke|~Mr Law", "the law|brother-in-law"),
    Passage("judge", {A: "Kim Judge"}, "Judge told the judge. HHJ Marsden said Judge was calm.", "~^Judge told|~said Judge", "the judge|was calm"),
    Passage("bishop priest", {A: "Col Bishop", B: "Jan Priest"}, "Bishop met the bishop; Priest met a priest.", "~^Bishop met|~; Priest", "the bishop|a priest"),
    Passage("friday", {A: "Ife Friday"}, "Mr Friday came on Friday. Friday said so.", "~Mr Friday|~Friday said", "on Friday"),
    Passage("street with the name", {A: "Ben Garside"}, "Ben Garside lives off Garside Street.", "~^Ben|Ben Garside", "lives off"),
    Passage("lower chat", {A: "Will Nesbitt|Will", B: "Hope Nesbitt|Hope"}, "will said he will come\nhope told me she hope so", "~^will said|~^hope told", "he will come|she hope so"),
    Passage("capitals paragraph", {A: "Will Nesbitt|Will"}, "WILL WAS ARRESTED. THE WILL WAS READ. HE WILL ATTEND.", "~^WILL WAS", "THE WILL WAS READ|HE WILL ATTEND"),
    Passage("ordinary word unharmed", {A: "Grant Steel"}, "The grant for steel doors was approved. Steel himself agreed.", "", "The grant for steel doors was approved"),
    Passage("angel", {A: "Angel Ruiz|Angel"}, "Angel is no angel. The Angel of the North. Angel cried.", "~^Angel is|~Angel cried", "no angel|of the North"),
    Passage("king", {A: "Lil King"}, "King went to King's College Hospital near King's Cross. King rang.", "~^King went|~King rang", "Hospital"),
    Passage("page", {A: "Elliot Page"}, "Page 4 shows that Page was there. See page 9.", "~that Page was", "Page 4|page 9"),
    Passage("case", {A: "Ruth Case"}, "Case Conference 3: Case said the case was closed.", "~: Case said", "the case was closed|Case Conference 3"),
)
# fmt: on


@pytest.mark.parametrize("passage", WORDS, ids=lambda p: p.why)
def test_the_person_goes_and_the_word_stays(passage: Passage) -> None:
    assert faults(passage) == []
