"""Everyday words, many of which are also names or places: alone and in small letters they are never taken for a person."""

from __future__ import annotations

from typing import Final

_NAME_ALIKE: Final = """
abbey able ace acorn acre admiral alder ale alpha alto amber anchor angel apple apricot april aqua arbour arch
archer area arm arrow art ash ask aspect aspen august aunt autumn avenue axe baby bacon badger bailey bailiff
baker ball bank banks bar barber bard bark barn baron barrel barrow base basil basin bass bath battle bay beach
beacon bean bear beard beck bee beech begum belcher bell belt bench bend berry best bill birch bird bishop
bitter black blade blaze bless blessing bliss bloom blossom blue blunt boar boat bob bold bond bone bones bonny
book boot boots born boss bottle bottom bough bourne bow bower bowl bowler box boy boys brace bracken brain
brake branch brand brandy brave bray bread bream breeze brew brewer brick bridge bridges bright bristow broad
brock brook brooks broom brown brownie buck buckle bud bug bull bullet bullock bunch bunting burden burn burns
bush buster busy butcher butler butter button buttons cage cain cake calf camp canal candy cane cannon canon
cape captain car card care carol carpenter carr carriage carry cart carter carver case cash cast castle chains
chamber chambers champion chance chancellor chandler chapel chaplain chapman charge charity charm chase chat
cheer cheese cherry chester chestnut chief child childs chills china chip chips christian church city clay
cleaver clerk cliff close cloud clover coal coats cobb cobble cock coffee coffin coke cold cole collar collier
comb comber comfort common concord constable cook coop cooper copper coral cord cork corn corner cotton couch
country county court cove coward cox coy crab craft cramp crane crest cricket crisp croft crook crop cross
crouch crow crown cruise crystal cub cure curt curtain cutler cutter dagger daily dainty daisy dale damp dance
dandy danger darling dart dash dawn day days deacon dean dear death deer delight dell den derby destiny devil
dew diamond dice dick dill dim dish ditch diver divine dock dodge doe dolly dolphin dove down downer drain drake
draper draw dray drew drinkwater driver drum dry duck dude duke dusty dyer eagle earl early earnest east easter
eaves ebony eden elder elders eli elm ember emerald end english ever evergreen fair faith falcon fall fame
farmer farrier fast favour fawn fear feather fell fellow fen fern ferry field fields fig fin finch finder fir
fire first fish fisher flag flash flax fletcher flint flood flower flowers flute foot force ford fore forest
forester forge fort fortune foster found fountain fowl fowler fox foy frank free freeman freer french frost fry
fudge fuller gable gage gain gait gale gales game garden gardener gardiner garland garner garnet gate gates gay
gaze gem gene general gentle german gift gill ginger glad glass glee glen glide glory glove glover gold
goldsmith good goose gore gorse gosling goss gown grace graces grain grand granger grant grave graves gray
grayling great green greenhouse grey griffin grim grime grimes groom ground grove guard guest gulliver gun
gunner guy gypsy hail hale hall ham hammer hammond hand hands handy happy harbour hard hardy hare harm harmony
harp harper harrier harrow hart harvest hatch hatcher hatter haven hawk hawthorn hay hazel head heal healer
heart hearth heath heather heaven hedge hedges held helm helper hemp herald herb herd hermit hero heron herring
hide high hill hills hind hire hobby hold holder hole holland hollow holly holt home honest honey honor honour
hood hook hooker hoop hop hope hopes horn horner hornet horse house how huddle hug hull humble hunt hunter hurl
hurst husband hush hutch hyacinth ice india indigo innocent iris iron island ivory ivy jack jade jam jar jasmine
jasper jay jersey jet jewel  job joiner jolly joy judge june junior just justice keel keen keep keeper kelp
kerb key keys kid kind king kingdom kings kiss kitchen kite kitty knight knot lace lad ladd laird lake lamb
lambert lamp lance land lane lark last latch latter law lawn laws lawyer lea leaf leaver ledger lee leech leek
legend lemon lent leopard liberty lie life light lilac lily lime linden line ling link linnet lion list little
live loader lock locks lodge loft london long looker loom lord love lovely lover low luck lucky lull lush lynx
lyre mace mad made maid main major mallet malt man mango manor maple marble march margin marina marine mark
market marks marlin marriage marsh marshal marshall marten martin marvel mason mast master masters mat match
mate max may mayor mead meadow meadows means melody mercer merchant mercy merit merry middle miles mill miller
mills mine miner minister mint minter mist misty mite moat mob mole money monk moody moon moor moral more
morning moss mother mound mount mountain mouse mule mullet muse mustard myrtle nan nap nash neat needle nest
newman night nightingale noble noon noonan norm north nurse nut nutter oak oakes oaks oasis ocean off olive opal
orange orchard orchid organ otter owl owner oxen pace pack packer packman page paige painter palace pale palm
palmer pang pansy parish park parker parks parrot parson parsons partridge party pass passion pat patch path
patience patient patty pave paver pawn pay peace peach peacock pear pearl peck peel pen pence penn penny pepper
perch perry pet petal petty pickle pie pierce pike pilgrim pill pin pine pink piper pitch plant player pleasant
plow plum plumb plumber plummer poet poll pollard polly pond pool pope poplar poppy porch porter post posy pot
potter potts pound power precious press price pride priest prime primrose prince princess print prior priory
prize proctor prosper proud prudence prune punch purse quail queen quick quiet quill quince rabbit race rail
rain rainbow rake ram ramp randy range ranger rap rash raven ravine raw ray razor read reader reading ready
reason red reed reef reeve reeves rest rice rich richer rider ridge riding rigg right rill ring rings ripe river
rivers roach road roads rob robe robin rock rocky rod roe rogue role roll rolls roman rook room rooms root rope
rose rosemary rosy rough round rove rover row rowan royal rube ruby rudder ruff ruin rule rump run rush rusk
russet rust rusty rye sable saddle saffron sage sail sailor saint salmon salt salter sample sand sandal sands
sandy sat saunter savage saviour savour sawyer say sayer scarlet school scot scout screech sea seal seaman
search seat secret seller senior serenity serge sergeant service shade shadow shaft shah sham shank share sharp
sharpe shear shearer shears sheen sheep shell shepherd sheriff sherry shield ship shirt shoe shoemaker shore
short shot show shrub shy side sight silk silver simple singer singh sir six skinner skipper sky skye slack
slade slate slaughter sleep sleigh slim slow small smart smith smithy smoke smoothy snail snow soldier sole
solomon sorrel sorrow south spark sparks sparrow spear speed speight spell spender spice spicer spike spinner
spires spirit spoon spooner spring springer sprout spurs squire stable stack stag stain stair stamp stand
standing staple star stark starling start stay steel steep steeple step sterling stern steward stick sticks
still stock stocks stone stoner stones storey storm story stout stow strand strange stranger straw stream street
stretch strong sue sugar summer summers sun sunday sunny sunshine surgeon swain swallow swan sweet sweeting
swift swindle sword table tack tailor tall tamer tangle tanner tap tar tarn tart tea teal teller temper
temperance tempest temple tennant terrier thatcher thick thistle thorn thrush thumb thunder thyme tide tiger
tiler till timber time tin tinker tip tipper todd toe toil toll toner tong tool tooth top topaz torch tory tow
tower towers town trainer travel traveller travers treasure tree trench tribe trinity trip trotter trout true
trust tucker tuft tulip tune turk turn turner turtle tweed twin twist umber unity usher vale valentine van vane
veil vein venus verge verger vicar vice victor victory view villa vine viola violet virgin virtue vole voyage
wager waggoner wake wakes walk walker wall waller walls wander want war warble ward warden wards ware warm
warner warrior wash water waters wave waver way weaver wedding wedge weeks weir welcome well wells welsh west
westerly wharf wheat wheel wheeler wheelwright whistle whistler white wide widow wild wilder wilful will willow
wills wilt wily win winch wind window winds wine wing wings winner winter winters wire wise wish witch wolf
woman wood woodcock woodman woods wool woolly word words work workman world worm worth worthy wray wren wright
yard yarrow yeast yeoman yes yew young younger zeal zen zest zion
"""

