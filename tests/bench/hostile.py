"""Bundles that were made to do harm: how long until each is refused, and with how much memory.

A process that judges one may have 512 MiB and no more, so that a bundle that
wants more ends the measurement. What they do otherwise is tested in
tests/it/hostile.
"""

import gzip
import io
import json
import os
import resource
import shutil
import struct
import subprocess
import tarfile
import time
import zipfile

MEMORY = 512 << 20
AIM = "≤ 30 s, ≤ 512 MB"
DESCRIPTOR = json.dumps(
    {
        "name": "x",
        "resources": [
            {"name": "areas", "path": "areas.geojson"},
            {"name": "observations", "path": "observations.csv"},
        ],
    }
)
HEADER = b"indicator,area,period,value\n"


def refusing(place):
    rows = []
    for make in CASES:
        folder = place.folder / "hostile"
        checked, brought = [], []
        for _ in range(min(place.runs, 3)):
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            bundle = make(folder)
            checked.append(judged(place, bundle))
            brought.append(taken_in(place, bundle))
        code = checked[0][2]
        rows.append((f"{make.__doc__} ({code})", f"{worst(checked)}; inbox: {worst(brought)}", "", "", AIM))
    return rows


def worst(seen):
    took, memory = max(took for took, *_ in seen), max(memory for _, memory, _ in seen)
    return f"{took:.2f} s, {memory:.0f} MB"


def judged(place, bundle):
    """What `check` takes: seconds, megabytes at most, and the code of the first fault."""
    took, memory, report = refused(place, ["check", "--format", "json", bundle])
    return took, memory, json.loads(report)["findings"][0]["code"]


def taken_in(place, bundle):
    """The same through the inbox, with the removal of the bundle, and of whichever process takes most."""
    device = place.folder / "device"
    shutil.rmtree(device, ignore_errors=True)
    inbox = device / "data/inbox"
    inbox.mkdir(parents=True)
    settings = device / "komspot.toml"
    settings.write_text('[trust]\nunsigned = "accept"\n')
    # Marked as complete, so that nobody waits for quiet.
    (inbox / f"{bundle.name}.done").touch()
    bundle.rename(inbox / bundle.name)
    command = ["--data-dir", device / "data", "--config", settings, "inbox", "--once"]
    took, memory, _ = refused(place, command)
    (report,) = (device / "data/reports").glob("*.json")
    left = list(inbox.iterdir())
    if left:
        raise SystemExit(f"{left} is left in the inbox")
    return took, memory, json.loads(report.read_text())["findings"][0]["code"]


def refused(place, arguments):
    """Seconds, megabytes at most, and what the program printed, which has to refuse a bundle."""

    def bounds():
        os.sched_setaffinity(0, place.served)
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    begun = time.perf_counter()
    command = [place.program, *arguments]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=bounds)
    printed = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    took = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 3:
        raise SystemExit(f"{arguments[-1]} was not refused: {child.returncode}")
    return took, usage.ru_maxrss / 1000, printed


def package(folder, areas=b"{}", table=HEADER, descriptor=DESCRIPTOR.encode()):
    (folder / "datapackage.json").write_bytes(descriptor)
    (folder / "areas.geojson").write_bytes(areas)
    (folder / "observations.csv").write_bytes(table)
    return folder


def sparse_table(folder):
    """a sparse table of 5 GB"""
    package(folder)
    os.truncate(folder / "observations.csv", 5 << 30)
    return folder


def endless_row(folder):
    """a table of 96 MiB in one row"""
    package(folder)
    os.truncate(folder / "observations.csv", 96 << 20)
    return folder


def broken_rows(folder):
    """a table of 32 million broken rows"""
    return package(folder, table=HEADER + b",x\n" * 32_000_000)


def unknown_rows(folder):
    """a table of 3 million rows of unknown areas"""
    rows = (f"x,{number},2026-01,7\n".encode() for number in range(3_000_000))
    return package(folder, table=HEADER + b"".join(rows))


def huge_areas(folder):
    """areas of 200 MB"""
    feature = b'{"type":"Feature","properties":{"id":"a"},"geometry":null},'
    return package(folder, areas=b'{"type":"FeatureCollection","features":[' + feature * (200_000_000 // len(feature)) + b"0]}")


def dense_areas(folder):
    """the 4 MiB of areas that take most memory"""
    begin = b'{"type":"FeatureCollection","features":['
    return package(folder, areas=begin + b"[0]," * ((4 << 20) // 4 - 32) + b"0]}")


def one_area(folder):
    """one area with 149,000 corners in a zigzag"""
    ring = [[10 + number / 1e6, 55 + (number % 2) / 10] for number in range(149_000)]
    shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    feature = {"type": "Feature", "properties": {"id": "a", "name": "A"}, "geometry": shape}
    collection = {"type": "FeatureCollection", "features": [feature]}
    return package(folder, areas=json.dumps(collection, separators=(",", ":")).encode())


def deep_descriptor(folder):
    """a descriptor of a million brackets"""
    return package(folder, descriptor=b"[" * 1_000_000)


def many_files(folder):
    """a folder of a million files"""
    package(folder)
    for number in range(1_000_000):
        (folder / str(number)).touch()
    return folder


def many_members(folder):
    """a zip archive of a million files"""
    return crowded(folder, 1_000_000, 1)


def overlapping_bomb(folder):
    """a zip archive of 9,000 files over one another, 135 GB unpacked"""
    return crowded(folder, 9_000, 15 << 20)


def flat_bomb(folder):
    """a zip archive of one file, 10 GB unpacked"""
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", DESCRIPTOR)
        with archive.open("observations.csv", "w", force_zip64=True) as table:
            for _ in range(640):
                table.write(bytes(16 << 20))
    return path


def nested_bomb(folder):
    """a zip archive in a zip archive, six deep"""
    content = bytes(15 << 20)
    for _ in range(6):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("datapackage.json", DESCRIPTOR)
            archive.writestr("observations.csv", content)
        content = packed.getvalue()
    (folder / "a.zip").write_bytes(content)
    return folder / "a.zip"


def many_in_tar(folder):
    """a tar.gz archive of a million files"""
    path = folder / "a.tar.gz"
    header = tarfile.TarInfo("a").tobuf()
    with gzip.open(path, "wb", compresslevel=1) as archive:
        for _ in range(1000):
            archive.write(header * 1000)
    return path


def crowded(folder, members, unpacked):
    """A zip archive whose table of contents names one member so many times, under names of their own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("0000000", bytes(unpacked))
    whole = packed.getvalue()
    at, end = whole.rindex(b"PK\1\2"), whole.rindex(b"PK\5\6")
    entry = whole[at:end]
    entries = b"".join(entry[:46] + b"%07d" % number + entry[53:] for number in range(members))
    ends = b""
    if members > 65_534:
        ends = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, members, members, len(entries), at)
        ends += struct.pack("<4sIQI", b"PK\6\7", 0, at + len(entries), 1)
    short = min(members, 65_535)
    ends += struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, short, short, len(entries), at, 0)
    (folder / "a.zip").write_bytes(whole[:at] + entries + ends)
    return folder / "a.zip"


CASES = [
    sparse_table,
    endless_row,
    broken_rows,
    unknown_rows,
    huge_areas,
    dense_areas,
    one_area,
    deep_descriptor,
    many_files,
    many_members,
    overlapping_bomb,
    flat_bomb,
    nested_bomb,
    many_in_tar,
]
