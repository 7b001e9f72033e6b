# The pages about KOMspot itself.
about-contents = På denne side

## What is hidden, and why.

privacy = Sådan er tallene beskyttet
    .lead = KOMspot viser, hvor mange der er talt i hvert byområde. Ingen må kunne findes i tallene. Her kan du læse, hvad enheden indeholder, hvad der er skjult, og hvordan du selv kan prøve det efter.

privacy-device = Hvad ligger på enheden?
    .kinds = På enheden ligger optalte tal: hvor mange sager eller personer der er talt i et byområde, en periode og en aldersgruppe. Der er ingen navne, adresser, CPR-numre eller enkelte sager. En fil, der ser ud til at indeholde den slags, bliver afvist.
    .memory = De små tal ligger der heller ikke. De er i hukommelsen, mens en ny fil bliver læst ind, og derefter gemmes kun det, der må vises. De kan også fjernes hos den, der leverer tallene, så de aldrig når frem til enheden.
    .theft = Alle tal, der er gemt, kan du se på siderne eller hente som filer. Den, der tager enheden med sig, får derfor ikke andre tal end dem, der har været vist.

privacy-hidden = Hvad er skjult, og hvorfor?
    .small = Et antal under { $k } bliver ikke vist. Er der kun få, kan naboer eller bekendte måske regne ud, hvem det handler om. Også 0 kan være skjult; ellers ville man se, når der sker noget første gang.
    .shares = For andele og gennemsnit gælder det samme. Både dem, der er talt med, resten og alle tilsammen skal være mindst { $k }.
    .others = Det er ikke nok at skjule de små tal, for man kan trække fra. Her er et eksempel med opdigtede tal.
    .explained = I søjlen ‘Kun det lille tal skjult’ kan område B regnes ud: 31 − 12 − 9 − 7 = 3. I søjlen til højre er område C også skjult. Nu ved man kun, at B og C tilsammen er 12, og B kan stadig være alt fra 0 til 4.
    .marks = Der, hvor et tal mangler, står et af disse ord eller tegn:

privacy-example = Fire byområder og deres sum, med grænsen 5
    .areas = Byområde
    .counted = Talt op
    .alone = Kun det lille tal skjult
    .paired = Sådan viser KOMspot det
    .area = Område { $letter }
    .total = Hele byen

privacy-mark-1 = Antallet er under grænsen.
    .name = <{ $k }
privacy-mark-2 = Antallet er mindst { $k }, men er skjult for at beskytte et mindre tal.
    .name = ≥{ $k }
privacy-mark-3 = Tallet er skjult, og der siges ikke noget om dets størrelse.
    .name = skjult
privacy-mark-4 = Nøgletallet vises ikke for så korte perioder eller så små grupper. For få tal ville være tilbage.
    .name = ikke på listen

privacy-attacks = Hvad kunne en angriber gøre?
    .who = Vi regner med en, der har gemt alt, hvad KOMspot nogensinde har vist, kender reglerne og folketallene og er god til at regne. Nedenfor står hvert forsøg og det, der står i vejen for det.
privacy-attack-1 = Et lille tal er aldrig alene om at være skjult. Der er flere svar på regnestykket, og alle små antal er blandt dem.
    .name = Trække byområderne fra hele byen
privacy-attack-2 = Alle sammenlægninger er prøvet på én gang: aldre, måneder, kvartaler, år og byområder, også dem, der ikke vises.
    .name = Trække aldersgrupper fra alle aldre eller måneder fra året
privacy-attack-3 = Et vist tal bliver aldrig ændret, og et skjult tal bliver aldrig vist senere. En hovedbog husker alt, der har været vist, og nye tal bliver prøvet sammen med de gamle.
    .name = Sammenligne med en tidligere udgave
privacy-attack-4 = Rater, farver, pile og kurver er regnet ud af de viste tal og offentlige folketal. Intet skjult tal er med i dem.
    .name = Regne baglæns fra rater, farver og kurver
privacy-attack-5 = En sum over flere perioder bliver kun vist, når hver af dem er vist.
    .name = Følge et løbende år fra måned til måned
privacy-attack-6 = Nøgletal, der kan lægges sammen, er beskyttet som ét.
    .name = Trække ét nøgletal fra et andet

privacy-tests = Hvordan er det prøvet?
    .proof = For hvert lille tal, der ikke vises, finder programmet det mindste og det største antal, der passer med alt det viste (lineær programmering). Kan tallet ikke være alt fra 0 til { $most }, bliver flere tal skjult. Kan det ikke lade sig gøre, bliver udgaven ikke til noget.
    .auditor = Bagefter kan en revisor, der er skrevet for sig, gøre det samme alene ud fra de filer, enhver kan hente.
    .planted = Når programmet bliver ændret, skal revisoren finde læk, der er lagt ind med vilje, og små tabeller bliver gennemgået med alle tænkelige svar.
    .yourself = Du kan selv være revisor. Hent et nøgletals fil nedenfor, gerne fra flere udgaver, og kør på din egen computer:
    .file = NØGLETAL.csv
    .result = Programmet svarer, hvilke skjulte tal der kan regnes ud, og hvor snævert. Finder du et, så sig det til den, der står for KOMspot i kommunen.

privacy-release = Denne udgave i tal
    .cells = En celle er ét nøgletal for ét byområde, én periode og én aldersgruppe.
    .audited = Prøven fandt ingen små tal, der kan regnes ud. Ellers var udgaven ikke blevet vist.
    .not-audited = Denne udgave er ikke prøvet med lineær programmering. De små tal er skjult efter reglerne ovenfor.
    .nothing-protected = Intet i denne udgave er beskyttet: alle dens tal er offentlige i forvejen.

privacy-fact =
    .limit = Grænse
    .published = Viste celler
    .hidden = Skjulte celler
    .unlisted = Celler, der ikke er på listen
    .audited = Skjulte celler, der er prøvet
    .programs = Løste regnestykker
    .blocks = Dele, prøvet hver for sig
    .seconds = Prøvens varighed
    .seconds-value = { $seconds } sek.

privacy-indicators = Nøgletal for nøgletal
    .caption = Celler for hvert nøgletal, og filen med alt, hvad der vises af det
    .name = Nøgletal
    .published = Vist
    .hidden = Skjult
    .unlisted = Ikke på listen
    .file = Fil
    .public = offentlige tal, ikke beskyttet

privacy-limits = Hvad kan beskyttelsen ikke?
    .lead = Ingen beskyttelse er fuldkommen. Det her kan den ikke tage højde for:
privacy-limit-1 = Har en anden offentliggjort tal om det samme, kan de trækkes fra. Kendes sådanne tal, kan de tages med i prøven.
    .name = Andres tal
privacy-limit-2 = Den, der selv er talt med, ved én mere end alle andre. Er det en bekymring, kan kommunen sætte grænsen op.
    .name = Den, der ved noget i forvejen
privacy-limit-3 = At netop ét tal er skjult og ikke et andet, siger lidt om dem begge. Det er ikke regnet med.
    .name = Valget af, hvad der skjules
