"""What the figures were measured on and with."""

import ctypes
import datetime
import os
import re
import subprocess
from pathlib import Path


def library(root):
    """The prebuilt DuckDB, where `make setup` has put it."""
    folder = os.environ.get("DUCKDB_LIB_DIR")
    config = root / ".cargo/config.toml"
    if not folder and config.exists():
        found = re.search(r'^DUCKDB_LIB_DIR = "(.*)"$', config.read_text(), re.MULTILINE)
        folder = found and found.group(1)
    return Path(folder or ".") / "libduckdb.so"


def described(komspot, duckdb, served, load):
    """One paragraph of Markdown."""
    processor = re.search(r"^(?:model name|Model)\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    memory = re.search(r"MemTotal:\s*(\d+)", Path("/proc/meminfo").read_text())
    parts = [
        f"{processor.group(1) if processor else os.uname().machine}, {os.cpu_count()} cores"
        f" ({served} for the server or import, {load} for the load),"
        f" {int(memory.group(1)) / 1024**2:.0f} GB, Linux {os.uname().release.split('-')[0]}",
        said([str(komspot), "--version"]),
    ]
    if duckdb.exists():
        version = ctypes.CDLL(str(duckdb)).duckdb_library_version
        version.restype = ctypes.c_char_p
        parts.append(f"DuckDB {version().decode()}")
    parts += [said(["nginx", "-v"]).removeprefix("nginx version: "), said(["wrk", "-v"]).split(" Copyright")[0]]
    return f"{datetime.date.today().isoformat()}: " + "; ".join(part for part in parts if part) + "."


def said(command):
    """The first line that a program says, or nothing where it is missing."""
    try:
        output = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    lines = (output.stdout or output.stderr).strip().splitlines()
    return lines[0] if lines else ""
