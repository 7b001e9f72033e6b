"""What all parts share: the system, the package, the office, and cards to begin from."""

import pickle
import shutil
from pathlib import Path

import guest
import stick
import system
from bundles import Office

# What the card knows before a part begins, and what the next stick brings.
BEFORE, NEXT = (2026, 9), None


class Place:
    """Makes what is needed when it is first asked for."""

    def __init__(self, options, folder):
        self.options, self.folder, self.out = options, Path(folder), options.out
        self.package = options.package
        self.system = system.system(options.cache, options.arch)
        self.accel = guest.emulation(options.arch) if options.tcg else guest.accelerator(self.system)
        self.office = Office(options.signer or options.package, self.folder / "office")
        # Kept beside the cards, so that a run that was stopped can be gone on with.
        self.notes = self.folder / "made.pickle"
        self.made = pickle.loads(self.notes.read_bytes()) if self.notes.exists() else {}

    def screened(self):
        """The system with a browser for the device's own screen."""
        return system.system(self.options.cache, self.options.arch, screen=True)

    def guest(self, card, **more):
        """A machine that runs on a card."""
        return guest.Guest(more.pop("system", self.system), self.accel, card, **({"memory": 1024} | more))

    def card(self, name, base=None, form="qcow2"):
        """A new card that begins as the base: the system, or what another card has become."""
        to = self.folder / f"{name}.qcow2"
        to.unlink(missing_ok=True)
        return guest.overlay(base or self.system.disk, to, form if base else "raw")

    def once(self, name, make):
        """What is made for the first part that asks."""
        if name not in self.made:
            self.made[name] = make()
            self.notes.write_bytes(pickle.dumps(self.made))
        return self.made[name]

    def parcel(self, package=None):
        """A disk with the package and the office's public key, for whoever installs."""
        package = Path(package or self.package)

        def make():
            content = self.folder / f"parcel-{len(self.made)}"
            content.mkdir()
            shutil.copy(package, content / "komspot.deb")
            shutil.copy(self.office.public, content)
            return stick.disk_of(content, self.folder / f"{content.name}.raw")

        return self.once(f"parcel {package}", make)

    def installed(self):
        """A card with the package on it, as its first start left it; the office's key is trusted."""

        def make():
            card = self.card("installed")
            with self.guest(card, drives=[(self.parcel(), "raw", True)]) as machine:
                machine.up()
                install(machine)
                trust(machine)
                machine.wall_up()
                machine.off()
            return card

        return self.once("installed", make)

    def sticks(self):
        """A stick with the next month in each format, and one with the months before."""

        def make():
            wanted = {"before": ("FAT32", self.office.month(BEFORE))}
            wanted |= {kind: (kind, self.office.month(newest)) for kind, newest in MONTHS.items()}
            images = {name: self.folder / f"stick-{name}.raw" for name in wanted}
            stick.sticks(self, [(images[name], kind, content) for name, (kind, content) in wanted.items()])
            return images

        return self.once("sticks", make)

    def lived(self):
        """A card that has taken in the months before."""

        def make():
            before = self.sticks()["before"]
            card = self.card("lived", self.installed())
            with self.guest(card) as machine:
                machine.up()
                shown = machine.wall_up()
                machine.plug(before)
                machine.settled("the months before", lambda: machine.shown() not in (None, shown), 1800, 1)
                settle(machine)
                machine.pull()
                machine.off()
            return card

        return self.once("lived", make)


# The sticks of the hot-plug part, in the order in which they are pushed in.
MONTHS = {"NTFS": (2026, 6), "ext4": (2026, 7), "exFAT": (2026, 8), "FAT32": NEXT}


def install(machine):
    """As a user would; Debian's archive cannot be reached, so that what is recommended stays away."""
    machine.sh("mkdir -p /mnt && mount -o ro /dev/vdb /mnt && cp /mnt/komspot.deb /mnt/office.pub /root/ && umount /mnt")
    return machine.sh("cd /root && DEBIAN_FRONTEND=noninteractive apt-get install -y ./komspot.deb 2>&1", 600)


def trust(machine):
    """The office's key is trusted from now on."""
    machine.sh("HOME=/root komspot --lang en keys trust /root/office.pub")


def komspot(command):
    """A command about the device's data, as the service's own user."""
    return f"runuser -u komspot -- komspot --lang en --data-dir /var/lib/komspot {command}"


# A bundle that waits or is being copied lies here under its number or behind a dot, until its report is written.
BUSY = (
    "ls -A /var/lib/komspot/work | grep '^[0-9.]'; systemctl list-units --plain --no-legend"
    " --state=active,activating,reloading,deactivating 'komspot-inbox.service' 'komspot-usb@*'"
)


def settle(machine, patience=900):
    """Waits until nothing is being taken in."""
    machine.settled("the end of the import", lambda: machine.sh(BUSY, fails=True) == "", patience, 1)
