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
DEBIAN = {"x86_64": "amd64", "aarch64": "arm64"}


class Office:
    """Signs bundles with the package's own program, as an office would with it."""

    def __init__(self, package, folder):
        self.folder = Path(folder)
        self.folder.mkdir()
        subprocess.run(["dpkg-deb", "-x", package, self.folder / "unpacked"], check=True)
        self.program = self.folder / "unpacked/usr/bin/komspot"
        self.does("keys", "generate", "office", "--no-password", "--out", self.folder)
        self.key, self.public = self.folder / "office.key", self.folder / "office.pub"

    def does(self, *arguments):
        # Beside the program's own way to the library, for programs that were not made for this place.
        library = {"LD_LIBRARY_PATH": str(self.folder / "unpacked/usr/lib/komspot")}
        command = [str(part) for part in [self.program, "--lang", "en", "--data-dir", self.folder / "data", *arguments]]
        ran = subprocess.run(command, capture_output=True, text=True, env=os.environ | library, check=False)
        if ran.returncode:
            raise Failed(f"{' '.join(command)}: {ran.stderr or ran.stdout}")

    def month(self, newest):
        """A folder with the demo's figures until a month (year, month), signed; all of them without one."""
        name = "odense-all" if newest is None else "odense-{}-{:02}".format(*newest)
        to = self.folder / name / "odense"
        if not to.exists():
            gate.NEWEST = newest or (9999, 12)
            gate.cut(ROOT / "data/demo", to)
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


