# The pages behind the login: /operator.
operator-title = Operation
operator-login = Log in
operator-login-lead = Here you see what is shown, and here new figures come in.
operator-login-viewers = The pages are for those who have an account on the device.
operator-login-name = User name
operator-login-password = Password
operator-login-do = Log in
operator-login-lasts =
    { $minutes ->
        [one] You are logged out when the page has not been used for one minute.
       *[other] You are logged out when the page has not been used for { $minutes } minutes.
    }
operator-login-wrong = User name or password does not fit. Try again.
operator-login-wait =
    { $minutes ->
        [one] There were too many attempts. Wait one minute and try again.
       *[other] There were too many attempts. Wait { $minutes } minutes and try again.
    }
operator-login-stale = The page was open for too long, or the browser keeps no cookies. Try again.
operator-login-open = The connection is not encrypted: others on the network can read the password.
operator-login-nobody = Nobody can log in yet. Add the first user on the device itself:
    .command = komspot users add NAME --role operator
    .then = Then reload this page.
operator-logout = Log out
operator-as-operator = Logged in as { $name }
operator-as-viewer = Logged in as { $name }, who can only look
operator-back = Back to operation
operator-no-clock = unknown time
    .why = unknown time: the clock was not set
operator-moment = { $day } at { $time }
operator-unsigned = not signed
operator-disk = There is { $free } of free room on the disk.
operator-not-kept = The file could not be kept. Check the room on the disk and try again.

# What is shown
operator-live = Shown now
operator-fact-since = Shown since
operator-fact-through = Figures up to
operator-fact-bundle = Bundle
operator-fact-version = Version
operator-fact-signer = Signed by
operator-fact-snapshot = Snapshot
operator-fact-source = Came from
operator-fact-arrived = Received
operator-fact-ended = Done

# What is coming
operator-progress = Taking in
operator-idle = Nothing is on its way.
operator-waiting =
    { $count ->
        [one] One bundle waits its turn
       *[other] { $count } bundles wait their turn
    }
operator-stage = Step { $nth } of { $count }: { $stage }
operator-stage-begins = Begins
operator-stage-open = opens the bundle
operator-stage-check = reads and checks every row
operator-stage-protect = hides small counts
operator-stage-audit = tests that small counts are hidden
operator-stage-write = makes the new snapshot ready
operator-from-inbox = Laid into the inbox
operator-from-usb = From a USB stick
operator-from-command = From the command line
operator-from-page = Sent from this page
operator-from-user = Sent by { $name }

# New figures
operator-bring = New figures
operator-bring-choose = Choose a bundle
operator-bring-drop = or drop it here
operator-bring-do = Send
operator-bring-note = An archive (zip or tar.gz) of { $limit } at most. It is checked before anything is shown, and removed from the device afterwards.
    .signed = If the bundle has to be signed, sign its folder before you pack it.
operator-bring-viewer = You can see what happens, but not send new figures.
operator-bring-too-large = The file is larger than { $limit }. Split it into several bundles.
operator-bring-sending = Sending …
operator-bring-broken = The connection broke off. Nothing was received; try again.

# What waits for a decision
operator-held = Waits for you
operator-held-why = Why it waits
operator-held-changes = All that it changes
operator-held-confirm = Confirm and show
operator-held-decline = Refuse …
operator-held-decline-do = Refuse and remove
operator-held-source = { $source }, { $when }. { $signed }
operator-held-signed = Signed by { $signer }.
operator-held-unsigned = Not signed.
operator-reason = Reason (written into the log)

# Reports
operator-reports = What has come
operator-reports-none = Nothing has come yet.
operator-report = Report { $number }
operator-outcome-published = Taken in
    .sentence = Taken in. The screens show the new figures.
operator-outcome-held = Waits
    .sentence = Read, but it changes so much that somebody has to confirm it.
operator-outcome-confirmed = Confirmed
    .sentence = Confirmed, and shown on the screens.
operator-outcome-declined = Refused and removed
    .sentence = Somebody saw what it changes and refused it. Nothing was changed.
operator-outcome-refused = Refused
    .sentence = Refused. Nothing has changed, and the wall still shows the figures it had.
operator-outcome-failed = Failed
    .sentence = Not taken in. The wall still shows the figures it had.
operator-outcome-passed = Passed over
    .sentence = Not taken in. There is nothing that you have to do.
operator-faults = To be mended
    .remarks = Remarks
    .do = Mend it in the bundle and send it again.
operator-changes = What it changes
operator-report-facts = About the bundle
operator-unseen = new
operator-seen = I have seen it
operator-seen-note = The wall then stops mentioning it.
operator-seen-all = All are seen

# Earlier snapshots
operator-history = Snapshots
operator-history-current = Shown now
operator-undo = Show this one again …
operator-undo-note = The screens change at once. The newer figures stay and can be shown again.
operator-undo-do = Show this snapshot

# The log
operator-log = Log
operator-log-all = The whole log
operator-log-csv = Download the whole log as CSV
operator-log-whole =
    { $lines ->
        [one] One line. The log is whole: nothing was altered or removed.
       *[other] { $lines } lines, the newest first. The log is whole: nothing was altered or removed.
    }
operator-log-newest = The newest { $shown } of { $lines } lines. The log is whole: nothing was altered or removed.
operator-log-broken = The log is not as KOMspot wrote it. Run "komspot log verify" on the device to see where.

# What was just done
operator-done-uploaded = Received. It is being checked now.
operator-done-seen = Noted. The wall no longer mentions it.
operator-done-confirmed = Confirmed. The screens show the new figures.
operator-done-declined = Refused and removed. The screens still show the figures they had.
operator-done-shown = The snapshot is shown now.

# When something does not work
error-way-operator = To operation
error-logged-out = You are not logged in
    .detail = Log in and try again. What you sent was not received.
error-not-allowed = You may not do that
    .detail = Your user can look, but not change anything. Ask somebody who is an operator.
error-other-form = The page is out of date
    .detail = The page comes from an earlier login. Open operation again and try once more.
error-bad-form = Something is missing in what was sent
    .detail = Nothing was changed. Go back, fill in the fields and try again.
error-too-large = The file is too large
    .detail = Nothing was received. Split it into several bundles with fewer indicators in each.
error-broken-off = The transfer broke off
    .detail = Nothing was received. Try again.
error-busy = Others are sending as well
    .detail = Wait until they are done and try again.
error-not-done = That did not work

# The wall's note
wall-note-running = New figures are being taken in
wall-note-succeeded = New figures have been taken in
wall-note-failed = New figures could not be taken in
