# Messages of KOMspot: what is worth saying, one sentence each

# The frame
signal-sentence = { $area } – { $indicator }: { $said }.
signal-sentence-here = { $indicator }: { $said }.
signal-good = Det er et godt tegn.
signal-provisional = Tallene er foreløbige.
signal-and = { $first } og { $last }

# Time
signal-in = i { $period }
signal-in-school-year = i skoleåret { $period }
signal-in-four-quarters = i de fire kvartaler til og med { $period }
signal-from-to = fra { $first } til { $last }

# Comparisons
signal-rest = resten af { $place }
signal-whole = hele { $place }
signal-ratio-same = omkring samme niveau som i { $yardstick }
signal-ratio-double = omkring det dobbelte af niveauet i { $yardstick }
signal-ratio-half = omkring halvdelen af niveauet i { $yardstick }
signal-ratio-times = omkring { $times } gange niveauet i { $yardstick }
signal-ratio-over = omkring { $percent } over niveauet i { $yardstick }
signal-ratio-under = omkring { $percent } under niveauet i { $yardstick }

# Levels
signal-level-rate = { $count } { $when }, { $rate } { $unit } (med usikkerhed mellem { $low } og { $high })
signal-level-count = { $count } { $when }
signal-level-share = { $rate } { $when } (med usikkerhed mellem { $low } og { $high })
signal-level-plain = { $rate } { $when }

# Hotspots
signal-hotspot = { $count } { $when }, { $comparison } – { $degree }
signal-hotspot-below = færre end { $k } { $when }, hvor niveauet i { $yardstick } svarer til omkring { $expected } – { $degree }
signal-hotspot-share = { $share } { $when } mod { $rest } i { $yardstick } – { $degree }
degree-higher-clear = tydeligt højere
degree-higher-possible = måske højere
degree-lower-clear = tydeligt lavere
degree-lower-possible = måske lavere
degree-no-difference = ingen tydelig forskel
degree-too-few = for få til at vurdere

# Clusters
signal-cluster = tilsammen { $count } { $when }, { $comparison } – { $degree }
cluster-some = noget tyder på et samlet område på tværs
cluster-clear = tydeligt et samlet område på tværs
cluster-very-clear = meget tydeligt et samlet område på tværs

# Changes
signal-change = { $now } { $when } mod { $before } i samme periode året før ({ $size }) – { $degree }
signal-change-open = { $now } { $when } mod { $before } i samme periode året før – { $degree }
signal-size = { $size }, med usikkerhed mellem { $low } og { $high }
signal-size-per-head = { $size } pr. indbygger, med usikkerhed mellem { $low } og { $high }

# Trends
signal-trend = { $span } omkring { $slope } om året (med usikkerhed mellem { $low } og { $high }) – { $degree }
signal-trend-direction = { $span } – { $degree }
signal-trend-latest = { $trend }; senest { $value } { $when }

# Alarms
signal-alarm = { $count } { $when }, hvor omkring { $expected } er det sædvanlige – { $degree }
alarm-unusual = usædvanligt for { $season }
alarm-usual = ikke usædvanligt for { $season }

# Histories
signal-spot-hot = hotspot { $span }: { $pattern }
signal-spot-cold = lavpunkt { $span }: { $pattern }
signal-spot-none = intet mønster af hotspots { $span }
pattern-new = nyt
pattern-consecutive = sammenhængende
pattern-intensifying = tiltagende
pattern-persistent = vedvarende
pattern-diminishing = aftagende
pattern-sporadic = sporadisk
pattern-oscillating = skiftende
pattern-historical = tidligere

# Why nothing is said
reason-too-few-areas = der er for få byområder at sammenligne med
reason-too-few-periods = der er for få perioder med tal
reason-constant = alle tal er ens
reason-no-baseline = der er ingen tidligere tal at sammenligne med
reason-hidden-cells = tal, der skal bruges, er skjult eller mangler
reason-small-cells = for mange tal er under den mindste, der vises
reason-zero-population = der er ingen indbyggere at sætte tallet i forhold til
reason-no-cases = der er ingen tilfælde
reason-no-neighbours = byområdet har ingen naboer at blive set sammen med
reason-unsuited = metoden passer ikke til denne slags tal
reason-unusable = tallene kan ikke bruges
