"""The package's life: installed, started anew, upgraded, removed, put back, purged."""

import subprocess
import time

from guest import Failed
from place import install, settle, trust
from row import Row

UNITS = "systemctl list-units --all --plain --no-legend 'komspot*' | awk '{print $1, $3, $4}' | paste -sd ';'"
MARK = "# the office's own line"


def package(place):
    rows = []
    card = place.card("package")
    newer = upgrade(place)
    parcels = [(place.parcel(), "raw", True), (place.parcel(newer), "raw", True)]
    with place.guest(card, drives=parcels) as machine:
        machine.up()
        rows.append(Row("packages before", machine.sh("dpkg-query -f . -W | wc -c") + " on Debian " + machine.sh("cat /etc/debian_version")))
        begun = time.monotonic()
        install(machine)
        took = time.monotonic() - begun
        begun = time.monotonic()
        demo = machine.wall_up()
        waited = time.monotonic() - begun
        rows.append(Row("`apt install ./komspot.deb`, then the wall", f"{took:.0f} s, then {waited:.0f} s: {demo}", "wall up, nothing else to do", True))
        rows.append(Row("units after installing", machine.sh(UNITS), "none failed", not machine.failed_units()))

        trust(machine)
        machine.sh(f"echo \"{MARK}\" >> /etc/komspot/komspot.toml")
        machine.plug(place.sticks()["before"])
        shown = machine.settled("the first figures", lambda: (now := machine.shown()) != demo and now, 1800, 1)
        settle(machine)
        machine.pull()
        before = kept(machine)

        out = upgraded(machine, "/dev/vdc")
        after = machine.wall_up()
        same = kept(machine) == before and after == shown
        rows.append(Row("upgrade", f"{out}; wall shows {after}", "figures, keys, settings kept", same))
        rows.append(Row("units after the upgrade", machine.sh(UNITS), "none failed", not machine.failed_units()))

        machine.sh("DEBIAN_FRONTEND=noninteractive apt-get remove -y komspot 2>&1", 300)
        gone = machine.code("command -v komspot; curl -sf -m 5 http://127.0.0.1/readyz")[0] != 0
        left = machine.sh(f"systemctl list-units --plain --no-legend --state=active 'komspot*' | wc -l")
        same = kept(machine) == before
        rows.append(Row("remove", f"program and wall gone: {gone}; units still active: {left}; data kept: {same}", "figures, keys, settings stay", gone and left == "0" and same))

        install_again(machine, "/dev/vdc")
        again = machine.wall_up()
        rows.append(Row("installed again", f"wall shows {again}", shown, again == shown))

        machine.sh("DEBIAN_FRONTEND=noninteractive apt-get purge -y komspot 2>&1", 300)
        left = machine.sh("ls -d /etc/komspot /var/lib/komspot /var/lib/private/komspot /var/spool/komspot /run/komspot /usr/lib/komspot"
                          " /usr/share/komspot /etc/systemd/system/*/komspot* 2>/dev/null | paste -sd ' '", fails=True)  # fmt: skip
        rows.append(Row("purge", f"left: {left or 'nothing'}", "nothing left", not left))
        failed = machine.failed_units()
        rows.append(Row("failed units after the purge", ", ".join(failed) or "none", "none", not failed))
    return rows


def kept(machine):
    """What an upgrade may not touch."""
    return machine.sh(
        "cat /etc/komspot/komspot.toml /etc/komspot/keys/* | sha256sum; cd /var/lib/komspot && find . -path ./reports -prune -o -type f"
        " \\( -name '*.jsonl' -o -name '*.geojson' -o -name 'manifest*' -o -name '*.duckdb' \\) ! -name 'log*' -print0"
        " | sort -z | xargs -0 sha256sum | sha256sum; readlink /var/lib/komspot/current"
    )  # fmt: skip


def upgrade(place):
    """The same package with a higher version."""

    def make():
        folder = place.folder / "newer"
        subprocess.run(["dpkg-deb", "-R", place.package, folder], check=True)
        control = folder / "DEBIAN/control"
        lines = control.read_text().splitlines(keepends=True)
        control.write_text("".join(line.replace("\n", "+next\n") if line.startswith("Version:") else line for line in lines))
        to = place.folder / "newer.deb"
        subprocess.run(["dpkg-deb", "-Zgzip", "--root-owner-group", "-b", folder, to], check=True, stdout=subprocess.DEVNULL)
        return to

    return place.once("newer", make)


def upgraded(machine, disk):
    """Upgrades while somebody asks for the wall again and again; says for how long nobody answered."""
    machine.sh(f"mount -o ro {disk} /mnt && cp /mnt/komspot.deb /root/ && umount /mnt")
    asking = "while :; do curl -sf -m 30 -o /dev/null -w '%{time_total}\\n' http://127.0.0.1/readyz || echo lost; sleep 0.2; done"
    machine.sh(f"({asking}) > /run/asked 2>/dev/null & echo $! > /run/asker")
    out = machine.sh("cd /root && DEBIAN_FRONTEND=noninteractive apt-get install -y ./komspot.deb 2>&1", 600)
    machine.wall_up()
    machine.sh("kill $(cat /run/asker)")
    if "+next" not in machine.sh("dpkg-query -f '${Version}' -W komspot"):
        raise Failed(f"not upgraded: {out[-500:]}")
    lost, longest, asked = machine.sh("awk '/lost/{l++} !/lost/&&$1>m{m=$1} END{print l+0, m, NR}' /run/asked").split()
    return f"{asked} requests meanwhile: {lost} unanswered, the longest took {float(longest):.1f} s"


def install_again(machine, disk):
    machine.sh("cd /root && DEBIAN_FRONTEND=noninteractive apt-get install -y ./komspot.deb 2>&1", 600)


