# Siderne bag login: /operator.
operator-title = Drift
operator-login = Log ind
operator-login-lead = Her ser du, hvad der vises, og her kommer nye tal ind.
operator-login-viewers = Siderne er for dem, der har en bruger på enheden.
operator-login-name = Brugernavn
operator-login-password = Adgangskode
operator-login-do = Log ind
operator-login-lasts =
    { $minutes ->
        [one] Du bliver logget ud, når siden ikke har været brugt i ét minut.
       *[other] Du bliver logget ud, når siden ikke har været brugt i { $minutes } minutter.
    }
operator-login-wrong = Brugernavn eller adgangskode passer ikke. Prøv igen.
operator-login-wait =
    { $minutes ->
        [one] Der er prøvet for mange gange. Vent ét minut, og prøv igen.
       *[other] Der er prøvet for mange gange. Vent { $minutes } minutter, og prøv igen.
    }
operator-login-stale = Siden havde stået åben for længe, eller browseren gemmer ikke cookies. Prøv igen.
operator-login-open = Forbindelsen er ikke krypteret: andre på netværket kan læse adgangskoden.
operator-login-nobody = Ingen kan logge ind endnu. Opret den første bruger på enheden selv:
    .command = komspot users add NAVN --role operator
    .then = Genindlæs derefter siden.
operator-logout = Log ud
operator-as-operator = Logget ind som { $name }
operator-as-viewer = Logget ind som { $name }, der kun kan se
operator-back = Tilbage til driften
operator-no-clock = ukendt tidspunkt
    .why = ukendt tidspunkt: uret var ikke stillet
operator-moment = { $day } kl. { $time }
operator-unsigned = ikke underskrevet
operator-disk = Der er { $free } fri plads på disken.
operator-not-kept = Filen kunne ikke gemmes. Kontrollér pladsen på disken, og prøv igen.

# Hvad der vises
operator-live = Det vises nu
operator-fact-since = Vist siden
operator-fact-through = Tal til og med
operator-fact-bundle = Datapakke
operator-fact-version = Version
operator-fact-signer = Underskrevet af
operator-fact-snapshot = Udgave
operator-fact-source = Kom fra
operator-fact-arrived = Modtaget
operator-fact-ended = Færdig

# Hvad der er på vej
operator-progress = Indlæsning
operator-idle = Der er ikke noget på vej.
operator-waiting =
    { $count ->
        [one] Én datapakke venter på tur
       *[other] { $count } datapakker venter på tur
    }
operator-stage = Trin { $nth } af { $count }: { $stage }
operator-stage-begins = Begynder
operator-stage-open = åbner datapakken
operator-stage-check = læser og kontrollerer hver række
operator-stage-protect = skjuler små tal
operator-stage-audit = efterprøver, at små tal er skjult
operator-stage-write = gør den nye udgave klar
operator-from-inbox = Lagt i indbakken
operator-from-usb = Fra en USB-nøgle
operator-from-command = Fra kommandolinjen
operator-from-page = Sendt fra denne side
operator-from-user = Sendt af { $name }

# Nye tal
operator-bring = Nye tal
operator-bring-choose = Vælg en datapakke
operator-bring-drop = eller træk den herhen
operator-bring-do = Send
operator-bring-note = Et arkiv (zip eller tar.gz) på højst { $limit }. Det bliver kontrolleret, før noget vises, og slettet fra enheden bagefter.
    .signed = Skal datapakken være underskrevet, så underskriv dens mappe, før du pakker den.
operator-bring-viewer = Du kan se, hvad der sker, men ikke sende nye tal.
operator-bring-too-large = Filen er større end { $limit }. Del den i flere datapakker.
operator-bring-sending = Sender …
operator-bring-broken = Forbindelsen blev afbrudt. Intet er modtaget; prøv igen.

