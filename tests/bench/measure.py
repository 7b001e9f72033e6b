"""The measurements. Each returns rows of the table: what was measured, the
program's figure, its peer's, their ratio, and the aim."""

import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import bundle
import gate
import server


@dataclass
class Place:
    """Where and how often everything is measured."""

    program: Path
    folder: Path
    served: set
    load: set
    runs: int
    seconds: int

    def data(self):
        """A data directory with nothing in it."""
        folder = self.folder / "data"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def timed(self, command):
        """Seconds that a command takes on the server's processors."""
        begun = time.perf_counter()
        ran = subprocess.run(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            preexec_fn=lambda: os.sched_setaffinity(0, self.served),
        )
        took = time.perf_counter() - begun
        if ran.returncode:
            raise SystemExit(f"{command} failed with {ran.returncode}: {ran.stderr[-2000:]}")
        return took


def importing(place, folder, library):
    peer = [sys.executable, Path(__file__).parent / "duckdb_peer.py", library]
    peer += [folder / "observations.csv", str(len(place.served))]
    ours, theirs = [], []
    # Once beforehand, so that neither finds the file cold.
    place.timed(peer)
    for _ in range(place.runs):
        ours.append(place.timed([place.program, "--data-dir", place.data(), "import", "--unsigned", folder]))
        theirs.append(place.timed(peer))
    return [compared(f"import of {bundle.ROWS:,} rows; DuckDB reading and grouping them", "s", ours, theirs, "≤ 1.5")]


def starting(place):
    took = []
    for _ in range(max(place.runs, 11)):
        data = place.data()
        begun = time.perf_counter()
        with server.komspot(place.program, data, place.served) as komspot:
            _, body = komspot.get("/wall")
            took.append(time.perf_counter() - begun)
        if not body:
            raise SystemExit("the wall is empty")
    return [("cold start to the first whole wall", figure("s", took), "", "", "≤ 0.3 s")]


def pages(place, named):
    with server.komspot(place.program, place.data(), place.served) as komspot:
        bytes_of = {}
        for path in named:
            headers, body = komspot.get(path)
            if headers["Content-Encoding"] != "gzip":
                print(f"{path} did not come compressed: nginx serves it so, ask why", file=sys.stderr)
            bytes_of[path] = (headers["Content-Type"], body)
        workers = komspot.workers() or len(place.served)
        with server.nginx(place.folder / "nginx", bytes_of, workers, place.served) as nginx:
            for path in named:
                if nginx.get(path)[1] != bytes_of[path][1]:
                    raise SystemExit(f"nginx serves other bytes of {path}")
            loads = {(path, peer): [] for path in named for peer in (komspot, nginx)}
            for _ in range(place.runs):
                for (path, peer), seen in loads.items():
                    seen.append(wrk(place, peer.port, path))
            rows = []
            for path, name in named.items():
                aim = "≥ 0.8" if path == "/wall" else ""
                ours, theirs = loads[path, komspot], loads[path, nginx]
                size = f"{name}, {len(bytes_of[path][1]) / 1000:.1f} kB compressed; nginx, {workers} workers each"
                rates = [rate for rate, _ in ours], [rate for rate, _ in theirs]
                waits = [wait for _, wait in ours], [wait for _, wait in theirs]
                rows.append(compared(f"requests per second of {size}", "/s", *rates, aim))
                rows.append(compared(f"p99 of {name}", "ms", *waits, ""))
            return rows


def wrk(place, port, path):
    """Requests per second, and the 99th percentile of the wait in ms."""
    threads = len(place.load)
    output = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{threads * 16}", f"-d{place.seconds}s", "--latency"]
        + ["-H", "Accept-Encoding: gzip", f"http://127.0.0.1:{port}{path}"],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: os.sched_setaffinity(0, place.load),
    ).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"not every answer was right:\n{output}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
    wait, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)\b", output).groups()
    return rate, float(wait) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


# How the server's unit has the C library keep house.
UNIT = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "131072"}


