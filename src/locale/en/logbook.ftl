# The log: who did what.
log-who-command = Command line
log-who-inbox = Inbox
log-who-usb = USB stick
log-who-program = KOMspot
log-imported =
    { $signed ->
        [yes] Imported the bundle “{ $bundle }” { $version }, signed by { $signer }, as snapshot { $snapshot }.
       *[no] Imported the bundle “{ $bundle }” { $version } as snapshot { $snapshot }.
    }
log-not-published = Snapshot { $snapshot } was not shown after all: { $reason }.
log-refused = Refused the bundle “{ $bundle }”: { $reason }.
log-held = Held the bundle “{ $bundle }” { $version } back as “{ $staged }” until somebody has confirmed it.
log-confirmed = Confirmed “{ $staged }”.
log-declined = Declined “{ $staged }”, which waited for a confirmation. Reason: { $reason }.
log-rolled-back = Showed snapshot { $to } instead of { $from }. Reason: { $reason }.
log-pruned =
    { $count ->
        [one] Removed one old snapshot: { $snapshots }.
       *[other] Removed { $count } old snapshots: { $snapshots }.
    }
log-ledger-restored = Put the ledger back from the copy in snapshot { $snapshot }.
log-user-added =
    { $role ->
        [operator] Added the user { $name }, who may operate the device.
       *[viewer] Added the user { $name }, who may look.
    }
log-user-changed =
    { $what ->
        [password] Gave the user { $name } another password.
       *[password-role] Gave the user { $name } another password and other rights.
    }
log-user-removed = Removed the user { $name }.
log-logged-in = Logged in.
log-logged-out = Logged out.
log-login-failed = An attempt to log in as “{ $name }” failed.
log-key-added = Trusts the key “{ $key }” from now on.
log-key-removed = Trusts the key “{ $key }” no longer.
log-torn-end = The last line had not been written whole ({ $bytes } bytes). What there was is kept in log.torn.
log-damaged = The log was not whole: it ended with line { $found } and should have come to { $known }.
log-unknown = Something that this version of KOMspot does not know.
log-none = The log is empty.
log-clock-untrusted = the clock was not set
log-whole = The log is whole: { $lines } lines, { $hash }.
log-torn =
    { $count ->
        [0] Every line was written whole.
        [one] Once a line had not been written whole. What there was is kept in log.torn.
       *[other] { $count } times a line had not been written whole. What there was is kept in log.torn.
    }
log-broken = The log is not as KOMspot has written it:
log-fault-unreadable = Line { $line } cannot be read.
log-fault-break = Line { $line } does not follow the line before: one of them was altered, moved or put in, or something between them is missing.
log-fault-cut = The log ends with line { $found } but had come to { $known }.
log-fault-altered = Line { $line } was altered.
log-fault-head = The file log.head, which says how far the log has come, is missing or cannot be read.
log-fault-noted = In line { $line } KOMspot has written that the log was damaged.
log-unreadable = The log cannot be read or written.

## Why a bundle did not get in: the words of a fault's code, or of those that begin like it.

log-reason-other = there are faults in its figures or tables
log-reason-age = the age groups do not fit together
log-reason-archive = the archive cannot be read
log-reason-archive-bomb = the archive is no ordinary bundle
log-reason-archive-empty = there is nothing in the file
log-reason-archive-truncated = it had not been copied to its end
log-reason-area = there are faults in the areas
log-reason-areas = there are faults in the areas
log-reason-bundle = it cannot be opened
log-reason-bytes = the files are not those that the descriptor means
log-reason-descriptor = there are faults in the descriptor
log-reason-duckdb = the database file cannot be read
log-reason-family = indicators that belong together do not fit together
log-reason-hash = the files are not those that the descriptor means
log-reason-hidden = it would show something that is hidden
log-reason-indicator = there are faults in the list of indicators
log-reason-indicators = there are faults in the list of indicators
log-reason-intake-flood = more than a thousand files lay loose in the inbox
log-reason-intake-strange = it was neither a file nor a folder
log-reason-intake-too-large = it is larger than a bundle may be
log-reason-json = there are faults in the descriptor
log-reason-mark-altered = it would alter figures that are published
log-reason-member = it has files that cannot be taken
log-reason-not-a-bundle = it is no bundle
log-reason-parquet = one of its files cannot be read
log-reason-path = its files are not where the descriptor says
log-reason-person = it seems to be about single persons
log-reason-personal = it seems to be about single persons
log-reason-point = it has points on a map and not figures of areas only
log-reason-population = there are faults in the numbers of inhabitants
log-reason-protected = it is not protected as it has to be
log-reason-protected-exposed = small counts in it can be worked out
log-reason-protected-only = it has the true counts, and this device takes protected ones only
log-reason-published-altered = it would alter figures that are published
log-reason-published-below-k = it shows small counts
log-reason-published-withdrawn = it lacks figures that are published
log-reason-release = its figures cannot be protected
log-reason-resource = its files are not where the descriptor says
log-reason-rows-beyond-table = it seems to be about single persons
log-reason-signature = its signature cannot be read
log-reason-signature-changed = it was changed after it was signed
log-reason-signature-missing = nobody has signed it
log-reason-signature-no-keys = this device has no keys to hold the signature against
log-reason-signature-not-covering = the signature does not cover all of its files
log-reason-signature-unknown-key = it is signed with a key that this device does not know
log-reason-too = it is larger than a bundle may be
log-reason-usb-crowded = there were too many files on the stick
log-reason-usb-nothing = there was no bundle on the stick
log-reason-version-missing = it does not say which version it is
log-reason-version-older = it is older than the one that is shown
log-reason-year = it would change a year that was begun

## Why a snapshot was not shown.

log-reason-failed = it could not be kept
log-reason-ledger = the ledger could not be read or kept
log-reason-no-space = there is not enough room
log-reason-outdated = something else was shown since
