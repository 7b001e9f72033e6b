"""Memory on a small board, writes to the card, walls around the units, a root that is read-only."""

import re
import subprocess
import time

import stick
from guest import Failed
from place import BEFORE, NEXT, settle
from row import Row

IDLE = 300
SERVER = "systemctl show -p MainPID --value komspot.service"
PSS = f"awk '/^Pss:/{{p=$2}} /^Pss_Anon:/{{a=$2}} END{{print p, a}}' /proc/$({SERVER})/smaps_rollup"


def memory(place):
    """Half a gigabyte, the demo's figures; then two million rows within 400 MB."""
    rows = []
    card = place.card("memory", place.installed())
    history, month = (place.folder / f"stick-{name}.raw" for name in ("history", "month"))
    contents = [(history, place.office.month(BEFORE, 2016)), (month, place.office.month(NEXT, 2016))]
    stick.sticks(place, [(image, "FAT32", content) for image, content in contents])
    with place.guest(card, memory=512) as machine:
        machine.up()
        shown = machine.wall_up()
        rows.append(Row("512 MB: server after the first pages (Pss, its own)", pss(machine), "≤ 60 MB", server(machine) <= 60))
        for name, image in [("the demo's ten years", history), ("one month more", month)]:
            shown, row = imported(machine, name, image, shown, "≤ 256 MB", 256)
            rows.append(row)
        rows.append(Row("512 MB: server afterwards (Pss, its own)", pss(machine), "≤ 60 MB", server(machine) <= 60))
        rows.append(Row("512 MB: what is free", machine.sh("awk '/MemAvailable/{print int($2/1024)}' /proc/meminfo") + " MB available"))
        rows.append(starved(machine))
    return rows + two_million(place)


def two_million(place):
    """Another municipality's rows, and so a device of its own."""
    card, image = place.card("two-million", place.installed()), place.folder / "stick-two-million.raw"
    stick.sticks(place, [(image, "FAT32", place.office.two_million(place.options.cache))], 512)
    with place.guest(card, memory=512) as machine:
        machine.up()
        shown = machine.wall_up()
        # The bound of the issue, whatever the package says.
        for unit in ("komspot", "komspot-inbox"):
            machine.sh(f"systemctl set-property --runtime {unit}.service MemoryMax=400M MemorySwapMax=0")
        _, row = imported(machine, "2,000,000 rows, MemoryMax=400M", image, shown, "within 400 MB", 400)
        return [row, starved(machine)]


def starved(machine):
    killed = machine.sh("journalctl -k --no-pager | grep -c 'Killed process'", fails=True)
    return Row("processes that ran out of memory", killed, "0", killed == "0")


def imported(machine, name, image, shown, aim, limit):
    """Takes in a stick, and reads what the groups of processes had at most."""
    machine.sh("for f in /sys/fs/cgroup/system.slice/komspot*.service/memory.peak; do echo 0 > $f; done 2>/dev/null", fails=True)
    # The processes' own peak is not reset by the kernel of Debian 12: it is watched instead.
    machine.sh(f"systemd-run -q --collect --unit=watch /bin/sh -c '{WATCH}'")
    begun = time.monotonic()
    machine.plug(image)
    new = machine.settled(name, lambda: (now := machine.shown()) != shown and now or refusal(machine), 3600, 1)
    if new.startswith("{"):
        raise Failed(f"{name}: {new}")
    took = time.monotonic() - begun
    settle(machine, 3600)
    machine.sh("systemctl stop watch")
    machine.pull()
    group, process = (float(part) / 1e6 for part in machine.sh("awk '$1>m{m=$1} $2>p{p=$2} END{print m, p}' /run/watched").split())
    said = f"{took:.0f} s here; its processes together {process:.0f} MB (Pss), the units' groups with their file pages {group:.0f} MB"
    return new, Row(f"importing {name}", said, aim, process <= limit)


def refusal(machine):
    """The report of a bundle that was not taken in; nothing if there is none."""
    find = "grep -slE '\"outcome\": \"(refused|failed)' /var/lib/komspot/reports/*.json"
    return machine.sh(f"{find} | head -1 | xargs -r head -c 2000")


# Once a tenth of a second: the larger of the two groups, and the sum of what the importer's processes hold.
WATCH = (
    "rm -f /run/watched; while :; do g=0; for f in /sys/fs/cgroup/system.slice/komspot.service /sys/fs/cgroup/system.slice/komspot-inbox.service;"
    " do m=$$(cat $$f/memory.current 2>/dev/null || echo 0); [ $$m -gt $$g ] && g=$$m; done; s=$$(systemctl show -p MainPID --value komspot.service);"
    " p=0; for d in $$(cat /sys/fs/cgroup/system.slice/komspot*.service/cgroup.procs); do [ $$d = $$s ] || p=$$((p + $$(awk \"/^Pss:/{print \\$$2}\""
    " /proc/$$d/smaps_rollup 2>/dev/null || echo 0))); done; echo $$g $$((p * 1024)) >> /run/watched; sleep 0.1; done"
)  # fmt: skip


def server(machine):
    return int(machine.sh(PSS).split()[0]) * 1024 / 1e6


def pss(machine):
    whole, own = (int(part) * 1024 / 1e6 for part in machine.sh(PSS).split())
    return f"{whole:.0f} MB, {own:.0f} MB"


