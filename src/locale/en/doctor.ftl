# `komspot doctor`: one line for each thing, and what to do.
doctor-green = OK
doctor-amber = LOOK
doctor-red = FAULT
doctor-altogether =
    { $red ->
        [0] { $amber ->
            [0] Everything looks well.
            [one] Nothing is wrong. One line is worth a look (LOOK).
           *[other] Nothing is wrong. { $amber } lines are worth a look (LOOK).
        }
        [one] One fault has to be mended (FAULT). Begin with it.
       *[other] { $red } faults have to be mended (FAULT). Begin with the first.
    }
doctor-written = The report is in { $file }. It holds no figures of the data and no name of what was imported; “…” stands where something is left out.
doctor-not-written = The report could not be written to { $file }. Choose another place with --report.
doctor-data-closed = { $folder } cannot be read by whoever asks.
    .advice = Run “sudo komspot doctor” to see the inbox and what was imported as well.

doctor-program = Program
doctor-program-is = KOMspot { $version } ({ $architecture })
doctor-board = Board
doctor-board-is = { $model }, Linux { $kernel }
doctor-board-unknown = Unknown machine, Linux { $kernel }

doctor-memory = Memory
doctor-memory-is = { $available } of { $total } available
doctor-memory-unlimited = { $available } of { $total } available, but the kernel keeps no program from taking all of it
    .advice = On a Raspberry Pi, add “cgroup_enable=memory” to the one line in /boot/firmware/cmdline.txt and restart. Run the doctor again to see whether that helped.
doctor-memory-small = { $available } of { $total } available: less than was tried
    .advice = Let no other programs run on the device, or choose one with 512 MB at least.
doctor-memory-pressed = { $available } of { $total } available, and programs wait for memory
    .advice = Close other programs on the device. If it stays so, restart it.
doctor-memory-short = Only { $available } of { $total } available
    .advice = Restart the device. If it happens again, close other programs, or choose a device with more memory.
doctor-memory-unseen = Cannot be seen here.

doctor-card = Card
doctor-card-sd = SD card { $card }, { $written } written since the start. An SD card does not say how worn it is.
doctor-card-other = { $card }, { $written } written since the start
doctor-card-good = { $card }: at most { $used }% of its life is used, { $written } written since the start
doctor-card-worn = { $card } is wearing out: { $used }% of its life is used, { $written } written since the start
    .advice = Get a new card, and back up the data now.
doctor-card-worn-out = { $card } is worn out: { $used }% of its life is used
    .advice = Back up the data today, and replace the card.
doctor-card-unseen = Which card holds the data cannot be seen here.

doctor-disk = File system
doctor-disk-is = { $kind } at { $at } that can be written to
doctor-disk-whole = { $kind } at { $at } that can be written to, no errors
doctor-disk-errors = { $kind } at { $at } has found { $count } errors in itself
    .advice = Back up the data, switch off, and have fsck look through the card on another machine. If it comes back, replace the card.
doctor-disk-read-only = { $kind } at { $at } can only be read, so nothing new can be imported. The wall still shows the figures it had.
    .advice = Restart the device. If that does not help, the card is broken: replace it.
doctor-disk-unseen = Which file system holds the data cannot be seen here.

doctor-space = Space
doctor-space-is = { $free } free for { $folder }
doctor-space-little = { $free } free for { $folder }. Old snapshots go before their time when there is less than { $wanted }.
    .advice = Remove what does not belong on the device, or old snapshots: “sudo -u komspot komspot snapshots prune --keep 3”.
doctor-space-none = Only { $free } free for { $folder }: an import may lack room.
    .advice = Remove what does not belong on the device, or old snapshots: “sudo -u komspot komspot snapshots prune --keep 3”.
doctor-space-unseen = The room for { $folder } cannot be seen.
    .advice = Run “sudo komspot doctor”.

