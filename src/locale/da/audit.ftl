# Ordene i `komspot audit`.
stage-audit = Regner på, hvad de offentliggjorte tal afslører
audit-narrow =
    { $listed ->
        [yes] Afsløret: { $cell } ligger mellem { $low } og { $high }.
       *[no] Afsløret: { $cell } (ikke vist) ligger mellem { $low } og { $high }.
    }
audit-shown = Vist: { $cell } er { $low }, som skulle være skjult.
audit-undecided = Uafklaret: { $cell }. Beregningen gav ikke noget sikkert svar, så feltet regnes for afsløret.
audit-more =
    { $count ->
        [one] … og ét felt mere. Med --format json kommer alle med.
       *[other] … og { $count } felter mere. Med --format json kommer alle med.
    }
audit-area-rest = { $layer }: områderne giver mindre end hele kommunen, så der er regnet med tilfælde uden område.
audit-age-rest = { $layer }: aldersgrupperne giver mindre end alle aldre, så der er regnet med tilfælde uden for dem.
audit-unproved =
    { $count ->
        [one] Ét felt, der ikke er vist, kan være både stort og småt; kun den, der kender de rigtige tal, kan afgøre det. --strict regner det for afsløret.
       *[other] { $count } felter, der ikke er vist, kan være både store og små; kun den, der kender de rigtige tal, kan afgøre det. --strict regner dem for afsløret.
    }
audit-conflict = { $layer }: tallene modsiger hinanden. Ingen tabel passer til dem alle.
audit-conflict-at = { $layer }: tallene modsiger hinanden. Det ses i { $file }, linje { $line }.
audit-no-table = { $layer }: beregningen fandt ingen tabel, der passer, og heller ikke, at der ingen er. Tallene er ikke undersøgt.
audit-too-large = { $layer }: tabellen er for stor til at blive undersøgt.
audit-safe = Sikker: ingen af de { $cells } felter, der holdes tilbage, kan indsnævres ({ $programs } beregninger).
audit-exposed = Afsløret: { $exposed } felter, heraf { $listed } viste; { $cells } felter undersøgt ({ $programs } beregninger).
audit-contradictory = Modsiger sig selv: det kan ikke bevises, at noget er beskyttet. { $exposed } felter er afsløret i resten.
audit-cannot-read = { $file } kan ikke læses
audit-too-long = { $file } er for stor til at blive læst
audit-not-utf8 = { $file } er ikke tekst i UTF-8. Gem filen som CSV i UTF-8, og prøv igen.
audit-fault-empty = Der er ingen rækker.
audit-fault-not-table = Det er ikke en tabel: et anførselstegn mangler, eller rækkerne er ikke lige lange.
audit-fault-no-column = Kolonnen mangler.
audit-fault-no-area = Området mangler.
audit-fault-no-indicator = Nøgletallet mangler.
audit-fault-bad-period = »{ $value }« er ikke en periode. Skriv for eksempel 2026-10, 2026-Q3, 2026 eller R12:2026-10.
audit-fault-bad-age = »{ $value }« er ikke en aldersgruppe. Skriv for eksempel 10-17, 65+ eller all.
audit-fault-bad-value = »{ $value }« er hverken et antal, <5, >=5 eller tomt.
audit-fault-bad-mark = »{ $value }« er ikke et mærke, eller det passer ikke til værdien.
audit-fault-bad-rate = »{ $value }« er ikke en rate.
audit-fault-bad-base = »{ $value }« er ikke et antal personer.
audit-fault-bad-year = »{ $value }« er ikke et år.
