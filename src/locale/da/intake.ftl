# Indbakken og USB-nøglen: hvad der blev af det, nogen kom med.
intake-published = { $file }: indlæst. Skærmene viser nu udgave { $snapshot }.
intake-held = { $file }: læst, og venter på, at nogen bekræfter den.
intake-refused = { $file }: afvist. Intet er ændret, og væggen viser stadig de hidtidige tal.
intake-failed = { $file }: ikke indlæst.
intake-passed = { $file }: ikke taget med.
intake-more =
    { $count ->
        [one] … og én bemærkning mere.
       *[other] … og { $count } bemærkninger mere.
    }

## Hvorfor noget ikke lykkedes, og hvad man gør.

intake-late =
    { $minutes ->
        [one] Indlæsningen tog mere end et minut og blev stoppet.
       *[other] Indlæsningen tog mere end { $minutes } minutter og blev stoppet.
    }
intake-killed = Indlæsningen blev afbrudt, måske af mangel på hukommelse. Prøv igen, eventuelt med færre nøgletal i datapakken.
intake-ended = Indlæsningen gik i stå på grund af en fejl i programmet eller på enheden. Prøv igen, og kontakt den, der passer enheden, hvis det sker flere gange.
intake-not-started = Indlæsningen kunne ikke begynde. Genstart enheden, og prøv igen.
intake-given-up = Indlæsningen er begyndt { $count } gange og blev afbrudt hver gang. Datapakken er fjernet.
intake-broken-off = Overførslen blev ikke færdig. Overfør datapakken igen, og vent, til den er helt overført.
intake-abandoned = Overførslen blev ikke færdig, og der er ikke skrevet mere i lang tid. Det, der nåede frem, er fjernet. Overfør datapakken igen.
intake-stuck = Den kan hverken læses eller fjernes. Brugeren, som KOMspot kører som, skal have lov at læse og skrive i indbakken.

fault-intake-strange = Dette er hverken en fil eller en mappe, men { $kind ->
        [link] en genvej
        [pipe] et rør
        [socket] en sokkel
       *[device] en enhed
    }.
    .do = Læg selve filen eller mappen i indbakken.
fault-intake-flood = Der lå over tusind filer løst i indbakken. De er fjernet.
    .do = Læg én datapakke ad gangen: en mappe eller et arkiv.
fault-intake-too-large = Den er større, end en datapakke må være.
    .do = Del den i flere datapakker med færre nøgletal i hver.

## USB.

fault-usb-nothing = Der er ingen datapakke på nøglen.
    .do = Læg datapakken øverst på nøglen: et arkiv eller en mappe med datapackage.json.
fault-usb-crowded = Der er for mange filer på nøglen til, at den bliver gennemset.
    .do = Brug en nøgle, der kun indeholder datapakken.
usb-unreadable = USB-nøglen kan ikke læses. Sæt den i igen, eller prøv en anden.
usb-pulled-out = USB-nøglen blev taget ud, før datapakken var kopieret, eller den kan ikke læses. Sæt den i igen, og vent, til væggen melder, at indlæsningen er begyndt.
usb-newer = Version { $version } blev ikke indlæst: der var en anden på nøglen, som er lige så ny eller nyere (version { $newer }).
