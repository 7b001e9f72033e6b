# Underskrifter: hvem der har lavet datapakken.

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
keys-noted = Det står i loggen i { $data }. Ligger tallene et andet sted, så nævn det med »--data-dir«: den log, der hører til dem, skal vide det.
sign-done = Underskrevet af »{ $signer }«: { $file }. Tag filen med sammen med datapakken.

fault-version-older = Datapakkens version »{ $value }« er ældre end den viste, { $published }.
    .do = Send den nyeste. Skal den ældre indlæses alligevel, så gør det ved maskinen med »komspot import --older«.
fault-version-missing = Datapakken siger ikke, hvilken version den er, og den viste er { $published }.
    .do = Skriv »version« i datapackage.json. Ved maskinen kan den indlæses alligevel med »komspot import --older«.
