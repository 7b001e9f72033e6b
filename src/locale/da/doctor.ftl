# »komspot doctor«: én linje for hver ting, og hvad der skal gøres.
doctor-green = OK
doctor-amber = SE
doctor-red = FEJL
doctor-altogether =
    { $red ->
        [0] { $amber ->
            [0] Alt ser godt ud.
            [one] Intet er galt. Én linje er værd at se på (SE).
           *[other] Intet er galt. { $amber } linjer er værd at se på (SE).
        }
        [one] Én fejl skal rettes (FEJL). Begynd med den.
       *[other] { $red } fejl skal rettes (FEJL). Begynd med den øverste.
    }
doctor-written = Rapporten ligger i { $file }. Den indeholder ingen tal fra data, og intet navn på det, der er indlæst; »…« står, hvor noget er udeladt.
doctor-not-written = Rapporten kunne ikke skrives til { $file }. Vælg et andet sted med --report.
doctor-data-closed = { $folder } kan ikke læses af den, der spørger.
    .advice = Kør »sudo komspot doctor«, så ses også indbakken og det indlæste.

doctor-program = Program
doctor-program-is = KOMspot { $version } ({ $architecture })
doctor-board = Enhed
doctor-board-is = { $model }, Linux { $kernel }
doctor-board-unknown = Ukendt maskine, Linux { $kernel }

doctor-memory = Hukommelse
doctor-memory-is = { $available } ledig af { $total }
doctor-memory-unlimited = { $available } ledig af { $total }, men kernen hindrer intet program i at tage det hele
    .advice = På en Raspberry Pi: tilføj »cgroup_enable=memory« til den ene linje i /boot/firmware/cmdline.txt, og genstart. Kør doctor igen for at se, om det hjalp.
doctor-memory-small = { $available } ledig af { $total }: mindre, end der er prøvet med
    .advice = Lad ikke andre programmer køre på enheden, eller vælg en med mindst 512 MB.
doctor-memory-pressed = { $available } ledig af { $total }, og programmer venter på hukommelse
    .advice = Luk andre programmer på enheden. Bliver det ved: genstart den.
doctor-memory-short = Kun { $available } ledig af { $total }
    .advice = Genstart enheden. Sker det igen: luk andre programmer, eller vælg en enhed med mere hukommelse.
doctor-memory-unseen = Kan ikke ses her.

doctor-card = Kort
doctor-card-sd = SD-kort { $card }, { $written } skrevet siden start. Et SD-kort siger ikke selv, hvor slidt det er.
doctor-card-other = { $card }, { $written } skrevet siden start
doctor-card-good = { $card }: højst { $used } % af levetiden er brugt, { $written } skrevet siden start
doctor-card-worn = { $card } er ved at være slidt: { $used } % af levetiden er brugt, { $written } skrevet siden start
    .advice = Skaf et nyt kort, og tag en sikkerhedskopi af data nu.
doctor-card-worn-out = { $card } er slidt op: { $used } % af levetiden er brugt
    .advice = Tag en sikkerhedskopi af data i dag, og skift kortet.
doctor-card-unseen = Hvilket kort data ligger på, kan ikke ses her.

doctor-disk = Filsystem
doctor-disk-is = { $kind } på { $at }, der kan skrives
doctor-disk-whole = { $kind } på { $at }, der kan skrives, ingen fejl
doctor-disk-errors = { $kind } på { $at } har fundet { $count } fejl i sig selv
    .advice = Tag en sikkerhedskopi af data, sluk, og lad fsck gå kortet igennem på en anden maskine. Kommer det igen: skift kortet.
doctor-disk-read-only = { $kind } på { $at } kan kun læses, så intet nyt kan indlæses. Væggen viser stadig de hidtidige tal.
    .advice = Genstart enheden. Hjælper det ikke, er kortet i stykker: skift det.
doctor-disk-unseen = Hvilket filsystem data ligger på, kan ikke ses her.

doctor-space = Plads
doctor-space-is = { $free } fri til { $folder }
doctor-space-little = { $free } fri til { $folder }. Gamle udgaver fjernes før tid, når der er mindre end { $wanted }.
    .advice = Fjern, hvad der ikke hører til på enheden, eller gamle udgaver: »sudo -u komspot komspot snapshots prune --keep 3«.
doctor-space-none = Kun { $free } fri til { $folder }: en indlæsning kan mangle plads.
    .advice = Fjern, hvad der ikke hører til på enheden, eller gamle udgaver: »sudo -u komspot komspot snapshots prune --keep 3«.
doctor-space-unseen = Pladsen til { $folder } kan ikke ses.
    .advice = Kør »sudo komspot doctor«.

