# What is said of a bundle's tables, and the report around it.

report-faults = Faults
report-warnings = Warnings
report-notes = Notes
report-line = line { $line }
report-column = column { $column }
report-refused = Refused: { $faults ->
        [one] 1 fault
       *[other] { $faults } faults
    }{ $warnings ->
        [0] { "" }
        [one] { " and 1 warning" }
       *[other] { " and " }{ $warnings } warnings
    }. Nothing has changed, and the wall still shows the figures that it had.
report-accepted = Accepted: no faults{ $warnings ->
        [0] { "" }
        [one] , 1 warning
       *[other] , { $warnings } warnings
    }{ $notes ->
        [0] { "" }
        [one] , 1 note
       *[other] , { $notes } notes
    }.

## The bundle as a whole.

fault-bundle-empty = The bundle has neither areas, indicators, population nor observations.
    .do = Add at least one of the resources areas, indicators, population or observations to datapackage.json.
fault-areas-missing = The bundle has no areas, and there are none from an earlier import.
    .do = Add the resource areas with the areas as GeoJSON.
fault-indicators-missing = The bundle has observations, but no description of the indicators, and there is none from an earlier import.
    .do = Add the resource indicators with a row for each indicator.
fault-observations-missing = The bundle describes indicators, but has no figures for them.
    .do = Add the resource observations with the indicators' figures, or remove the resource indicators.
fault-area-needed-by-kept = The area “{ $value }” is missing among the new areas, but { $count ->
        [one] the indicator { $indicator }, which is not in the bundle, has
       *[other] { $count } indicators that are not in the bundle (among them { $indicator }) have
    } figures for it.
    .do = Include the area, or put new figures for those indicators into the bundle as well.

## Columns.

fault-column-missing = The column “{ $value }” is missing.
    .do = Add the column, even if its cells are empty.
fault-column-unknown = The column “{ $value }” is not known.
    .do = Remove the column or correct its name. The known columns are: { $allowed }.
fault-no-rows = The table has no rows.
    .do = Check the extract and send the file again with figures in it, or remove the resource from the bundle.
fault-cell-empty = The cell is empty.
    .do = Fill in the cell or remove the row.

## Numbers.

fault-number-unreadable = “{ $value }” is not a number.
    .do = Write the count in digits, or leave the cell empty if the figure is missing.
fault-number-negative = “{ $value }” is negative.
    .do = A count is 0 or more. Leave the cell empty if the figure is missing.
fault-number-fraction = “{ $value }” is not a whole number.
    .do = Write the count as a whole number without decimals.
fault-number-too-large = “{ $value }” is too large to be a count.
    .do = Check the figure at its source.
fault-number-not-positive = “{ $value }” is not a whole number above 0.
    .do = Write a whole number above 0, or leave the cell empty.
fault-mean-unreadable = “{ $value }” is not a number.
    .do = Write the mean as a number, or leave the cell empty if it is missing.

## The catalogue.

fault-word-unknown = “{ $value }” is not one of the words that can stand here.
    .do = Write one of the words: { $allowed }.
fault-id-characters = “{ $value }” cannot be an id, since ids stand in web addresses.
    .do = Use letters, digits, hyphen, underscore and full stop.
fault-text-too-long = The text “{ $value }” is too long: { $length } characters.
    .do = Write at most { $longest } characters.
fault-text-control-characters = The text “{ $value }” holds line breaks or other control characters.
    .do = Write the text on one line without control characters.
fault-text-direction-marks = The text “{ $value }” holds invisible characters that turn the reading direction.
    .do = Remove the characters unless they are meant to be there.
fault-english-name-missing = “{ $value }” has no English name. The Danish one is used instead.
    .do = Fill in name_en if the screens are to be shown in English as well.
fault-indicator-twice = The indicator “{ $value }” is already described on line { $first }.
    .do = Keep only one of the lines, or give each an id of its own.
fault-indicator-without-rows = The indicator “{ $value }” has no figures in observations and is not changed by the import.
    .do = Include the figures, or remove the line.

## The population.

fault-population-area-reserved = “{ $value }” is not an area and cannot have a population.
    .do = Remove the row. The whole municipality is computed from the areas.
fault-year-unreadable = “{ $value }” is not a year.
    .do = Write the year with four digits, for example 2026.
fault-age-group-unreadable = “{ $value }” is not an age group.
    .do = Write for example 10-17, 65+ or all.
fault-population-twice = The population of “{ $value }” in { $year } for the age group { $ages } is already on line { $first }.
    .do = Keep only one of the rows.
