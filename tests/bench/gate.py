"""The privacy gate's measurements, on the demo's raw figures: the whole history
from nothing, and one month more on top of everything before it."""

import csv
import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path

# What the month before the demo's newest had: periods that end later are cut.
NEWEST = (2026, 9)


def gating(place, raw):
    """Rows of the table."""
    before = place.folder / "month-before"
    cut(raw, before)
    whole, month = [], []
    for _ in range(max(1, place.runs // 2)):
        whole.append(watched(place, place.data(), raw))
        data = place.data()
        watched(place, data, before)
        month.append(watched(place, data, raw))
    return [
        row("the demo's whole history protected, proved and published from nothing", whole, "≤ 15 min"),
        row("one new month of all its indicators on top of that", month, "≤ 60 s, ≤ 256 MB"),
    ]


def analysing(place, bundles):
    """The whole analysis of a release, on one core."""
    rows = []
    for name, folder, aim in bundles:
        if not folder.exists():
            continue
        data = place.data()
        watched(place, data, folder)
        ran = subprocess.run(
            [place.program.parent / "examples/assess", data],
            capture_output=True,
            text=True,
            check=True,
            preexec_fn=lambda: os.sched_setaffinity(0, {min(place.served)}),
        )
        took = sorted(float(line.split()[0]) for line in ran.stdout.splitlines())
        figure = f"{took[len(took) // 2]:.3g} s ({took[0]:.3g}–{took[-1]:.3g})"
        rows.append((f"the whole analysis of {name}, one core", figure, "", "", aim))
    return rows


def row(name, runs, aim):
    seconds = sorted(second for second, _ in runs)
    most = max(memory for _, memory in runs)
    middle = seconds[len(seconds) // 2]
    return (name, f"{middle:.3g} s ({seconds[0]:.3g}–{seconds[-1]:.3g}), {most:.0f} MB", "", "", aim)


def watched(place, data, folder):
    """Seconds that an import takes, and the most memory (Pss, MB) it had."""
    begun = time.perf_counter()
    command = [place.program, "--data-dir", data, "import", "--unsigned", folder]
    ran = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: os.sched_setaffinity(0, place.served),
    )
    most = family(ran.pid)
    said = ran.communicate()[1]
    took, memory = time.perf_counter() - begun, most()
    if ran.returncode:
        raise SystemExit(f"{command} failed with {ran.returncode}: {said[-2000:]}")
    return took, memory


def family(pid):
    """Watches a process and its children; to be called when they have ended: the most memory that they had together
    (Pss, MB)."""
    most, over = [0.0], threading.Event()

    def watch():
        while not over.wait(0.01):
            try:
                threads = Path(f"/proc/{pid}/task").glob("*/children")
                children = [child for thread in threads for child in thread.read_text().split()]
                most[0] = max(most[0], sum(pss(one) for one in [pid, *children]))
            except OSError:
                return

    def ended():
        over.set()
        watcher.join()
        return most[0]

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    return ended


def pss(pid):
    """A process's memory in MB, shared pages counted in part; none if it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("Pss:"))


def cut(raw, to):
    """Copies a bundle without the periods that end after `NEWEST`."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(raw, to)
    with open(raw / "observations.csv", newline="") as file:
        rows = list(csv.reader(file))
    at = rows[0].index("period")
    with open(to / "observations.csv", "w", newline="") as file:
        csv.writer(file).writerows([rows[0], *(line for line in rows[1:] if end(line[at]) <= NEWEST)])
    # The seals of the whole do not fit the part.
    descriptor = json.loads((raw / "datapackage.json").read_text())
    descriptor["version"] = "{}.{}".format(*NEWEST)
    for resource in descriptor["resources"]:
        resource.pop("hash", None)
        resource.pop("bytes", None)
    (to / "datapackage.json").write_text(json.dumps(descriptor))


def end(period):
    """The year and month that a period ends in."""
    year = int(period[:4])
    if "/" in period:
        return (int(period[5:]), 7)
    if "Q" in period:
        return (year, 3 * int(period[-1]))
    if "H" in period:
        return (year, 6 * int(period[-1]))
    return (year, int(period[5:])) if len(period) == 7 else (year, 12)
