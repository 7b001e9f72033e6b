"""Sticks: one MBR partition with a file system that people use, made by a guest, since this kernel may know none of them."""

import subprocess
from pathlib import Path

from guest import Guest, overlay

FORMATS = {
    "FAT32": ("c", "mkfs.vfat -F 32 -n FIGURES {}", "vfat"),
    "exFAT": ("7", "mkfs.exfat -L FIGURES {}", "exfat"),
    "NTFS": ("7", "mkfs.ntfs -Q -q -L FIGURES {}", "ntfs-3g"),
    "ext4": ("83", "mkfs.ext4 -q -L figures {}", "ext4"),
}


def sticks(place, wanted, megabytes=128):
    """Writes disk images: `wanted` lists (image, format, folder whose content goes on it)."""
    card = overlay(place.system.disk, place.folder / "workshop.qcow2")
    drives, commands = [], ["set -e", "modprobe -a exfat vfat fuse", "mkdir -p /mnt/from /mnt/to"]
    for number, (image, kind, content) in enumerate(wanted):
        source = place.folder / f"content-{number}.raw"
        disk_of(content, source)
        with open(image, "wb") as file:
            file.truncate(megabytes * 1024**2)
        drives += [(source, "raw", True), (image, "raw", False)]
        stick, disk = f"/dev/vd{letter(2 * number + 1)}", f"/dev/vd{letter(2 * number)}"
        id_, make, module = FORMATS[kind]
        commands += [
            f"echo '2048,,{id_}' | sfdisk -q {stick}",
            f"udevadm settle; {make.format(stick + '1')}",
            f"mount -o ro {disk} /mnt/from; mount -t {module} {stick}1 /mnt/to",
            # For ext4, which knows whose a file is: what was brought is for everybody. Its `lost+found` stays root's own.
            "cp -r /mnt/from/* /mnt/to/; find /mnt/to -mindepth 1 -name lost+found -prune -o -exec chmod a+rX {} + || true; sync",
            "umount /mnt/to /mnt/from",
        ]
    with Guest(place.system, place.accel, card, drives=drives) as guest:
        guest.agent.greet(300)
        guest.sh("\n".join(commands), 600)
        guest.off()
    card.unlink()


def letter(number):
    return chr(ord("b") + number)


def disk_of(content, to):
    """A folder as a disk image, to be mounted read-only in a guest."""
    size = sum(file.stat().st_size for file in Path(content).rglob("*") if file.is_file())
    command = ["mke2fs", "-q", "-t", "ext4", "-O", "^has_journal", "-d", content, to, f"{size // 900_000 + 16}M"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return Path(to)