fault-population-parts-differ = The age groups in “{ $value }” in { $year } come to { $sum } persons, but all ages are { $all }.
    .do = Check the figures at their source. The parts and the whole have to agree.
fault-population-missing = The indicator “{ $value }” is set against the population, but there is no population for the age group { $ages } in { $count ->
        [one] the area { $areas }
       *[other] { $count } areas, among them { $areas }
    }.
    .do = Add the numbers of inhabitants to population, or set the indicator's base to none.
fault-population-years-missing = The indicator “{ $value }” has figures for { $years }, but there is no population for those years. Only numbers are shown there.
    .do = Add the missing years to population when they are published.

## The observations.

fault-indicator-not-known = The indicator “{ $value }” is not described in indicators.
    .do = Describe the indicator in indicators, or correct the id.
fault-area-not-known = The area “{ $value }” is not in areas.
    .do = Correct the id, or use unknown for cases that cannot be placed.
fault-area-total = “{ $value }” is the whole municipality, which KOMspot computes from the areas itself.
    .do = Remove the row. Use unknown for cases that cannot be placed in an area.
fault-period-unreadable = “{ $value }” is not a period.
    .do = Write for example 2026-10, 2026-Q3, 2026-H1, 2026 or 2025/2026.
fault-period-too-fine = The period “{ $value }” is shorter than the indicator is made for ({ $granularity }).
    .do = Add the figures up to whole periods, or correct granularity in indicators.
fault-period-too-coarse = The period “{ $value }” is longer than the indicator is made for ({ $granularity }).
    .do = Remove the row, since longer periods are computed from the short ones, or correct granularity in indicators.
fault-period-other-year = The period “{ $value }” is another kind of year than the indicator is made for ({ $granularity }).
    .do = Write calendar years as 2026 and school years as 2025/2026, or correct granularity in indicators.
fault-status-unknown = “{ $value }” is not a known status.
    .do = Write provisional for provisional figures, or leave the cell empty.
fault-share-without-base = The share lacks its base.
    .do = Write in base how many the number is out of.
fault-share-above-base = The number { $value } is larger than the base { $base }.
    .do = Check value and base. The number is a part of the base.
fault-mean-without-base = The mean lacks its base.
    .do = Write in base how many persons are behind it; without that the figure cannot be protected.
fault-mean-of-nobody = The mean is made for 0 persons.
    .do = Leave value empty where there are no persons.
fault-base-not-used = The indicator “{ $value }” is a count, and base is not used ({ $count ->
        [one] 1 row
       *[other] { $count } rows
    }).
    .do = Empty the column base for the indicator, or set measure to share.
fault-values-missing = { $count ->
        [one] 1 row has no value and is shown as missing.
       *[other] { $count } rows have no value and are shown as missing.
    }
    .do = Fill in the values if they exist. Write 0 if the count is nought.
fault-row-twice = The indicator “{ $value }” already has a figure for the area { $area }, the period { $period } and the age group { $ages } on line { $first }.
    .do = Keep only one of the rows.
fault-age-groups-overlap = The age groups { $one } and { $other } of the indicator “{ $value }” overlap, and there is no figure for all ages.
    .do = Use age groups that do not overlap, or add rows with the age group all.
fault-age-groups-exceed-all = The age groups of the indicator { $indicator } add up to { $sum }, but all ages are { $value }.
    .do = Check the figures. No part can be larger than the whole.
fault-age-group-bases-exceed-all = The bases of the age groups of the indicator { $indicator } come to { $sum }, but the base for all ages is { $value }.
    .do = Check the bases. No part can be larger than the whole.
fault-all-ages-missing-in-places = The indicator “{ $value }” has figures for all ages, but in { $count ->
        [one] one place
       *[other] { $count } places
    } there are figures for single age groups only. All ages are missing there.
    .do = Add rows with the age group all where they are missing.
fault-notes-too-many = The descriptor has { $count } notes under "komspot.notes".
    .do = Keep { $most } at most.
fault-note-period = The note has the period "{ $value }", which cannot be read.
    .do = Write a month, a quarter, half a year, a year or a school year: 2025-03, 2025-Q1, 2025-H1, 2025, 2025/2026.
fault-note-kind = The note is of the kind "{ $value }", which does not exist.
    .do = Write effort (an effort began), rule (a rule was changed) or break (the way of counting was changed).
fault-note-indicator = The note is about the indicator "{ $value }", which does not exist.
    .do = Write an id from indicators, or leave it out if the note is about all of them.
fault-note-area = The note is about the area "{ $value }", which does not exist.
    .do = Write ids from areas, or leave them out if the note is about the whole municipality.
fault-note-empty = A note lacks its text.
    .do = Write both text_da and text_en.
