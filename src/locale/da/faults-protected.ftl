# What is said of protected bundles.

## The bundle as a whole.

fault-protected-only = Datapakken har de rigtige tal, og denne enhed tager kun imod beskyttede datapakker.
    .do = Kør »komspot protect DATAPAKKE --out MAPPE« hos den, der har tallene, og indlæs mappen her.
fault-protected-other-k = Datapakken er beskyttet med grænsen { $k }, men her er grænsen { $here }.
    .do = Beskyt datapakken igen med samme grænse, eller ret protect.k i indstillingerne.
fault-protected-already = Datapakken er allerede beskyttet.
    .do = Indlæs den, som den er, med »komspot import«.
fault-protected-sums = Aldersgrupperne, som komspot.protected.sums angiver for nøgletallet »{ $value }«, kan ikke bruges.
    .do = Skriv dem i stigende orden og uden overlap, for eksempel ["10-14", "15-17"].
fault-protected-sparse = Nøgletallet »{ $value }« har { $rows } rækker i et skema med { $cells } celler.
    .do = Kontrollér perioder og aldersgrupper. Lav pakken igen med »komspot protect«.

## Rows.

fault-protected-period = Perioden »{ $value }« er ikke af en længde, som nøgletallet opgøres i.
    .do = Nøgletallets perioder er: { $allowed }.
fault-mark-unknown = »{ $value }« er ikke en mærkning.
    .do = Skriv et af ordene: { $allowed }.
fault-mark-with-value = Cellen er mærket { $mark }, men der står et tal. Tallet vises ikke her.
    .do = Slet filen, og lav pakken igen med »komspot protect«, så skjulte tal ikke følger med.
fault-published-without-value = Cellen er mærket published, men der står intet tal.
    .do = Lav pakken igen med »komspot protect«.
fault-published-above-base = Antallet er større end basen.
    .do = Kontrollér value og base. Antallet er en del af basen.
fault-count-with-base = Et antal har ingen base.
    .do = Lad cellen i kolonnen base være tom.
fault-published-below-k = Tallet for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } hviler på færre end { $k } og må ikke vises. Det gentages ikke her.
    .do = Slet filen, og lav pakken igen med »komspot protect«.

## Figures among each other.

fault-parts-contradict-sum = Summen for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } passer ikke med { $kind ->
        [areas] byområdernes tal
        [ages] aldersgruppernes tal
       *[periods] de kortere perioders tal
    }.
    .do = Er filen rettet i hånden? Lav pakken igen med »komspot protect«.
fault-hidden-derivable = Det skjulte tal for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } kan regnes ud af { $kind ->
        [areas] byområdernes øvrige tal
        [ages] aldersgruppernes øvrige tal
       *[periods] de øvrige perioders tal
    }.
    .do = Lav pakken igen med »komspot protect«, så et tal mere skjules.

## Figures and what is published already.

fault-published-altered = Tallet for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } er allerede offentliggjort med en anden værdi.
    .do = Et offentliggjort tal står fast. Lav pakken igen med den samme hovedbog over offentliggjorte tal.
fault-published-withdrawn = Tallet for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } er allerede offentliggjort, men mangler eller er skjult i datapakken.
    .do = Et offentliggjort tal kan ikke trækkes tilbage. Tag det med, og lav pakken igen med den samme hovedbog over offentliggjorte tal.
fault-hidden-published = Tallet for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } har hidtil været skjult, men er vist i datapakken.
    .do = Et skjult tal forbliver skjult. Lav pakken igen med den samme hovedbog over offentliggjorte tal.
fault-mark-altered = Mærkningen for nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages } siger det modsatte af den offentliggjorte.
    .do = Lav pakken igen med den samme hovedbog over offentliggjorte tal.

fault-told-otherwise = Enheden har fortalt noget andet om nøgletallet »{ $value }«, byområdet { $area }, perioden { $period } og aldersgruppen { $ages }, måske i en udgave, der ikke længere vises.
    .do = Beskyt datapakken igen med den nyeste bog over det offentliggjorte (ledger.jsonl): den i den datapakke, der sidst blev bragt.
fault-protected-without-ledger = Datapakken er beskyttet, men mangler bogen over det, der er offentliggjort før (ledger.jsonl).
    .do = Lav den igen med komspot protect, som lægger bogen ved tallene.
fault-protected-ledger-broken = Bogen over det offentliggjorte i datapakken (ledger.jsonl) kan ikke læses: { $value }.
    .do = Lav datapakken igen med komspot protect; ret aldrig i ledger.jsonl.
fault-protected-ledger-differs = Tallene for { $value } er ikke dem, der står i datapakkens bog over det offentliggjorte (ledger.jsonl).
    .do = Brug den bog og de tal, som komspot protect lavede sammen.
fault-protected-not-audited = Datapakkens tal kunne ikke efterprøves.
    .do = Lav datapakken igen med komspot protect, og meld fejlen, hvis den kommer igen.
fault-protected-exposed = Et lille tal for { $value } kan regnes ud: { $area }, { $period }, { $ages }.
    .do = Lad tallene beskytte igen fra de rigtige tal med komspot protect.
fault-protected-contradiction = Tallene for { $value } kan ikke efterprøves: dele af dem mangler, og resten passer ikke sammen uden dem.
    .do = Se efter, om kilden kan levere de tal, der mangler.

fault-protected-perhaps-exposed = Set udefra ser det ud, som om små tal for { $value } kan regnes ud. Dele af tallene mangler, så det kan ikke afgøres her.
    .do = Spørg den, der beskyttede tallene, om komspot protect fik alle de rigtige tal.
