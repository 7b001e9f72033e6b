# The inbox and the USB stick: what became of what was brought.
intake-published = { $file }: imported. The screens now show snapshot { $snapshot }.
intake-held = { $file }: read, and waits for somebody to confirm it.
intake-refused = { $file }: refused. Nothing was changed, and the wall still shows the figures it had.
intake-failed = { $file }: not imported.
intake-passed = { $file }: left out.
intake-more =
    { $count ->
        [one] … and one more finding.
       *[other] … and { $count } more findings.
    }

## Why something did not succeed, and what to do.

intake-late =
    { $minutes ->
        [one] The import took more than a minute and was stopped.
       *[other] The import took more than { $minutes } minutes and was stopped.
    }
intake-killed = The import was interrupted, perhaps for want of memory. Try again, with fewer indicators in the bundle if need be.
intake-ended = The import broke down by a fault of the program or the device. Try again, and tell whoever looks after the device if it happens again.
intake-not-started = The import could not begin. Restart the device and try again.
intake-given-up = The import was begun { $count } times and interrupted each time. The bundle was removed.
intake-broken-off = The transfer was not finished. Transfer the bundle again, and wait until all of it is there.
intake-abandoned = The transfer was not finished, and nothing more was written for a long time. What had arrived was removed. Transfer the bundle again.
intake-stuck = It can be neither read nor removed. The user that KOMspot runs as must be allowed to read and write in the inbox.

fault-intake-strange = This is neither a file nor a folder, but { $kind ->
        [link] a link
        [pipe] a pipe
        [socket] a socket
       *[device] a device
    }.
    .do = Put the file or folder itself into the inbox.
fault-intake-flood = More than a thousand files lay loose in the inbox. They were removed.
    .do = Put in one bundle at a time: a folder or an archive.
fault-intake-too-large = It is larger than a bundle may be.
    .do = Split it into several bundles with fewer indicators in each.

## USB.

fault-usb-nothing = There is no bundle on the stick.
    .do = Put the bundle directly on the stick: an archive, or a folder with datapackage.json.
fault-usb-crowded = There are too many files on the stick for it to be searched.
    .do = Use a stick that holds nothing but the bundle.
usb-unreadable = The USB stick cannot be read. Put it in again, or try another one.
usb-pulled-out = The USB stick was pulled out before the bundle was copied, or it cannot be read. Put it in again, and wait until the wall says that the import has begun.
usb-newer = Version { $version } was not imported: there was another one on the stick that is as new or newer (version { $newer }).
