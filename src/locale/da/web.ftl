# Words for requests that are not answered as they ask.
events-crowded = For mange skærme på én gang
    .detail = Der følger allerede så mange skærme med, som der er plads til. Prøv igen om lidt.
