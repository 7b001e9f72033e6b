# Messages of KOMspot: the explorer

form-search = Search the indicators
form-search-none = No indicator fits
form-compare = Compare with
form-area = Area
form-area-none = none chosen
form-colour = Colour shows
compare-city = all of { $name }
compare-last-year = the same period a year earlier
compare-areas = One area
colour-by-level = level
colour-by-change = change
colour-by-history = pattern

time-label = Time
time-play = Play
time-pause = Stop
time-previous = Previous: { $period }
time-next = Next: { $period }

zoom-in = Zoom in
zoom-out = Zoom out
zoom-reset = Show the whole map

area-hint = Point at an area to see its figures. Click to open it.
area-leave = Deselect

table-before = A year earlier
table-level-area = Against { $place }
table-certainty-area = Difference
table-history = Pattern over time
against-contains = includes the area

colour-change = Colour: a rise or fall on the same period a year earlier that holds with all areas taken into account. Light colour: possibly. Grey: no clear change.
colour-area = Colour: clearly higher or lower than { $name }. Light colour: possibly. Grey: no clear difference.
colour-history = Colour: hot spots and cold spots, seen together with their neighbours over several years.
colour-history-untested = There are too few figures without gaps to see a pattern over time.
colour-history-newest-only = Patterns over time are worked out for the newest figures and for all ages together only. Choose the latest period to see them.
legend-last-year = Against the same period a year earlier
legend-area = Against { $name }
legend-history = Pattern over time

history-hot-new = hot spot: new
history-hot-consecutive = hot spot: consecutive
history-hot-intensifying = hot spot: intensifying
history-hot-persistent = hot spot: persistent
history-hot-diminishing = hot spot: diminishing
history-hot-sporadic = hot spot: sporadic
history-hot-oscillating = hot spot: oscillating
history-hot-historical = hot spot: historical
history-cold-new = cold spot: new
history-cold-consecutive = cold spot: consecutive
history-cold-intensifying = cold spot: intensifying
history-cold-persistent = cold spot: persistent
history-cold-diminishing = cold spot: diminishing
history-cold-sporadic = cold spot: sporadic
history-cold-oscillating = cold spot: oscillating
history-cold-historical = cold spot: historical
history-none = no pattern
history-untold = not judged

error-nearest = Names that are alike
error-too-long = The address is too long
    .detail = The address is longer than that of any page here. Start over in the explorer.
