"""A machine in QEMU: started, asked, given a stick, and killed."""

import http.client
import json
import os
import platform
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from talk import Agent, Monitor, Refused, Silent

MACHINES = {
    "amd64": ("qemu-system-x86_64", ["-machine", "q35"], "ttyS0", "x86_64"),
    "arm64": ("qemu-system-aarch64", ["-machine", "virt"], "ttyAMA0", "aarch64"),
}
# What is emulated where there is no KVM: a Raspberry Pi 4's processor for ARM, since newer ones sign their pointers,
# which takes an emulator most of its time.
PROCESSORS = {"amd64": "max", "arm64": "cortex-a72"}


class Failed(Exception):
    """The guest is not as it has to be."""


def emulation(arch):
    """Works everywhere, slowly."""
    return ["-accel", "tcg,thread=multi", "-cpu", PROCESSORS[arch]]


def accelerator(system):
    """KVM where it is proved to work: a device file alone says nothing, some refuse or hang."""
    qemu, machine, console, here = MACHINES[system.arch]
    if platform.machine() == here and os.access("/dev/kvm", os.R_OK | os.W_OK):
        command = [qemu, *machine, "-accel", "kvm", "-cpu", "host", "-m", "256", "-display", "none", "-no-reboot"]
        # Without a root the kernel panics, and with this it then resets, which ends QEMU.
        command += ["-kernel", system.kernel, "-append", f"console={console} panic=-1", "-serial", "stdio", "-nic", "none"]
        try:
            ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)
            if ran.returncode == 0 and b"Kernel panic" in ran.stdout:
                return ["-accel", "kvm", "-cpu", "host"]
        except subprocess.TimeoutExpired:
            pass
    return emulation(system.arch)


