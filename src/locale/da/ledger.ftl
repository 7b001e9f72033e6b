# Bogen over det, der er offentliggjort.
ledger-none = Der er endnu ikke offentliggjort noget.
ledger-whole = Bogen over det offentliggjorte er hel: { $lines } linjer, { $hash }.
ledger-restored = Bogen er hentet tilbage fra udgave { $id }.
ledger-restore-failed = Bogen kunne ikke hentes tilbage. Der er ikke ændret noget.
ledger-missing = Bogen over det, der allerede er offentliggjort (ledger.jsonl), mangler.
ledger-truncated = Bogen over det, der allerede er offentliggjort, har { $lines } linjer, men havde mindst { $known }.
ledger-altered = Bogen over det, der allerede er offentliggjort, er ændret af andre end KOMspot.
ledger-of-another = Bogen over det, der allerede er offentliggjort, er fra { $theirs }, men tallene er fra { $ours }.
ledger-unreadable = Bogen over det, der allerede er offentliggjort, kan ikke læses eller skrives.
ledger-do = Uden den kan nye tal ikke beskyttes mod de gamle. Hent den tilbage med »komspot ledger restore«.
note-revised = Sene indberetninger
    .text = Indberetninger, der er kommet til senere, ændrer ikke de viste tal. Med dem er hele kommunens tal { $totals }.
    .year = { $year }: { $total }
