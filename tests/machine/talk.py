"""Lines of JSON over a socket: QEMU's monitor, and the agent that runs in the guest."""

import base64
import itertools
import json
import socket
import time


class Silent(Exception):
    """Nobody answered in time."""


class Refused(Exception):
    """Who was asked said no."""


class Line:
    """A socket on which one question at a time is answered."""

    def __init__(self, path, patience=120):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(patience)
        deadline = time.monotonic() + patience
        while True:
            try:
                self.socket.connect(str(path))
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise Silent(f"{path} cannot be reached") from None
                time.sleep(0.02)
        self.rest = b""

    def ask(self, command, patience=120, **arguments):
        """What is answered; what is told unasked is passed over."""
        question = {"execute": command} | ({"arguments": arguments} if arguments else {})
        self.send(json.dumps(question).encode() + b"\n")
        deadline = time.monotonic() + patience
        while True:
            answer = self.hear(deadline)
            if "return" in answer:
                return answer["return"]
            if "error" in answer:
                raise Refused(f"{command}: {answer['error'].get('desc')}")

    def send(self, what):
        try:
            self.socket.sendall(what)
        except OSError as error:
            raise Silent(str(error)) from error

    def hear(self, deadline):
        """The next line."""
        while b"\n" not in self.rest:
            self.socket.settimeout(max(0.01, deadline - time.monotonic()))
            try:
                more = self.socket.recv(1 << 16)
            except OSError as error:
                raise Silent(str(error)) from error
            if not more:
                raise Silent("the other end is gone")
            self.rest += more
        line, self.rest = self.rest.split(b"\n", 1)
        return json.loads(line.lstrip(b"\xff"))

    def close(self):
        self.socket.close()


class Monitor(Line):
    """QEMU's monitor (QMP)."""

    def __init__(self, path):
        super().__init__(path)
        self.hear(time.monotonic() + 30)
        self.ask("qmp_capabilities")

    def until(self, event, patience):
        """Waits for something that QEMU tells unasked."""
        deadline = time.monotonic() + patience
        while self.hear(deadline).get("event") != event:
            pass


class Agent(Line):
    """The guest's agent: runs commands in it as root."""

    numbers = itertools.count(1)

    def greet(self, patience):
        """Waits until it answers: from then on the guest can be asked."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            number = next(self.numbers)
            self.send(b"\xff" + json.dumps({"execute": "guest-sync-delimited", "arguments": {"id": number}}).encode() + b"\n")
            try:
                while self.hear(min(deadline, time.monotonic() + 3)).get("return") != number:
                    pass
                return
            except Silent:
                continue
            except ValueError:
                self.rest = b""
        raise Silent("the guest's agent does not answer")

    def run(self, command, patience):
        """Runs a line of shell: its exit code, what it printed, what it complained of."""
        job = self.ask("guest-exec", path="/bin/sh", arg=["-c", command], **{"capture-output": True})["pid"]
        deadline = time.monotonic() + patience
        while True:
            state = self.ask("guest-exec-status", pid=job)
            if state["exited"]:
                said = [base64.b64decode(state.get(name, "")).decode(errors="replace") for name in ("out-data", "err-data")]
                return state.get("exitcode", 128 + state.get("signal", 0)), *said
            if time.monotonic() > deadline:
                raise Silent(f"not done after {patience} s: {command}")
            time.sleep(0.1)
