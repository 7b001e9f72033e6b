# Messages of KOMspot: pages
pages-skip = Gå til indholdet
pages-nav = Sider
pages-explorer = Udforsk
pages-wall = Vægskærm
pages-other-language = English
pages-sources = Kilder: { $sources }
pages-small-counts = Antal under { $k } vises ikke, hvor tallene er beskyttede. KOMspot viser kun samlede tal for byområder.
pages-snapshot = Udgave { $id }
pages-count = Antal
pages-persons = Personer
pages-not-told = ikke oplyst
pages-no-rate = kan ikke udregnes
pages-no-figures = ingen tal endnu
pages-since = i forhold til { $period }
pages-bent = Nøgletallet har ikke den periode eller aldersgruppe, du så på. Her vises i stedet: { $shown }.
pages-changes = Ændringer ud over tilfældige udsving
pages-no-tests = Ændringerne kan ikke vurderes: der er for få tal.
pages-no-changes = Ingen byområder har en tydelig ændring på et år.
pages-shown =
    { $areas ->
        [one] { $areas } byområde
       *[other] { $areas } byområder
    }: { $known } med tal, { $hidden } skjult, { $missing } mangler.
pages-newer = Nyere tal: { $period }
pages-paper = Til udskrift (PDF)
pages-notes = Om tallet

form-label = Vælg, hvad siden viser
form-indicator = Nøgletal
form-period = Periode
form-age = Alder
form-show = Tal på kortet
form-projection = Kort
form-submit = Vis
form-latest = Seneste: { $period }
form-years = År
form-school-years = Skoleår
form-half-years = Halvår
form-quarters = Kvartaler
form-months = Måneder
form-count = antal
form-plain = almindeligt
form-lens = forstørret midte

table-area = Byområde
table-indicator = Nøgletal
table-figure = Tal
table-level = Mod hele { $place }
table-certainty = Mod resten af byen
table-change = På et år
table-course = Forløb
table-caption = { $indicator }, { $period }: tal for byområderne i alfabetisk orden

against-yardstick = målestok
against-hidden = skjult
against-missing = mangler
against-none = kan ikke sammenlignes

change-points = { $points } %-point
change-from-zero = fra 0
change-missing-now = tallet mangler
change-hidden-now = tallet er skjult
change-missing-before = mangler året før
change-hidden-before = skjult året før
change-not-tested = ikke vurderet
change-short-history = for få tal til at vurdere

spark-label =
    Fra { $first } til { $last }: mellem { $low } og { $high }{ $hidden ->
        [0] .
        [one] , 1 periode uden tal.
       *[other] , { $hidden } perioder uden tal.
    }
spark-none = for få tal

note-definition = Sådan er tallet opgjort
    .none = Kilden har ikke beskrevet, hvordan tallet er opgjort.
note-source = Kilde
note-place = Hvor tallet hører til
    .offence-rate = Tallet hører til det byområde, hvor det skete, men sættes i forhold til dem, der bor der. Besøgende tæller med i antallet og ikke blandt beboerne; steder med mange besøgende får derfor høje tal.
    .offence = Tallet hører til det byområde, hvor det skete.
    .residence = Tallet hører til det byområde, hvor personen bor.
    .school = Tallet hører til det byområde, hvor personen går i skole.
    .none = Kilden har ikke oplyst, hvad der placerer tallet i et byområde.
note-small-counts = Små tal
    .zeros-hidden = Antal under { $k } vises ikke, heller ikke 0. Enkelte større tal er også skjult, hvis de ellers kunne bruges til at regne et lille tal ud. Et skjult tal er ikke det samme som 0.
    .zeros-published = Antal fra 1 til under { $k } vises ikke. Enkelte større tal er også skjult, hvis de ellers kunne bruges til at regne et lille tal ud. Står der 0, er tallet 0.
    .public = Tallene er offentlige i forvejen og vises, som de er.
