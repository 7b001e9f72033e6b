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
log-user-added = Added the user { $name } ({ $role }).
log-user-changed = Changed the user { $name }: { $what }.
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
