# Fejl og bemærkninger om områdernes geometri.

fault-area-no-json = Filen med områder kan ikke læses som JSON: fejl ved tegn { $position } i linjen
    .do = Eksportér filen igen som GeoJSON i UTF-8.

fault-area-no-collection = Filen med områder er ikke en FeatureCollection, men »{ $value }«
    .do = Eksportér områderne som en GeoJSON FeatureCollection.

fault-area-none = Filen indeholder ingen områder
    .do = Læg mindst ét område i listen »features«.

fault-area-too-detailed = Omridsene har { $count } punkter i alt, og højst { $limit } kan læses
    .do = Forenkl områderne i et kortprogram, for eksempel med Forenkl i QGIS, og gem dem igen.

fault-area-too-intricate = Områdernes grænser har tusindvis af lange linjer side om side og kan ikke gennemgås
    .do = Se efter i et kortprogram, om et område har en grænse som en sav eller en redekam, og tegn den om.

fault-area-feature-unreadable = Element nummer { $feature } kan ikke læses som et GeoJSON-område
    .do = Ret elementets geometri: lister af positioner med mindst to tal.

fault-area-geometry-missing = Område »{ $value }« (element { $feature }) har ingen geometri
    .do = Giv området en Polygon eller MultiPolygon, eller fjern elementet.

fault-area-geometry-kind = Område »{ $id }« (element { $feature }) er af typen »{ $value }«, som ikke er en flade
    .do = Brug Polygon eller MultiPolygon.

fault-area-id-missing = Element nummer { $feature } har ikke noget id i »{ $value }«
    .do = Udfyld feltet, eller angiv det rigtige felt i komspot.areas.id.

fault-area-id-kind = Id »{ $value }« på element { $feature } er hverken tekst eller tal
    .do = Skriv id som tekst eller tal.

fault-area-id-empty = Element nummer { $feature } har et tomt id
    .do = Udfyld id med samme værdi som i observationerne.

fault-area-id-control = Id »{ $value }« på element { $feature } indeholder styretegn
    .do = Fjern linjeskift, tabulatorer og andre styretegn.

fault-area-id-long = Id »{ $value }« på element { $feature } er længere end { $longest } tegn
    .do = Brug et kortere id.

fault-area-id-reserved = Id »{ $value }« på element { $feature } er forbeholdt programmet
    .do = Brug et andet id end total og unknown.

fault-area-name-kind = Navnet »{ $value }« på element { $feature } er hverken tekst eller tal
    .do = Skriv navnet som tekst.

fault-area-name-long = Navnet »{ $value }« på element { $feature } er længere end { $longest } tegn
    .do = Brug et kortere navn.

fault-area-name-control = Styretegn i navnet »{ $value }« på element { $feature } er erstattet af mellemrum
    .do = Ret navnet i kilden, hvis det ser forkert ud.

fault-area-name-missing = Område »{ $value }« har intet navn og vises med sit id
    .do = Angiv navnets felt i komspot.areas.name.

fault-area-names-differ = Område »{ $id }« har flere navne: »{ $name }« bruges, »{ $value }« ikke
    .do = Brug samme navn på alle elementer med samme id.

fault-area-duplicate-name = Områderne »{ $id }« og »{ $other }« hedder begge »{ $value }«
    .do = Giv dem hver sit navn, så de kan skelnes på kortet.

fault-area-features-joined = { $features } elementer er samlet til { $areas } områder efter deres id
    .do = Du skal ikke gøre noget, hvis det er meningen at elementer med samme id hører sammen.

fault-area-parts-overlap = Dele af område »{ $value }« overlapper hinanden med { $m2 } m² og er lagt sammen
    .do = Du skal ikke gøre noget, men ret gerne kilden.

fault-area-crs-unknown = Koordinatsystemet »{ $value }« understøttes ikke
    .do = Brug WGS84 (EPSG:4326) eller en UTM-zone som EPSG:25832.

fault-area-coordinates-metres = Område »{ $value }« (element { $feature }) har koordinaten { $x }; { $y }, som ligner meter og ikke grader
    .do = Angiv "crs": "EPSG:25832" under komspot i datapackage.json, hvis det er UTM zone 32.

fault-area-coordinates-degrees = Område »{ $value }« (element { $feature }) har koordinaten { $x }; { $y }, som ligner grader, men filen siges at være i { $crs }
    .do = Ret koordinatsystemet i filen eller under komspot.crs til EPSG:4326.