doctor-clock = Clock
doctor-clock-set = { $at }, set by the network ({ $sign })
doctor-clock-always = { $at }, and the settings say that the clock is always right
doctor-clock-never = The settings say that the device never knows the time. The wall shows no clock.
doctor-clock-unset = The clock says { $at }, but nobody has set it since the start ({ $sign } is missing). The wall shows no clock until it is set.
    .advice = Plug in the network and wait some minutes. If the device has a battery clock, write trust = "always" under [clock] in the settings.
doctor-clock-behind = The clock says { $at }, which cannot be: the program or the figures shown are newer. The wall shows no clock.
    .advice = Plug in the network and wait some minutes. Without a network: “sudo timedatectl set-ntp false”, then “sudo timedatectl set-time '2026-11-23 12:00'” with the time that it is.

doctor-settings = Settings
doctor-settings-good = { $file } was read and can be used
doctor-settings-none = { $file } is not there: everything is as the program was born
doctor-settings-faulty = { $fault }
    .advice = Correct the line in { $file }, and run “sudo systemctl restart komspot”. Until then the server does not start again.

doctor-units = Services
doctor-units-none = systemd does not run here, so there are no services to look at.
doctor-units-good = Running: { $units }
doctor-units-unseen = systemd does not answer.
    .advice = Try again in a minute. If it still does not answer, restart the device.
doctor-units-failed = { $unit } has failed ({ $why })
    .advice = Run “sudo systemctl restart { $unit }”. If it fails again, “journalctl -u { $unit } -n 50” says why.
doctor-units-stopped = { $unit } is stopped
    .advice = Run “sudo systemctl enable --now { $unit }”.
doctor-units-masked = { $unit } is masked
    .advice = If that was not meant: “sudo systemctl unmask { $unit }”.
doctor-units-not-there = { $unit } is not there: KOMspot is not set up as a service
    .advice = Install the package again: “sudo apt install ./komspot_*.deb”.
doctor-units-restarted = { $unit } was restarted { $count } times
    .advice = “journalctl -u { $unit } -n 50” says why.

doctor-inbox = Inbox
doctor-inbox-empty = { $folder } is empty and ready
doctor-inbox-holds = { $folder }: { $count } files or folders lie there, the oldest for { $minutes } minutes
doctor-inbox-stuck = { $folder }: { $count } files or folders lie there, the oldest for { $minutes } minutes. Somebody should have taken them.
    .advice = See whether the server runs, and run “sudo systemctl start komspot-inbox”.
doctor-inbox-not-yet = { $folder } is made when the server starts
doctor-inbox-missing = { $folder } is not there
    .advice = Make the folder as /usr/share/doc/komspot/systemd/README.md tells, or correct folder under [inbox].
doctor-inbox-no-folder = { $folder } is no folder
    .advice = Move the file, and run “sudo systemctl restart komspot”.
doctor-inbox-not-ours = { $folder }: the server may not take anything out of it
    .advice = Give the server's group the right: “sudo chmod g+rwxs { $folder }”, and correct the group as /usr/share/doc/komspot/systemd/README.md tells.
doctor-inbox-unseen = { $folder } cannot be read by whoever asks
    .advice = Run “sudo komspot doctor”.

doctor-keys = Keys
doctor-keys-some =
    { $count ->
        [one] One key is trusted; what nobody has signed is refused
       *[other] { $count } keys are trusted; what nobody has signed is refused
    }
doctor-keys-none = No key is trusted: everything that is brought is refused
    .advice = Lay the office's key on the device: “sudo komspot keys trust office.pub”.
doctor-keys-unsigned = What nobody has signed is imported as well
    .advice = If that is not meant: write unsigned = "refuse" under [trust] in the settings.
doctor-keys-damaged = A key in { $folder } cannot be read and does not count
    .advice = “sudo komspot keys list” shows those that can be read. Lay the right one there, or remove it.
doctor-keys-unseen = { $folder } cannot be read by whoever asks
    .advice = Run “sudo komspot doctor”.

