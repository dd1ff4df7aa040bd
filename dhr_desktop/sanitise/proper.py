"""Words with a capital that are known to be no person: agencies, companies, days, laws, the usual headings of a review."""

from __future__ import annotations

from typing import Final

_PROPER: Final = """
majesty majesty's rt hon fc afc cc bcc re fwd subject gazette crimewatch tiktok assent encompass sertraline nino
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
christmas easter ramadan eid diwali halloween covid coronavirus facebook whatsapp instagram snapchat tiktok twitter google microsoft
excel outlook youtube netflix amazon ebay uber apple android iphone samsung nokia vodafone skype zoom messenger telegram
icb icbs ccg csp csps pcc pccs hmpps dvpo dvpn mosovo amhp imca yot yjs cpn lado icbs cmht iaps iapt eupd nok fgm hbv marac marac's idva isva dhr dhrs dasv dash mash mappa camhs cahms gp gps nhs cps hmp ipcc iopc cqc ofsted
rspca nspcc relate samaritans childline refuge women's victims crimestoppers barnardo's barnardos shelter mind citizens relate
clare's jade's sarah's martha's martyn's awaab's raneem's english britain british uk england wales scotland ireland europe
sertraline citalopram fluoxetine mirtazapine diazepam zopiclone methadone codeine tramadol paracetamol ibuprofen morphine naproxen
pregabalin gabapentin olanzapine quetiapine risperidone propranolol amitriptyline venlafaxine subutex antabuse cocaine heroin ketamine
cannabis mdma spice alzheimer's parkinson's asperger's autism adhd ptsd cohen's nan mum mam dad mummy daddy gran granny nana grandad grandma
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
pt pts px rx hx dx tx lbp tatt dna dnas hmp cafcass roshh rosh oasys sfo bail abh gbh moj ed wic ooh hv sw om ic1 ic3 doa
god jesus christ allah bible quran koran lord internet email wifi powerpoint pdf docx xlsx csv dob ltd plc llp inc
i'm i'd i've i'll it's he's she's they're don't didn't can't won't isn't wasn't that's there's what's who's let's
safelives respect galop karma nirvana mencap tesco asda aldi lidl sainsbury's morrisons waitrose boots argos ikea primark greggs
mcdonald's wetherspoons audi bmw vauxhall volkswagen toyota mercedes renault peugeot nissan honda corsa astra fiesta transit
"""

_AGENCY: Final = """
police officer officers constabulary force council councils borough county district city town parish housing health healthcare hospital
hospitals trust nhs service services social care adult adults children child children's childrens young people families family education
school schools academy college university probation prison court courts crown magistrates magistrates' tribunal coroner coroner's office
department ministry government secretary state home parliament act bill section article schedule guidance code order orders panel chair
author review reviews reviewer domestic homicide abuse violence safety partnership board community communities committee group team teams
unit multi agency agencies risk assessment conference safeguarding strategy plan policy procedure procedures report reports overview
executive summary terms reference chapter appendix annex part paragraph table figure page introduction conclusion conclusions findings
finding recommendation recommendations action actions lesson lessons learning key events chronology background methodology scope purpose
equality diversity individual management imr imrs lead manager head director commissioner commissioning group integrated board primary
secondary mental substance misuse drug drugs alcohol recovery refuge outreach helpline national local regional central north south east
west northern southern eastern western upper lower greater new united kingdom general practice practitioner surgery clinic medical centre
centre center accident emergency ambulance fire rescue nurse nursing midwifery maternity ward consultant psychiatrist psychology doctor
dr gp pharmacy dentist immigration border visa universal credit benefit benefits job jobcentre centre employment employer company limited
bank building society insurance post royal mail railway station street road lane avenue close hotel inn pub club bar restaurant shop store
supermarket market church mosque gurdwara synagogue chapel cathedral mosque victim victims perpetrator perpetrators suspect witness
mother father sister brother son daughter mr mrs chief inspector superintendent sergeant detective constable deputy assistant senior junior
independent adviser advisor advocate specialist support worker workers case cases file record records meeting meetings day days night week
month year years monday christmas version draft final official sensitive restricted confidential name names date dob address telephone phone
email status type number id no yes none not known unknown male female mixed other religion ethnicity
gender sex age relationship occupation nationality language disability response responses question questions answer section yes note notes
public protection vulnerable person persons notification notice protective restraining non molestation occupation bail remand custody
sentence offence offences criminal justice civil family law legal aid solicitor solicitors barrister judge jury trial verdict inquest hearing
statement evidence exhibit crime incident incidents call log control room neighbourhood response investigation major adverse childhood
experiences coercive controlling behaviour stalking harassment sexual assault rape forced marriage honour based trafficking modern slavery
carer carers treasury pension pensions policing association associations network networks commissioner commissioners work works
traveller travellers foundation project projects programme forum hub partnerships agency officials figures screenshots briefing
early help front door single point access referral referrals pathway tool toolkit training newsletter website internet facebook
"""

AGENCY_WORDS: Final[frozenset[str]] = frozenset(_AGENCY.split())
KNOWN_PROPER: Final[frozenset[str]] = frozenset(_PROPER.split())
