# Messages of KOMspot: charts and comparisons
pages-compare = Compare

chart-counted = { $count } in all
chart-unlisted = not shown
chart-hidden = hidden
chart-usual = usual for the season
    .how = What is usual is worked out from the same months or quarters of earlier years. About 99 of 100 periods lie within the band when nothing has changed.
chart-not-from-zero = The axis does not begin at 0.
chart-table = The figures as a table
chart-none = There are too few periods with figures to draw a course.
chart-span = From { $first } to { $last }.
chart-line =
    { $name }: between { $low } and { $high }, { $newest } in { $when }{ $hidden ->
        [0] .
        [one] , 1 period hidden.
       *[other] , { $hidden } periods hidden.
    }
chart-line-none = { $name }: no figures that may be shown.
chart-seasons = { $indicator }, { $name }: year against year
chart-seasons-described = { $name }: every year from { $first } to { $last }, the same months or quarters above one another.
chart-seasons-break = Years before a break in the way of counting are left out: they cannot be compared.

note-kind-effort = Effort
note-kind-rule = Changed rule
note-kind-break = Break in the way of counting

compare-title = Compare: { $indicator }
compare-ways = Ways to compare
compare-way-time = Over time
compare-way-periods = Two periods
compare-way-years = Year by year
compare-lead-time = The course over time. Dashed is provisional; what is hatched is hidden and not zero.
compare-lead-periods = Two periods against each other, area by area, and how sure the difference is.
compare-lead-years = A small map for each year with the same classes, measured by the whole municipality in the same year.
compare-bent = There are no figures for the periods that you looked at. The nearest are shown instead.
compare-area = Area { $number }
compare-no-area = –
compare-level = Length of periods
compare-earlier = Earlier period
compare-later = Later period
compare-four-quarters = Four quarters
compare-seasons = The same season in earlier years
compare-change = Difference
compare-interval = Uncertainty
compare-times = { $low }–{ $high } times
compare-broken = break in the way of counting: cannot be compared
compare-periods-caption = { $indicator } ({ $unit }): { $later } against { $earlier }. The areas stand in alphabetical order.
compare-note-test = The bar shows how many times the earlier figure the later one may be, chance alone taken into account (95%). ‘By chance’ tells how often chance alone gives at least as large a difference, when how much the figure usually varies is allowed for as well. The word beside the difference holds with all areas taken into account.
compare-note-untested = The differences cannot be tested against chance: there are too few figures.
compare-note-mean = Differences of means are not tested against chance.
compare-note-season = The two periods lie at different times of year: some of the difference may be the season's.
compare-on = Read on
compare-on-map = { $indicator } on the map
compare-on-area = { $area } all round

pages-overview = Overview
heat-title = All indicators at a glance
heat-lead = Every area in the latest period, measured by the whole of { $place }. The areas stand in alphabetical order.
heat-caption = All areas and all indicators, measured by the whole of { $place }
heat-domain = Part of the work
heat-all-domains = all
heat-part = There are too many figures for one page. { $domain } is shown here; choose another part above.
heat-reading = Read one column at a time: the figure of the whole municipality stands first, and it is the yardstick. A figure says nothing of why it is as it is.
heat-colours = Only what a method vouches for has a colour. A triangle upwards is higher than the rest of the city, one downwards lower; filled is clear, in outline is possible. Of protective indicators higher is good news.

summary-heading = In short
summary-higher = Clearly higher than the rest of { $place }:
summary-lower = Clearly lower than the rest of { $place }:
summary-risen = Risen in a year, more than chance makes:
summary-fallen = Fallen in a year, more than chance makes:
summary-no-level =
    { $count ->
        [one] The one indicator that can be judged does not stand out clearly from the rest of { $place }.
       *[other] None of the { $count } indicators that can be judged stands out clearly from the rest of { $place }.
    }
summary-no-change =
    { $count ->
        [one] The one indicator whose change can be judged has not changed clearly in a year.
       *[other] None of the { $count } indicators whose change can be judged has changed clearly in a year.
    }
summary-untested-level = There are too few figures to judge whether anything stands out from the rest of { $place }.
summary-untested-change = There are too few figures to judge whether anything has changed in a year.
summary-untested = There are too few figures to judge whether anything stands out from the rest of { $place } or has changed in a year.
summary-against = { " " }against { "" }
summary-from = from { "" }
summary-to = { " " }to { "" }
summary-and = { " " }and { "" }
summary-more =
    { " " }and { $count ->
        [one] one more indicator
       *[other] { $count } more indicators
    } in the tables below
summary-unseen =
    { $count ->
        [one] { $count } of { $all } indicators is hidden or missing
       *[other] { $count } of { $all } indicators are hidden or missing
    } for the area in the latest period.
summary-how = Every number leads to the cell it stands in; hold the mouse over it for period and unit. The indicators stand in the catalogue's order.
area-locator =
    { $area } stands out, { $count ->
        [0] no areas border on it
        [one] its neighbour is coloured
       *[other] its { $count } neighbours are coloured
    }.
area-sources = Sources, definitions and age
area-newest = Newest figures
trend-none = no clear direction
trend-rising-possible = perhaps rising
trend-rising-some = something suggests a rise
trend-rising-clear = clearly rising
trend-falling-possible = perhaps falling
trend-falling-some = something suggests a fall
trend-falling-clear = clearly falling

compare-chance = By chance
compare-chance-of = { $count } of { $of }
compare-chance-least = under 1 of 1,000
compare-missing-later = missing in the later period
compare-hidden-later = hidden in the later period
compare-missing-earlier = missing in the earlier period
compare-hidden-earlier = hidden in the earlier period
heat-mean = mean
error-way-compare = Go to Compare
