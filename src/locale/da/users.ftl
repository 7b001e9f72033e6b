# Messages about accounts
users-none = Der er endnu ingen brugere. Opret en med »komspot users add NAVN --role operator«.
users-bad-name = Et brugernavn er 1 til 40 små bogstaver, tal, punktummer og bindestreger. Vælg et andet navn.
users-added = Brugeren { $name } er oprettet.
users-changed = Brugeren { $name } har fået ny adgangskode.
    .role = Brugeren { $name } har fået ny adgangskode og rolle.
users-removed = Brugeren { $name } er fjernet.
users-unknown = Der er ingen bruger { $name }. Se navnene med »komspot users list«.
users-password = Adgangskode
users-password-again = Samme adgangskode igen
users-passwords-differ = De to adgangskoder er ikke ens. Intet er ændret; prøv igen.
users-password-short = Adgangskoden er for kort: brug mindst { $least } tegn. Intet er ændret.
users-password-long = Adgangskoden er for lang. Intet er ændret.
users-unreadable = Listen over brugere kan ikke læses. Ingen kan logge ind, før den er rettet eller fjernet.
users-not-saved = Listen over brugere kunne ikke gemmes. Kontrollér pladsen på disken, og prøv igen.
