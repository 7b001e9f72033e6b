"""Sticks in four file systems, pushed in one after the other; one pulled out too early; one with nothing good on it."""

import hashlib
import time

import stick
from place import MONTHS, settle
from row import Row


def hotplug(place):
    rows = []
    card = place.card("hotplug", place.installed())
    images = place.sticks()
    with place.guest(card) as machine:
        machine.up()
        shown = machine.wall_up()
        for kind in MONTHS:
            image = images[kind]
            before = digest(image)
            machine.plug(image, fixed=False)
            begun = time.monotonic()
            new = machine.settled(f"the figures on {kind}", lambda: (now := machine.shown()) != shown and now, 1800, 0.5)
            took = time.monotonic() - begun
            settle(machine)
            mounted = machine.sh("grep -c komspot-usb /proc/mounts", fails=True)
            machine.pull()
            said = f"{shown} → {new} after {took:.0f} s; stick unchanged: {before == digest(image)}; mounts left: {mounted}"
            rows.append(Row(f"stick with {kind}", said, "on the wall by itself", before == digest(image) and mounted == "0"))
            shown = new
        rows.append(torn_out(place, machine, images["before"], shown))
        rows.append(foreign(place, machine, shown))
        rows.append(in_use(machine, images["FAT32"], shown))
        failed = machine.failed_units()
        rows.append(Row("failed units after all sticks", ", ".join(failed) or "none", "none", not failed))
    return rows


# A bundle that is being copied has a name that begins with a dot, one that waits has its number.
COPIED = "ls -A /var/lib/komspot/work | grep '^[0-9.]'"


def torn_out(place, machine, image, shown):
    """Pulled out as soon as the first byte of the copy is made."""
    reports = "ls /var/lib/komspot/reports | wc -l"
    before = int(machine.sh(reports))
    machine.plug(image)
    machine.settled("the copying", lambda: machine.sh(COPIED, fails=True), 120, 0.05)
    machine.pull()
    settle(machine)
    told = int(machine.sh(reports)) - before
    now = machine.shown()
    return Row("stick pulled out while it is read", f"wall shows {now}; {told} reported", f"{shown}, and a report", now == shown and told > 0)


def foreign(place, machine, shown):
    """A stick with a bundle that nobody known has signed."""
    image = place.folder / "stick-foreign.raw"
    content = place.folder / "foreign/odense"
    content.mkdir(parents=True)
    for file in (place.office.month((2026, 6)) / "odense").iterdir():
        if not file.name.endswith(".minisig"):
            (content / file.name).write_bytes(file.read_bytes())
    stick.sticks(place, [(image, "FAT32", content.parent)])
    reports = "ls /var/lib/komspot/reports | wc -l"
    before = int(machine.sh(reports))
    machine.plug(image)
    machine.settled("its report", lambda: int(machine.sh(reports)) > before, 300, 1)
    settle(machine)
    machine.pull()
    now = machine.shown()
    return Row("stick with an unsigned bundle", f"wall shows {now}; reported", f"{shown}, and a report", now == shown)


def in_use(machine, image, shown):
    """A disk on USB of which the system uses a part, as one that it runs from: looked at as often as it is started, and left alone."""
    reports, disk = "ls /var/lib/komspot/reports | wc -l", "/dev/disk/by-id/usb-*-part1"
    first = int(machine.sh(reports))
    machine.plug(image)
    machine.settled("the disk", lambda: machine.code(f"ls {disk}")[0] == 0, 120)
    machine.settled("the first look at it", lambda: int(machine.sh(reports)) > first, 300, 1)
    settle(machine)
    machine.sh(f"mkdir -p /srv/own; mount -o ro $(readlink -f {disk}) /srv/own")
    before = machine.sh(reports)
    machine.sh(f"systemctl start komspot-usb@$(basename $(readlink -f {disk})).service")
    settle(machine)
    unchanged = machine.sh(reports) == before and machine.shown() == shown
    machine.sh("umount /srv/own")
    machine.pull()
    said = f"mounted elsewhere: {'no' if unchanged else 'a'} report of it; wall shows {machine.shown()}"
    return Row("disk on USB that the system uses", said, "left alone", unchanged)


def digest(image):
    with open(image, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
