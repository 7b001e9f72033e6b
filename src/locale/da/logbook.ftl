# Loggen: hvem der har gjort hvad.
log-who-command = Kommandolinjen
log-who-inbox = Indbakken
log-who-usb = USB-stik
log-who-program = KOMspot
log-imported =
    { $signed ->
        [yes] Indlæste datapakken »{ $bundle }« { $version }, signeret af { $signer }, som udgave { $snapshot }.
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
log-user-added = Oprettede brugeren { $name } ({ $role }).
log-user-changed = Ændrede brugeren { $name }: { $what }.
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
