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
    .advice = Sæt netværket til, eller stil uret med »sudo timedatectl set-time«.

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
    .advice = Lav mappen, som systemd/README.md fortæller, eller ret folder under [inbox].
doctor-inbox-no-folder = { $folder } er ikke en mappe
    .advice = Flyt filen, og kør »sudo systemctl restart komspot«.
doctor-inbox-not-ours = { $folder }: serveren må ikke tage noget derfra
    .advice = Giv serverens gruppe lov: »sudo chmod g+rwxs { $folder }«, og ret gruppen, som systemd/README.md fortæller.
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
