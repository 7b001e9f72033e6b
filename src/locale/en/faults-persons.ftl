# What is said of a bundle that seems to be about single persons.

fault-personal-data-column = The column “{ $value }” seems to be about single persons. KOMspot takes aggregates only.
    .do = Remove the column and aggregate before you send data. Delete the file if it holds personal data.
fault-person-number = The cell looks like a person number (CPR). The value is not shown here.
    .do = Remove the person number and delete the file that it is in. KOMspot takes aggregates only.
fault-person-number-in-text = Here is something that looks like a CPR number. The value is not shown.
    .do = Remove the number and delete the file that it is in. If this is a false alarm, the column can be acknowledged in the settings (check.acknowledged).
fault-person-number-in-name = { $count ->
        [one] The name of a file in the bundle looks
       *[other] The names of { $count } files in the bundle look
    } like a CPR number. The name is not shown.
    .do = Delete or rename the file. KOMspot takes counts only.
fault-person-email = Here is something that looks like an e-mail address. The value is not shown.
    .do = Remove the address. If this is a false alarm, the column can be acknowledged in the settings (check.acknowledged).
fault-person-phone = Here is something that looks like a telephone number. The value is not shown.
    .do = Remove the number. If this is a false alarm, the column can be acknowledged in the settings (check.acknowledged).
fault-person-address = Here is something that looks like a street address. The value is not shown.
    .do = Remove the address. If this is a false alarm, the column can be acknowledged in the settings (check.acknowledged).
fault-person-birth-date = Here is a date that may be a date of birth. The value is not shown.
    .do = Remove the date and use age groups. If this is a false alarm, the column can be acknowledged in the settings (check.acknowledged).
fault-personal-data-property = The property is called something that is about single persons (feature { $feature }).
    .do = Remove the property from the areas' file. If this is a false alarm, it can be acknowledged in the settings (check.acknowledged).
fault-point-column = The column “{ $value }” seems to hold points on a map. KOMspot takes figures for whole areas only.
    .do = Remove the column and count by area before you send data.
fault-point-geometries = { $count ->
        [one] 1 feature is a point or a line and not an area.
       *[other] { $count } features are points or lines and not areas.
    }
    .do = Remove the points, and delete the file if they show where single persons live or have been.
fault-rows-beyond-table = The indicator “{ $value }” has { $rows } rows. That is more than { $areas } areas, { $periods } periods and { $ages } age groups can have, so the rows may be cases or persons.
    .do = Count before you send data, so that there is one row for each area, period and age group. Delete the file if it holds personal data.
fault-alarm-acknowledged = { $count ->
        [one] 1 cell looks
       *[other] { $count } cells look
    } like { $alarm ->
        [person-email] e-mail addresses
        [person-phone] telephone numbers
        [person-address] street addresses
        [person-birth-date] dates of birth
        [personal-data-property] information about single persons
       *[other] CPR numbers
    }, but the column is acknowledged in the settings. The values are not shown.
    .do = Check that the acknowledgement still holds.
