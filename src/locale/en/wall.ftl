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
shade-plain = number
shade-zero = none (0)
shade-below = fewer than { $k }
shade-hidden = hidden
shade-missing = missing
legend-times = × all of { $name }
legend-compared = Compared with all of { $name }
legend-provisional = provisional figure

# Changes
change-rising-some = some evidence of a rise
change-rising-clear = clear rise
change-rising-very-clear = very clear rise
change-falling-some = some evidence of a fall
change-falling-clear = clear fall
change-falling-very-clear = very clear fall
evidence-some = some evidence
evidence-clear = clear
evidence-very-clear = very clear
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
wall-title = Wall
wall-changes = Changes in a year
wall-no-changes = No clear changes
wall-no-tests = The changes have not been assessed
wall-no-figures = There are no figures to show yet.
wall-no-indicators = There are no indicators yet. Import a bundle and the wall will show it.
wall-more = { $count ->
    [one] and one more area
   *[other] and { $count } more areas
}
wall-offline = no connection since { $time } – showing the last picture
wall-scene = Picture { $nth } of { $count }
wall-series = { $name }, { $first } to { $last }
wall-provisional = provisional
