# Messages of KOMspot: charts and comparisons
pages-compare = Sammenlign

chart-counted = { $count } i alt
chart-unlisted = vises ikke
chart-hidden = skjult
chart-usual = sædvanligt for årstiden
    .how = Det sædvanlige er regnet ud af de samme måneder eller kvartaler i tidligere år. Omkring 99 ud af 100 perioder ligger inden for båndet, når intet er ændret.
chart-not-from-zero = Aksen begynder ikke ved 0.
chart-table = Tallene som tabel
chart-none = Der er for få perioder med tal til at tegne et forløb.
chart-span = Fra { $first } til { $last }.
chart-line =
    { $name }: mellem { $low } og { $high }, { $newest } i { $when }{ $hidden ->
        [0] .
        [one] , 1 periode skjult.
       *[other] , { $hidden } perioder skjult.
    }
chart-line-none = { $name }: ingen tal, der kan vises.
chart-seasons = { $indicator }, { $name }: år mod år
chart-seasons-described = { $name }: hvert år fra { $first } til { $last }, de samme måneder eller kvartaler over hinanden.
chart-seasons-break = År før et brud i opgørelsen er udeladt: de kan ikke sammenlignes.

note-kind-effort = Indsats
note-kind-rule = Ændret regel
note-kind-break = Brud i opgørelsen

compare-title = Sammenlign: { $indicator }
compare-ways = Måder at sammenligne på
compare-way-time = Over tid
compare-way-periods = To perioder
compare-way-years = År for år
compare-lead-time = Forløbet over tid. Stiplet er foreløbigt; det skraverede er skjult og ikke nul.
compare-lead-periods = To perioder mod hinanden, byområde for byområde, og hvor sikker forskellen er.
compare-lead-years = Et lille kort for hvert år med de samme klasser, målt mod hele kommunen i samme år.
compare-bent = Der er ingen tal for de perioder, du så på. Her vises de nærmeste i stedet.
compare-area = Byområde { $number }
compare-no-area = –
compare-level = Periodelængde
compare-earlier = Tidligere periode
compare-later = Senere periode
compare-four-quarters = Fire kvartaler
compare-seasons = Samme årstid i tidligere år
compare-change = Forskel
compare-interval = Usikkerhed
compare-times = { $low }–{ $high } gange
compare-broken = brud i opgørelsen: kan ikke sammenlignes
compare-periods-caption = { $indicator } ({ $unit }): { $later } mod { $earlier }. Byområderne står i alfabetisk orden.
compare-note-test = Bjælken viser, hvor mange gange det tidligere tal det senere kan tænkes at være, når kun tilfældige udsving regnes med (95 %). ‘Ved tilfældighed’ siger, hvor ofte tilfældige udsving alene giver en mindst så stor forskel, når der også tages højde for, hvor meget tallet plejer at svinge. Ordet ved forskellen holder, når alle byområder er taget i betragtning.
compare-note-untested = Forskellene kan ikke prøves mod tilfældige udsving: der er for få tal.
compare-note-mean = Forskelle i gennemsnit er ikke prøvet mod tilfældige udsving.
compare-note-season = De to perioder ligger på hver sin tid af året: noget af forskellen kan være årstidens.
compare-on = Læs videre
compare-on-map = { $indicator } på kortet
compare-on-area = { $area } fra alle sider

pages-overview = Overblik
heat-title = Overblik over alle nøgletal
heat-lead = Hvert byområde i den seneste periode, målt mod hele { $place }. Byområderne står i alfabetisk orden.
heat-caption = Alle byområder og alle nøgletal, målt mod hele { $place }
heat-domain = Område af arbejdet
heat-all-domains = alle
heat-part = Der er for mange tal til én side. Her vises { $domain }; vælg et andet område ovenfor.
heat-reading = Læs en kolonne ad gangen: øverst står tallet for hele kommunen, og det er målestokken. Et tal siger ikke noget om, hvorfor det er, som det er.
heat-colours = Kun det, en metode står inde for, har farve. En trekant opad er højere end resten af byen, en trekant nedad lavere; udfyldt er tydeligt, i omrids er måske. For beskyttende nøgletal er højere godt nyt.

summary-heading = Kort fortalt
summary-higher = Tydeligt højere end resten af { $place }:
summary-lower = Tydeligt lavere end resten af { $place }:
summary-risen = Steget på et år, mere end tilfældige udsving giver:
summary-fallen = Faldet på et år, mere end tilfældige udsving giver:
summary-no-level =
    { $count ->
        [one] Det ene nøgletal, der kan vurderes, skiller sig ikke tydeligt ud fra resten af { $place }.
       *[other] Ingen af de { $count } nøgletal, der kan vurderes, skiller sig tydeligt ud fra resten af { $place }.
    }
summary-no-change =
    { $count ->
        [one] Det ene nøgletal, hvis ændring kan vurderes, har ikke ændret sig tydeligt på et år.
       *[other] Ingen af de { $count } nøgletal, hvis ændring kan vurderes, har ændret sig tydeligt på et år.
    }
summary-untested-level = Der er for få tal til at vurdere, om noget skiller sig ud fra resten af { $place }.
summary-untested-change = Der er for få tal til at vurdere, om noget har ændret sig på et år.
summary-untested = Der er for få tal til at vurdere, om noget skiller sig ud fra resten af { $place } eller har ændret sig på et år.
summary-against = { " " }mod { "" }
summary-from = fra { "" }
summary-to = { " " }til { "" }
summary-and = { " " }og { "" }
summary-more =
    { " " }og { $count ->
        [one] ét nøgletal til
       *[other] { $count } nøgletal til
    } i tabellerne nedenfor
summary-unseen =
    { $count ->
        [one] { $count } af { $all } nøgletal er skjult eller mangler
       *[other] { $count } af { $all } nøgletal er skjult eller mangler
    } for byområdet i den seneste periode.
summary-how = Hvert tal fører til den celle, det står i; hold musen over det for at se periode og enhed. Nøgletallene står i katalogets orden.
area-locator =
    { $area } er fremhævet, { $count ->
        [0] ingen byområder grænser op til det
        [one] naboen er farvet
       *[other] de { $count } naboer er farvede
    }.
area-sources = Kilder, opgørelse og alder
area-newest = Nyeste tal
trend-none = ingen tydelig retning
trend-rising-possible = stiger måske
trend-rising-some = noget tyder på stigning
trend-rising-clear = stiger tydeligt
trend-falling-possible = falder måske
trend-falling-some = noget tyder på fald
trend-falling-clear = falder tydeligt

compare-chance = Ved tilfældighed
compare-chance-of = { $count } ud af { $of }
compare-chance-least = under 1 ud af 1.000
compare-missing-later = mangler i den senere periode
compare-hidden-later = skjult i den senere periode
compare-missing-earlier = mangler i den tidligere periode
compare-hidden-earlier = skjult i den tidligere periode
heat-mean = gns.
error-way-compare = Gå til Sammenlign
