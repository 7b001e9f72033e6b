# Messages of KOMspot: whether the wall and its figures are up to date

# How old figures are
fresh-in-time = No new figures are due yet
fresh-due = New figures are due
fresh-late = Late: new figures were expected by { $day }

# Without connection
wall-lost = No connection at the moment – showing the last picture
wall-lost-minutes = No connection for { $count ->
    [one] a minute
   *[other] { $count } minutes
} – showing the last picture
wall-lost-hours = No connection for { $count ->
    [one] an hour
   *[other] { $count } hours
} – showing the last picture
wall-lost-days = No connection for { $count ->
    [one] a day
   *[other] { $count } days
} – showing the last picture

# By hand, and at night
wall-paused = Paused
wall-resting = The screen rests until { $time }
