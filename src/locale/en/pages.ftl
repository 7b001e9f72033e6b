# Messages of KOMspot: pages
pages-skip = Skip to content
pages-nav = Pages
pages-explorer = Explore
pages-wall = Wall display
pages-other-language = Dansk
pages-sources = Sources: { $sources }
pages-small-counts = Counts under { $k } are not shown where figures are protected. KOMspot shows only totals for local areas.
pages-snapshot = Snapshot { $id }
pages-count = Number
pages-persons = Persons
pages-not-told = not stated
pages-no-rate = cannot be computed
pages-no-figures = no figures yet
pages-since = compared with { $period }
pages-bent = This indicator does not have the period or age group that you were looking at. Shown instead: { $shown }.
pages-changes = Changes beyond chance
pages-no-tests = The changes cannot be judged: there are too few figures.
pages-no-changes = No area has a clear change on the year.
pages-shown =
    { $areas ->
        [one] { $areas } area
       *[other] { $areas } areas
    }: { $known } with a figure, { $hidden } hidden, { $missing } missing.
pages-newer = Newer figures: { $period }
pages-paper = For print (PDF)
pages-notes = About the figure

form-label = Choose what the page shows
form-indicator = Indicator
form-period = Period
form-age = Age
form-show = Figure on the map
form-projection = Map
form-submit = Show
form-latest = Latest: { $period }
form-years = Years
form-school-years = School years
form-half-years = Half-years
form-quarters = Quarters
form-months = Months
form-count = number
form-plain = plain
form-lens = enlarged centre

table-area = Area
table-indicator = Indicator
table-figure = Figure
table-level = Against all of { $place }
table-certainty = Against the rest of the city
table-change = On the year
table-course = Course
table-caption = { $indicator }, { $period }: figures by area in alphabetical order

against-yardstick = yardstick
against-hidden = hidden
against-missing = missing
against-none = cannot be compared

change-points = { $points } pp
change-from-zero = from 0
change-missing-now = figure missing
change-hidden-now = figure hidden
change-missing-before = missing a year earlier
change-hidden-before = hidden a year earlier
change-not-tested = not judged
change-short-history = too few figures to judge

spark-label =
    From { $first } to { $last }: between { $low } and { $high }{ $hidden ->
        [0] .
        [one] , 1 period without a figure.
       *[other] , { $hidden } periods without a figure.
    }
spark-none = too few figures

note-definition = How the figure is made
    .none = The source does not say how the figure is made.
note-source = Source
note-place = Where the figure belongs
    .offence-rate = The figure belongs to the area where it happened but is set against those who live there. Visitors count among the cases and not among the residents, so places with many visitors get high figures.
    .offence = The figure belongs to the area where it happened.
    .residence = The figure belongs to the area where the person lives.
    .school = The figure belongs to the area where the person goes to school.
    .none = The source does not say what places the figure in an area.
note-small-counts = Small counts
    .zeros-hidden = Counts under { $k } are not shown, nor is 0. Some larger counts are hidden too, where they could be used to work out a small one. A hidden figure is not the same as 0.
    .zeros-published = Counts from 1 to under { $k } are not shown. Some larger counts are hidden too, where they could be used to work out a small one. Where it says 0, the figure is 0.
    .public = These figures are public already and shown as they are.
note-levels = Against the whole
    .text = The ratio compares the area with the whole municipality. The word says how surely the area stands out from the rest of the city: ‘clearly’ holds with all areas taken into account, ‘possibly’ does not. Only what is clear is drawn in full colour. The colour is strongest below two thirds and from one and a half times the whole municipality’s figure.
note-changes = Change on the year
    .tested = Compared with the same period a year earlier. ‘Some evidence’, ‘clear’ and ‘very clear’ say how rarely chance alone gives so large a difference: less than 5, 1 and 0.1 times in 100. A change that does not hold with all areas taken into account stays at ‘some evidence’.
    .untested = Compared with the same period a year earlier. Differences between means are not tested against chance.
note-provisional = Provisional figures
    .text = A figure is provisional as long as the source expects more reports. It may still change.

area-lead = Every indicator of the area, set against the whole of { $place } and the same period a year earlier.
area-caption = { $side }: { $area }
area-signals = What stands out
area-no-signals = No method finds anything that clearly stands out here. That is not the same as no differences.
told-interval = Level
told-hotspot = Against the rest of the city
told-change = On the year
told-trend = Over the years
told-alarm = For the season
told-emerging = History
told-chance = Chance alone gives as much about { $count } in { $of } times.
told-chance-least = Chance alone gives as much less than once in 1,000 times.
happened = Efforts and changes
happened-untold = The figures do not say whether an effort works: much else may change at the same time.
happened-none = No efforts or changes have been told of here.
area-neighbours = Neighbours
area-no-neighbours = No area borders on this one.
area-reading = How to read the page
area-all = All areas
side-risk = Risk
    .lead = A rise calls for attention.
side-protective = Protection
    .lead = A rise is good news.
side-context = Background
    .lead = Tells of conditions and points in no direction.
side-none = No indicators of this kind.

error-parameter = The address says
error-id = Name in the address
error-allowed = It may be
error-ways = A way on
error-way-explorer = Go to Explore
error-way-wall = Go to the wall display
error-bad-parameter = The address cannot be understood
    .detail = A value in the address does not exist here. Correct it, or start afresh in Explore.
error-unknown-indicator = There is no such indicator
    .detail = The address names an indicator that is not here. It may have been taken out since, or the address may be misspelt. Choose another below.
error-unknown-area = There is no such area
    .detail = The address names an area that is not here. The division may have changed since, or the address may be misspelt. Choose another below.
error-no-figures = The indicator has no figures yet
    .detail = The indicator exists, but no figures have been imported for it.
error-no-such-page = There is no such page
    .detail = No page has this address.
error-method = The address cannot be used like this
    .detail = The page can be fetched and read, but not changed.
error-internal = Something went wrong in KOMspot
    .detail = The page could not be made. Try again in a while. If it goes on, tell whoever looks after KOMspot; the time is enough to find it in the log.
error-no-data = There are no figures to show yet
    .detail = KOMspot is running, but no bundle has been imported. Try again when that is done.