def memory(place, paths):
    with server.komspot(place.program, place.data(), place.served, environment=UNIT) as komspot:
        komspot.get("/wall")
        # Idle means that whatever the first page set going has come to rest.
        time.sleep(3)
        idle = komspot.pss()
        connection = http.client.HTTPConnection("127.0.0.1", komspot.port)
        for number in range(10_000):
            connection.request("GET", paths[number % len(paths)], headers={"Accept-Encoding": "gzip"})
            connection.getresponse().read()
        connection.close()
        after = komspot.pss()
    return [
        ("memory (Pss) after the first page", f"{idle:.1f} MB", "", "", "≤ 60 MB"),
        ("memory (Pss) after 10,000 requests", f"{after:.1f} MB", "", "", "≤ 60 MB"),
        ("memory (Pss) after ten years and then a month more came by the inbox", f"{fed(place):.1f} MB", "", "", "≤ 60 MB"),
    ]


def fed(place):
    """Memory of a server that has taken in two bundles by itself."""
    data, raw, before = place.data(), Path(__file__).parents[2] / "data/demo", place.folder / "fed"
    gate.cut(raw, before)
    settings = place.folder / "fed.toml"
    settings.write_text("[trust]\nunsigned = 'accept'\n[inbox]\nquiet_seconds = 1\n")
    with server.komspot(place.program, data, place.served, ["--config", settings], UNIT) as komspot:
        until("an inbox", (data / "inbox").is_dir)
        for number, content in enumerate((before, raw), 1):
            archive = Path(shutil.make_archive(place.folder / f"fed-{number}", "tar", content))
            archive.rename(data / "inbox/.fed.tar")
            (data / "inbox/.fed.tar").rename(data / f"inbox/fed-{number}.tar")
            told = f'"snapshot":"{number:06}-'
            until(f"{content} to be taken in", lambda: told in komspot.get("/api/v1/status", "identity")[1].decode())
        komspot.get("/wall")
        time.sleep(5)
        return komspot.pss()


def until(what, holds):
    deadline = time.monotonic() + 900
    while not holds():
        if time.monotonic() > deadline:
            raise SystemExit(f"waited in vain for {what}")
        time.sleep(0.2)


def size(place):
    rows = []
    with server.komspot(place.program, place.data(), place.served) as komspot:
        for encoding in ("gzip", "br"):
            sizes, waiting = {}, ["/wall"]
            while waiting:
                path = waiting.pop()
                if path in sizes:
                    continue
                _, body = komspot.get(path, encoding)
                sizes[path] = len(body)
                kind, text = komspot.get(path, "identity")
                if kind["Content-Type"].startswith(("text/html", "text/css")):
                    waiting += parts(path, text.decode())
            whole = f"the wall whole, {encoding}, {len(sizes)} files"
            rows.append((whole, f"{sum(sizes.values()) / 1000:.1f} kB", "", "", "≤ 120 kB"))
    return rows


def parts(path, text):
    """The styles, scripts, fonts and pictures that a page or a style names."""
    named = re.findall(r"<link\b[^>]*\bhref=[\"']?([^\"' >]+)", text)
    named += re.findall(r"<(?:script|img)\b[^>]*\bsrc=[\"']?([^\"' >]+)", text)
    named += re.findall(r"url\([\"']?([^\"')]+)", text)
    whole = [urljoin(path, name) for name in named if not name.startswith(("data:", "#"))]
    return [name for name in whole if re.search(r"\.(css|js|mjs|woff2?|svg|png|ico)(\?|$)", name)]


def compared(name, unit, ours, theirs, aim):
    ratio = statistics.median(ours) / statistics.median(theirs)
    return (name, figure(unit, ours), figure(unit, theirs), f"{ratio:.2f}", aim)


def figure(unit, seen):
    """The median, and how far the runs lay apart."""
    form = "{:,.0f}" if unit == "/s" else "{:.3g}"
    low, middle, high = (form.format(value) for value in (min(seen), statistics.median(seen), max(seen)))
    return f"{middle} {unit} ({low}–{high})"
