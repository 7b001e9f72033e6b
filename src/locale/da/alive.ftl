# Messages of KOMspot: whether the wall and its figures are up to date

# How old figures are
fresh-in-time = Ingen nye tal ventes endnu
fresh-due = Nye tal ventes
fresh-late = Forsinket: nye tal var ventet senest { $day }

# Without connection
wall-lost = Ingen forbindelse lige nu – viser seneste billede
wall-lost-minutes = Ingen forbindelse i { $count ->
    [one] ét minut
   *[other] { $count } minutter
} – viser seneste billede
wall-lost-hours = Ingen forbindelse i { $count ->
    [one] en time
   *[other] { $count } timer
} – viser seneste billede
wall-lost-days = Ingen forbindelse i { $count ->
    [one] et døgn
   *[other] { $count } døgn
} – viser seneste billede

# By hand, and at night
wall-paused = Pause
wall-resting = Skærmen hviler til kl. { $time }