class Guest:
    """One machine. Everything it writes goes to `card`, a file of its own; the `with` block ends it."""

    living = set()

    def __init__(self, system, accel, card, **more):
        """`more`: memory (MB), cmdline, rtc, drives (list of (file, format, read-only)), record (a log of all
        writes), state (a memory image to go on from), screen, format (of the card), cpus."""
        self.system, self.card, self.more = system, Path(card), more
        self.folder = Path(tempfile.mkdtemp(prefix="komspot-machine."))
        self.port = free_port()
        self.begun = time.monotonic()
        qemu, machine, console, _ = MACHINES[system.arch]
        command = [qemu, *machine, *accel, "-m", str(more.get("memory", 1024)), "-smp", str(more.get("cpus", 2))]
        command += ["-nodefaults", "-no-reboot", "-no-user-config"]
        command += ["-display", "none", "-serial", f"file:{self.folder}/console"]
        command += ["-kernel", system.kernel, "-initrd", system.initrd, "-append"]
        command += [f"root=/dev/vda {more.get('cmdline', 'rw')} console={console} net.ifnames=0 quiet"]
        command += self.disks()
        # Nothing gets out, and the wall is reached through this port.
        command += ["-netdev", f"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{self.port}-:80"]
        command += ["-device", "virtio-net-pci,netdev=net,romfile=", "-device", "qemu-xhci,id=usb"]
        command += ["-device", "virtio-rng-pci", "-device", "virtio-serial-pci"]
        command += ["-chardev", f"socket,id=agent,path={self.folder}/agent,server=on,wait=off"]
        command += ["-device", "virtserialport,chardev=agent,name=org.qemu.guest_agent.0"]
        command += ["-qmp", f"unix:{self.folder}/monitor,server=on,wait=off"]
        if "rtc" in more:
            command += ["-rtc", f"base={more['rtc']}"]
        if more.get("screen"):
            command += ["-device", "virtio-gpu-pci,xres=1920,yres=1080"]
        if "state" in more:
            command += ["-incoming", "defer"]
        self.errors = open(self.folder / "errors", "w+")
        self.process = subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stderr=self.errors)
        Guest.living.add(self)
        try:
            self.monitor = Monitor(self.folder / "monitor")
            if "state" in more:
                self.monitor.ask("migrate-incoming", uri=f"file:{more['state']}")
                self.settled("migration", lambda: self.monitor.ask("query-status")["status"] != "inmigrate", 120)
            self.agent = Agent(self.folder / "agent")
        except Silent as error:
            self.errors.seek(0)
            said = self.errors.read()
            self.kill()
            raise Failed(f"QEMU does not start: {error}; {said}") from error

    def disks(self):
        command = []
        file = f"driver=file,filename={self.card},node-name=card-file,cache.direct=off,cache.no-flush=on"
        command += ["-blockdev", file]
        command += ["-blockdev", f"driver={self.more.get('format', 'qcow2')},file=card-file,node-name=card,discard=unmap"]
        drive = "card"
        if "record" in self.more:
            Path(self.more["record"]).write_bytes(b"")
            command += ["-blockdev", f"driver=file,filename={self.more['record']},node-name=record"]
            command += ["-blockdev", "driver=blklogwrites,node-name=watched,file=card,log=record,log-sector-size=512"]
            drive = "watched"
        command += ["-device", f"virtio-blk-pci,drive={drive},id=card-disk"]
        for number, (path, form, fixed) in enumerate(self.more.get("drives", [])):
            flags = f"read-only={'on' if fixed else 'off'}"
            lock = ",locking=off" if fixed else ""
            command += ["-blockdev", f"driver=file,filename={path},node-name=f{number},{flags}{lock}"]
            command += ["-blockdev", f"driver={form},file=f{number},node-name=d{number},{flags}"]
            command += ["-device", f"virtio-blk-pci,drive=d{number}"]
        return command

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()

    # The guest from within.

    def up(self, patience=300):
        """Waits until the agent answers and the start is over; says how long it took."""
        self.agent.greet(patience)
        self.settled("the start", lambda: "starting" not in self.sh("systemctl is-system-running", fails=True), patience)
        return time.monotonic() - self.begun

    def sh(self, command, patience=120, fails=False):
        """What a line of shell prints, run as root."""
        code, out, err = self.agent.run(command, patience)
        if code and not fails:
            raise Failed(f"{command}: exit {code}: {err.strip() or out.strip()}")
        return out.strip() if not fails else (out + err).strip()

    def code(self, command, patience=120):
        """A line of shell's exit code and all it says."""
        code, out, err = self.agent.run(command, patience)
        return code, (out + err).strip()

    def settled(self, what, holds, patience, pause=0.25):
        """Asks until it holds; says what it then is."""
        deadline = time.monotonic() + patience
        last = None
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise Failed(f"the machine ended while waiting for {what}")
            try:
                if last := holds():
                    return last
            except (OSError, http.client.HTTPException, Refused) as error:
                last = error
            time.sleep(pause)
        raise Failed(f"{what}: not within {patience} s ({last})")

    def failed_units(self):
        return self.sh("systemctl --failed --no-legend --plain | cut -d' ' -f1").split()

    # The guest from outside.

    def get(self, path, patience=60):
        """Status and body of an answer to the network."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=patience)
        try:
            connection.request("GET", path, headers={"Host": "komspot.local"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def post(self, path, body):
        """The answer to a piece of JSON that the network sends."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            headers = {"Host": "komspot.local", "Content-Type": "application/json"}
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        if answer.status != 200:
            raise Failed(f"{path} got {answer.status}: {said[:200]!r}")
        return said

    def shown(self):
        """The id of the snapshot on the wall, once there is one."""
        status, body = self.get("/readyz")
        return json.loads(body)["snapshot"] if status == 200 else None

    def wall_up(self, patience=180):
        """Waits for the wall's first page; says what snapshot it shows."""
        shown = self.settled("the wall", self.shown, patience)
        status, page = self.get("/wall", 120)
        if status != 200 or b"<svg" not in page:
            raise Failed(f"/wall got {status}")
        return shown

    # The hands that hold the machine.

    def plug(self, stick, name="stick", fixed=True):
        """Pushes a stick in."""
        lock = {"locking": "off"} if fixed else {}
        file = {"driver": "file", "filename": str(stick), "read-only": fixed} | lock
        self.monitor.ask("blockdev-add", **{"node-name": f"{name}-disk", "driver": "raw", "file": file, "read-only": fixed})
        self.monitor.ask("device_add", driver="usb-storage", id=name, bus="usb.0", drive=f"{name}-disk")

    def pull(self, name="stick"):
        """Pulls the stick out."""
        self.monitor.ask("device_del", id=name)
        self.monitor.until("DEVICE_DELETED", 30)
        self.settled("the stick's release", lambda: self.released(f"{name}-disk"), 30)

    def released(self, node):
        try:
            self.monitor.ask("blockdev-del", **{"node-name": node})
        except Refused:
            return False
        return True

    def freeze(self, state):
        """Stops the machine and writes its memory, from which others can go on."""
        self.monitor.ask("stop")
        Path(state).write_bytes(b"")
        self.monitor.ask("migrate", uri=f"file:{state}")
        self.settled("the memory", lambda: self.monitor.ask("query-migrate")["status"] == "completed", 120)
        self.monitor.ask("quit")
        self.process.wait(30)

    def off(self, patience=120):
        """Shuts down in good order."""
        self.sh("systemctl poweroff --no-block", fails=True)
        self.process.wait(patience)

    def picture(self, to):
        """What the screen shows."""
        self.monitor.ask("screendump", filename=str(to), format="png")

    def kill(self):
        """Pulls the plug, and clears away what is left."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        Guest.living.discard(self)
        self.errors.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def console(self):
        """The console's last lines."""
        return (self.folder / "console").read_text(errors="replace")[-3000:]


def overlay(base, to, form="raw"):
    """A disk of its own that takes from the base what was never written."""
    subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", Path(base).resolve(), "-F", form, to], check=True)
    return Path(to)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
