# Signaturer: hvem der har lavet datapakken.

keys-how =
    Skærmen tager kun datapakker, som en kendt nøgle har underskrevet.

    1. Lav et nøglepar ved kontorets pc:          komspot keys generate kontor
       »kontor.key« er hemmelig og bliver på kontoret. »kontor.pub« må alle se.
    2. Tag »kontor.pub« med til skærmen:          komspot keys trust kontor.pub
    3. Underskriv hver datapakke på kontoret:     komspot sign datapakke.zip --key kontor.key
       og tag »datapakke.zip.minisig« med ved siden af datapakken.

    Nøgler og underskrifter er minisigns: »minisign -G« og »minisign -S -m datapakke.zip« gør det samme.
    Nøglerne ligger i { $folder }. Uden underskrift: { $unsigned ->
        [accept] tages datapakken alligevel (trust.unsigned = "accept").
       *[refuse] afvises datapakken (trust.unsigned = "refuse").
    }
keys-generated =
    Hemmelig nøgle: { $secret } – bliver på kontoret.
    Offentlig nøgle: { $public } – tag den med til skærmen: komspot keys trust { $public }
keys-none = Der er ingen nøgler i { $folder }. Læg en til med »komspot keys trust NAVN.pub«.
keys-trusted = Nøglen { $id } er nu kendt som »{ $name }«.
keys-removed = Nøglen »{ $name }« er ikke kendt længere. Det, der er vist, bliver stående.
sign-done = Underskrevet af »{ $signer }«: { $file }. Tag filen med sammen med datapakken.

fault-signature-missing = Datapakken er ikke underskrevet.
    .do = Underskriv den på kontoret med »komspot sign DATAPAKKE --key NAVN.key«, og tag filen .minisig med. En, der sidder ved maskinen, kan indlæse den uden underskrift med »komspot import --unsigned«.
fault-signature-unreadable = Det, der ligger ved siden af datapakken som underskrift (.minisig), er ingen minisign-underskrift.
    .do = Underskriv datapakken igen, og kopiér begge filer.
fault-signature-no-keys = Datapakken er underskrevet, men denne maskine kender ingen nøgler.
    .do = Læg kontorets offentlige nøgle ind med »komspot keys trust NAVN.pub«.
fault-signature-unknown-key = Datapakken er underskrevet med nøglen { $key }, som denne maskine ikke kender.
    .do = Hør, hvem der har underskrevet den. Er det en af jeres, så læg nøglen ind med »komspot keys trust NAVN.pub«.
fault-signature-changed = Datapakken er ikke den, som »{ $signer }« har underskrevet: den er ændret siden.
    .do = Kopiér datapakken og underskriften igen derfra, hvor de blev lavet. Er datapakken rettet, så underskriv den igen.
fault-signature-keys-unreadable = Nøglerne på denne maskine kan ikke læses ({ $reason }).
    .do = Bed den, der passer maskinen, om at se på mappen med nøgler.
fault-signature-not-covering = Underskriften dækker ikke denne fil, da »bytes« og »hash« (sha256) mangler eller ikke passer.
    .do = Underskriv mappen med »komspot sign«, som skriver dem for alle filer, eller pak den som zip og underskriv den.
fault-version-older = Datapakkens version »{ $value }« er ældre end den viste, { $published }.
    .do = Send den nyeste. Skal den ældre indlæses alligevel, så gør det ved maskinen med »komspot import --older«.
fault-version-missing = Datapakken siger ikke, hvilken version den er, og den viste er { $published }.
    .do = Skriv »version« i datapackage.json. Ved maskinen kan den indlæses alligevel med »komspot import --older«.
