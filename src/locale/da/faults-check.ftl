# What is said of a bundle's tables, and the report around it.

report-faults = Fejl
report-warnings = Advarsler
report-notes = Bemærkninger
report-line = linje { $line }
report-column = kolonne { $column }
report-refused = Afvist: { $faults ->
        [one] 1 fejl
       *[other] { $faults } fejl
    }{ $warnings ->
        [0] { "" }
        [one] { " og 1 advarsel" }
       *[other] { " og " }{ $warnings } advarsler
    }. Intet er ændret, og væggen viser stadig de hidtidige tal.
report-accepted = Godkendt: ingen fejl{ $warnings ->
        [0] { "" }
        [one] , 1 advarsel
       *[other] , { $warnings } advarsler
    }{ $notes ->
        [0] { "" }
        [one] , 1 bemærkning
       *[other] , { $notes } bemærkninger
    }.

## The bundle as a whole.

fault-bundle-empty = Datapakken har hverken byområder, nøgletal, befolkning eller observationer.
    .do = Tilføj mindst én af ressourcerne areas, indicators, population eller observations i datapackage.json.
fault-areas-missing = Datapakken har ingen byområder, og der er ingen fra en tidligere indlæsning.
    .do = Tilføj ressourcen areas med byområderne som GeoJSON.
fault-indicators-missing = Datapakken har observationer, men ingen beskrivelse af nøgletallene, og der er ingen fra en tidligere indlæsning.
    .do = Tilføj ressourcen indicators med en række for hvert nøgletal.
fault-observations-missing = Datapakken beskriver nøgletal, men har ingen tal til dem.
    .do = Tilføj ressourcen observations med nøgletallenes tal, eller fjern ressourcen indicators.
fault-area-needed-by-kept = Byområdet »{ $value }« mangler blandt de nye byområder, men { $count ->
        [one] nøgletallet { $indicator }, som ikke er med i datapakken, har
       *[other] { $count } nøgletal, som ikke er med i datapakken (blandt andre { $indicator }), har
    } tal for det.
    .do = Tag byområdet med, eller send også nye tal for nøgletallene i datapakken.

## Columns.

fault-column-missing = Kolonnen »{ $value }« mangler.
    .do = Tilføj kolonnen, også hvis dens celler er tomme.
fault-column-unknown = Kolonnen »{ $value }« kendes ikke.
    .do = Fjern kolonnen, eller ret dens navn. De kendte kolonner er: { $allowed }.
fault-no-rows = Tabellen har ingen rækker.
    .do = Kontrollér udtrækket, og send filen igen med tal i, eller fjern ressourcen fra datapakken.
fault-cell-empty = Cellen er tom.
    .do = Udfyld cellen, eller fjern rækken.

## Numbers.

fault-number-unreadable = »{ $value }« er ikke et tal.
    .do = Skriv antallet med cifre, eller lad cellen være tom, hvis tallet mangler.
fault-number-negative = »{ $value }« er negativt.
    .do = Et antal er 0 eller større. Lad cellen være tom, hvis tallet mangler.
fault-number-fraction = »{ $value }« er ikke et helt tal.
    .do = Skriv antallet som et helt tal uden decimaler.
fault-number-too-large = »{ $value }« er for stort til at være et antal.
    .do = Kontrollér tallet i kilden.
fault-number-not-positive = »{ $value }« er ikke et helt tal over 0.
    .do = Skriv et helt tal over 0, eller lad cellen være tom.
fault-mean-unreadable = »{ $value }« er ikke et tal.
    .do = Skriv gennemsnittet som et tal, eller lad cellen være tom, hvis det mangler.

## The catalogue.

fault-word-unknown = »{ $value }« er ikke et af de ord, der kan stå her.
    .do = Skriv et af ordene: { $allowed }.
fault-id-characters = »{ $value }« kan ikke bruges som id, for id'er står i webadresser.
    .do = Brug bogstaver, cifre, bindestreg, understreg og punktum.
fault-text-too-long = Teksten »{ $value }« er for lang: { $length } tegn.
    .do = Skriv højst { $longest } tegn.
fault-text-control-characters = Teksten »{ $value }« indeholder linjeskift eller andre styretegn.
    .do = Skriv teksten på én linje uden styretegn.
fault-text-direction-marks = Teksten »{ $value }« indeholder usynlige tegn, der vender læseretningen.
    .do = Fjern tegnene, hvis de ikke skal være der.
fault-english-name-missing = »{ $value }« har ikke noget engelsk navn. Det danske bruges i stedet.
    .do = Udfyld name_en, hvis skærmene også skal vises på engelsk.
fault-indicator-twice = Nøgletallet »{ $value }« er allerede beskrevet i linje { $first }.
    .do = Behold kun den ene linje, eller giv dem hver sit id.
fault-indicator-without-rows = Nøgletallet »{ $value }« har ingen tal i observations og bliver ikke ændret ved indlæsningen.
    .do = Tag tallene med, eller fjern linjen.

## The population.

fault-population-area-reserved = »{ $value }« er ikke et byområde og kan ikke have en befolkning.
    .do = Fjern rækken. Hele kommunen regnes ud af byområderne.
fault-year-unreadable = »{ $value }« er ikke et årstal.
    .do = Skriv året med fire cifre, for eksempel 2026.
fault-age-group-unreadable = »{ $value }« er ikke en aldersgruppe.
    .do = Skriv for eksempel 10-17, 65+ eller all.
fault-population-twice = Befolkningen i »{ $value }« i { $year } for aldersgruppen { $ages } står allerede i linje { $first }.
    .do = Behold kun den ene række.
fault-population-parts-differ = Aldersgrupperne i »{ $value }« i { $year } giver { $sum } personer, men alle aldre er { $all }.
    .do = Kontrollér tallene i kilden. Delene og det hele skal passe sammen.