doctor-clock = Ur
doctor-clock-set = { $at }, stillet efter nettet ({ $sign })
doctor-clock-always = { $at }, og indstillingerne siger, at uret altid går rigtigt
doctor-clock-never = Indstillingerne siger, at enheden aldrig kender tiden. Væggen viser intet ur.
doctor-clock-unset = Uret siger { $at }, men ingen har stillet det siden start ({ $sign } mangler). Væggen viser intet ur, til det er stillet.
    .advice = Sæt netværket til, og vent et par minutter. Har enheden et ur med batteri: skriv trust = "always" under [clock] i indstillingerne.
doctor-clock-behind = Uret siger { $at }, men det kan ikke passe: programmet eller de viste tal er nyere. Væggen viser intet ur.
    .advice = Sæt netværket til, og vent et par minutter. Uden netværk: »sudo timedatectl set-ntp false«, derefter »sudo timedatectl set-time '2026-11-23 12:00'« med klokken, som den er.

doctor-settings = Indstillinger
doctor-settings-good = { $file } er læst og kan bruges
doctor-settings-none = { $file } findes ikke: alt er, som programmet er født
doctor-settings-faulty = { $fault }
    .advice = Ret linjen i { $file }, og kør »sudo systemctl restart komspot«. Indtil da starter serveren ikke igen.

doctor-units = Tjenester
doctor-units-none = Her kører ikke systemd, så der er ingen tjenester at se på.
doctor-units-good = I gang: { $units }
doctor-units-unseen = systemd svarer ikke.
    .advice = Prøv igen om et minut. Svarer den stadig ikke: genstart enheden.
doctor-units-failed = { $unit } er gået i stå ({ $why })
    .advice = Kør »sudo systemctl restart { $unit }«. Går den i stå igen: »journalctl -u { $unit } -n 50« siger hvorfor.
doctor-units-stopped = { $unit } er stoppet
    .advice = Kør »sudo systemctl enable --now { $unit }«.
doctor-units-masked = { $unit } er spærret
    .advice = Var det ikke meningen: »sudo systemctl unmask { $unit }«.
doctor-units-not-there = { $unit } findes ikke: KOMspot er ikke sat op som tjeneste
    .advice = Installér pakken igen: »sudo apt install ./komspot_*.deb«.
doctor-units-restarted = { $unit } er startet forfra { $count } gange
    .advice = »journalctl -u { $unit } -n 50« siger hvorfor.

doctor-inbox = Indbakke
doctor-inbox-empty = { $folder } er tom og klar
doctor-inbox-holds = { $folder }: { $count } filer eller mapper ligger der, den ældste i { $minutes } minutter
doctor-inbox-stuck = { $folder }: { $count } filer eller mapper ligger der, den ældste i { $minutes } minutter. Nogen burde have taget dem.
    .advice = Se, om serveren kører, og kør »sudo systemctl start komspot-inbox«.
doctor-inbox-not-yet = { $folder } laves, når serveren starter
doctor-inbox-missing = { $folder } findes ikke
    .advice = Lav mappen, som /usr/share/doc/komspot/systemd/README.md fortæller, eller ret folder under [inbox].
doctor-inbox-no-folder = { $folder } er ikke en mappe
    .advice = Flyt filen, og kør »sudo systemctl restart komspot«.
doctor-inbox-not-ours = { $folder }: serveren må ikke tage noget derfra
    .advice = Giv serverens gruppe lov: »sudo chmod g+rwxs { $folder }«, og ret gruppen, som /usr/share/doc/komspot/systemd/README.md fortæller.
doctor-inbox-unseen = { $folder } kan ikke læses af den, der spørger
    .advice = Kør »sudo komspot doctor«.

doctor-keys = Nøgler
doctor-keys-some =
    { $count ->
        [one] Én nøgle er betroet; det, ingen har underskrevet, afvises
       *[other] { $count } nøgler er betroet; det, ingen har underskrevet, afvises
    }
doctor-keys-none = Ingen nøgle er betroet: alt, hvad der bringes, afvises
    .advice = Læg kontorets nøgle på enheden: »sudo komspot keys trust kontor.pub«.
doctor-keys-unsigned = Også det, som ingen har underskrevet, indlæses
    .advice = Er det ikke meningen: skriv unsigned = "refuse" under [trust] i indstillingerne.
doctor-keys-damaged = En nøgle i { $folder } kan ikke læses og tæller ikke med
    .advice = »sudo komspot keys list« viser dem, der kan læses. Læg den rigtige derhen, eller fjern den.
doctor-keys-unseen = { $folder } kan ikke læses af den, der spørger
    .advice = Kør »sudo komspot doctor«.

