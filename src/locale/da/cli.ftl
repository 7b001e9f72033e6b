# Messages of the commands.
stage-open = Åbner datapakken
stage-check = Gennemgår alle rækker
stage-protect = Beskytter små tal
stage-write = Skriver den nye udgave
import-done = Indlæst. Skærmene viser nu udgave { $id }.
snapshots-none = Der er endnu ikke indlæst nogen datapakke.
snapshot-unreadable = (kan ikke læses)
rollback-failed = Der er ikke ændret noget
rollback-done = Skærmene viser nu udgave { $id }.
prune-done =
    { $count ->
        [0] Der var ikke noget at fjerne.
        [one] Fjernet én udgave:
       *[other] Fjernet { $count } udgaver:
    }
data-of-another = Mappen { $folder } tilhører en anden bruger. Skriv »sudo -u komspot komspot …«, så serveren kan læse det nye, eller nævn en anden mappe med --data-dir.
serve-ready = KOMspot kører på { $address } – stop med Ctrl+C
serve-demo = Der er ikke indlæst data: viser demoen med opdigtede tal.
serve-wall = Væggen: { $address }
import-no-space = Der er ikke plads på disken. Fjern gamle udgaver med »komspot snapshots prune --keep 3«, og prøv igen.
import-busy = En anden indlæsning er i gang. Vent, til den er færdig, og prøv igen.
import-failed = Indlæsningen lykkedes ikke.
import-nothing-changed = Intet er ændret, og væggen viser stadig de hidtidige tal.
protect-done =
    Skrevet til { $out }: { $published } celler med tal, { $hidden } skjulte celler uden. Mappen indeholder ingen skjulte tal.
protect-not-empty = { $out } findes i forvejen og er ikke en tom mappe. Vælg en ny mappe med --out. Intet er skrevet.
protect-not-written = Den beskyttede datapakke kunne ikke skrives til { $out }. Kontrollér mappen og pladsen på disken, og prøv igen.
