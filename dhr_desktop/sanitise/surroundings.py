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
SPEAKERS: Final = words_of(
    "said says told asked rang called texted phoned replied answered with by and hi hey dear hello love"
)
SMALL_WORDS: Final = words_of(
    "al ed mo la le de da el um em ad et ho lo ma pa na ex id vi si su ra lu ze li an in as so be"
)
FINITE: Final = words_of("""is was has had will would could should can did does said says told tells asked asks went goes came comes got gets gave
    gives took takes made makes saw sees knew knows thought thinks felt feels kept keeps left leaves lost loses met meets paid
    ran runs rang sat sent sends slept spent spoke stood stole swore taught threw understood woke wore wrote began became broke
    bought brought built caught chose drank drove fell fought found hid hit held hurt led lay let put read set shot shut sold
    wants wanted needs lives works stays likes loves hates refuses denies denied rings shouted cried might must may cannot
    flew drew sang rose won lent bent dealt dug ate fed fled flung froze hung knelt lit rode shook sank sought sped spat sprang
    stuck stung swam swept swung tore wept withdrew became begged fits owes owns rents smokes drinks hits slaps shouts calls rings texts
    agreed agrees attends cries drives earns enjoys explains finds gives goes hopes knows leaves lies looks moves pays reports runs
    isn't wasn't hasn't hadn't won't wouldn't couldn't didn't doesn't can't never also then again later often always still once
    repeatedly initially who whose whom and or himself herself struck strangled bit grew forgot cut cuts""")
