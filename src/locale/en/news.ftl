# Messages of KOMspot: what is new

news-title = New in the newest snapshot
news-since-title = Since your last visit
news-nav = New
news-lead = Compared with snapshot { $id }, which had data through { $period }.
news-teaser = New in this snapshot: { $summary }
news-teaser-since = There is something new since your last visit. See what has changed.
news-summary =
    { $fresh ->
        [0] No new signals
        [one] 1 new signal
       *[other] { $fresh } new signals
    }{ $faded ->
        [0] { "" }
        [one] { " · 1 no longer holds" }
       *[other] { " · " }{ $faded } no longer hold
    }{ $indicators ->
        [0] { "" }
        [one] { " · new figures in 1 indicator" }
       *[other] { " · new figures in " }{ $indicators } indicators
    }
news-nothing = Nothing has changed.
news-areas = · the areas have changed
news-faded = No longer holds
news-map = See it on the map
news-others = Other changes, same signals
news-come = New indicator.
news-gone = The indicator has been taken out.
news-catalogue = The description has changed.
news-periods =
    { $count ->
        [one] New period: { $last }.
       *[other] { $count } new periods: { $first } to { $last }.
    }
news-revised =
    { $count ->
        [one] Revised figures in 1 area: { $areas }.
       *[other] Revised figures in { $count } areas: { $areas }.
    }
news-revised-whole = Revised figures for the whole city.
news-other-figures = Other figures.
news-ways = Compare with an earlier snapshot
news-way = { $id }, data through { $period }
news-not-ready = The difference from earlier snapshots is being worked out. Try again in a moment.
news-first = This is the first snapshot. There is nothing earlier to compare with.
news-seen = Nothing has changed since you were here last. Here is what the newest snapshot changed.
news-withdrawn = The snapshot that you saw last has been withdrawn, or is not of this screen. Here is what the one shown changed instead.
news-was-withdrawn = The snapshot that you saw last has been withdrawn. Here is what differs in the one that is shown now.
news-pruned = The snapshot that you saw last is no longer kept. Here is what has changed since the oldest that can be compared with.