doctor-import = Tal
doctor-import-shows = Udgave { $snapshot } vises, indlæst { $at }: { $bundle }, underskrevet af { $signer }
doctor-import-shows-unsigned = Udgave { $snapshot } vises, indlæst { $at }: { $bundle }, som ingen har underskrevet
doctor-import-none = Der er ikke indlæst noget: væggen viser demoen med opdigtede tal
    .advice = Bring en datapakke: på en USB-nøgle, i indbakken eller på /operator.
doctor-import-damaged = Udgave { $snapshot } kan ikke læses
    .advice = Vis den forrige igen: »sudo -u komspot komspot snapshots rollback --reason "kan ikke læses"«, og bring datapakken igen.
doctor-import-published = Rapport { $number }, { $at }: det sidst bragte er indlæst
doctor-import-last-held = Rapport { $number }, { $at }: det sidst bragte venter på et ja
doctor-import-passed = Rapport { $number }, { $at }: det sidst bragte blev ladt ligge, for der lå noget nyere ved siden af
doctor-import-refused = Rapport { $number }, { $at }: det sidst bragte, { $file }, blev afvist ({ $codes }). Væggen viser stadig de hidtidige tal.
    .advice = Se rapporten på /operator, ret datapakken, og bring den igen.
doctor-import-failed = Rapport { $number }, { $at }: det sidst bragte, { $file }, kunne ikke indlæses ({ $codes }). Væggen viser stadig de hidtidige tal.
    .advice = Ret først, hvad der ellers er galt her, og bring det så igen.
doctor-import-held =
    { $count ->
        [one] Én datapakke venter på et ja
       *[other] { $count } datapakker venter på et ja
    }
    .advice = Sig ja eller nej på /operator, eller se dem med »sudo -u komspot komspot held list«.

doctor-server = Server
doctor-server-answers = Svarer på { $address } med udgave { $snapshot }
doctor-server-other = Svarer på { $address }, men er version { $version }
    .advice = Kør »sudo systemctl restart komspot«, så den nye version tager over.
doctor-server-nothing = Svarer på { $address }, men har intet at vise
    .advice = Vent et minut. Bliver det ved: »journalctl -u komspot -n 50«.
doctor-server-silent = Svarer ikke på { $address }
    .advice = Kør »sudo systemctl restart komspot«. Svarer den stadig ikke: »journalctl -u komspot -n 50« siger hvorfor.
doctor-server-stranger = På { $address } svarer et andet program
    .advice = Stop det andet program, eller giv KOMspot en anden port: listen under [server].

doctor-wall = Væg
doctor-wall-well = En skærm viser, hvad den skal; den meldte sig for { $seconds } sekunder siden
doctor-wall-none = Ingen skærm har meldt sig
    .advice = Åbn /wall på skærmen. På enhedens egen skærm: genstart enheden.
doctor-wall-silent = En skærm melder sig ikke længere
    .advice = Se, om skærmen har strøm, og genstart dens browser eller enheden.
doctor-wall-behind = En skærm viser en ældre udgave
    .advice = Genindlæs siden på skærmen. Bliver den ved: se på dens netværk.
doctor-wall-blank = En skærm tegner ikke noget
    .advice = Genstart enheden. Sker det igen: se på kabel og skærmens indgang.
doctor-wall-stuck = En skærm er gået i stå
    .advice = Genindlæs siden på skærmen, eller genstart enheden.
doctor-wall-unseen = Serveren fortæller ikke, hvordan skærmene har det
    .advice = Prøv igen om et minut.

doctor-network = Adresser
doctor-network-open = Kan nås fra netværket, port { $port }: { $addresses }
doctor-network-here = Kan kun nås fra enheden selv, port { $port }: { $addresses }
doctor-network-nobody = Ingen lytter på port { $port }
    .advice = Se, hvad der står ved Server.
doctor-network-unseen = Hvem der lytter, kan ikke ses her.

doctor-tls = Kryptering
doctor-tls-none = Siderne sendes ukrypteret (HTTP), også adgangskoder til /operator. To linjer ændrer det: /usr/share/doc/komspot/docs/guide.md, »On the network«.
doctor-tls-missed = Andre maskiner skal logge ind, men siderne sendes ukrypteret: hvem der er på nettet, kan læse adgangskoderne
    .advice = Skriv certificate = "made" under [tls] i indstillingerne, og kør »sudo systemctl restart komspot«.
doctor-tls-good = Certifikatet i { $file } gælder til { $ends }. SHA-256: { $fingerprint }
doctor-tls-made = Enheden har selv lavet sit certifikat. SHA-256: { $fingerprint }
doctor-tls-not-yet = Enheden har ikke lavet sit certifikat endnu
    .advice = Kør »sudo systemctl restart komspot«. Kommer det ikke: »journalctl -u komspot -n 50« siger hvorfor.
