# Fejl, der findes, når en datapakke åbnes og dens filer læses.

## Indpakning

fault-archive-bomb = Arkivet fylder langt mere udpakket, end tabeller med tal gør.
    .do = Pak datapakkens egne filer igen, og intet andet.
fault-archive-damaged = Arkivet er beskadiget ({ $reason }).
    .do = Kopiér det igen derfra, hvor det blev lavet. Hjælper det ikke, så pak det igen.
fault-archive-empty = Der er intet i filen.
    .do = Kopiér den igen derfra, hvor den blev lavet.
fault-archive-truncated = Arkivet slutter, før det er helt.
    .do = Kopiér det igen derfra, hvor det blev lavet, og vent, til nøglen må tages ud.
fault-archive-unsupported = Arkivet er pakket på en måde, der ikke kan læses ({ $reason }).
    .do = Pak det som almindelig zip (deflate), tar, tar.gz eller tar.zst uden adgangskode.
fault-bundle-unreadable = Datapakken kunne ikke åbnes ({ $reason }).
    .do = Se efter, om stien er rigtig, og om du må læse den.
fault-not-a-bundle = Dette er hverken en mappe, et zip- eller tar-arkiv eller en DuckDB-fil.
    .do = Vælg den mappe eller fil, som datapackage.json ligger i.
fault-too-large = Indholdet er større end de { $limit } MiB, der må læses.
    .do = Del det i flere datapakker med færre nøgletal i hver.
fault-too-many-members = Der er flere end { $limit } filer i arkivet.
    .do = Pak kun beskrivelsen og de filer, den nævner.

## Filer i pakken

fault-member-encrypted = Filen »{ $value }« er krypteret.
    .do = Pak datapakken uden adgangskode.
fault-member-link = »{ $value }« er en genvej, og genveje må ikke føre ud af datapakken.
    .do = Læg selve filen i stedet.
fault-member-special = »{ $value }« er ikke en almindelig fil.
    .do = Udelad den, eller læg en almindelig fil i stedet.
fault-member-hard-link = »{ $value }« har flere navne på disken (hårde links) og kan også ligge uden for datapakken.
    .do = Læg en kopi af filen i datapakken i stedet.
fault-member-twice = Der er to filer med navnet »{ $value }«.
    .do = Pak datapakken igen med hver fil én gang.
fault-member-unsafe = Navnet »{ $value }« fører ud af datapakken eller kan ikke bruges som filnavn.
    .do = Pak datapakken igen med enkle navne under dens egen mappe.

## Beskrivelsen

fault-descriptor-member = Angivelsen »{ $name }« er ikke, som den skal være: { $value }.
    .do = Ret angivelsen i beskrivelsen.
fault-descriptor-missing = Der er ingen datapackage.json, hverken øverst eller i den eneste mappe.
    .do = Læg beskrivelsen ved siden af de filer, den nævner.
fault-descriptor-nothing-known = Beskrivelsen nævner ingen af ressourcerne areas, indicators, population og observations.
    .do = Giv hver ressource i beskrivelsen dens navn.
fault-descriptor-unnamed = Datapakken har intet navn.
    .do = Giv beskrivelsen et »name«, og brug det samme til hver udgave.
fault-json-broken = JSON kan ikke læses fra tegn { $position } på denne linje.
    .do = Ret filen. Oftest mangler et komma, et anførselstegn eller en parentes.
fault-json-not-object = Filen indeholder ikke et JSON-objekt.
    .do = Sæt indholdet i krøllede parenteser.
fault-komspot-unknown = Angivelsen »{ $value }« under »komspot« er ukendt og blev udeladt.
    .do = Se efter, om den er stavet rigtigt, eller fjern den.
fault-path-leaves-bundle = Stien »{ $value }« for { $name } fører ud af datapakken.
    .do = Læg filen i datapakken, og skriv dens sti set fra datapackage.json.
fault-path-missing = Ressourcen { $name } nævner ingen fil.
    .do = Giv den en »path«. Tal, der står i selve beskrivelsen, læses ikke.
fault-path-parts = Ressourcen { $name } er delt i flere filer, og det understøttes ikke.
    .do = Saml filerne i én.
fault-path-remote = Stien »{ $value }« for { $name } er en adresse på et netværk, og der hentes intet.
    .do = Læg filen i datapakken, og skriv dens sti set fra datapackage.json.
fault-resource-missing = Filen »{ $value }« er nævnt, men ligger ikke i datapakken.
    .do = Læg den i, eller ret stien. Der er forskel på store og små bogstaver.
fault-resource-twice = Der er to ressourcer med navnet »{ $value }«.
    .do = Behold en af dem.
fault-resource-unknown = Ressourcen »{ $value }« er ukendt og blev udeladt.
    .do = Du skal ikke gøre noget, hvis den er til andre. Ellers se efter, om den er stavet rigtigt.
fault-resource-unnamed = Ressource nummer { $position } har intet navn.
    .do = Giv den et »name«.
fault-resource-unreadable = Filen kunne ikke læses ({ $reason }).
    .do = Kopiér datapakken igen derfra, hvor den blev lavet.

## Størrelser og kontrolsummer

fault-bytes-differ = Filen har { $found } byte; beskrivelsen siger { $expected }.
    .do = Kopiér datapakken igen. Er filen ændret med vilje, så skriv dens nye størrelse.