_EVERYDAY: Final = """
a about above abroad abuse abused abuser abusive accept access accident accommodation according account across
act action actions actual add added addiction addition address adequate adult adults advice advise advised
adviser advocacy advocate affair after afternoon again against age aged agencies agency ago agree agreed aim
albino alcohol ale alert ales alive all allegation allegations alleged allow allowed almost alone along already
also although always am among amount an analysis and anger angry annex annual another answer anxiety any anybody
anyone anything anyway apart apparent appear appeared appendix application apply appointment appropriate
approximately are arena argue argument around arrange arrest arrested arrival arrive arrived as aside asked
asking assault assaulted assess assessed assessment assist assistance associated asylum at attack attempt
attempted attend attendance attended attending attention attorney auger author authority available average avoid
aware awareness away back background bad bail baptist barrier barriers based basic basis be became because
become bed been beer before began begin beginning behalf behaviour behind being belief believe believed below
benefit benefits beside besides better between beyond big bilge birth birthday bit bland blood board bodies body
bonnet boon booth borough both bought brief briefing bring broke broken brother brought bruise bruises bruising
budget build building built bullet burrows business but buy by cabanas cairn call called calling calls calm came
campaign camps can candela canning cannot capacity carer carers carried carton cases caseworker catch cause
caused central centre certain chair chamberlain change changed changes check checked checklist chest children
choice choose chose chronology claim cleaners clear clearly cleat client clinic clinical clothes coco coercion
coercive cohort cold collect college collie colon combs come comer comes coming comment commission committed
committee communication community company complained complaint complete completed concern concerned concerns
conclusion condition conduct conducted conference confidential confirm confirmed confusion consent consider
considered contact contacted contain contents continue continued contra contractor control controlling
conversation conviction coordinate copy corona coroner could council counselling couple course cover created
creed cried crime criminal criminally crisis criteria culture current currently custody dad dado daft damage
dash date dated dates daughter daughters dead deal debt debts deceased decide decided decision declined deep
delay delivered demonstrate department dependency depression deputy describe described despite detail details
detective detention develop developed development did died difference different difficult direct director
directorate disability disclose disclosed disclosure discuss discussed discussion disposal dispute distress
district divan divorce divorced do doctor document does dog doing domestic done door double doubt downing downs
dr draft drank drink drinking drive drove drug drugs drunk due during duties duty dwelling each earlier easily
easy eat eco education effect effective effort eight eighteen either else email emergency emotional employed
employer employment enable encourage ended enforcement engage engaged engagement enjoy enough enquiry ensure
entered entire entitled equal error escalated escape escort especially essential establish estate estranged etc
ethnicity evaluation eve even evening event events eventually every everybody everyone everything evidence
example except executive exercise existing expect expected experience experienced explain explained express
expressed extra extract eye eyes face fact factor factors failed failure faithfully family famous fanning far
father favourite feel feeling feet felt female few fielding fifteen fifth fight figure file fill final finally
financial find finding findings fine finish fisheries five flat floor focus follow followed following font food
for foreword former forms forum forward four fourth fracture framework freely frequent friday friend friends
from front full further future gala gather gaunt gave gender get getting girl girls give given gives glazier
glossary go goes going golden gone got governance governor gp gradual grandfather grandmother grandson granny
greater group groups grow guardian guidance had hair half happen happened hardly has haste hasty hate have
having he heading health hear heard hearing hearty heavily heavy hello help helped hence her here herself hi
hidden him himself his history hit hold holiday homeless homicide homicides honestly hospital hostel hot hour
hours household housing hovel however hub huge human hundred hurt hypothesis i idea identified identify identity
idva if ill illness imam immediate immediately impact implement important improve in incident incidents include
included including increase increased indeed independent index indie individual influence inform information
informed initial injunction injured injuries injury inquest inquiry inside instead insufficient intended
interest internal interview intimate into introduce investigate investigation involve involved involvement is
isolated isolation issue issued issues isva it item its itself jealous jeans joint july june kaiser keen kept
kidney kill killed killer killing kindly kitchen knew knife know knowledge known lack lady landlord large late
later laugh laurel lavender lead leading leaflet learn learned learning least leave leaving led left leg legal
legendary leisure less lessons let letter level liaison lifelong like likely limited limo line linked list
listen lithe lived lives living llamas local long longer look looked looking lore lose loss lost lot loud low
lower macho madrigal magistrate main maintain make making male mall manage managed management manager many marac
marital married marvellous mash material maternity matter matters mayoral mean meant meanwhile measure medical
medication meet meeting meetings member members men mental mention mentioned mere message messages met method
methodology midwife might mind ministry minute minutes miss missed missing mm mobile mole moment monday monks
month months mood morning morrow most mostly mouth move moved moving mr mrs ms much multi multiagency mum murder
must my myself name named national natural nazi near nearby nearly necessary neck need needed needs neglect
neglectful neighbour neighbours neither nephew nervous never nevertheless new news next nice niece nil nine no
nobody nor normal not note noted notes nothing notice notification notified notwithstanding november now number
numbers nursed nursery nursing oasys obedience object observation obtain obvious occasion occasions occupation
occupational occur occurred october ode of offence offences offender offending offer offered office officer
officers often oh ok old older on once one only onto open opera operate operational opinion opportunities
opportunity or order orders organisation organisations original other others our ours ourselves out outcome
outcomes outside over overall overdose overview own page pages pain panel paper paragraph paramedic parent
parenting parents part particular particularly partly partner partners past pastor pate pathway patients pattern
people per peregrine perhaps period permission perpetrator person personal persons petit pharmacy phoenix phone
photograph physical pick picture piece place placed places plan planned planner planning plans plaza please
plover plus point police policy poor position positive possession possible possibly potential powers practice
practitioner practitioners preface pregnancy pregnant preparation prescribed present presented pressure prevent
preventative prevention previous previously primary prior prison private probably probation problem problems
procedure proceed process produce professional professionals profile program programme progress promise proper
property propose prosecution protect protection protective protocol prove provide provided providence provider
providing psychiatric psychologist psychology public published punched purity purpose purser push pushed put
quality quarter quarterly question questions quickly quite rafter rails raise raised ran rang rape rapid rarely
rate rather rattan reach reached real really reasons receive received recent recently recipient recognise
recommend recommendation recommendations record recorded recording records recovery reduce refer reference
referral referrals referred refuge refused regard regarding regards regime region regular relation relations
relationship relationships relative relatives relevant relief remain remained remand remember reminded remote
remove removed rent rents report reported reporting reports represent representative reputation request
requested require required research resettlement resident resource respond response responsibility responsible
restraining result results retired retrospective return returned review reviewed reviews risk risks safari safe
safeguard safeguarding safety said salami sales same sang saturday savanna savant save saw says scale scene
schedule screening scullion sec second secondary section secure see seeing seek seem seemed seen self sellers
send sense sent sentence sentenced sentencing separate separated separation september series serious seriously
serve served server services session set seven several severe sex sexton sexual shall she sheikh shepherds
shields shock shop short shortly should shoulder shouted showed shown shut sick sign signed significant signs
silent similar since sincerely single sister sisters site situation sixteen sixth skills sleeping slept so
social solicitor solicitors some somebody someone something sometimes son sonata sons soon soprano sorry sort
sought sound source speak special specialist specific spent spoke spoken staff stage stalking standard started
state stated statement statements station statistics status statutory stayed stepfather stepmother stew stews
stoke stop stopped stormy strangled strategic strategy strength stress strict structure struggle student studies
study subheading subject submit subsequent subsequently substance success such sudden suddenly suffer suffered
suggest suggested suicidal suicide suitable suite summary supervision supervisor supplied support supported
supporting suppose sure surgery surprise suspect suspected swords system systems table take taken takes taking
talk talked task team teams tell template ten tenancy tenant tenants term terms terrible test text texts than
thank thanks that the theatre their them theme themselves then therapist therapy there therefore these they
thing things think third thirteen thirty this those though thought thousand threat threaten threatened threats
three through throughout throw thursday thus ticket timeline times to today together told tomorrow tonight too
took toolkit torrent torrents toward towards traditional training transfer transferred treat treated treatment
triage tribunal tried trigger trouble trustee truth try trying tuck tuesday twelve twenty twice two type un
unable unborn uncle undated under understand understanding understood undertake unemployed unfortunately unit
university unknown unless unlikely until up update updated upon upset urban urbane urgent urgently us use used
user uses using usual usually various verbal verde very vetting via victim victimless victims vigil violence
violent visible visit visited visiting visitor vital voice voluntary volunteer vulnerability vulnerable wade
waited waiting walk-in walked warned warning warrant was washed watch watched we weapon wear wednesday week
weekend weeks weight welfare went were what whatever when whenever where whereabouts whereas whether which while
whilst who whole whom whose why wider wife willing with within without witness witnessed witnesses wives women
won wonder worker workers workforce working workplace workshop worried worry worse worst would wound write
writing written wrong wrote year years yesterday yet yogi you your yours yourself youth
"""

ORDINARY: Final[frozenset[str]] = frozenset(_NAME_ALIKE.split()) | frozenset(_EVERYDAY.split())
"""Everyday words in small letters; words of three letters or fewer are included only where they are truly common."""

NAME_ALIKE: Final[frozenset[str]] = frozenset(_NAME_ALIKE.split())
"""Everyday words that are also somebody's name or a place."""