doctor-import = Figures
doctor-import-shows = Snapshot { $snapshot } is shown, imported { $at }: { $bundle }, signed by { $signer }
doctor-import-shows-unsigned = Snapshot { $snapshot } is shown, imported { $at }: { $bundle }, signed by nobody
doctor-import-none = Nothing was imported: the wall shows the demo with invented figures
    .advice = Bring a bundle: on a USB stick, into the inbox, or on /operator.
doctor-import-damaged = Snapshot { $snapshot } cannot be read
    .advice = Show the one before again: “sudo -u komspot komspot snapshots rollback --reason "cannot be read"”, and bring the bundle again.
doctor-import-published = Report { $number }, { $at }: what was brought last is imported
doctor-import-last-held = Report { $number }, { $at }: what was brought last waits for a yes
doctor-import-passed = Report { $number }, { $at }: what was brought last was left alone, for something newer lay beside it
doctor-import-refused = Report { $number }, { $at }: what was brought last, { $file }, was refused ({ $codes }). The wall still shows the figures it had.
    .advice = See the report on /operator, correct the bundle, and bring it again.
doctor-import-failed = Report { $number }, { $at }: what was brought last, { $file }, could not be imported ({ $codes }). The wall still shows the figures it had.
    .advice = Mend first what else is wrong here, then bring it again.
doctor-import-held =
    { $count ->
        [one] One bundle waits for a yes
       *[other] { $count } bundles wait for a yes
    }
    .advice = Say yes or no on /operator, or see them with “sudo -u komspot komspot held list”.

doctor-server = Server
doctor-server-answers = Answers at { $address } with snapshot { $snapshot }
doctor-server-other = Answers at { $address }, but is version { $version }
    .advice = Run “sudo systemctl restart komspot”, so that the new version takes over.
doctor-server-nothing = Answers at { $address }, but has nothing to show
    .advice = Wait a minute. If it stays so: “journalctl -u komspot -n 50”.
doctor-server-silent = Does not answer at { $address }
    .advice = Run “sudo systemctl restart komspot”. If it still does not answer, “journalctl -u komspot -n 50” says why.
doctor-server-stranger = At { $address } another program answers
    .advice = Stop the other program, or give KOMspot another port: listen under [server].

doctor-wall = Wall
doctor-wall-well = A screen shows what it should; it reported { $seconds } seconds ago
doctor-wall-none = No screen has reported
    .advice = Open /wall on the screen. On the device's own screen: restart the device.
doctor-wall-silent = A screen no longer reports
    .advice = See whether the screen has power, and restart its browser or the device.
doctor-wall-behind = A screen shows an older snapshot
    .advice = Reload the page on the screen. If it stays so, look at its network.
doctor-wall-blank = A screen draws nothing
    .advice = Restart the device. If it happens again, look at the cable and the screen's input.
doctor-wall-stuck = A screen has stopped
    .advice = Reload the page on the screen, or restart the device.
doctor-wall-unseen = The server does not tell how the screens do
    .advice = Try again in a minute.

doctor-network = Addresses
doctor-network-open = Can be reached from the network, port { $port }: { $addresses }
doctor-network-here = Can be reached from the device itself only, port { $port }: { $addresses }
doctor-network-nobody = Nobody listens on port { $port }
    .advice = See what stands at Server.
doctor-network-unseen = Who listens cannot be seen here.

doctor-tls = Encryption
doctor-tls-none = Pages are sent in the open (HTTP), passwords for /operator too. Two lines change that: /usr/share/doc/komspot/docs/guide.md, “On the network”.
doctor-tls-missed = Other machines have to log in, but pages are sent in the open: whoever is on the network can read the passwords
    .advice = Write certificate = "made" under [tls] in the settings, and run “sudo systemctl restart komspot”.
doctor-tls-good = The certificate in { $file } is good until { $ends }. SHA-256: { $fingerprint }
doctor-tls-made = The device has made its certificate itself. SHA-256: { $fingerprint }
doctor-tls-not-yet = The device has not made its certificate yet
    .advice = Run “sudo systemctl restart komspot”. If it does not come, “journalctl -u komspot -n 50” says why.
