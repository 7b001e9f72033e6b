"""The import of two million rows in a group of processes that the kernel gives no more memory than a small board has."""

import os
import subprocess
import sys
import time
from pathlib import Path

import bundle
from gate import family

LIMIT = 400_000_000
ROOT = Path("/sys/fs/cgroup")
NAME = f"komspot-bench-{os.getpid()}"

# The limit, the most that was in use, the limit of swap: names in the second and the first version of groups.
SECOND = ("memory.max", "memory.peak", "memory.swap.max")
FIRST = ("memory.limit_in_bytes", "memory.max_usage_in_bytes", "memory.memsw.limit_in_bytes")


def importing(place, folder):
    """A row of the table; without one where no group can be made, with a word on standard error."""
    try:
        group, names = made()
    except OSError as error:
        print(f"memory limit: skipped, no group of processes can be made here ({error}): run it as root", file=sys.stderr)
        return []
    limit, peak, swap = names
    try:
        (group / limit).write_text(str(LIMIT))
        if (group / swap).exists():
            # The first version counts memory and swap together.
            (group / swap).write_text("0" if names is SECOND else str(LIMIT))
        data = place.data()
        command = [place.program, "--data-dir", data, "import", "--unsigned", folder]
        begun = time.perf_counter()
        ran = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: (os.sched_setaffinity(0, place.served), (group / "cgroup.procs").write_text("0")),
        )
        most = family(ran.pid)
        said = ran.communicate()[1]
        took, memory = time.perf_counter() - begun, most()
        if ran.returncode:
            raise SystemExit(f"{command} failed within {LIMIT / 1e6:.0f} MB with {ran.returncode}: {said[-2000:]}")
        counted = f"; the group with its file pages {int((group / peak).read_text()) / 1e6:.0f} MB" if (group / peak).exists() else ""
        seen = f"{took:.3g} s, {memory:.0f} MB (Pss){counted}"
    finally:
        group.rmdir()
    return [(f"import of {bundle.ROWS:,} rows where the kernel gives {LIMIT / 1e6:.0f} MB", seen, "", "", "within 400 MB")]


def made():
    """A new group of processes beside the others, and what its files are called."""
    if (ROOT / "cgroup.controllers").exists():
        parents, names = [ROOT / own("0::"), ROOT], SECOND
    else:
        parents, names = [ROOT / "memory" / own(":memory:"), ROOT / "memory"], FIRST
    refused = OSError("no memory controller")
    for parent in parents:
        group = parent / NAME
        try:
            group.mkdir()
        except OSError as error:
            refused = error
            continue
        if (group / names[0]).exists():
            return group, names
        group.rmdir()
    raise refused


def own(mark):
    """The group that this process is in, relative to the tree's root."""
    for line in Path("/proc/self/cgroup").read_text().splitlines():
        if mark in line:
            return line.split(":", 2)[2].lstrip("/")
    return ""
