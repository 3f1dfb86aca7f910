const listOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that are names of companies and much else besides: alone, or two of them together, they name nobody. */
export const commonWords = listOf(`
    able access account action active adobe advance advanced agent air alliance allied alpha alphabet ambition anchor angel apex apple
    arc aspect asset atlas auto avenue balance band bank base basis beacon best better beyond big bird black blend block bloom blue
    board bold bond book boost box brand bridge bright bring broad build builder building business buy cable call capital carbon card
    care cargo carnival carrier case cash catalyst caterpillar central century challenger change channel charge charter chase check
    chevron choice church circle citizens city clarity class clean clear click climate clip close cloud club coach code coherent coin
    comfort command commerce common compass complete concept confluent connect constellation consumer content contour control cool core
    corner corning cost count country cover craft create crown crystal cube current curve custom daily dash data day deal deep deer
    delta demand design desk digital direct discover discovery dish divide dollar domain dominion door double dragon drive dropbox
    dynamic eagle earth east eastern eclipse edge elastic element elevate ember emerald emerson empire energy enterprise equity
    essential ever everest evergreen exact expand express extra eye fair falcon family fast fathom federal fiber field fifth figure
    final finance fire first fit five flagship flash flex flow focus force forest form fortune forward foundation fox frame free fresh
    frontier fuel fund fusion future gain gap garden gas gate gateway gem general genesis genuine giant glacier glass global gold
    golden good grab grand granite gravity great green grid group growth guardian guide harbor harbour hard harmony harvest haven
    health heart help heritage hero high hill holding holdings home honest hope horizon host hotel house hub human ideal image impact
    impulse independence index industrial infinity innovation inside insight insights instant integral intel interactive international
    invest iron island journey jump junction key keystone kind know lab labs land lane large laser launch lead leader league leap learn
    legacy legend level liberty life lift light lightning lime line link lion liquid list live local logic long loop lotus love lucid
    lucky lumen macro made magic magnet main major make marathon mark market markets mars masco mass master match material matter max
    maximum media medical meet mega meridian merit message meta metal method metro micro mid mile mind mint mirror mission mobile mode
    model modern moment momentum monday money monster moon more mosaic motion mountain move music national native natural nature near
    net network new news next nine noble nordic north northern nova now number oak oasis objective ocean odyssey office oil old olympic
    omega one online open optimum option oracle orange orbit order organic origin orion outlook over own pacific pack page palace palm
    panda paper paragon park partner partners parts pass path patriot pay peak pearl people perfect personal picture pilot pioneer
    pivot place plain plan planet platform play plaza plug plus point polar port portal post power practice premier premium present
    prestige price pride prime principal prism prize pro product progress progressive project prologis promise proof prosper provident
    public pulse pure purple quality quantum quest quick radiant rail rain range rapid rare reach reactor ready real realty red region
    regions relay reliance remote republic reserve resource resources response retail rev review ring rise river road rock rocket rose
    round route royal safe sage salt samsara sand save scale school science score scout sea seal search second secure security select
    sense sentinel service services seven shared shell shield shift ship shop shore sierra sight signal signature silver simple simply
    single site six sky slack slice smart snap snow social sofi soft software solar solid solution solutions sonic source south
    southern space span spark special spectrum speed sphere spin spirit splash splunk sport sports spot spring sprint sprout square
    stack stage standard star start state states station stellar step sterling stone storage store storm story strata strategy stream
    street stride strike stripe strong structure studio style summit sun super sure surge swift switch symbol sync synergy system
    systems table tag talent tandem tango tapestry target team tech technologies technology tempo terra textron thing think three
    thrive thunder tide tiger time titan toast together top torch total touch tower town toy track trade tradition transit travel
    travelers tree trend tribe trident triumph true trust truth turn twin twist twitter two ultra under union unique unit united unity
    universal universe up upstart upwork urban us used valley value vantage vector velocity venture ventures venus verse vertex
    vertical via victory view village virgin vision vista vital vivid voice volt voyage wave way wealth web welcome well west western
    whale wheel white whole wild win wind wing winner wire wise wolf wonder wood word work workday works world worth yellow yield zen
    zenith zero zone zoom
`);

/** People, places and peoples: alone they name no company, but two together, as in `Morgan Stanley`, are one. */
export const commonNames = listOf(`
    adams allen amazon america american austin baker bell berlin boston british brown cambridge campbell canadian carolina carter chubb
    clark collins cook cooper dallas davis denver dover dublin duke edison edwards european evans ford french garcia geneva georgia
    german grant gray guess hall harris hartford hilton houston hughes hunt hunter italian jackson jacobs johnson jones jordan kelly
    king lee lewis lilly lincoln london madison marshall martin mason mccormick mercury miller mitchell moore morgan morris munich
    murphy nelson oxford paris parker paul perry phillip phillips phoenix reed robert roberts robinson ross scott smith stanley stewart
    stuart swiss taylor texas thomas thompson trump turner vienna virginia walker walter ward washington waters watson williams wilson
    wright young zurich
`);
