# Messages of KOMspot: what is new

news-title = Nyt i den nyeste udgave
news-since-title = Siden dit sidste besøg
news-nav = Nyt
news-lead = Sammenlignet med udgave { $id }, der havde data til og med { $period }.
news-teaser = Nyt i denne udgave: { $summary }
news-teaser-since = Siden dit sidste besøg er der kommet nyt. Se, hvad der er ændret.
news-summary =
    { $fresh ->
        [0] Ingen nye signaler
        [one] 1 nyt signal
       *[other] { $fresh } nye signaler
    }{ $faded ->
        [0] { "" }
        [one] { " · 1 holder ikke længere" }
       *[other] { " · " }{ $faded } holder ikke længere
    }{ $indicators ->
        [0] { "" }
        [one] { " · nye tal i 1 nøgletal" }
       *[other] { " · nye tal i " }{ $indicators } nøgletal
    }
news-nothing = Intet er ændret.
news-areas = · byområderne er ændret
news-faded = Holder ikke længere
news-map = Se på kortet
news-others = Andre ændringer, samme signaler
news-come = Nyt nøgletal.
news-gone = Nøgletallet er taget ud.
news-catalogue = Beskrivelsen er ændret.
news-periods =
    { $count ->
        [one] Ny periode: { $last }.
       *[other] { $count } nye perioder: { $first } til { $last }.
    }
news-revised =
    { $count ->
        [one] Rettede tal i 1 byområde: { $areas }.
       *[other] Rettede tal i { $count } byområder: { $areas }.
    }
news-revised-whole = Rettede tal for hele byen.
news-other-figures = Andre tal.
news-ways = Sammenlign med en tidligere udgave
news-way = { $id }, data til og med { $period }
news-not-ready = Forskellen til de tidligere udgaver er ved at blive regnet ud. Prøv igen om lidt.
news-first = Dette er den første udgave. Der er ikke noget tidligere at sammenligne med.
news-seen = Intet er ændret, siden du var her sidst. Her er, hvad den nyeste udgave ændrede.
news-withdrawn = Den udgave, du så sidst, er trukket tilbage eller er ikke fra denne skærm. Her er i stedet, hvad den viste udgave ændrede.
news-was-withdrawn = Den udgave, du så sidst, er trukket tilbage. Her er, hvad der er anderledes i den, der vises nu.
news-pruned = Den udgave, du så sidst, er ikke gemt længere. Her er, hvad der er ændret siden den ældste, der kan sammenlignes med.
