"""Words that show, by standing beside a word with two meanings, whether it is a person there."""

from __future__ import annotations

import re
from typing import Final

from dhr_desktop.sanitise.word_sets import words_of

NOUNS: Final = words_of(
    """for of staff team manager sister doctor nurse officer work worker service funding money payment period garden water light box time sheet
    number party street road house school book line door window table room hair colour eye station force area round visit call record
    meeting review review plan report order bill case court clerk practitioner assistant practice trust act centre day night park view lane"""
)
MOVING: Final = words_of("""moved went travelled traveled drove returned came train bus road city town university hospital council back relocated lived
    lives living resident born grew area outskirts bishop diocese football""")
FUNCTION_NAMES: Final = words_of("an so do my be in on he she no yes the and at as or to us we me it is if")
IMPERATIVES: Final = words_of(
    "mark grant bill rob sue chase pat peg nick drew hope reading page case ward grace faith justice young"
)
FAMILY_NOUNS: Final = words_of(
    "children child kids brothers sisters boys girls twins family household case murder house home flat property estate clan"
)
KINSFOLK: Final = words_of("family household children kids brothers sisters boys girls twins clan")
SPEAKING: Final = words_of(
    "said says told asked texted replied rang phoned messaged messages wrote cried shouted wants wanted"
)
INSTITUTIONS: Final = words_of(
    "county city road street side council united hospital house station centre college school university lane"
)
SUBJECTS: Final = words_of("""i you he she it we they there this that these those the a an any anyone anybody someone somebody all both either my your his
    her our their not be have do need require continue""")
NUMBERED: Final = words_of(
    "ward page bay unit room level stage section rule case item form house flat lot part chapter gate post bell field court hall crown band"
)
LABELS: Final = words_of(
    "name surname forename forenames firstname lastname known alias aka patient client victim perpetrator caller"
)
OF_MONTHS: Final = words_of("is was were had has and or in")
IN_PLACE: Final = words_of("in near across throughout outside around via towards leaving reaching visiting")
TO_PLACE: Final = words_of("to from at of")
CALENDAR: Final = words_of(
    "april may june august january march summer autumn winter spring easter christmas monday tuesday wednesday thursday friday saturday sunday"
)
BEFORE_MONTH: Final = words_of(
    "in during by since until till last next early late mid before after around this each every through"
)
BEFORE_PERSON: Final = words_of("by from to and after before about between")
NO_VERBS: Final = words_of(
    "bleed breed creed deed exceed feed greed heed indeed need proceed reed seed shed sled speed succeed weed"
)
SPAN_OF_TIME: Final = re.compile(
    r"\b(?:end|beginning|start|middle|month|months|rest|week|weeks|day|days|most|half|part|summer|winter|spring|autumn|late|early|first|last|\d+(?:st|nd|rd|th)?)[ ]of[ ](?:the[ ])?$"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:[ ](?:19|20)\d\d)?[ ](?:to|and|until|-)[ ]$"
    r"|\bbetween[ ]$",
    re.IGNORECASE,
)
