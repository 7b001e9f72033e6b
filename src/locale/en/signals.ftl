# Messages of KOMspot: what is worth saying, one sentence each

# The frame
signal-sentence = { $area } – { $indicator }: { $said }.
signal-sentence-here = { $indicator }: { $said }.
signal-good = That is a good sign.
signal-provisional = The figures are provisional.
signal-and = { $first } and { $last }

# Time
signal-in = in { $period }
signal-in-school-year = in the school year { $period }
signal-in-four-quarters = in the four quarters to { $period }
signal-from-to = from { $first } to { $last }

# Comparisons
signal-rest = the rest of { $place }
signal-whole = all of { $place }
signal-ratio-same = about the same level as in { $yardstick }
signal-ratio-double = about twice the level in { $yardstick }
signal-ratio-half = about half the level in { $yardstick }
signal-ratio-times = about { $times } times the level in { $yardstick }
signal-ratio-over = about { $percent } above the level in { $yardstick }
signal-ratio-under = about { $percent } below the level in { $yardstick }

# Levels
signal-level-rate = { $count } { $when }, { $rate } { $unit } (uncertain between { $low } and { $high })
signal-level-count = { $count } { $when }
signal-level-share = { $rate } { $when } (uncertain between { $low } and { $high })
signal-level-plain = { $rate } { $when }

# Hotspots
signal-hotspot = { $count } { $when }, { $comparison } – { $degree }
signal-hotspot-below = fewer than { $k } { $when }, where the level in { $yardstick } comes to about { $expected } – { $degree }
signal-hotspot-share = { $share } { $when } against { $rest } in { $yardstick } – { $degree }
degree-higher-clear = clearly higher
degree-higher-possible = possibly higher
degree-lower-clear = clearly lower
degree-lower-possible = possibly lower
degree-no-difference = no clear difference
degree-too-few = too few to judge

# Clusters
signal-cluster = { $count } together { $when }, { $comparison } – { $degree }
cluster-some = some evidence of a cluster across borders
cluster-clear = clear evidence of a cluster across borders
cluster-very-clear = very clear evidence of a cluster across borders

# Changes
signal-change = { $now } { $when } against { $before } in the same period a year earlier ({ $size }) – { $degree }
signal-change-open = { $now } { $when } against { $before } in the same period a year earlier – { $degree }
signal-size = { $size }, uncertain between { $low } and { $high }
signal-size-per-head = { $size } per inhabitant, uncertain between { $low } and { $high }

# Trends
signal-trend = { $span } about { $slope } a year (uncertain between { $low } and { $high }) – { $degree }
signal-trend-direction = { $span } – { $degree }
signal-trend-latest = { $trend }; latest { $value } { $when }

# Alarms
signal-alarm = { $count } { $when }, where about { $expected } is usual – { $degree }
alarm-unusual = unusual for { $season }
alarm-usual = not unusual for { $season }

# Histories
signal-spot-hot = hotspot { $span }: { $pattern }
signal-spot-cold = cold spot { $span }: { $pattern }
signal-spot-none = no pattern of hotspots { $span }
pattern-new = new
pattern-consecutive = consecutive
pattern-intensifying = intensifying
pattern-persistent = persistent
pattern-diminishing = diminishing
pattern-sporadic = sporadic
pattern-oscillating = oscillating
pattern-historical = historical

# Why nothing is said
reason-too-few-areas = there are too few areas to compare with
reason-too-few-periods = there are too few periods with figures
reason-constant = all figures are alike
reason-no-baseline = there are no earlier figures to compare with
reason-hidden-cells = figures that are needed are hidden or missing
reason-small-cells = too many figures are below the smallest that is shown
reason-zero-population = there are no inhabitants to set the figure against
reason-no-cases = there are no cases
reason-no-neighbours = the area has no neighbours to be seen together with
reason-unsuited = the method is not made for this kind of figure
reason-unusable = the figures cannot be used
