# Hvad en datapakke ændrer, og hvad der venter på godkendelse.
preview-heading = Det ændrer datapakken
preview-notable-heading = Se efter, om det er rigtigt
preview-nothing = Datapakken ændrer ikke noget af det, der vises.
preview-first = Det er den første datapakke: alt er nyt.
preview-areas-added =
    { $count ->
        [one] Ét nyt byområde.
       *[other] { $count } nye byområder.
    }
preview-areas-removed =
    { $count ->
        [one] Ét byområde fjernes.
       *[other] { $count } byområder fjernes.
    }
preview-areas-altered =
    { $count ->
        [one] Ét byområde får nyt navn eller ny grænse.
       *[other] { $count } byområder får nyt navn eller ny grænse.
    }
preview-indicator = { $name }: { $what }.
preview-added = nyt nøgletal
preview-removed = fjernes
preview-catalogue = beskrivelsen ændres
preview-periods-added =
    { $count ->
        [one] 1 ny periode ({ $first })
       *[other] { $count } nye perioder ({ $first } – { $last })
    }
preview-periods-removed =
    { $count ->
        [one] 1 periode fjernes ({ $first })
       *[other] { $count } perioder fjernes ({ $first } – { $last })
    }
preview-periods-altered =
    { $count ->
        [one] 1 periode ændres ({ $first })
       *[other] { $count } perioder ændres ({ $first } – { $last })
    }
preview-figures-added =
    { $count ->
        [one] 1 celle kommer til
       *[other] { $count } celler kommer til
    }
preview-figures-withdrawn =
    { $count ->
        [one] 1 celle falder væk
       *[other] { $count } celler falder væk
    }
preview-figures-hidden =
    { $count ->
        [one] 1 vist tal bliver skjult
       *[other] { $count } viste tal bliver skjult
    }
preview-figures-shown =
    { $count ->
        [one] 1 skjult tal bliver vist
       *[other] { $count } skjulte tal bliver vist
    }
preview-figures-revised =
    { $count ->
        [one] 1 foreløbigt tal rettes
       *[other] { $count } foreløbige tal rettes
    }
preview-figures-rewritten =
    { $count ->
        [one] 1 endeligt tal ændres
       *[other] { $count } endelige tal ændres
    }
preview-through = Tallene går til og med { $after } (før: { $before }).
preview-through-same = Tallene går stadig til og med { $after }.
preview-through-first = Tallene går til og med { $after }.
beyond-jump = { $name }: kommunens tal går fra { $before } ({ $from }) til { $after } ({ $to }).
beyond-jump-below = { $name }: kommunens tal går fra { $before } ({ $from }) til færre end { $after } ({ $to }).
beyond-emptied =
    { $count ->
        [one] { $name }: ét byområde, der havde tal, har nu intet eller nul: { $areas }.
       *[other] { $name }: { $count } byområder, der havde tal, har nu ingen eller nul: { $areas }.
    }
beyond-removed-indicator = { $name }: nøgletallet fjernes.
beyond-removed-areas =
    { $count ->
        [one] Ét byområde fjernes: { $areas }.
       *[other] { $count } byområder fjernes: { $areas }.
    }
beyond-rewritten =
    { $count ->
        [one] { $name }: ét endeligt tal, der er vist, ændres eller falder væk.
       *[other] { $name }: { $count } endelige tal, der er vist, ændres eller falder væk.
    }
beyond-hidden =
    { $count ->
        [one] Ét vist tal bliver skjult.
       *[other] { $count } viste tal bliver skjult.
    }
beyond-earlier-end = { $name }: tallene slutter tidligere end før ({ $after } i stedet for { $before }).
import-held = Datapakken ændrer mere, end den må uden godkendelse. Den venter som »{ $name }«. Godkend den med »komspot held confirm { $name }«, eller afvis den med »komspot held decline { $name }«. Indtil da viser væggen de hidtidige tal.
import-log-failed = Loggen kan ikke skrives, og uden den ændres intet.
import-outdated = Der er vist en anden udgave, siden datapakken blev gjort klar. Bring den igen.
import-not-staged = Der venter ikke noget under det navn.
import-foreign = Det, der blev gjort klar, er ikke, som KOMspot skrev det.
held-none = Der venter ikke noget på godkendelse.
held-line = { $name }: { $bundle } { $version }, siden { $since }
held-outdated = Der er vist en anden udgave siden. Den kan kun afvises og bringes igen.
held-confirmed = Godkendt. Skærmene viser nu udgave { $id }.
held-declined = Afvist og fjernet. Skærmene viser stadig de hidtidige tal.
