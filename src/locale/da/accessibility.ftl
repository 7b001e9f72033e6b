# The page about who can use the pages.
accessibility = Tilgængelighed
    .lead = Siderne skal kunne bruges af alle: med tastatur, skærmlæser, forstørrelse, uden farver og uden script. Målet er WCAG 2.2 på niveau AA. Her står, hvordan det er prøvet, og hvad der ikke virker endnu.

accessibility-ways = Hvad kan du gøre?
accessibility-way-1 = Alt kan nås med Tab, Enter og piletaster. Det første link på hver side springer over menuen.
    .name = Bruge tastaturet
accessibility-way-2 = Hvert kort og hver kurve har en tabel med de samme tal og en sætning, der siger, hvad der ses.
    .name = Læse i stedet for at se
accessibility-way-3 = Ingen betydning ligger i farven alene. Der er også et ord, en pil, en skravering eller en kant.
    .name = Undvære farver
accessibility-way-4 = Siderne kan forstørres til 400 % og bruges på en skærm, der er 320 punkter bred. Kun brede tabeller ruller sidelæns for sig selv.
    .name = Forstørre
accessibility-way-5 = Lys eller mørk følger din computers indstilling, og det gør bevægelser også: har du slået dem fra, er der ingen.
    .name = Vælge lys og ro
accessibility-way-6 = Siderne findes på dansk og engelsk og kan læses uden script.
    .name = Skifte sprog

accessibility-tried = Hvordan er det prøvet?
    .by-machine = Hver gang programmet bliver ændret, gennemgår axe-core alle slags sider i Chromium mod reglerne i WCAG 2.2 A og AA, lyst og mørkt, på en bred og en smal skærm. Programmet bliver ikke udgivet med en fejl. Vejen med tastaturet og bredden ved 200 % og på 320 punkter bliver prøvet på samme måde.
    .by-hand = En maskine finder kun en del af fejlene. Siderne er set igennem af dem, der har lavet dem, men ikke prøvet af mennesker, der bruger skærmlæser til daglig.

accessibility-limits = Hvad virker ikke endnu?
accessibility-limit-1 = Væggen er en skærm uden tastatur, som skifter billede af sig selv. Alt på den kan også læses på siderne.
    .name = Væggen
accessibility-limit-2 = Formerne på kortet og punkterne på en kurve har ingen tekst ud over navn og tal. Brug tabellen.
    .name = Kort og kurver
accessibility-limit-3 = Navne og definitioner er skrevet af dem, der leverer tallene. De kan være svære at læse eller mangle på engelsk.
    .name = Tekster i data

accessibility-contact = Møder du en forhindring?
    .named = Skriv til { $contact }. Fortæl, hvilken side det var, og hvad du ville. Du kan også bede om tallene på en anden måde.
    .unnamed = Sig det til den, der står for KOMspot i kommunen. Fortæl, hvilken side det var, og hvad du ville. Du kan også bede om tallene på en anden måde.
    .authority = Får du ikke et brugbart svar, kan du henvende dig til Digitaliseringsstyrelsen, som fører tilsyn med loven om tilgængelighed af offentlige organers websteder.
