# Messages of KOMspot: maps and the wall

# Units
unit-rate = per { $per } inhabitants
unit-rate-ages = per { $per } aged { $from }–{ $to }
unit-rate-one = per { $per } aged { $from }
unit-rate-over = per { $per } aged { $from } and over

# Levels and looks
level-much-lower = much lower
level-lower = lower
level-alike = about the same
level-higher = higher
level-much-higher = much higher
shade-possibly-higher = possibly higher
shade-possibly-lower = possibly lower
shade-even = no clear difference
shade-few = too few to judge
shade-untested = not assessed
shade-zero = none (0)
shade-below = fewer than { $k }
shade-hidden = hidden
shade-unlisted = not published
shade-missing = missing
legend-times = × all of { $name }
legend-compared = Compared with all of { $name }
legend-provisional = provisional figure
legend-reading = Colour: clearly higher or lower than the rest of { $name }. Light colour: possibly. Grey: no clear difference.
legend-reading-untested = The figures cannot be tested, so the colour says nothing of high and low.
legend-clear = full colour: clearly
legend-possible = light: possibly
legend-cluster = outline: cluster
legend-arrow = arrow: change in a year

# Changes
change-rising-some = some evidence of a rise
change-rising-clear = clear rise
change-rising-very-clear = very clear rise
change-falling-some = some evidence of a fall
change-falling-clear = clear fall
change-falling-very-clear = very clear fall
change-none = no clear change
change-untested = change not assessed
change-in-a-year = { $change } in a year, { $words }
change-on-a-year = { $change } in a year
no-comparison = no figures for the year before
list-protective = here a rise is a good sign

# Maps
map-description = Map of { $name }: { $title }, { $unit }, { $window }. { $areas ->
    [one] One local area.
   *[other] { $areas } local areas.
}
data-through = Data through { $period }
source = Source: { $name }

# The wall
wall-news = What stands out
wall-no-news = Nothing stands out clearly
wall-no-tests = The figures cannot be assessed
news-good = good sign
news-higher-short = clearly higher
news-lower-short = clearly lower
news-unusual = { $unusual } · { $expected } expected
news-higher = clearly higher than the rest of the city
news-lower = clearly lower than the rest of the city
news-more-names = { $names } and { $count } more
news-cluster = cluster across borders
news-change = { $change } in a year
news-a-year = { $change } a year
news-trend = { $change } over the years
wall-no-figures = There are no figures to show yet.
wall-no-indicators = There are no indicators yet. Import a bundle and the wall will show it.
wall-more = { $count ->
    [one] and one more area
   *[other] and { $count } more areas
}
wall-scene = Picture { $nth } of { $count }
wall-series = { $name }, { $first } to { $last }
wall-provisional = provisional

# Scenes across indicators
scene-signals = What is moving
scene-improved = What has become better
scene-sources = How far the figures reach
scene-across = { $count ->
    [one] one indicator · changes that are hardly chance
   *[other] { $count } indicators · changes that are hardly chance
}
scene-area = against the rest of { $name }
scene-persons = { $count } inhabitants
scene-rate = per { $per }
scene-mean = mean
scene-rising = up in a year
scene-falling = down in a year
scene-maybe-rising = perhaps up
scene-maybe-falling = perhaps down
scene-rising-years = up over the years
scene-falling-years = down over the years
scene-count = number
scene-years = { $unit } · year by year
scene-attention = Worth a look
    .none = No change calls for another look
scene-good = Good signs
    .none = No change is a sure good sign
scene-protection-grows = What protects is growing
    .none = No sure growth in what protects
scene-risk-falls = Risk is falling
    .none = No sure fall in risk
scene-more = and { $count } more
scene-areas-more = { $names } and { $count } more
scene-indicators = { $count ->
    [one] one indicator
   *[other] { $count } indicators
}
scene-through = through { $period }
scene-no-source = Source not given
scene-no-figures = no figures yet

# How often figures come
rhythm-day = every day
rhythm-week = every week
rhythm-month = every month
rhythm-quarter = every quarter
rhythm-half-year = every half-year
rhythm-year = every year
rhythm-days = every { $days } days

# Signals in brief
brief-change = { $indicator }, { $when }: { $now } against { $before } a year earlier
brief-change-short = { $indicator }: { $now } against { $before }
brief-trend = { $indicator } since { $first }
brief-alarm = { $indicator }, { $when }
brief-provisional = { $said } · provisional
