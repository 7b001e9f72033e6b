"""What a newcomer sees: the device's own screen by its kiosk, and the wall in a browser elsewhere."""

import shutil
import subprocess
import tempfile
import time

from guest import Failed, overlay
from place import install
from row import Row


def screen(place):
    rows = []
    system = place.screened()
    card = overlay(system.disk, place.folder / "screen.qcow2")
    with place.guest(card, system=system, memory=2048, screen=True, drives=[(place.parcel(), "raw", True)]) as machine:
        machine.up(900)
        install(machine)
        shown = machine.wall_up()
        rows.append(elsewhere(place, machine, shown))
        rows.append(own(place, machine))
        machine.off(300)
    # As after a power cut in the night: nobody types anything.
    with place.guest(card, system=system, memory=2048, screen=True) as machine:
        machine.up(900)
        machine.wall_up()
        rows.append(own(place, machine, " after the next start"))
    return rows


def elsewhere(place, machine, shown):
    """A browser on this machine, over the guest's network."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        return Row("the wall in a browser elsewhere", "skipped: no chromium here")
    to = place.out / "wall-elsewhere.png"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", f"--user-data-dir={profile}",
             "--window-size=1920,1080", "--timeout=8000", "--lang=da", f"--screenshot={to}", f"http://127.0.0.1:{machine.port}/wall"],
            capture_output=True, timeout=180, check=True,
        )  # fmt: skip
    return Row("the wall in a browser elsewhere", f"{shown}: {to.name}", "a picture to look at", to.stat().st_size > 20_000)


def drawn(machine, to):
    """Takes a picture of the screen; true unless it is one colour, which makes a small file."""
    machine.picture(to)
    return to.stat().st_size > 20_000


def own(place, machine, when=""):
    """The screen that hangs on the device: until its wall proves its picture."""
    begun = time.monotonic()
    to = place.out / f"wall-own-screen{when.replace(' ', '-')}.png"
    try:
        machine.settled("the wall on the own screen", lambda: machine.get("/healthz/wall")[0] == 200, 900, 2)
        took = time.monotonic() - begun
        machine.settled("a picture", lambda: drawn(machine, to), 120, 2)
        painted = time.monotonic() - begun
        # What a wall still mends of its first picture is to be seen as well.
        time.sleep(20)
        return Row(f"the device's own screen{when}", f"its wall reports itself well after {took:.0f} s more, the picture is there after"
                   f" {painted:.0f} s: {to.name}", "well, and there", drawn(machine, to))  # fmt: skip
    except Failed as error:
        machine.picture(to)
        said = machine.sh("systemctl show -p ActiveState,NRestarts komspot-kiosk.service | paste -sd ' '; journalctl -u komspot-kiosk"
                          " -o cat --no-pager | tail -15", fails=True)  # fmt: skip
        return Row(f"the device's own screen{when}", f"{error}; {said}", "well", False)
