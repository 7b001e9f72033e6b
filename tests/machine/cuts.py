"""Power cuts in the middle of an import: a hundred machines die at moments spread over it, and each has to come back."""

import hashlib
import json
import random
import subprocess
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from card import FATES, Log, chance, lay, restore
from guest import Failed
from place import komspot, settle
from row import Row, spread

MEMORY = 512


@dataclass
class Reference:
    """One import that nobody disturbs: what is shown before and after it, and how long and how much it writes."""

    state: Path
    base: Path
    old: tuple
    new: tuple
    took: float
    bytes: int


@dataclass
class Cut:
    """What became of one machine."""

    number: int
    moment: str
    fate: str
    lost: int
    seen: str
    faults: list = field(default_factory=list)
    back: float = 0.0
    finished: str = ""


def cuts(place):
    reference = place.once("reference", lambda: undisturbed(place))
    told = place.out / "cuts.jsonl"
    of = f"{hashlib.sha256(place.package.read_bytes()).hexdigest()[:12]}, {place.options.cuts}"
    done = before(told, of)
    numbers = sorted(set(range(1, place.options.cuts + 1)) - {cut.number for cut in done})
    # In no order, so that a run that is stopped has seen the whole import.
    numbers.sort(key=lambda number: random.Random(number).random())
    free = [raw_card(place, reference, number) for number in range(place.options.guests)]
    lock = threading.Lock()

    def one(number):
        with lock:
            raw = free.pop()
        for attempt in range(3):
            try:
                cut = powerless(place, reference, number, raw)
                break
            except Exception as error:  # noqa: BLE001: an emulator's trouble is not the guest's.
                cut = Cut(number, "", "", 0, "", [f"not to be judged: {error}"])
                raw.unlink(missing_ok=True)
                raw = raw_card(place, reference, number + 1000 * (attempt + 1))
        with lock:
            free.append(raw)
            done.append(cut)
            became = "; ".join(cut.faults) or f"{cut.seen}, {cut.finished}"
            print(f"cut {number}: {cut.moment}, {cut.fate} of what was not flushed: {became}", flush=True)
            with open(told, "a") as file:
                file.write(json.dumps({"of": of} | vars(cut)) + "\n")

    with ThreadPoolExecutor(place.options.guests) as pool:
        list(pool.map(one, numbers))
    return table(reference, done)


def before(told, of):
    """What a run that was stopped has seen of the same package."""
    if not told.exists():
        return []
    lines = (json.loads(line) for line in told.read_text().splitlines())
    return [Cut(**{name: line[name] for name in line if name != "of"}) for line in lines if line.get("of") == of and line["back"]]


def undisturbed(place):
    """Freezes a machine just before the stick comes, and lets a copy of it import in peace."""
    base, state = place.card("cut-base", place.lived()), place.folder / "cut.state"
    with place.guest(base, memory=MEMORY) as machine:
        machine.up()
        machine.wall_up()
        settle(machine)
        old = state_of(machine)
        machine.sh("sync")
        machine.freeze(state)
    raw = place.folder / "cut-base.raw"
    subprocess.run(["qemu-img", "convert", "-O", "raw", "-S", "4k", base, raw], check=True)
    log = place.folder / "reference.log"
    with running(place, state, raw, log, "reference") as machine:
        machine.plug(place.sticks()["FAT32"])
        begun = time.monotonic()
        machine.settled("the import", lambda: machine.shown() not in (None, old[0]), 1800)
        settle(machine)
        took, written = time.monotonic() - begun, log.stat().st_size
        new = state_of(machine)
    return Reference(state, raw, old, new, took, written)


def raw_card(place, reference, number):
    """A card of one's own that equals the base, and is made to again after each cut."""
    to = place.folder / f"cut-card-{number}.raw"
    subprocess.run(["cp", "--sparse=always", "--reflink=auto", reference.base, to], check=True)
    return to


def running(place, state, raw, log, name):
    """The frozen machine, going on with a card of its own; every write goes to the log as well."""
    card = place.card(f"cut-{name}", raw, "raw")
    machine = place.guest(card, memory=MEMORY, state=state, record=log)
    try:
        machine.monitor.ask("cont", 120)
    except BaseException:
        machine.kill()
        raise
    return machine


def powerless(place, reference, number, raw):
    """Cuts the power once, and says what came back."""
    lot = chance(number)
    share = (number - 0.5) / place.options.cuts
    by_time = number % 2 == 1
    fate = FATES[number % 3]
    log = place.folder / f"cut-{number}.log"
    with running(place, reference.state, reference.base, log, str(number)) as machine:
        machine.plug(place.sticks()["FAT32"])
        begun = time.monotonic()
        seen = False
        while True:
            gone = time.monotonic() - begun
            written = log.stat().st_size
            if gone >= reference.took * (share if by_time else 1.5) or (not by_time and written >= reference.bytes * share):
                break
            time.sleep(0.002)
            if by_time and gone > reference.took * 0.5:
                seen = shows(machine, reference)
        machine.kill()
    moment = f"after {gone:.1f} s" if by_time else f"after {written / 1e6:.1f} MB written"
    pieces, lost = Log.read(log).cut(fate, lot)
    log.unlink()
    (place.folder / f"cut-cut-{number}.qcow2").unlink(missing_ok=True)
    lay(raw, pieces)
    with_stick = number % 4 < 2
    cut = Cut(number, moment + (", stick left in" if with_stick else ", stick taken away"), fate, lost, "")
    try:
        come_back(place, reference, cut, raw, with_stick, seen)
    finally:
        restore(raw, reference.base, pieces)
    return cut


