# Messages of KOMspot: the explorer

form-search = Søg blandt nøgletallene
form-search-none = Intet nøgletal passer
form-compare = Sammenlign med
form-area = Byområde
form-area-none = ingen valgt
form-colour = Farven viser
compare-city = hele { $name }
compare-last-year = samme periode året før
compare-areas = Et byområde
colour-by-level = niveau
colour-by-change = ændring
colour-by-history = mønster

time-label = Tid
time-play = Afspil
time-pause = Stop
time-previous = Forrige: { $period }
time-next = Næste: { $period }

zoom-in = Zoom ind
zoom-out = Zoom ud
zoom-reset = Vis hele kortet

area-hint = Peg på et byområde for at se dets tal. Klik for at åbne det.
area-leave = Vælg fra

table-before = Året før
table-level-area = Mod { $place }
table-certainty-area = Forskel
table-history = Mønster over tid
against-contains = omfatter byområdet

colour-change = Farve: stigning eller fald i forhold til samme periode året før, som holder, når alle byområder er taget i betragtning. Lys farve: måske. Grå: ingen tydelig ændring.
colour-area = Farve: tydeligt højere eller lavere end { $name }. Lys farve: måske. Grå: ingen tydelig forskel.
colour-history = Farve: hotspots og lavpunkter, set sammen med naboerne gennem flere år.
colour-history-untested = Der er for få tal uden huller til at se et mønster over tid.
colour-history-newest-only = Mønstre over tid er kun gjort op for de nyeste tal og for alle aldre tilsammen. Vælg den seneste periode for at se dem.
legend-last-year = I forhold til samme periode året før
legend-area = I forhold til { $name }
legend-history = Mønster over tid

history-hot-new = hotspot: nyt
history-hot-consecutive = hotspot: sammenhængende
history-hot-intensifying = hotspot: tiltagende
history-hot-persistent = hotspot: vedvarende
history-hot-diminishing = hotspot: aftagende
history-hot-sporadic = hotspot: sporadisk
history-hot-oscillating = hotspot: skiftende
history-hot-historical = hotspot: tidligere
history-cold-new = lavpunkt: nyt
history-cold-consecutive = lavpunkt: sammenhængende
history-cold-intensifying = lavpunkt: tiltagende
history-cold-persistent = lavpunkt: vedvarende
history-cold-diminishing = lavpunkt: aftagende
history-cold-sporadic = lavpunkt: sporadisk
history-cold-oscillating = lavpunkt: skiftende
history-cold-historical = lavpunkt: tidligere
history-none = intet mønster
history-untold = ikke vurderet

error-nearest = Navne, der ligner
error-too-long = Adressen er for lang
    .detail = Adressen er længere, end nogen side her kan have. Begynd forfra i Udforsk.
