# The words of `komspot audit`.
stage-audit = Working out what the published figures give away
audit-narrow =
    { $listed ->
        [yes] Exposed: { $cell } lies between { $low } and { $high }.
       *[no] Exposed: { $cell } (on no list) lies between { $low } and { $high }.
    }
audit-shown = Shown: { $cell } is { $low }, which should be hidden.
audit-undecided = Undecided: { $cell }. The calculation gave no certain answer, so the cell counts as exposed.
audit-more =
    { $count ->
        [one] … and one cell more. With --format json all are given.
       *[other] … and { $count } cells more. With --format json all are given.
    }
audit-area-rest = { $layer }: the areas make up less than the municipality, so cases without an area are reckoned with.
audit-age-rest = { $layer }: the age groups make up less than all ages, so cases outside them are reckoned with.
audit-unproved =
    { $count ->
        [one] One cell on no list may be large or small; only who knows the true figures can tell. --strict counts it as exposed.
       *[other] { $count } cells on no list may be large or small; only who knows the true figures can tell. --strict counts them as exposed.
    }
audit-conflict = { $layer }: the figures contradict each other. No table fits all of them.
audit-conflict-at = { $layer }: the figures contradict each other. It shows in { $file }, line { $line }.
audit-no-table = { $layer }: the calculation found no table that fits, nor that there is none. The figures were not examined.
audit-too-large = { $layer }: the table is too large to be examined.
audit-safe = Safe: none of the { $cells } cells that are kept back can be narrowed down ({ $programs } programs).
audit-exposed = Exposed: { $exposed } cells, { $listed } of them listed; { $cells } cells examined ({ $programs } programs).
audit-contradictory = Contradicts itself: nothing can be proved to be protected. { $exposed } cells are exposed in the rest.
audit-cannot-read = { $file } cannot be read
audit-too-long = { $file } is too large to be read
audit-not-utf8 = { $file } is no text in UTF-8. Save it as CSV in UTF-8 and try again.
audit-fault-empty = There are no rows.
audit-fault-not-table = It is no table: a quotation mark is missing, or the rows differ in length.
audit-fault-no-column = The column is missing.
audit-fault-no-area = The area is missing.
audit-fault-no-indicator = The indicator is missing.
audit-fault-bad-period = ‘{ $value }’ is no period. Write for example 2026-10, 2026-Q3, 2026 or R12:2026-10.
audit-fault-bad-age = ‘{ $value }’ is no age group. Write for example 10-17, 65+ or all.
audit-fault-bad-value = ‘{ $value }’ is no count, <5, >=5 or nothing.
audit-fault-bad-mark = ‘{ $value }’ is no mark, or does not fit the value.
audit-fault-bad-rate = ‘{ $value }’ is no rate.
audit-fault-bad-base = ‘{ $value }’ is no number of persons.
audit-fault-bad-year = ‘{ $value }’ is no year.