fault-population-missing = Nøgletallet »{ $value }« opgøres i forhold til befolkningen, men der er ingen befolkningstal for aldersgruppen { $ages } i { $count ->
        [one] byområdet { $areas }
       *[other] { $count } byområder, blandt andre { $areas }
    }.
    .do = Tilføj befolkningstallene i population, eller sæt base til none for nøgletallet.
fault-population-years-missing = Nøgletallet »{ $value }« har tal for { $years }, men der er ingen befolkningstal for de år. Der vises kun antal.
    .do = Tilføj de manglende år i population, når de er udgivet.

## The observations.

fault-indicator-not-known = Nøgletallet »{ $value }« er ikke beskrevet i indicators.
    .do = Beskriv nøgletallet i indicators, eller ret id'et.
fault-area-not-known = Byområdet »{ $value }« findes ikke i areas.
    .do = Ret id'et, eller brug unknown for sager, der ikke kan placeres.
fault-area-total = »{ $value }« er hele kommunen, som KOMspot selv regner ud af byområderne.
    .do = Fjern rækken. Brug unknown for sager, der ikke kan placeres i et byområde.
fault-period-unreadable = »{ $value }« er ikke en periode.
    .do = Skriv for eksempel 2026-10, 2026-Q3, 2026-H1, 2026 eller 2025/2026.
fault-period-too-fine = Perioden »{ $value }« er kortere, end nøgletallet er opgjort for ({ $granularity }).
    .do = Læg tallene sammen til hele perioder, eller ret granularity i indicators.
fault-period-too-coarse = Perioden »{ $value }« er længere, end nøgletallet er opgjort for ({ $granularity }).
    .do = Fjern rækken, for længere perioder regnes ud af de korte, eller ret granularity i indicators.
fault-period-other-year = Perioden »{ $value }« er en anden slags år, end nøgletallet er opgjort for ({ $granularity }).
    .do = Skriv kalenderår som 2026 og skoleår som 2025/2026, eller ret granularity i indicators.
fault-status-unknown = »{ $value }« er ikke en kendt status.
    .do = Skriv provisional for foreløbige tal, eller lad cellen være tom.
fault-share-without-base = Andelen mangler sin base.
    .do = Skriv i base, hvor mange antallet er ud af.
fault-share-above-base = Antallet { $value } er større end basen { $base }.
    .do = Kontrollér value og base. Antallet er en del af basen.
fault-mean-without-base = Gennemsnittet mangler sin base.
    .do = Skriv i base, hvor mange personer der er bag, for ellers kan tallet ikke beskyttes.
fault-mean-of-nobody = Gennemsnittet er opgjort for 0 personer.
    .do = Lad value være tom, når der ingen personer er.
fault-base-not-used = Nøgletallet »{ $value }« er et antal, og base bruges ikke ({ $count ->
        [one] 1 række
       *[other] { $count } rækker
    }).
    .do = Tøm kolonnen base for nøgletallet, eller sæt measure til share.
fault-values-missing = { $count ->
        [one] 1 række har ingen værdi og vises som mangler.
       *[other] { $count } rækker har ingen værdi og vises som mangler.
    }
    .do = Udfyld værdierne, hvis de findes. Skriv 0, hvis antallet er nul.
fault-row-twice = Nøgletallet »{ $value }« har allerede et tal for byområdet { $area }, perioden { $period } og aldersgruppen { $ages } i linje { $first }.
    .do = Behold kun den ene række.
fault-age-groups-overlap = Aldersgrupperne { $one } og { $other } i nøgletallet »{ $value }« overlapper, og der er intet tal for alle aldre.
    .do = Brug aldersgrupper, der ikke overlapper, eller tilføj rækker med aldersgruppen all.
fault-age-groups-exceed-all = Aldersgrupperne i nøgletallet { $indicator } giver tilsammen { $sum }, men alle aldre er { $value }.
    .do = Kontrollér tallene. Ingen del kan være større end det hele.
fault-age-group-bases-exceed-all = Baserne for aldersgrupperne i nøgletallet { $indicator } giver tilsammen { $sum }, men basen for alle aldre er { $value }.
    .do = Kontrollér baserne. Ingen del kan være større end det hele.
fault-all-ages-missing-in-places = Nøgletallet »{ $value }« har tal for alle aldre, men { $count ->
        [one] ét sted
       *[other] { $count } steder
    } er der kun tal for enkelte aldersgrupper. Alle aldre mangler der.
    .do = Tilføj rækker med aldersgruppen all, hvor de mangler.
fault-notes-too-many = Beskrivelsen har { $count } bemærkninger under »komspot.notes«.
    .do = Behold højst { $most }.
fault-note-period = Bemærkningen har perioden »{ $value }«, som ikke kan læses.
    .do = Skriv en måned, et kvartal, et halvår, et år eller et skoleår: 2025-03, 2025-Q1, 2025-H1, 2025, 2025/2026.
fault-note-kind = Bemærkningen er af slagsen »{ $value }«, som ikke findes.
    .do = Skriv effort (en indsats begyndte), rule (en regel blev ændret) eller break (brud i opgørelsen).
fault-note-indicator = Bemærkningen handler om nøgletallet »{ $value }«, som ikke findes.
    .do = Skriv et id fra indicators, eller udelad det, hvis bemærkningen gælder alle.
fault-note-area = Bemærkningen handler om området »{ $value }«, som ikke findes.
    .do = Skriv id'er fra areas, eller udelad dem, hvis bemærkningen gælder hele kommunen.
fault-note-empty = En bemærkning mangler sin tekst.
    .do = Skriv både text_da og text_en.
