"""Starts in 1970 and with yesterday's time, on a device whose figures are long late by the right time."""

import json
import re

from place import settle
from row import Row

# By then every figure of the demo is late.
RIGHT = "2028-02-01 12:00:00"

# An answer to every question for the time: what it was when this began, and what has passed since.
SERVER = r"""
import calendar, socket, struct, sys, time
begun, right = time.monotonic(), calendar.timegm(time.strptime(sys.argv[1], "%Y-%m-%d %H:%M:%S"))
asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
asked.bind(("127.0.0.1", 123))
while True:
    question, who = asked.recvfrom(512)
    now = right + time.monotonic() - begun + 2208988800
    stamp = struct.pack("!II", int(now), int(now % 1 * 2**32))
    head = struct.pack("!BBbbII4s", 0x24, 1, 6, -20, 0, 16, b"GPS\0")
    asked.sendto(head + stamp + question[40:48] + stamp + stamp, who)
"""


def clock(place):
    rows = []
    for name, rtc in [("1970", "1970-01-02T00:00:00"), ("a day ago", "2026-11-22T08:00:00")]:
        rows += wrong(place, name, rtc)
    return rows


def wrong(place, name, rtc):
    card = place.card("clock", place.lived())
    with place.guest(card, rtc=rtc) as machine:
        machine.up()
        shown = machine.wall_up()
        settle(machine)
        claims = machine.sh("date -u '+%Y-%m-%d %H:%M'")
        early, late = week(machine, shown), marks(machine)
        rows = [Row(f"battery of the clock says {name}", f"the system claims {claims}; wall up with {shown}; time shown: {told(early)};"
                    f" figures marked late: {late}", "wall up, no time, nothing late", early is None and late == 0)]  # fmt: skip
        # Even what the system corrects by itself (its own date of making) can be put back to 1970.
        machine.sh("timedatectl set-ntp false; date -u -s '1970-01-02 00:00:00'; systemctl restart komspot")
        machine.settled("the wall after the restart", machine.shown, 180)
        early, late = week(machine, shown), marks(machine)
        rows.append(Row("the same, set to 1970 while it runs, server started anew", f"time shown: {told(early)}; marked late: {late}",
                        "no time, nothing late", early is None and late == 0))  # fmt: skip

        machine.sh(f"cat > /run/time.py <<'E'\n{SERVER}\nE\nsystemd-run -q --unit=right-time python3 /run/time.py '{RIGHT}'")
        machine.sh("mkdir -p /etc/systemd/timesyncd.conf.d && printf '[Time]\\nNTP=127.0.0.1\\n' > /etc/systemd/timesyncd.conf.d/n.conf")
        machine.sh("timedatectl set-ntp true; systemctl restart systemd-timesyncd")
        machine.settled("the right time", lambda: machine.sh("date -u +%Y") == "2028", 180)
        minutes = machine.settled("the wall to know it", lambda: week(machine, shown), 120, 1)
        late = machine.settled("late figures to be marked", lambda: marks(machine), 120, 1)
        snapshot = machine.shown()
        rows.append(Row("then a time server answers", f"the system claims {machine.sh('date -u +%Y-%m-%d')}; time shown: {told(minutes)};"
                        f" marked late: {late}; wall shows {snapshot}", "corrects itself, same snapshot", snapshot == shown))  # fmt: skip
        failed = machine.failed_units()
        rows.append(Row("failed units", ", ".join(failed) or "none", "none", not failed))
    return rows


def week(machine, shown):
    """What a wall that reports itself learns: milliseconds of the week, or nothing."""
    report = {"wall": "c0ffee", "sequence": 1, "scene": "signals", "snapshot": shown, "print": "", "sent": "", "drawn": 1,
              "composed": True, "stay": 0, "leaving": True}  # fmt: skip
    answer = machine.post("/wall/heartbeat", json.dumps(report))
    return json.loads(answer)["week"]


def marks(machine):
    """How many sources the wall calls late."""
    return len(re.findall(rb'<strong class="late"', machine.get("/wall?scene=sources")[1]))


def told(week):
    return "none" if week is None else "{:02}:{:02}".format(*divmod(week // 60000 % 1440, 60))
