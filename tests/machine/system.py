"""A Debian system that KOMspot has not been installed on, kept in the cache: built once for each list of packages."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

RELEASE = "bookworm"

# What a board's image has anyway, what the package asks for (the guest reaches no network), and what the
# machine's examiners need in it: the agent, tools that format sticks, Python for a time server.
BOARD = ["systemd-sysv", "systemd-timesyncd", "udev", "dbus", "kmod", "adduser", "init-system-helpers", "passwd", "iproute2"]
WANTED = ["libstdc++6", "libgcc-s1", "avahi-daemon", "libnss-mdns", "ca-certificates"]
EXAMINERS = ["qemu-guest-agent", "fdisk", "dosfstools", "exfatprogs", "ntfs-3g", "e2fsprogs", "curl", "python3-minimal", "man-db", "initramfs-tools", "zstd"]
SCREEN = ["cage", "chromium", "chromium-sandbox", "libpam-systemd", "polkitd", "seatd", "xwayland", "wlr-randr"]

KERNELS = {"amd64": "linux-image-amd64", "arm64": "linux-image-arm64"}

# Told to mmdebstrap, which runs each in the new system's folder ($1).
MADE = [
    'echo komspot > "$1/etc/hostname"; echo "127.0.0.1 localhost komspot" > "$1/etc/hosts"',
    # One network card with one address; nobody beyond the emulator answers.
    'printf "[Match]\\nName=e*\\n[Network]\\nAddress=10.0.2.15/24\\nGateway=10.0.2.2\\n"'
    ' > "$1/etc/systemd/network/10-card.network"',
    'chroot "$1" systemctl --quiet enable systemd-networkd.service',
    'chroot "$1" systemctl --quiet disable systemd-networkd-wait-online.service',
    'echo "/dev/vda / ext4 defaults,errors=remount-ro 0 1" > "$1/etc/fstab"',
    # Debian's timers that need a network or have nothing to do here would only blur what is measured.
    'chroot "$1" systemctl --quiet mask apt-daily.timer apt-daily-upgrade.timer man-db.timer',
    # What the start needs and no more: with everything, an emulated processor unpacks for ten seconds.
    'echo MODULES=list > "$1/etc/initramfs-tools/conf.d/examined"; printf "virtio_blk\nvirtio_pci\next4\n"'
    ' >> "$1/etc/initramfs-tools/modules"; chroot "$1" update-initramfs -u',
    # What the agent is asked is nobody's news, and would be written to the card.
    'mkdir -p "$1/etc/systemd/system/qemu-guest-agent.service.d"; printf "[Service]\nLogLevelMax=warning\n"'
    ' > "$1/etc/systemd/system/qemu-guest-agent.service.d/examined.conf"',
    # Not to be told that the system was never started before.
    'echo 0123456789abcdef0123456789abcdef > "$1/etc/machine-id"',
]


@dataclass
class System:
    """Files that a guest is started from."""

    arch: str
    disk: Path
    kernel: Path
    initrd: Path
    packages: list


def system(cache, arch, screen=False, size="6G"):
    """The system, built if the cache has none of this kind."""
    packages = [KERNELS[arch], *BOARD, *WANTED, *EXAMINERS, *(SCREEN if screen else [])]
    key = hashlib.sha256("\n".join([RELEASE, arch, size, *packages, *MADE]).encode()).hexdigest()[:12]
    folder = Path(cache) / f"machine-{arch}-{key}"
    if not folder.exists():
        print(f"building Debian {RELEASE} for {arch} ({len(packages)} packages asked for)", flush=True)
        build(folder, arch, packages, size)
    return System(arch, folder / "disk.raw", folder / "vmlinuz", folder / "initrd.img", packages)


def build(folder, arch, packages, size):
    if os.getuid() and not shutil.which("fakeroot"):
        raise SystemExit("building a system needs root, or fakeroot")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="machine.", dir=folder.parent) as scratch:
        scratch = Path(scratch)
        archive, root, done = scratch / "root.tar", scratch / "root", scratch / "done"
        done.mkdir()
        hooks = [f"--customize-hook={line}" for line in MADE]
        subprocess.run(
            ["mmdebstrap", "--quiet", "--variant=minbase", f"--architectures={arch}", *hooks,
             "--dpkgopt=path-exclude=/usr/share/doc/*", "--include=" + ",".join(packages), RELEASE, archive],
            check=True,
        )  # fmt: skip
        # No mounting, so that it needs no rights of its own.
        unpacked = f'mkdir "{root}" && tar -xf "{archive}" -C "{root}" --exclude="./dev/*" && cp "{root}"/boot/vmlinuz-*'
        unpacked += f' "{done}/vmlinuz" && cp "{root}"/boot/initrd.img-* "{done}/initrd.img" && chmod 644 "{done}"/*'
        unpacked += f' && mke2fs -q -t ext4 -L system -d "{root}" "{done}/disk.raw" {size}'
        subprocess.run([*(["fakeroot"] if os.getuid() else []), "sh", "-c", unpacked], check=True)
        done.rename(folder)