doctor-tls-unjudged = The certificate in { $file } is good from { $begins } to { $ends }; whether that is now cannot be seen before the clock is set. SHA-256: { $fingerprint }
    .advice = See what stands at Clock.
doctor-tls-ends-soon = The certificate in { $file } is good until { $ends } only
    .advice = Ask the IT department for a new one, and put it into the same file. The server takes it up by itself.
doctor-tls-ended = The certificate in { $file } was good until { $ends }. Browsers warn of the pages.
    .advice = Ask the IT department for a new one, and put it into the same file. The server takes it up by itself.
doctor-tls-not-begun = The certificate in { $file } is good from { $begins } on only. Browsers warn of the pages until then.
    .advice = See whether it is the right file.
doctor-tls-key-open = Everybody on the device can read the key in { $key }. The certificate is good until { $ends }. SHA-256: { $fingerprint }
    .advice = Run “sudo chmod 640 { $key }” and “sudo chgrp komspot { $key }”.
doctor-tls-silent = Nobody speaks TLS on port { $port }
    .advice = Run “sudo systemctl restart komspot”. If that does not help, “journalctl -u komspot -n 50” says why.
doctor-tls-silent-socket = Nobody speaks TLS on port { $port }
    .advice = Run “sudo systemctl enable komspot-tls.socket”, then “sudo systemctl restart komspot”. If that does not help, “journalctl -u komspot -n 50” says why.
doctor-tls-other = On port { $port } another certificate is shown than the one in { $file }
    .advice = Wait ten seconds and try again. If it stays so, run “sudo systemctl restart komspot”.
doctor-tls-not-ours = The server may not read { $file } and { $key }
    .advice = Let its group: “sudo chgrp komspot { $file } { $key }” and “sudo chmod 640 { $file } { $key }”. The folders above them have to be open to it too.
doctor-tls-unseen = { $file } cannot be read by whoever asks
    .advice = Run “sudo komspot doctor”.
doctor-tls-missing = { $file } is not there. Pages are sent in the open.
    .advice = Put the file there, or mend certificate and key under [tls], and run “sudo systemctl restart komspot”.
doctor-tls-no-certificate = There is no certificate in { $file }. Pages are sent in the open.
    .advice = The file has to be in PEM and begin with -----BEGIN CERTIFICATE-----. Out of a .pfx file: “openssl pkcs12 -in file.pfx -nokeys -out { $file }”. Then run “sudo systemctl restart komspot”.
doctor-tls-no-key = There is no key in { $key }. Pages are sent in the open.
    .advice = The file has to be in PEM and begin with -----BEGIN PRIVATE KEY-----. Out of a .pfx file: “openssl pkcs12 -in file.pfx -nocerts -nodes -out { $key }”. Then run “sudo systemctl restart komspot”.
doctor-tls-locked = The key in { $key } has a password, and nobody is there to type it. Pages are sent in the open.
    .advice = Take it off: “openssl pkey -in { $key } -out new.key”. Put the new one in its place, and run “sudo systemctl restart komspot”.
doctor-tls-strangers = The key in { $key } does not belong to the first certificate in { $file }. Pages are sent in the open.
    .advice = Put the right pair there, the server's own certificate first, and run “sudo systemctl restart komspot”.
doctor-tls-strange = The certificate is damaged, or the key in { $key } is of a kind that cannot be used. Pages are sent in the open.
    .advice = Ask the IT department for a certificate with a key for RSA, ECDSA or Ed25519.

doctor-viewers = Viewers
doctor-viewers-all = Everybody on the network can see the pages without a login
doctor-viewers-users = From other machines a login is needed to see the pages
doctor-viewers-nobody = From other machines a login is needed to see the pages, but nobody has an account
    .advice = Add one: “sudo -u komspot komspot users add NAME --role viewer”.
doctor-viewers-unreadable = Nobody can log in: the list of users cannot be read
    .advice = Put a backup of users.toml back, or remove the file and add the users again.