fault-area-coordinates-swapped = Område »{ $value }« (element { $feature }) har koordinaten { $x }; { $y }: bredde og længde ser ud til at være byttet om
    .do = Skriv længdegraden først, så breddegraden.

fault-area-coordinates-range = Område »{ $value }« (element { $feature }) har koordinater uden for det, som koordinatsystemet dækker
    .do = Ret koordinaterne, eller angiv det rigtige system i komspot.crs.

fault-area-third-coordinate = { $count } positioner har en tredje koordinat, som er udeladt
    .do = Du skal ikke gøre noget: højder bruges ikke.

fault-area-orientation = { $count } flader løb med uret og er vendt
    .do = Du skal ikke gøre noget: GeoJSON vil have ydre ringe mod uret.

fault-area-points-repeated = { $count } gentagne positioner er udeladt
    .do = Du skal ikke gøre noget: formen er den samme.

fault-area-ring-open = En ring i område »{ $value }« (element { $feature }) var åben og er lukket
    .do = Du skal ikke gøre noget, men ret gerne kilden: sidste position skal være lig den første.

fault-area-ring-short = { $count } ringe i område »{ $value }« (element { $feature }) omslutter ingenting og er udeladt
    .do = Du skal ikke gøre noget, men ret gerne kilden: en ring har mindst fire positioner, tre af dem forskellige.

fault-area-hole-short = { $count } huller i område »{ $value }« (element { $feature }) omslutter ingenting og er udeladt
    .do = Du skal ikke gøre noget, men ret gerne kilden.

fault-area-polygon-empty = Område »{ $value }« (element { $feature }) har en polygon uden ringe; den er udeladt
    .do = Fjern den tomme polygon i kilden.

fault-area-self-crossing = Grænsen for område »{ $value }« (element { $feature }) krydser sig selv ved længde { $longitude }, bredde { $latitude }; { $m2 } m² er uklare
    .do = Ret grænsen i kilden. Så stor en fejl rettes ikke af sig selv.

fault-area-self-crossing-repaired = Grænsen for område »{ $value }« (element { $feature }) mødte sig selv ved længde { $longitude }, bredde { $latitude } og er repareret; { $m2 } m² berørt
    .do = Du skal ikke gøre noget, men ret gerne kilden.

fault-area-rings-cross = To ringe i område »{ $value }« (element { $feature }) krydsede hinanden; hullernes flade er trukket fra
    .do = Se efter, om området ser rigtigt ud.

fault-area-hole-outside = Et hul i område »{ $value }« (element { $feature }) ligger uden for området og er udeladt
    .do = Ret kilden, hvis hullet skulle have været et selvstændigt stykke.

fault-area-empty = Område »{ $value }« har ingen flade tilbage
    .do = Giv området mindst én gyldig polygon, eller fjern det.

fault-area-overlap = Områderne »{ $value }« ({ $id }) og »{ $other }« ({ $other_id }) overlapper hinanden med { $m2 } m², mere end 0,1 % af det mindste
    .do = Ret grænsen mellem de to områder. Højst 0,1 % accepteres.

fault-area-overlap-small = Områderne »{ $value }« ({ $id }) og »{ $other }« ({ $other_id }) overlapper hinanden med { $m2 } m², som er tålt
    .do = Du skal ikke gøre noget: det er inden for filens nøjagtighed.

fault-area-gap = Der er et hul på { $m2 } m² mellem områderne { $areas }
    .do = Du skal ikke gøre noget, hvis stedet ikke hører til noget område. Ret ellers grænserne.

fault-area-slivers = { $count } små huller mellem områderne, { $m2 } m² i alt, er tålt
    .do = Du skal ikke gøre noget: hvert er højst { $limit } m².

fault-area-far = Område »{ $value }« ({ $id }) ligger { $km } km fra alle andre
    .do = Se efter, om koordinaterne er rigtige.

fault-area-island-bridged = Område »{ $value }« ({ $id }) rører ikke andre og regnes som nabo til »{ $other }«, { $metres } meter væk
    .do = Du skal ikke gøre noget. Andre naboer kan angives i komspot.adjacency.

fault-area-link-unknown = komspot.adjacency nævner område »{ $value }«, som ikke findes
    .do = Ret id, eller fjern parret.