doctor-tls-unjudged = Certifikatet i { $file } gælder fra { $begins } til { $ends }; om det gælder nu, kan ikke ses, før uret er stillet. SHA-256: { $fingerprint }
    .advice = Se, hvad der står ved Ur.
doctor-tls-ends-soon = Certifikatet i { $file } gælder kun til { $ends }
    .advice = Bed it-afdelingen om et nyt, og læg det i samme fil. Serveren tager det selv i brug.
doctor-tls-ended = Certifikatet i { $file } gjaldt til { $ends }. Browsere advarer mod siderne.
    .advice = Bed it-afdelingen om et nyt, og læg det i samme fil. Serveren tager det selv i brug.
doctor-tls-not-begun = Certifikatet i { $file } gælder først fra { $begins }. Browsere advarer mod siderne indtil da.
    .advice = Se, om det er den rigtige fil.
doctor-tls-key-open = Alle på enheden kan læse nøglen i { $key }. Certifikatet gælder til { $ends }. SHA-256: { $fingerprint }
    .advice = Kør »sudo chmod 640 { $key }« og »sudo chgrp komspot { $key }«.
doctor-tls-silent = Ingen taler TLS på port { $port }
    .advice = Kør »sudo systemctl restart komspot«. Hjælper det ikke: »journalctl -u komspot -n 50« siger hvorfor.
doctor-tls-silent-socket = Ingen taler TLS på port { $port }
    .advice = Kør »sudo systemctl enable komspot-tls.socket« og så »sudo systemctl restart komspot«. Hjælper det ikke: »journalctl -u komspot -n 50« siger hvorfor.
doctor-tls-other = På port { $port } vises et andet certifikat end det i { $file }
    .advice = Vent ti sekunder, og prøv igen. Bliver det ved: kør »sudo systemctl restart komspot«.
doctor-tls-not-ours = Serveren må ikke læse { $file } og { $key }
    .advice = Giv dens gruppe lov: »sudo chgrp komspot { $file } { $key }« og »sudo chmod 640 { $file } { $key }«. Mapperne over dem skal også være åbne for den.
doctor-tls-unseen = { $file } kan ikke læses af den, der spørger
    .advice = Kør »sudo komspot doctor«.
doctor-tls-missing = { $file } findes ikke. Siderne sendes ukrypteret.
    .advice = Læg filen der, eller ret certificate og key under [tls], og kør »sudo systemctl restart komspot«.
doctor-tls-no-certificate = Der er intet certifikat i { $file }. Siderne sendes ukrypteret.
    .advice = Filen skal være i PEM og begynde med -----BEGIN CERTIFICATE-----. Af en .pfx-fil bliver det sådan: »openssl pkcs12 -in fil.pfx -nokeys -out { $file }«. Kør så »sudo systemctl restart komspot«.
doctor-tls-no-key = Der er ingen nøgle i { $key }. Siderne sendes ukrypteret.
    .advice = Filen skal være i PEM og begynde med -----BEGIN PRIVATE KEY-----. Af en .pfx-fil bliver det sådan: »openssl pkcs12 -in fil.pfx -nocerts -nodes -out { $key }«. Kør så »sudo systemctl restart komspot«.
doctor-tls-locked = Nøglen i { $key } har en adgangskode, og ingen er der til at skrive den. Siderne sendes ukrypteret.
    .advice = Tag den af: »openssl pkey -in { $key } -out ny.key«. Læg den nye i stedet, og kør »sudo systemctl restart komspot«.
doctor-tls-strangers = Nøglen i { $key } hører ikke til det første certifikat i { $file }. Siderne sendes ukrypteret.
    .advice = Læg det rigtige par der, med serverens eget certifikat først, og kør »sudo systemctl restart komspot«.
doctor-tls-strange = Certifikatet er beskadiget, eller nøglen i { $key } er af en slags, der ikke kan bruges. Siderne sendes ukrypteret.
    .advice = Bed it-afdelingen om et certifikat med en nøgle til RSA, ECDSA eller Ed25519.

doctor-viewers = Seere
doctor-viewers-all = Alle på netværket kan se siderne uden at logge ind
doctor-viewers-users = Fra andre maskiner skal man logge ind for at se siderne
doctor-viewers-nobody = Fra andre maskiner skal man logge ind for at se siderne, men ingen bruger er oprettet
    .advice = Opret en: »sudo -u komspot komspot users add navn --role viewer«.
doctor-viewers-unreadable = Ingen kan logge ind: listen over brugere kan ikke læses
    .advice = Læg en sikkerhedskopi af users.toml tilbage, eller fjern filen og opret brugerne igen.
