# What is said of a bundle that seems to be about single persons.

fault-personal-data-column = Kolonnen »{ $value }« ser ud til at handle om enkeltpersoner. KOMspot tager kun imod optalte tal.
    .do = Fjern kolonnen, og tæl op, før du sender data. Slet filen, hvis den indeholder personoplysninger.
fault-person-number = Cellen ligner et CPR-nummer. Værdien vises ikke her.
    .do = Fjern personnummeret, og slet den fil, det står i. KOMspot tager kun imod optalte tal.
fault-person-number-in-text = Her står noget, der ligner et CPR-nummer. Værdien vises ikke her.
    .do = Fjern personnummeret, og slet den fil, det står i. Er det en falsk alarm, kan kolonnen kvitteres i indstillingerne (check.acknowledged).
fault-person-number-in-name = { $count ->
        [one] Navnet på en fil i datapakken
       *[other] Navnene på { $count } filer i datapakken
    } ligner et CPR-nummer. Navnet vises ikke her.
    .do = Slet eller omdøb filen. KOMspot tager kun imod optalte tal.
fault-person-email = Her står noget, der ligner en e-mailadresse. Værdien vises ikke her.
    .do = Fjern adressen. Er det en falsk alarm, kan kolonnen kvitteres i indstillingerne (check.acknowledged).
fault-person-phone = Her står noget, der ligner et telefonnummer. Værdien vises ikke her.
    .do = Fjern nummeret. Er det en falsk alarm, kan kolonnen kvitteres i indstillingerne (check.acknowledged).
fault-person-address = Her står noget, der ligner en adresse med husnummer. Værdien vises ikke her.
    .do = Fjern adressen. Er det en falsk alarm, kan kolonnen kvitteres i indstillingerne (check.acknowledged).
fault-person-birth-date = Her står en dato, der kan være en fødselsdato. Værdien vises ikke her.
    .do = Fjern datoen, og brug aldersgrupper. Er det en falsk alarm, kan kolonnen kvitteres i indstillingerne (check.acknowledged).
fault-personal-data-property = Egenskaben hedder noget, der handler om enkeltpersoner (objekt nr. { $feature }).
    .do = Fjern egenskaben fra filen med byområderne. Er det en falsk alarm, kan den kvitteres i indstillingerne (check.acknowledged).
fault-point-column = Kolonnen »{ $value }« ser ud til at indeholde punkter på et kort. KOMspot tager kun imod tal for hele byområder.
    .do = Fjern kolonnen, og tæl op pr. byområde, før du sender data.
fault-point-geometries = { $count ->
        [one] 1 objekt er et punkt eller en linje og ikke et byområde.
       *[other] { $count } objekter er punkter eller linjer og ikke byområder.
    }
    .do = Fjern punkterne, og slet filen, hvis de viser, hvor enkeltpersoner bor eller har været.
fault-rows-beyond-table = Nøgletallet »{ $value }« har { $rows } rækker. Det er flere, end { $areas } byområder, { $periods } perioder og { $ages } aldersgrupper kan give, så rækkerne kan være sager eller personer.
    .do = Tæl op, før du sender data, så der er én række for hvert byområde, hver periode og hver aldersgruppe. Slet filen, hvis den indeholder personoplysninger.
fault-alarm-acknowledged = { $count ->
        [one] 1 celle
       *[other] { $count } celler
    } ligner { $alarm ->
        [person-email] e-mailadresser
        [person-phone] telefonnumre
        [person-address] adresser med husnummer
        [person-birth-date] fødselsdatoer
        [personal-data-property] oplysninger om enkeltpersoner
       *[other] CPR-numre
    }, men kolonnen er kvitteret i indstillingerne. Værdierne vises ikke her.
    .do = Kontrollér, at kvitteringen stadig er rigtig.
