"""Short, pet and translated forms of given names that English lists lack: Polish, Irish, Welsh, Scottish, Muslim, African, Iberian."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from nicknames import NickNamer

_SLAVIC: Final = """
wojciech wojtek wojtus | katarzyna kasia kaska kate | malgorzata gosia gocha malgosia | agnieszka aga agusia | krzysztof krzysiek
krzys chris | tomasz tomek tom | piotr piotrek peter | anna ania anka hania anya | joanna asia joasia | barbara basia baska
| magdalena magda madzia | aleksandra ola alexandra sasha | jan janek jasiek janusz | pawel pawelek paul | michal michalek misiek mike
| grzegorz grzesiek grzes greg | andrzej jedrek andy andrew | zofia zosia | maria marysia maryska mary | stanislaw staszek stan stach
| jerzy jurek | ewa ewcia eva | monika monia monica | dorota dorotka | beata beatka | marek mareczek mark | marcin martin
| jakub kuba jacob | mateusz mati matt | lukasz lukas luke | bartosz bartek bart | slawomir slawek | zbigniew zbyszek
| jadwiga jadzia jadzka | vaclav vasek vasa | zuzana zuzka zuza | jiri jirka | frantisek franta | tereza terka terezka | veronika verka
| jana janka | lucie lucka | marketa marka | vojtech vojta | matej mata | miroslav mirek mira | jaroslav jarek jarda | ludmila lida | elzbieta ela elka | iwona iwonka | danuta danka | tadeusz tadek | wladyslaw wladek | henryk heniek | bogdan bodzio
| aleksandr sasha alexander | dmitri dima dmitry | ekaterina katya kate | natalia natasha | svetlana sveta | tatiana tanya
| yevgeny zhenya | vladimir vova volodya | ivan vanya | mikhail misha | sergei seryozha sergey | olena lena | oleksandr sashko
"""
_SAME_NAME: Final = """
aoife eva ava eefa | siobhan shivaun chevonne shiv | sean shaun shawn john | niamh neve neave nieve | eoin owen eoghan eoin
| padraig patrick paddy padraic pat | liam william uilliam | seamus james shamus jimmy | mairead margaret maggie peggy
| caoimhe keeva kweeva | grainne granya grania | ciara keira kiera | ciaran kieran kieron | cathal charles | tadhg tim tadgh
| sinead jane | aine anya anne | roisin rosheen rose | oisin osheen | diarmuid dermot diarmaid | brid bridget bridie breda brigid
| maire mary moira maura | eilis elizabeth | deirdre dee | fionnuala nuala finola | micheal michael mick mikey | donncha donnchadh duncan donagh
| dafydd david dai dewi | sion john shon | gwilym william will gwil | ieuan evan ifan | llewelyn llew lyn | rhys reece rees
| myfanwy myf | angharad haz | gwenllian gwen | geraint ger | owain owen | catrin catherine cati | sian shan jane | huw hugh
| iain ian iaian | alasdair alistair alastair alisdair alister ally ali | eilidh ailie helen | mairi mary | hamish seumas james | calum callum
| mohammed muhammad mohammad mohamed mohamad muhammed muhamed mohd md mohd mo mhd | ahmed ahmad ahmet | hussein husain hussain hossain hossein
| yusuf yousef youssef yousuf yusef joseph | omar umar omer | osman usman othman uthman | fatima fatma fatimah fatema fatou
| aisha ayesha aysha aishah aicha | khadija khadijah khadeeja khadiza | ibrahim ebrahim ibraheem | hassan hasan | saeed said sayed
| syed sayyid sayed | zainab zaynab zaineb zeinab | nour noor nur | khalid khaled | bilal belal | abdul abdel abd abdal abdu
| rahman rehman rahmaan | ali aly | mariam maryam miriam maryan | imran emran | iqbal ikbal | jamal gamal | karim kareem | rashid rasheed
| salim saleem | nasir naseer nasser | tariq tarek tareq | yasmin yasmeen jasmin | amina aminah ameena | layla leila laila leyla
| khan khaan | begum begom | nazia nazi naz | shazia shaz | rukhsana rukshana ruksana | parveen parvin perveen | shabnam shabs
| gurpreet gopi gurp preet | harpreet harp | jaswinder jas jassi jaz | sukhwinder sukhi sukh | manjit manj manjeet | parminder pami
| kuldeep kully | baljit balj baljeet | ranjit ranj ranjeet | amarjit amar amarjeet | satwinder satty | surinder suri
| joao joca john | jose ze pepe joseph | francisco paco chico kiko fran | maria mia mariazinha | antonio toni tonio tony | manuel manolo manny
| joaquim quim | fernando nando | eduardo edu dudu | guilherme gui | ricardo rico | luis lucho | ignacio nacho | dolores lola
| concepcion concha conchita | mercedes merche | rosario charo | pilar pili | stefania stefi fania | ioana ionela oana | gheorghe george gigi
| ion ionel ionut nelu | vasile vasi | mihai mihaita misu | alexandru alex sandu | elena lenuta nuta | mariana mari | constantin costel costi
| nicolae nicu | chinwe chichi | chukwuemeka emeka | ngozi ngo | oluwaseun seun olu | oluwatobi tobi | oluwaseyi seyi | oluwafemi femi | olufemi femi
| adebayo bayo ade | adewale wale | babatunde tunde | ayodele ayo dele | temitope temi tope | kwabena kobina | kwadwo kojo | kofi fiifi
| kwame kwami kwamena | kwaku kweku kwaku | kwasi kwesi akwasi | yaw yao ekow | adwoa adjoa adzo | afua efua afia | akua ekua akuba | yaa aba yaaba | abena araba | akosua esi | thandiwe thandi | nokuthula thuli | siphiwe sipho | tendai ten | ifeoma ify | chidinma chidi
| katherine kathy kate kath katie kat kaz kathleen kay kitty catherine cath cathy | darren daz daza dazza | gary gaz gazza | barry baz bazza
| sharon shaz shazza | karen kaz kazza | carol caz cazza | marian maz | terence tel tez terry | jeremy jez jezza | derek del | larry laz
| kelly kel kells kelz | rebecca becky becks bex becca | michelle shell chell mich shelley | jacqueline jackie jacqui jacs jax
| christopher chris kit topher kris christy chrissy | stephen steve stevo ste steven | stephanie steph stef stephie | samantha sam sammy sammie
| margaret maggie meg peg peggy marge madge mags daisy | elizabeth liz beth lizzie betty bess libby eliza lisbeth betsy lisa
| winifred win winnie freda | alexandra sandra sandie sandy sandi | ottilie tilly tillie otti | theresa tess terri tessa terry tracy | dorothy dot dottie dolly | susan sue suzie susie suki | patricia pat trish patsy tricia paddy
| deborah deb debbie debs | angela ange angie | jennifer jen jenny jenni | nicola nicky nikki nic | victoria vicky vicki vic tori
| alexander alex al sandy xander lex sasha | alexandra alex sandra lexi | anthony tony ant tone | andrew andy drew andi | edward ed eddie ted ned teddy
| robert rob bob bobby robbie bert | richard rich dick rick ricky richie | william will bill billy willy liam | james jim jimmy jamie jem
| charles charlie chas chuck chaz | charlotte charlie lottie char | thomas tom tommy | joseph joe joey | jonathan jon jonny jonathon johnny
| john jack johnny jon | michael mike mick mickey mikey | matthew matt matty | daniel dan danny | david dave davey davy | benjamin ben benny
| nicholas nick nicky | peter pete | philip phil pip phillip | gregory greg | geoffrey geoff jeffrey jeff | graham gray | kenneth ken kenny
| leonard len lenny leo | lawrence larry laurie laurence lol | raymond ray | ronald ron ronnie | donald don donnie | douglas doug dougie
| frederick fred freddie | harold harry hal | henry harry hal hank | albert bert al bertie | alfred alf alfie | arthur art arty | walter wal wally
| vincent vince vinny | victor vic | zachary zak zac zach | joshua josh | nathan nate nat nathaniel | oliver ollie olly | samuel sam sammy
| timothy tim timmy | trevor trev | kevin kev | keith kez | martin mart marty | simon si | stuart stu stewart | ryan ry | aaron az
| abigail abi abby abbie gail | amanda mandy manda | amelia millie amy mel | barbara babs barb | bernadette bernie | caroline caz carrie caro
| cassandra cass cassie | christine chris chrissie tina | claire clare clair | danielle dani danni | diana di diane | eleanor ellie nell nora
| emily em emmy millie | emma em emmie | frances fran frankie francesca | gemma gem jemma | georgina georgie gina george | gillian gill jill
| hannah han hannie | helen nell nellie lena | imogen immy imo | isabel izzy bella belle isabelle isabella | jessica jess jessie | joanne jo joanna
| josephine jo josie | judith judy jude | julia julie jules | kimberley kim kimberly | laura lol lor laurie | linda lin lyn lynda lindy
| lucy luce lu | lynne lynn lyn | madeleine maddie maddy madeline | marjorie marge | melanie mel | melissa mel lissa missy | natalie nat tallie
| olivia liv livvy ollie | pamela pam | penelope penny pen | philippa pip pippa | rachel rach rache rachael | rosemary rose rosie romy ro | beatriz bia bea trix beatrice | fredrick frederick fred freddie freddo | sandra sandy
| sarah sara sal sally | shirley shirl | sophie soph sophia | tabitha tabby | tamara tammy | valerie val | vanessa ness nessa | veronica ronnie vera
| vivienne viv | wendy wend | natalia natalya natalja natasha nata tasha | consuelo chelo | anastasia stacey stacy nastya | eugenia genie gena | marguerite rita margot | jemima jem jemma mima | felicity flick fliss fliss flis | andreea deea andrea | roxanne roxy rox | miroslaw mirek mirka mirko | igor igoryok igorek | geraldine ger gerry gerri gerrie | winifred winnie freda | yvonne vonnie | zoe zo zoey | leah lea leigh | lee leigh | reginald reg reggie | leslie les lesley
| clifford cliff | bernard bernie | brian bri bryan | colin col | dennis den denis | desmond des | eric rick | francis frank fran | gerald gerry ger
| gordon gord | gerard gerry ged | howard howie | hugh hughie shug | ivan vanya | jason jase jay | marcus mark marc | maurice mo | neil neilly | norman norm
| russell russ | sidney sid | stanley stan | terrence terry tel | tobias toby | wayne wayney | warren waz
"""
_LAST_ELEMENTS: Final = (
    "preet",
    "deep",
    "jit",
    "jeet",
    "inder",
    "winder",
    "pal",
    "want",
    "oluwa",
    "chukwu",
    "bek",
    "gul",
    "ullah",
    "uddin",
)
_PINYIN: Final = re.compile(
    r"((?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u))"
    r"((?:zh|ch|sh|[bpmfdtlgkhjqxrzcsyw])(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u))"
)
_ONE_SYLLABLE: Final = re.compile(r"[^aeiouy][aeiou][bdgmnptl]")
_VOWELS: Final = "aeiouy"
_PREFIXES: Final = (
    "oluwa",
    "olu",
    "ade",
    "ayo",
    "chukwu",
    "chi",
    "nne",
    "kwa",
    "abdul",
    "abd",
    "noor",
    "muham",
)


@cache
def _circles() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in (*_SAME_NAME.split("|"), *_SLAVIC.split("|")):
        names = tuple(dict.fromkeys(line.split()))
        for name in names:
            found.setdefault(name, []).append(names)
    return {name: tuple(lists) for name, lists in found.items()}


_SURNAMES: Final = """
puw pugh | prys price pryce | huws hughes | ifans evans | siencyn jenkins | dafis davies | tomos thomas | wiliams williams | gruffydd griffiths griffith
| rhydderch roderick | llwyd lloyd | fychan vaughan | gwyn gwynne wynne | siarls charles | morus morris | bifan bevan | parri parry
"""


def same_surname(surname: str) -> frozenset[str]:
    """Return how English writes a folded Welsh surname, and the other way round (Puw: Pugh)."""
    circles = (line.split() for line in _SURNAMES.split("|"))
    return frozenset(form for circle in circles if surname in circle for form in circle if form != surname)


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


def close_forms(given: str) -> frozenset[str]:
    """Return the usual short and translated forms of a folded given name, never the name itself.

    A head of a circle (Katherine) gives the whole circle; a member (Kath) gives the head and the circle's other members.
    """
    forms: set[str] = set()
    for circle in _circles().get(given, ()):
        forms.update(circle)
    forms.update(_nicknamer().nicknames_of(given))
    forms.update(_nicknamer().canonicals_of(given))
    forms.update(clipped_forms(given))
    forms.update(_lengthened(forms))
    forms.discard(given)
    return frozenset(form for form in forms if len(form) > 1)


def _lengthened(forms: Iterable[str]) -> set[str]:
    """Return the pet forms that English makes of short ones of three letters (Ned: Neddy, Neddie)."""
    short = (form for form in forms if _ONE_SYLLABLE.fullmatch(form))
    return {form + form[-1] + ending for form in short for ending in ("y", "ie")}


def slavic_forms(given: str) -> frozenset[str]:
    """Return the short forms of a folded Slavic given name, which are declined like the name itself."""
    circles = (line.split() for line in _SLAVIC.split("|"))
    return frozenset(form for circle in circles if given in circle for form in circle)


def syllables(given: str) -> frozenset[str]:
    """Return the two syllables of a folded Chinese given name that is written as one word."""
    match = _PINYIN.fullmatch(given)
    return frozenset(match.groups()) if match else frozenset()


def pet_forms(given: str) -> frozenset[str]:
    """Return what is left of a folded given name when its end or beginning is cut off, with the usual endings (Hayley: Hayls; Natasha: Tash)."""
    if len(given) < 5 or not given.isalpha():
        return frozenset()
    forms: set[str] = set()
    for length in range(3, len(given) - (given[-1] not in _VOWELS)):
        stem = given[:length]
        forms.add(stem)
        if stem[-1] not in _VOWELS and length < 7:
            forms.update(stem + ending for ending in ("y", "ie", "i", "s", "o"))
            forms.update(stem + stem[-1] + ending for ending in ("y", "ie", "i"))
    for start in range(2, len(given) - 3):
        if given[start] not in _VOWELS and given[start - 1] in _VOWELS:
            tail = given[start:]
            short = tail.rstrip(_VOWELS)
            forms.update((tail, short, short + "a") if len(short) > 3 else (tail, short))
    return frozenset(form for form in forms if len(form) > 2 and form != given)


def clipped_forms(given: str) -> frozenset[str]:
    """Return what is left of a compound given name without its first or last element (Oluwaseun: Seun, Olu)."""
    forms: set[str] = set()
    for prefix in _PREFIXES:
        if given.startswith(prefix) and len(given) > len(prefix) + 2:
            forms.update((prefix, given[len(prefix) :]))
    for last in _LAST_ELEMENTS:
        if given.endswith(last) and len(given) > len(last) + 2:
            forms.update((last, given[: -len(last)]))
    if len(given) > 4 and given[2] == "r" and given[1] in "aeiou":
        forms.add(given[:2] + "z")
    return frozenset(form for form in forms if len(form) > 2)
