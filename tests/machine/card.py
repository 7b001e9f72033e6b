"""What is left on a card whose power is cut.

A killed emulator is no power cut: what the guest wrote and never asked to be flushed is safe with the host.
So everything that the guest writes goes into a log too (QEMU's `blklogwrites`, in the form of Linux's
dm-log-writes), and the card after the cut is made of it: what came before the guest's last flush is there, and of
what came after it only what chance leaves, in any order, torn between two sectors. What is not simulated: a card
that says it has flushed and has not, or that damages what it does not write.
"""

import random
import struct
from dataclasses import dataclass

SECTOR = 512
MAGIC = 0x6A736677736872
FLUSH, FUA, DISCARD = 1, 2, 4
BLOCK = 4096

# How much of what was written after the last flush is on the card.
FATES = ("nothing", "some", "all")


@dataclass
class Write:
    """One of the guest's writes: where, what (nothing for zeros), and whether it asked for more than to write."""

    start: int
    length: int
    flags: int
    at: int


@dataclass
class Log:
    """All writes of a machine's life, in the order in which it made them."""

    path: str
    writes: list

    @classmethod
    def read(cls, path):
        writes = []
        with open(path, "rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            if size < SECTOR:
                return cls(str(path), writes)  # Killed before the first write.
            magic, _, _, sector = struct.unpack("<QQQI", file.read(28))
            if magic != MAGIC or sector != SECTOR:
                raise ValueError(f"{path} is no log of writes")
            place = SECTOR
            while place + SECTOR <= size:
                file.seek(place)
                start, count, flags, _ = struct.unpack("<QQQQ", file.read(32))
                place += SECTOR
                if count == 0 and not flags & FLUSH:
                    break  # Killed between two entries: what follows is not whole.
                length = 0 if flags & DISCARD else count * SECTOR
                if place + length > size:
                    break
                writes.append(Write(start * SECTOR, count * SECTOR, flags, place))
                place += length
        return cls(str(path), writes)

    def cut(self, fate, chance):
        """The pieces that are on the card: (where, bytes)."""
        flushed = max((number for number, write in enumerate(self.writes) if write.flags & FLUSH), default=-1)
        pieces, lost = [], 0
        with open(self.path, "rb") as file:
            for number, write in enumerate(self.writes):
                if write.flags & DISCARD or write.length == 0:
                    continue
                file.seek(write.at)
                data = file.read(write.length)
                if number <= flushed or write.flags & FUA or fate == "all":
                    pieces.append((write.start, data))
                elif fate == "some":
                    left = list(torn(write.start, data, chance))
                    lost += len(data) - sum(len(piece) for _, piece in left)
                    pieces += left
                else:
                    lost += len(data)
        return pieces, lost


def torn(start, data, chance):
    """What chance leaves of a write: each block or not, one in eight of them in part."""
    for at in range(0, len(data), BLOCK):
        block = data[at : at + BLOCK]
        lot = chance.random()
        if lot < 0.125:
            block = block[: SECTOR * chance.randrange(1, max(2, len(block) // SECTOR))]
        elif lot > 0.5:
            continue
        yield start + at, block


def lay(card, pieces):
    """Writes the pieces to a raw card."""
    with open(card, "r+b") as file:
        for start, data in pieces:
            file.seek(start)
            file.write(data)


def restore(card, base, pieces):
    """Takes the pieces back: the card is the base again."""
    with open(card, "r+b") as file, open(base, "rb") as whole:
        for start, data in pieces:
            whole.seek(start)
            file.seek(start)
            file.write(whole.read(len(data)))


def chance(number):
    """The same chance for the same cut in every run."""
    return random.Random(f"cut {number}")