fault-hash-differs = Filen er ikke den, beskrivelsen mener: dens SHA-256 begynder med { $found }, ikke { $expected }.
    .do = Kopiér datapakken igen. Er filen ændret med vilje, så skriv dens nye kontrolsum.
fault-hash-not-compared = Kontrolsummen er af en slags, der ikke efterprøves ({ $value }).
    .do = Skriv en SHA-256: »sha256:« og 64 cifre.

## Tekst

fault-encoding-unknown = Tegnkodningen »{ $value }« er ukendt.
    .do = Skriv »utf-8« eller »windows-1252« som ressourcens »encoding«.
fault-not-in-encoding = Her er et tegn, der ikke findes i { $encoding }.
    .do = Ret ressourcens »encoding«, eller gem filen i den tegnkodning.
fault-not-utf8 = Filen er ikke UTF-8: byten { $byte } står på denne linje.
    .do = Gem den som UTF-8, eller skriv "encoding": "windows-1252" for ressourcen.
fault-nul-byte = Der er en nulbyte på denne linje. Filen er beskadiget eller ikke tekst.
    .do = Gem den som CSV i UTF-8.

## Tabeller

fault-areas-geometry-text = Rækkens geometri er ikke GeoJSON.
    .do = Skriv den med ST_AsGeoJSON.
fault-areas-no-geometry = Tabellen over byområder har ingen kolonne »geojson« eller »geometry«.
    .do = Giv den en med hvert byområdes omrids som GeoJSON.
fault-delimiter-guessed = Intet skilletegn er angivet; overskriften bruger »{ $delimiter }«, og det blev brugt.
    .do = Du skal ikke gøre noget. Du kan skrive det som dialektens »delimiter«.
fault-dialect-unsupported = Dialektens »{ $name }« kan ikke være { $value }.
    .do = Brug ét almindeligt tegn, én overskriftslinje og almindelige linjeskift.
fault-file-empty = Filen har ingen overskrift.
    .do = Skriv kolonnernes navne på den første linje.
fault-file-truncated = Filen slutter midt i en række: { $found } af { $expected } felter.
    .do = Kopiér eller skriv filen igen.
fault-format-unsupported = Filer i formatet »{ $value }« kan ikke læses her.
    .do = Brug CSV eller Parquet til tabeller og GeoJSON til byområder.
fault-header-empty = Kolonne nummer { $position } har intet navn.
    .do = Giv den et, eller fjern den. Ofte står der et skilletegn sidst på linjen.
fault-header-missing = Tabellen har ingen kolonner.
    .do = Skriv deres navne på den første linje, eller i skemaet, hvis filen er uden overskrift.
fault-header-twice = Der er to kolonner med navnet »{ $value }«.
    .do = Behold en af dem.
fault-last-line-open = Den sidste linje har intet linjeskift, så filen kan være afskåret.
    .do = Se på den sidste værdi. Giv ressourcen »bytes« eller »hash«, så opdages det med sikkerhed.
fault-missing-by-habit = »{ $value }« blev læst som manglende værdi i { $count } felter, selv om skemaet ikke siger det.
    .do = Du skal ikke gøre noget. Du kan skrive det i skemaets »missingValues«.
fault-number-format = »{ $name }« kan ikke være »{ $value }«.
    .do = Brug ét tegn, der ikke er et ciffer, og to forskellige.
fault-number-not-bare = Tal med tekst omkring læses ikke, selv om »bareNumber« er false.
    .do = Skriv tallene uden valuta og procenttegn.
fault-quote-misplaced = Der står noget efter et afsluttende anførselstegn.
    .do = Skriv anførselstegn inde i et felt to gange, og afslut feltets anførselstegn til sidst.
fault-quote-unclosed = Et anførselstegn, der begynder i denne række, afsluttes aldrig, så resten af filen kunne ikke læses.
    .do = Afslut det, eller skriv filen igen.
fault-row-too-long = Rækken har { $found } felter; overskriften har { $expected }.
    .do = Sæt anførselstegn om felter, der indeholder skilletegnet.
fault-row-too-short = Rækken har { $found } felter; overskriften har { $expected }.
    .do = Skriv alle felter, også de tomme.
fault-wrong-delimiter = Det angivne skilletegn »{ $declared }« er ikke i overskriften; filen ser ud til at bruge »{ $seen }«.
    .do = Ret dialektens »delimiter«.

## DuckDB og Parquet

fault-duckdb-newer = Filen er skrevet i en nyere udgave af formatet, end programmet læser.
    .do = Skriv den igen fra DuckDB med: ATTACH 'ny.duckdb' (STORAGE_VERSION 'v1.0.0'), eller med storage_compatibility_version sat til 'v1.0.0', og kopiér tabellerne over.
fault-duckdb-no-tables = Der er ingen af tabellerne areas, indicators, population og observations.
    .do = Giv tabellerne disse navne; views læses ikke.
fault-duckdb-truncated = DuckDB-filen slutter, før den er hel.
    .do = Kopiér den igen derfra, hvor den blev lavet, og vent, til nøglen må tages ud.
fault-duckdb-unreadable = DuckDB kan ikke læse filen ({ $reason }).
    .do = Luk den, hvor den er i brug, og kopiér den igen.
fault-parquet-unreadable = Parquet-filen kan ikke læses ({ $reason }).
    .do = Kopiér den igen, eller skriv tabellen som CSV.

## Underskriften

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
