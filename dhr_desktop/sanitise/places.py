"""Well-known places, countries and peoples: words with a capital that are not persons, though some people are called after them."""

from __future__ import annotations

from typing import Final

_PLACES: Final = """
aberdeen accrington acton africa aldershot alnwick alton ambleside america amsterdam andover anglesey antrim arbroath armagh
arundel ascot ashford asia athens atlantic australia austria avon aylesbury ayr ayrshire bakewell banbury bangladesh bangor
barking barnet barnsley barnstaple barrow barry basildon basingstoke bath batley bedford bedfordshire belfast belgium belper
berkshire berlin berwick beverley bexhill bexley birkenhead birmingham blackburn blackpool bodmin bognor bolton bootle boston
bournemouth bracknell bradford brazil brent brentwood bridgend bridgwater brighton bristol britain brixton bromley buckingham
buckinghamshire bulgaria burnley burton bury buxton caernarfon cairo calais california cambridge cambridgeshire camden canada
canterbury cardiff caribbean carlisle carmarthen castleford catford chatham chelmsford chelsea cheltenham cheshire chester
chesterfield chichester chippenham chorley clacton cleethorpes cleveland clevedon clydebank colchester colwyn conwy corby cornwall
coventry crawley crewe cromer croydon cuba cumbria cyprus dagenham darlington dartford deal delhi denmark derby derbyshire derry
devizes devon dewsbury dhaka didcot doncaster dorchester dorset dover dublin dubai dudley dulwich dumfries dundee dunstable durham
ealing eastbourne eastleigh edinburgh egypt ely enfield england epping epsom eritrea essex estonia ethiopia eton europe evesham
exeter exmouth falkirk falmouth fareham farnborough farnham faversham felixstowe fife finland fleetwood flint folkestone france
frome gambia gateshead georgia germany ghana gillingham glamorgan glasgow glastonbury glossop gloucester gloucestershire goole
gosport grantham gravesend greece greenwich grimsby guildford guernsey gwent gwynedd hackney halesowen halifax hamilton hammersmith
hampshire haringey harlow harrogate harrow hartlepool harwich haslemere hastings hatfield havering hebrides helston henley hereford
herefordshire hertford hertfordshire hexham heywood hillingdon hinckley hitchin holland holyhead honiton horsham hounslow hove
huddersfield hull hungary huntingdon hyde iceland ilford ilkeston india indonesia inverness ipswich iran iraq ireland islington
israel italy jamaica japan jarrow jersey jerusalem jordan karachi keighley kendal kenilworth kensington kent kenya kettering
kidderminster kilburn kilmarnock kingston kirkby knutsford kosovo kurdistan lagos lahore lambeth lancashire lancaster latvia leatherhead
lebanon leeds leek leicester leicestershire leigh leominster letchworth lewes lewisham libya lichfield limerick lincoln lincolnshire
lisbon lisburn lithuania liverpool llandudno llanelli london loughborough loughton louth lowestoft ludlow luton lyme macclesfield
maidenhead maidstone malaysia maldon malta malton malvern manchester mansfield margate marlborough matlock melton merseyside merthyr
merton mexico middlesbrough middlesex milan mirpur moldova morecambe morocco morpeth moscow motherwell mumbai nantwich nepal neath
netherlands newark newbury newcastle newham newport newquay newry nigeria norfolk northampton northamptonshire northumberland
northumbria northwich norway norwich nottingham nottinghamshire nuneaton oban oldham omagh ormskirk orkney oswestry oxford oxfordshire
paisley pakistan palestine paris penrith penzance perth peterborough pickering plymouth poland pontefract pontypool pontypridd poole
portsmouth portugal powys prague prestatyn preston prestwick punjab ramsgate reading redbridge redcar redditch redhill redruth reigate
rhondda rhyl richmond ripley ripon rochdale rochester romania rome romford rotherham rugby rugeley runcorn rushden russia rutland ryde
rye salford salisbury sandwich scandinavia scarborough scotland scunthorpe selby sevenoaks sheffield shetland shrewsbury shropshire
sittingbourne skegness skye slough solihull somalia somerset southall southampton southend southport southwark spain spalding stafford
staffordshire staines stamford stevenage stirling stockport stockton stornoway stourbridge stowmarket stranraer stratford stroud sudan
sudbury suffolk sunderland surrey sussex sutton swansea sweden swindon switzerland sydney sylhet syria tamworth taunton teesside telford
tewkesbury thailand thanet thetford thurrock tipton tiverton tonbridge torbay torquay totnes tottenham trafford trowbridge truro
tunbridge turkey tyneside tyrone uganda ukraine ulster uttoxeter uxbridge venice vienna vietnam wakefield wales wallasey wallsend
walsall waltham walthamstow wandsworth wantage ware warminster warrington warsaw warwick warwickshire washington watford wellingborough
wellington wells westminster weston weymouth whitby whitehaven whitehall whitstable wigan wiltshire wimbledon winchester windsor
wirral wisbech witney woking wokingham wolverhampton woolwich worcester worcestershire workington worksop worthing wrexham wycombe
yarmouth yemen yeovil york yorkshire zambia zimbabwe thames severn trent tyne mersey humber
"""
_PEOPLES: Final = """
african albanian algerian american arab arabic asian australian austrian bangladeshi belgian bengali black brazilian british bulgarian
canadian caribbean catholic celtic chinese christian cornish croatian czech danish dutch egyptian english estonian ethiopian european
finnish french german ghanaian greek gujarati gypsy hindi hindu hungarian indian indonesian iranian iraqi irish islamic israeli
italian jamaican japanese jewish kenyan korean kurdish latin latvian lithuanian maltese mexican moroccan mormon muslim nepalese
nigerian norwegian pakistani pashto persian polish portuguese protestant punjabi roma romani romanian romany russian scottish sikh
slovak somali spanish sudanese swahili swedish swiss sylheti syrian tamil thai traveller turkish ukrainian urdu victorian vietnamese
welsh yoruba zimbabwean londoner brit briton scot northern southern eastern western
"""

PLACES: Final[frozenset[str]] = frozenset(_PLACES.split())
PEOPLES: Final[frozenset[str]] = frozenset(_PEOPLES.split())