# Det, der venter på en afgørelse
operator-held = Venter på dig
operator-held-why = Hvorfor den venter
operator-held-changes = Alt, den ændrer
operator-held-confirm = Godkend og vis
operator-held-decline = Afvis …
operator-held-decline-do = Afvis og slet
operator-held-source = { $source }, { $when }. { $signed }
operator-held-signed = Underskrevet af { $signer }.
operator-held-unsigned = Ikke underskrevet.
operator-reason = Begrundelse (skrives i loggen)

# Rapporter
operator-reports = Det, der er kommet
operator-reports-none = Der er ikke kommet noget endnu.
operator-report = Rapport { $number }
operator-outcome-published = Indlæst
    .sentence = Indlæst. Skærmene viser de nye tal.
operator-outcome-held = Venter
    .sentence = Læst, men ændrer så meget, at nogen skal godkende den.
operator-outcome-confirmed = Godkendt
    .sentence = Godkendt, og vist på skærmene.
operator-outcome-declined = Afvist og slettet
    .sentence = Nogen så, hvad den ændrer, og afviste den. Intet blev ændret.
operator-outcome-refused = Afvist
    .sentence = Afvist. Intet er ændret, og væggen viser stadig de hidtidige tal.
operator-outcome-failed = Mislykket
    .sentence = Ikke indlæst. Væggen viser stadig de hidtidige tal.
operator-outcome-passed = Sprunget over
    .sentence = Ikke taget med. Der er ikke noget, du skal gøre.
operator-faults = Det skal rettes
    .remarks = Bemærkninger
    .do = Ret det i datapakken, og send den igen.
operator-changes = Det ændrer den
operator-report-facts = Om datapakken
operator-unseen = ny
operator-seen = Jeg har set det
operator-seen-note = Så holder væggen op med at nævne det.
operator-seen-all = Alle er set

# Tidligere udgaver
operator-history = Udgaver
operator-history-current = Vises nu
operator-undo = Vis denne igen …
operator-undo-note = Skærmene skifter med det samme. De nyere tal bliver liggende og kan vises igen.
operator-undo-do = Vis denne udgave

# Loggen
operator-log = Log
operator-log-all = Hele loggen
operator-log-csv = Hent hele loggen som CSV
operator-log-whole =
    { $lines ->
        [one] Én linje. Loggen er hel: intet er ændret eller fjernet.
       *[other] { $lines } linjer, den nyeste øverst. Loggen er hel: intet er ændret eller fjernet.
    }
operator-log-newest = De nyeste { $shown } af { $lines } linjer. Loggen er hel: intet er ændret eller fjernet.
operator-log-broken = Loggen er ikke, som KOMspot skrev den. Kør »komspot log verify« på enheden for at se hvor.

# Det, der lige er gjort
operator-done-uploaded = Modtaget. Den bliver kontrolleret nu.
operator-done-seen = Noteret. Væggen nævner det ikke længere.
operator-done-confirmed = Godkendt. Skærmene viser de nye tal.
operator-done-declined = Afvist og slettet. Skærmene viser stadig de hidtidige tal.
operator-done-shown = Udgaven vises nu.

# Når noget ikke går
error-way-operator = Til driften
error-logged-out = Du er ikke logget ind
    .detail = Log ind, og prøv igen. Det, du sendte, er ikke modtaget.
error-not-allowed = Det må du ikke
    .detail = Din bruger kan se, men ikke ændre noget. Bed en, der er operatør.
error-other-form = Siden er forældet
    .detail = Siden stammer fra et tidligere login. Åbn driften igen, og prøv en gang til.
error-bad-form = Det, der blev sendt, mangler noget
    .detail = Intet er ændret. Gå tilbage, udfyld felterne, og prøv igen.
error-too-large = Filen er for stor
    .detail = Intet er modtaget. Del den i flere datapakker med færre nøgletal i hver.
error-broken-off = Overførslen blev afbrudt
    .detail = Intet er modtaget. Prøv igen.
error-busy = Andre sender også lige nu
    .detail = Vent, til de er færdige, og prøv igen.
error-not-done = Det lykkedes ikke

# Væggens bemærkning
wall-note-running = Nye tal indlæses
wall-note-succeeded = Nye tal er indlæst
wall-note-failed = Nye tal kunne ikke indlæses