def shows(machine, reference):
    try:
        return machine.shown() == reference.new[0]
    except OSError:
        return False


def come_back(place, reference, cut, raw, with_stick, seen):
    """The next start: what is on the wall, whether all is whole, and what becomes of the import."""
    card = place.card(f"back-{cut.number}", raw, "raw")
    with place.guest(card, memory=MEMORY) as machine:
        if with_stick:
            machine.plug(place.sticks()["FAT32"])
        try:
            shown = machine.wall_up(300)
            cut.back = time.monotonic() - machine.begun
            known = {reference.old[0]: "old", reference.new[0]: "new"}
            cut.seen = known.get(shown, shown)
            if shown not in known:
                cut.faults.append(f"shows {shown}")
            if seen and cut.seen != "new":
                cut.faults.append("had shown the new figures, and forgot them")
            machine.up()
            if with_stick:
                arrived(machine, reference, cut)
            settle(machine)
            shown, figures = state_of(machine)
            cut.finished = "taken in" if shown == reference.new[0] else "not taken in"
            if (shown, figures) not in (reference.old, reference.new):
                cut.faults.append(f"figures of {shown} differ from those of an undisturbed import")
            for command in ("ledger verify", "log verify", "snapshots list"):
                code, said = machine.code(komspot(command))
                if code:
                    cut.faults.append(f"{command}: {said[-300:]}")
            if failed := machine.failed_units():
                cut.faults.append("failed: " + ", ".join(failed))
            if left := machine.sh("find /var/lib/komspot -name '*.aside' -o -name '.copy-*' -o -name '.gone-*'", fails=True):
                cut.finished += f"; left lying: {len(left.split())}"
        except Failed as error:
            cut.faults.append(f"{error}; console: {machine.console()[-600:]}")
    card.unlink()


def arrived(machine, reference, cut):
    """The figures on the stick that was left in come to the wall; if not, what the units say."""
    try:
        machine.settled("the stick's figures", lambda: machine.shown() == reference.new[0], 300, 1)
    except Failed:
        told = machine.sh(TOLD, fails=True)
        cut.faults.append(f"the stick is in, and its figures are not shown: {told[-3000:]}")


TOLD = (
    "journalctl --no-pager -o short-monotonic -b -u 'komspot*' -u 'run-komspot*' | tail -30; systemctl list-units --all --plain"
    " --no-legend 'komspot*' 'run-komspot*' 'dev-sd*'; ls -lA /var/lib/komspot /var/lib/komspot/work; tail -c 600 /var/lib/komspot/reports/*.json"
)


def state_of(machine):
    """The snapshot on the wall, and a print of all figures that are served."""
    figures = hashlib.sha256()
    _, indicators = machine.get("/api/v1/indicators")
    figures.update(indicators)
    for one in listed(json.loads(indicators)):
        figures.update(machine.get(f"/api/v1/observations?indicator={one}&format=csv", 60)[1])
    return machine.shown(), figures.hexdigest()


def listed(answer):
    """The ids of all indicators."""
    entries = answer if isinstance(answer, list) else next(value for value in answer.values() if isinstance(value, list))
    return [entry["id"] for entry in entries]


def table(reference, done):
    bad = [cut for cut in done if cut.faults]
    seen, finished = Counter(cut.seen for cut in done), Counter(cut.finished for cut in done)
    lost = [cut.lost for cut in done if cut.lost]
    rows = [
        Row("an import that nobody disturbs", f"{reference.took:.0f} s, {reference.bytes / 1e6:.1f} MB written in all"),
        Row(f"{len(done)} power cuts in the middle of it, each followed by a start", f"{len(done) - len(bad)} whole: {counted(seen)} at once",
            "all whole", not bad),
        Row("what became of the import", counted(finished), "goes on by itself; with the stick in, taken in", not bad),
        Row("cuts that lost writes which were not flushed", f"{len(lost)}; {min(lost, default=0) // 1024}–{max(lost, default=0) // 1024} kB each"),
        Row("from power on to the wall after a cut", spread([cut.back for cut in done if cut.back] or [0])),
    ]  # fmt: skip
    return rows + [Row(f"cut {cut.number}, {cut.moment}, {cut.fate}", "; ".join(cut.faults), "", False) for cut in bad]


def counted(counter):
    return ", ".join(f"{count} × {name or 'unknown'}" for name, count in counter.most_common())
