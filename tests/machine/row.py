"""A line of the table: what was looked at, what was seen, what was to be, and whether it is so."""

from dataclasses import dataclass


@dataclass
class Row:
    what: str
    seen: str
    aim: str = ""
    good: bool | None = None

    def __str__(self):
        verdict = {True: "yes", False: "**no**", None: ""}[self.good]
        cells = [self.what, self.seen, self.aim, verdict]
        return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


HEAD = "| looked at | seen | aim | held |\n|---|---|---|---|"


def spread(seconds):
    """The middle of some durations, and the shortest and longest."""
    order = sorted(seconds)
    if len(order) == 1:
        return f"{order[0]:.0f} s"
    return f"{order[len(order) // 2]:.0f} s ({order[0]:.0f}–{order[-1]:.0f})"
