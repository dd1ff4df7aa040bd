"""Words with a capital that are known to be no person: agencies, companies, days, laws, the usual headings of a review."""

from __future__ import annotations

from typing import Final

_PROPER: Final = """
monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
christmas easter ramadan eid diwali halloween covid coronavirus facebook whatsapp instagram snapchat tiktok twitter google microsoft
excel outlook youtube netflix amazon ebay uber apple android iphone samsung nokia vodafone skype zoom messenger telegram
marac marac's idva isva dhr dhrs dasv dash mash mappa camhs cahms gp gps nhs cps hmp ipcc iopc cqc ofsted
rspca nspcc relate samaritans childline refuge women's victims crimestoppers barnardo's barnardos shelter mind citizens relate
clare's jade's sarah's martha's martyn's awaab's raneem's english britain british uk england wales scotland ireland europe
sertraline citalopram fluoxetine mirtazapine diazepam zopiclone methadone codeine tramadol paracetamol ibuprofen morphine naproxen
pregabalin gabapentin olanzapine quetiapine risperidone propranolol amitriptyline venlafaxine subutex antabuse cocaine heroin ketamine
cannabis mdma spice alzheimer's parkinson's asperger's autism adhd ptsd cohen's nan mum mam dad mummy daddy gran granny nana grandad grandma
god jesus christ allah bible quran koran lord internet email wifi powerpoint pdf docx xlsx csv dob ltd plc llp inc
i'm i'd i've i'll it's he's she's they're don't didn't can't won't isn't wasn't that's there's what's who's let's
safelives respect galop karma nirvana mencap tesco asda aldi lidl sainsbury's morrisons waitrose boots argos ikea primark greggs
mcdonald's wetherspoons audi bmw ford vauxhall volkswagen toyota mercedes renault peugeot nissan honda corsa astra fiesta transit
"""

KNOWN_PROPER: Final[frozenset[str]] = frozenset(_PROPER.split())
