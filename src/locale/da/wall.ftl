# Messages of KOMspot: maps and the wall

# Units
unit-rate = pr. { $per } indbyggere
unit-rate-ages = pr. { $per } { $from }–{ $to }-årige
unit-rate-one = pr. { $per } { $from }-årige
unit-rate-over = pr. { $per } på { $from } år og derover

# Levels and looks
level-much-lower = meget lavere
level-lower = lavere
level-alike = på niveau
level-higher = højere
level-much-higher = meget højere
shade-possibly-higher = måske højere
shade-possibly-lower = måske lavere
shade-even = ingen tydelig forskel
shade-few = for få til at vurdere
shade-untested = ikke vurderet
shade-zero = ingen (0)
shade-below = færre end { $k }
shade-hidden = skjult
shade-unlisted = udgives ikke
shade-missing = mangler
legend-times = × hele { $name }
legend-compared = I forhold til hele { $name }
legend-provisional = foreløbigt tal
legend-reading = Farve: tydeligt højere eller lavere end resten af { $name }. Lys farve: måske. Grå: ingen tydelig forskel.
legend-reading-untested = Tallene kan ikke prøves, så farven siger ikke noget om højt og lavt.
legend-clear = fuld farve: tydeligt
legend-possible = lys: måske
legend-cluster = ramme: samlet område
legend-arrow = pil: ændring på et år

# Changes
change-rising-some = noget tyder på stigning
change-rising-clear = tydelig stigning
change-rising-very-clear = meget tydelig stigning
change-falling-some = noget tyder på fald
change-falling-clear = tydeligt fald
change-falling-very-clear = meget tydeligt fald
change-none = ingen tydelig ændring
change-untested = ændringen er ikke vurderet
change-in-a-year = { $change } på et år, { $words }
change-on-a-year = { $change } på et år
no-comparison = ingen tal for året før
list-protective = her er en stigning et godt tegn

# Maps
map-description = Kort over { $name }: { $title }, { $unit }, { $window }. { $areas ->
    [one] Ét byområde.
   *[other] { $areas } byområder.
}
data-through = Data til og med { $period }
source = Kilde: { $name }

# The wall
wall-news = Det skiller sig ud
wall-no-news = Intet skiller sig tydeligt ud
wall-no-tests = Tallene kan ikke vurderes
news-good = godt tegn
news-higher-short = tydeligt højere
news-lower-short = tydeligt lavere
news-unusual = { $unusual } · { $expected } ventet
news-higher = tydeligt højere end resten af byen
news-lower = tydeligt lavere end resten af byen
news-more-names = { $names } og { $count } mere
news-cluster = samlet område på tværs
news-change = { $change } på et år
news-a-year = { $change } om året
news-trend = { $change } over årene
wall-no-figures = Der er endnu ingen tal, der kan vises.
wall-no-indicators = Der er endnu ingen nøgletal. Indlæs en datapakke, så viser væggen den.
wall-more = { $count ->
    [one] og ét byområde mere
   *[other] og { $count } byområder mere
}
wall-scene = Billede { $nth } af { $count }
wall-series = { $name }, { $first } til { $last }
wall-provisional = foreløbigt

# Scenes across indicators
scene-signals = Det flytter sig
scene-improved = Det er blevet bedre
scene-sources = Så langt rækker tallene
scene-across = { $count ->
    [one] ét nøgletal · ændringer, der næppe er tilfældige
   *[other] { $count } nøgletal · ændringer, der næppe er tilfældige
}
scene-area = i forhold til resten af { $name }
scene-persons = { $count } indbyggere
scene-rate = pr. { $per }
scene-mean = gennemsnit
scene-rising = op på et år
scene-falling = ned på et år
scene-maybe-rising = måske op
scene-maybe-falling = måske ned
scene-rising-years = op over årene
scene-falling-years = ned over årene
scene-count = antal
scene-years = { $unit } · år for år
scene-attention = Værd at se på
    .none = Ingen ændring kalder på et ekstra blik
scene-good = Gode tegn
    .none = Ingen ændring er et sikkert godt tegn
scene-protection-grows = Det, der beskytter, vokser
    .none = Ingen sikker fremgang i det, der beskytter
scene-risk-falls = Risikoen falder
    .none = Intet sikkert fald i risikoen
scene-more = og { $count } til
scene-areas-more = { $names } og { $count } til
scene-indicators = { $count ->
    [one] ét nøgletal
   *[other] { $count } nøgletal
}
scene-through = til og med { $period }
scene-no-source = Kilde ikke oplyst
scene-no-figures = endnu ingen tal

# How often figures come
rhythm-day = hver dag
rhythm-week = hver uge
rhythm-month = hver måned
rhythm-quarter = hvert kvartal
rhythm-half-year = hvert halve år
rhythm-year = hvert år
rhythm-days = hver { $days }. dag

# Signals in brief
brief-change = { $indicator }, { $when }: { $now } mod { $before } året før
brief-change-short = { $indicator }: { $now } mod { $before }
brief-trend = { $indicator } siden { $first }
brief-alarm = { $indicator }, { $when }
brief-provisional = { $said } · foreløbigt
