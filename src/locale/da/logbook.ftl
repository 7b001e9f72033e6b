# Loggen: hvem der har gjort hvad.
log-who-command = Kommandolinjen
log-who-inbox = Indbakken
log-who-usb = USB-nøgle
log-who-program = KOMspot
log-imported =
    { $signed ->
        [yes] Indlæste datapakken »{ $bundle }« { $version }, underskrevet af { $signer }, som udgave { $snapshot }.
       *[no] Indlæste datapakken »{ $bundle }« { $version } som udgave { $snapshot }.
    }
log-not-published = Udgave { $snapshot } blev alligevel ikke vist: { $reason }.
log-refused = Afviste datapakken »{ $bundle }«: { $reason }.
log-held = Holdt datapakken »{ $bundle }« { $version } tilbage som »{ $staged }«, til nogen har godkendt den.
log-confirmed = Godkendte »{ $staged }«.
log-declined = Afviste »{ $staged }«, der ventede på godkendelse. Begrundelse: { $reason }.
log-rolled-back = Viste udgave { $to } i stedet for { $from }. Begrundelse: { $reason }.
log-pruned =
    { $count ->
        [one] Fjernede én gammel udgave: { $snapshots }.
       *[other] Fjernede { $count } gamle udgaver: { $snapshots }.
    }
log-ledger-restored = Hentede bogen over det offentliggjorte tilbage fra udgave { $snapshot }.
log-user-added =
    { $role ->
        [operator] Oprettede brugeren { $name }, der må betjene enheden.
       *[viewer] Oprettede brugeren { $name }, der må se med.
    }
log-user-changed =
    { $what ->
        [password] Gav brugeren { $name } en ny adgangskode.
       *[password-role] Gav brugeren { $name } en ny adgangskode og andre rettigheder.
    }
log-user-removed = Fjernede brugeren { $name }.
log-logged-in = Loggede ind.
log-logged-out = Loggede ud.
log-login-failed = Et forsøg på at logge ind som »{ $name }« lykkedes ikke.
log-key-added = Tog nøglen »{ $key }« i brug.
log-key-removed = Tog nøglen »{ $key }« ud af brug.
log-torn-end = Den sidste linje var ikke skrevet helt ({ $bytes } byte). Resten er gemt i log.torn.
log-damaged = Loggen var ikke hel: den sluttede med linje { $found } og skulle være nået til { $known }.
log-unknown = Noget, som denne version af KOMspot ikke kender.
log-none = Loggen er tom.
log-clock-untrusted = uret var ikke stillet
log-whole = Loggen er hel: { $lines } linjer, { $hash }.
log-torn =
    { $count ->
        [0] Alle linjer er skrevet helt.
        [one] Én gang var en linje ikke skrevet helt. Resten er gemt i log.torn.
       *[other] { $count } gange var en linje ikke skrevet helt. Resterne er gemt i log.torn.
    }
log-broken = Loggen er ikke, som KOMspot skrev den:
log-fault-unreadable = Linje { $line } kan ikke læses.
log-fault-break = Linje { $line } følger ikke efter linjen før: en af dem er ændret, flyttet eller sat ind, eller der mangler noget imellem.
log-fault-cut = Loggen slutter med linje { $found }, men var nået til { $known }.
log-fault-altered = Linje { $line } er ændret.
log-fault-head = Filen log.head, der siger, hvor langt loggen er nået, mangler eller kan ikke læses.
log-fault-noted = I linje { $line } har KOMspot skrevet, at loggen var beskadiget.
log-unreadable = Loggen kan ikke læses eller skrives.

## Hvorfor en datapakke ikke kom ind: ordene for en fejls kode, eller for dem, der begynder som den.

log-reason-other = der er fejl i dens tal eller tabeller
log-reason-age = aldersgrupperne passer ikke sammen
log-reason-archive = arkivet kan ikke læses
log-reason-archive-bomb = arkivet er ikke en almindelig datapakke
log-reason-archive-empty = der er intet i filen
log-reason-archive-truncated = den var ikke kopieret færdig
log-reason-area = der er fejl i byområderne
log-reason-areas = der er fejl i byområderne
log-reason-bundle = den kan ikke åbnes
log-reason-bytes = filerne er ikke dem, beskrivelsen mener
log-reason-descriptor = der er fejl i beskrivelsen
log-reason-duckdb = databasefilen kan ikke læses
log-reason-family = nøgletal, der hører sammen, passer ikke sammen
log-reason-hash = filerne er ikke dem, beskrivelsen mener
log-reason-hidden = den ville vise noget, der er skjult
log-reason-indicator = der er fejl i listen over nøgletal
log-reason-indicators = der er fejl i listen over nøgletal
log-reason-intake-flood = der lå over tusind filer løst i indbakken
log-reason-intake-strange = det var hverken en fil eller en mappe
log-reason-intake-too-large = den er større, end en datapakke må være
log-reason-json = der er fejl i beskrivelsen
log-reason-mark-altered = den ville ændre tal, der er offentliggjort
log-reason-member = den har filer, der ikke kan tages imod
log-reason-not-a-bundle = det er ikke en datapakke
log-reason-parquet = en af dens filer kan ikke læses
log-reason-path = dens filer ligger ikke, hvor beskrivelsen siger
log-reason-person = den ser ud til at handle om enkeltpersoner
log-reason-personal = den ser ud til at handle om enkeltpersoner
log-reason-point = den har punkter på et kort og ikke kun tal for områder
log-reason-population = der er fejl i folketallet
log-reason-protected = den er ikke beskyttet, som den skal være
log-reason-protected-exposed = små tal i den kan regnes ud
log-reason-protected-only = den har de rigtige tal, og enheden tager kun imod beskyttede
log-reason-published-altered = den ville ændre tal, der er offentliggjort
log-reason-published-below-k = den viser små tal
log-reason-published-withdrawn = den mangler tal, der er offentliggjort
log-reason-release = dens tal kan ikke beskyttes
log-reason-resource = dens filer ligger ikke, hvor beskrivelsen siger
log-reason-rows-beyond-table = den ser ud til at handle om enkeltpersoner
log-reason-signature = dens underskrift kan ikke læses
log-reason-signature-changed = den er ændret, siden den blev underskrevet
log-reason-signature-missing = den er ikke underskrevet
log-reason-signature-no-keys = enheden har ingen nøgler at holde underskriften op mod
log-reason-signature-not-covering = underskriften dækker ikke alle dens filer
log-reason-signature-unknown-key = den er underskrevet med en nøgle, enheden ikke kender
log-reason-too = den er større, end en datapakke må være
log-reason-usb-crowded = der var for mange filer på nøglen
log-reason-usb-nothing = der var ingen datapakke på nøglen
log-reason-version-missing = den siger ikke, hvilken version den er
log-reason-version-older = den er ældre end den viste
log-reason-year = den ville ændre et år, der er begyndt på

## Hvorfor en udgave ikke blev vist.

log-reason-failed = den kunne ikke gemmes
log-reason-ledger = bogen over det offentliggjorte kunne ikke læses eller gemmes
log-reason-no-space = der er ikke plads nok
log-reason-outdated = der er vist noget andet siden
