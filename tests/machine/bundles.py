"""Months of the demo's figures, one bundle for each, signed by an office of the moment."""

import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from guest import Failed

sys.path.append(str(Path(__file__).resolve().parent.parent / "bench"))

import bundle as rows  # noqa: E402
import gate  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
# Ten years take an emulated processor half an hour to protect, and write no more files than two.
SINCE = 2025
DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}


class Office:
    """Signs bundles with the package's own program, as an office would with it."""

    def __init__(self, package, folder):
        self.folder = Path(folder)
        self.program = self.folder / "unpacked/usr/bin/komspot"
        self.key, self.public = self.folder / "office.key", self.folder / "office.pub"
        if not self.public.exists():
            self.folder.mkdir(exist_ok=True)
            subprocess.run(["dpkg-deb", "-x", package, self.folder / "unpacked"], check=True)
            self.does("keys", "generate", "office", "--no-password", "--out", self.folder)

    def does(self, *arguments):
        # Beside the program's own way to the library, for programs that were not made for this place.
        library = {"LD_LIBRARY_PATH": str(self.folder / "unpacked/usr/lib/komspot")}
        command = [str(part) for part in [self.program, "--lang", "en", "--data-dir", self.folder / "data", *arguments]]
        ran = subprocess.run(command, capture_output=True, text=True, env=os.environ | library, check=False)
        if ran.returncode:
            raise Failed(f"{' '.join(command)}: {ran.stderr or ran.stdout}")

    def month(self, newest, since=SINCE):
        """A folder with the demo's figures from a year on until a month (year, month), signed; the rest without one."""
        name = "odense-{}-{}".format(since, "all" if newest is None else "{}-{:02}".format(*newest))
        to = self.folder / name / "odense"
        if not to.exists():
            gate.NEWEST = newest or (9999, 12)
            gate.cut(ROOT / "data/demo", to)
            head, *lines = (to / "observations.csv").read_text().splitlines(keepends=True)
            at = head.split(",").index("period")
            kept = [line for line in lines if line.split(",")[at] >= str(since)]
            (to / "observations.csv").write_text("".join([head, *kept]))
            descriptor = json.loads((to / "datapackage.json").read_text())
            descriptor["version"] = "2026.12" if newest is None else "{}.{}".format(*newest)
            (to / "datapackage.json").write_text(json.dumps(descriptor))
            self.does("sign", to, "--key", self.key)
        return to.parent

    def two_million(self, cache):
        """Two million rows of invented public figures, signed."""
        kept = Path(cache) / "two-million"
        rows.write(kept)
        to = self.folder / "two-million/rows"
        if not to.exists():
            shutil.copytree(kept, to)
            self.does("sign", to, "--key", self.key)
        return to.parent


def here():
    """What Debian calls this machine's processor."""
    return DEBIAN.get(platform.machine(), platform.machine())