note-levels = Mod hele byen
    .text = Gangetallet sammenligner byområdet med hele kommunen. Ordet siger, hvor sikkert byområdet skiller sig ud fra resten af byen: ‘tydeligt’ holder, når alle byområder er taget i betragtning; ‘måske’ gør ikke. Kun det, der er tydeligt, får fuld farve. Farven er kraftigst under to tredjedele og fra halvanden gang hele kommunens tal.
note-changes = Ændring på et år
    .tested = Sammenlignet med samme periode året før. ‘Noget, der tyder på’, ‘tydelig’ og ‘meget tydelig’ siger, hvor sjældent tilfældige udsving alene giver så stor en forskel: under 5, 1 og 0,1 gang ud af 100. Holder en ændring ikke, når alle byområder er taget i betragtning, bliver det ved ‘noget tyder på’.
    .untested = Sammenlignet med samme periode året før. Forskelle i gennemsnit er ikke prøvet mod tilfældige udsving.
note-provisional = Foreløbige tal
    .text = Et tal er foreløbigt, så længe kilden venter flere indberetninger. Det kan stadig ændre sig.

area-lead = Alle nøgletal for byområdet, set i forhold til hele { $place } og til samme periode året før.
area-caption = { $side }: { $area }
area-signals = Det skiller sig ud
area-no-signals = Ingen metode finder noget, der tydeligt skiller sig ud her. Det er ikke det samme som, at der ingen forskelle er.
told-interval = Niveau
told-hotspot = Mod resten af byen
told-change = På et år
told-trend = Over årene
told-alarm = For årstiden
told-emerging = Historie
told-chance = Tilfældet alene giver så meget omkring { $count } ud af { $of } gange.
told-chance-least = Tilfældet alene giver så meget under 1 ud af 1.000 gange.
happened = Indsatser og ændringer
happened-untold = Tallene siger ikke, om en indsats virker: meget andet kan ændre sig samtidig.
happened-none = Der er ikke oplyst indsatser eller ændringer her.
area-neighbours = Naboer
area-no-neighbours = Ingen byområder grænser op til dette.
area-reading = Sådan læses siden
area-all = Alle byområder
side-risk = Risiko
    .lead = En stigning kalder på opmærksomhed.
side-protective = Beskyttelse
    .lead = En stigning er godt nyt.
side-context = Baggrund
    .lead = Siger noget om vilkårene og peger ikke i en bestemt retning.
side-none = Ingen nøgletal af denne slags.

error-parameter = I adressen står
error-id = Navnet i adressen
error-allowed = Det kan være
error-ways = Vejen videre
error-way-explorer = Gå til Udforsk
error-way-wall = Gå til vægskærmen
error-bad-parameter = Adressen kan ikke forstås
    .detail = En værdi i adressen findes ikke her. Ret den, eller begynd forfra i Udforsk.
error-unknown-indicator = Nøgletallet findes ikke
    .detail = Adressen peger på et nøgletal, der ikke er her. Det kan være taget ud siden, eller adressen kan være skrevet forkert. Vælg et andet nedenfor.
error-unknown-area = Byområdet findes ikke
    .detail = Adressen peger på et byområde, der ikke er her. Inddelingen kan være ændret siden, eller adressen kan være skrevet forkert. Vælg et andet nedenfor.
error-no-figures = Nøgletallet har ingen tal endnu
    .detail = Nøgletallet er oprettet, men der er ikke indlæst tal til det.
error-no-such-page = Siden findes ikke
    .detail = Der er ingen side på denne adresse.
error-method = Adressen kan ikke bruges sådan
    .detail = Siden kan hentes og læses, men ikke ændres.
error-internal = Der skete en fejl i KOMspot
    .detail = Siden kunne ikke laves. Prøv igen om lidt. Bliver fejlen ved, så sig det til den, der passer KOMspot; tidspunktet er nok til at finde den i loggen.
error-no-data = Der er ingen tal at vise endnu
    .detail = KOMspot er i gang, men har ikke fået indlæst en datapakke. Prøv igen, når det er sket.
