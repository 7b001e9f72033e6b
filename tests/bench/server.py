"""The program and nginx as servers on loopback, and what is asked of them."""

import http.client
import os
import re
import socket
import subprocess
import time
import urllib.parse
from pathlib import Path


class Server:
    """A process that listens on a port; ended with the `with` block."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def get(self, path, encoding="gzip"):
        """One answer: its headers and its body as it came."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path} got {answer.status}: {body[:200]!r}")
        return answer.headers, body

    def pss(self):
        """Its memory in MB, shared pages counted in part."""
        rollup = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE).group(1)) * 1024 / 1e6

    def workers(self):
        """How many threads answer requests."""
        names = [comm.read_text() for comm in Path(f"/proc/{self.process.pid}/task").glob("*/comm")]
        return sum(name.startswith(("actix-rt|", "actix-server wo")) and "system" not in name for name in names)


def komspot(program, data, processors, settings=(), environment=None):
    """The program, ready; nothing is imported, so it shows the demo."""
    process = subprocess.Popen(
        [program, *settings, "--data-dir", data, "serve", "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | (environment or {}),
        preexec_fn=lambda: os.sched_setaffinity(0, processors),
    )
    for line in process.stdout:
        if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
            return Server(process, int(found.group(1)))
    raise SystemExit("the program ended before it was ready")


def nginx(folder, pages, workers, processors):
    """nginx at its best: the same bytes, compressed beforehand, files kept open."""
    root = folder / "www"
    root.mkdir(parents=True)
    locations = ""
    for number, (path, (kind, body)) in enumerate(pages.items()):
        (root / f"{number}.gz").write_bytes(body)
        (root / f"{number}").touch()
        locations += (
            f"location = {urllib.parse.urlsplit(path).path} {{"
            f" default_type '{kind}'; rewrite ^ /{number} break; gzip_static always; }}\n"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "nginx.conf"
    config.write_text(
        f"""
        daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
        worker_processes {workers}; {"user root;" if os.getuid() == 0 else ""}
        events {{ worker_connections 1024; }}
        http {{
            access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
            open_file_cache max=100; open_file_cache_valid 1h;
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
            server {{ listen 127.0.0.1:{port}; root {root}; {locations} }}
        }}
        """
    )
    process = subprocess.Popen(
        ["nginx", "-c", config, "-e", folder / "nginx.log"],
        preexec_fn=lambda: os.sched_setaffinity(0, processors),
    )
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return Server(process, port)
        except OSError:
            time.sleep(0.02)
    raise SystemExit("nginx does not start: " + (folder / "nginx.log").read_text())
