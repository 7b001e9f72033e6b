# Words for requests that are not answered as they ask.
events-crowded = For mange skærme på én gang
    .detail = Der følger allerede så mange skærme med, som der er plads til. Prøv igen om lidt.
heartbeat-refused = Meldingen er ikke taget
    .detail = Det er ikke en melding fra en væg, eller der er flere vægge, end der er plads til.