def wear(place):
    """What a device that nobody touches writes to its card."""
    card = place.card("wear", place.lived())
    with place.guest(card) as machine:
        machine.up()
        machine.wall_up()
        settle(machine)
        # The start's own writes are over. Nobody asks the machine anything meanwhile.
        time.sleep(90)
        watch = "sync; cat /sys/fs/cgroup/system.slice/komspot.service/io.stat; awk '{print \"all\", $7}' /sys/block/vda/stat"
        before, ours = written(machine.sh(watch))
        begun = time.monotonic()
        time.sleep(IDLE)
        after, own = written(machine.sh(watch))
        day = 86400 / (time.monotonic() - begun) / 1e6
        all_, own = (after - before) * day, (own - ours) * day
        journal = machine.sh(f"journalctl --no-pager -q -u 'komspot*' --since '-{IDLE}s' | wc -l")
    return [
        Row(f"written to the card while idle, {IDLE} s extrapolated to a day", f"the server {own:.1f} MB, the whole system {all_:.1f} MB",
            "≤ 5 MB by KOMspot", own <= 5),
        Row("lines in the journal meanwhile", journal),
    ]  # fmt: skip


def written(stat):
    """Bytes that the whole machine and the server have written."""
    return int(re.search(r"all (\d+)", stat).group(1)) * 512, sum(int(number) for number in re.findall(r"wbytes=(\d+)", stat))


def walls(place):
    """What systemd itself says of the units while they run."""
    card = place.card("walls", place.installed())
    rows = []
    with place.guest(card) as machine:
        machine.up()
        machine.wall_up()
        units = machine.sh("ls /usr/lib/systemd/system | grep '^komspot.*service$'").split()
        aims = {"komspot.service": 1.5, "komspot-inbox.service": 1.5, "komspot-usb@.service": 1.5}
        for unit in units:
            name = unit.replace("@.", "@sda1.")
            said = machine.sh(f"systemd-analyze security --no-pager {name} | tail -1", fails=True)
            found = re.search(r"([\d.]+) (\w+)", said)
            level = float(found.group(1)) if found else 10.0
            aim = aims.get(unit)
            rows.append(Row(f"exposure of {unit}", found.group(0) if found else said, f"≤ {aim}" if aim else "", level <= aim if aim else None))
        code, said = machine.code("systemd-analyze verify /usr/lib/systemd/system/komspot*.service /usr/lib/systemd/system/komspot*.socket 2>&1 | grep -i komspot")
        rows.append(Row("systemd-analyze verify", said or "nothing to say", "nothing", not said))
        listening = machine.sh("ss -lntuH | awk '{print $1, $5}' | paste -sd ';'", fails=True)
        rows.append(Row("listening", listening))
        status = machine.sh("systemctl status komspot --no-pager | sed -n 's/^ *\\(Active\\|Status\\|Memory\\|Tasks\\): /\\1 /p' | paste -sd ';'")
        rows.append(Row("komspot.service", status))
        rows.append(dead_server(machine))
    return rows


def dead_server(machine):
    """Killed, and stopped without being dead: systemd has to notice both."""
    pid = machine.sh(SERVER)
    begun = time.monotonic()
    machine.sh(f"kill -9 {pid}")
    machine.settled("the wall after a kill", machine.shown, 120)
    killed = time.monotonic() - begun
    pid = machine.sh(SERVER)
    begun = time.monotonic()
    machine.sh(f"kill -STOP {pid}")
    machine.settled("another process", lambda: machine.sh(SERVER) not in (pid, "0"), 300, 1)
    machine.settled("the wall after a hang", machine.shown, 120)
    return Row("server killed; server frozen (SIGSTOP)", f"wall back after {killed:.0f} s; after {time.monotonic() - begun:.0f} s", "by itself", True)


def fixed(place):
    """A root that cannot be written, logs in memory, figures on a partition of their own."""
    card = place.card("fixed", place.lived())
    data = place.folder / "figures.raw"
    with open(data, "wb") as file:
        file.truncate(512 * 1024**2)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-L", "figures", data], check=True)
    with place.guest(card, drives=[(data, "raw", False)]) as machine:
        machine.up()
        machine.wall_up()
        settle(machine)
        machine.sh("systemctl stop komspot.socket komspot.service; mount /dev/vdb /mnt && cp -a /var/lib/komspot/. /mnt/ && umount /mnt")
        machine.sh(
            "printf '/dev/vda / ext4 ro 0 1\\nLABEL=figures /var/lib/komspot ext4 defaults,noatime 0 2\\n"
            "tmpfs /var/log tmpfs mode=755 0 0\\ntmpfs /tmp tmpfs defaults 0 0\\ntmpfs /var/tmp tmpfs defaults 0 0\\n"
            "tmpfs /var/lib/systemd tmpfs mode=755 0 0\\n' > /etc/fstab; rm -rf /var/lib/komspot/*"
        )
        machine.off()
    with place.guest(card, cmdline="ro", drives=[(data, "raw", False)]) as machine:
        machine.up()
        shown = machine.wall_up()
        mounts = machine.sh("findmnt -no TARGET,FSTYPE,OPTIONS /", fails=True)
        machine.plug(place.sticks()["FAT32"])
        new = machine.settled("the new figures", lambda: (now := machine.shown()) != shown and now, 900, 1)
        settle(machine)
        machine.pull()
        writable = machine.code("touch /etc/x /usr/x /var/x")[0] == 0
        failed = machine.failed_units()
    seen = f"wall up with {shown}, a stick's figures taken in: {new}; root writable: {writable}; failed units: {', '.join(failed) or 'none'}"
    return [Row("root read-only, /var/log in memory, figures on a partition of their own", seen, "works", not writable and not failed and " ro" in mounts.replace(",", " "))]
