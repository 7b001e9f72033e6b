"""The wall in a browser: its first picture, its scene changes, and its memory after months of them.

Chromium is driven through chromedriver, in plain HTTP. Every run of the first picture has a browser
and a profile of its own, so that nothing is cached.
"""

import http.client
import json
import re
import shutil
import statistics
import subprocess
import tempfile
import time

import server

# How much slower the processor is made: roughly a small board beside a desktop.
THROTTLE = 6
CHANGES = 10_000
# Where the memory is looked at: after the warm-up, and on the way.
LOOKS = (500, 2_000, 5_000, CHANGES)

OBSERVE = """(() => {
    window.long = [];
    new PerformanceObserver((list) => window.long.push(...list.getEntries().map((task) => task.duration)))
        .observe({ type: "longtask", buffered: true });
})()"""

# Steps through the scenes as soon as each is there. A step that is lost is taken again.
STEP = """((until) => {
    window.drawn = window.drawn || 0;
    const press = () => dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
    const again = setInterval(press, 2000);
    const watch = new MutationObserver((changes) => {
        const came = changes.flatMap((change) => [...change.addedNodes]);
        if (!came.some((node) => node.matches && node.matches("main.scene"))) return;
        window.drawn += 1;
        if (window.drawn < until) setTimeout(press, PAUSE);
        else { watch.disconnect(); clearInterval(again); }
    });
    watch.observe(document.body, { childList: true });
    press();
    return true;
})(UNTIL)"""


class Browser:
    """A window of 1920 × 1080 in a fresh profile; ended with the `with` block."""

    def __init__(self):
        self.profile = tempfile.mkdtemp(prefix="komspot-bench-browser.")
        self.driver = subprocess.Popen(
            ["chromedriver", "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        for line in self.driver.stdout:
            if found := re.search(r"started successfully on port (\d+)", line):
                self.port = int(found.group(1))
                break
        arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"]
        arguments += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
        arguments += ["--window-size=1920,1080", f"--user-data-dir={self.profile}", "--disable-quic"]
        wishes = {"browserName": "chrome", "goog:chromeOptions": {"args": arguments}}
        self.session = ""
        answer = self.ask("POST", "/session", {"capabilities": {"alwaysMatch": wishes}})
        self.session = f"/session/{answer['sessionId']}"
        self.ask("POST", "/timeouts", {"script": 600_000})
        size = {"width": 1920, "height": 1080, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", size)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("DELETE", "", None)
        finally:
            self.driver.kill()
            self.driver.wait()
            shutil.rmtree(self.profile, ignore_errors=True)

    def ask(self, method, path, body):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)
        text = None if body is None else json.dumps(body)
        connection.request(method, self.session + path, text, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        value = json.loads(answer.read())["value"]
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"the browser refused {method} {path}: {value['message'][:500]}")
        return value

    def devtools(self, command, parameters=None):
        return self.ask("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters or {}})

    def eval(self, expression):
        return self.ask("POST", "/execute/sync", {"script": f"return ({expression})", "args": []})

    def wait_for(self, expression, seconds=60, pause=0.05):
        deadline = time.monotonic() + seconds
        while not self.eval(expression):
            if time.monotonic() > deadline:
                raise SystemExit(f"waited in vain for {expression}")
            time.sleep(pause)

    def throttle(self, times):
        self.devtools("Emulation.setCPUThrottlingRate", {"rate": times})

    def visit(self, url):
        self.ask("POST", "/url", {"url": url})


def hanging(place):
    """Rows of the table."""
    with server.komspot(place.program, place.data(), place.served) as komspot:
        url = f"http://127.0.0.1:{komspot.port}/wall"
        komspot.get("/wall")
        return [*painting(url, max(place.runs, 7)), *changing(url), remembering(url)]


def painting(url, runs):
    took = {1: [], THROTTLE: []}
    for _ in range(runs):
        for times, seen in took.items():
            with Browser() as browser:
                browser.throttle(times)
                browser.visit(url)
                paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
                browser.wait_for(f"{paint} !== undefined")
                seen.append(browser.eval(paint) / 1000)
    form = "{1:.2f} s ({0:.2f}–{2:.2f})"
    rows = []
    for times, seen in took.items():
        slowed = "" if times == 1 else f", processor slowed {times} times"
        told = form.format(min(seen), statistics.median(seen), max(seen))
        rows.append((f"first picture of a cold wall{slowed}", told, "", "", "≤ 0.6 s" if times > 1 else ""))
    return rows


def changing(url, changes=60):
    rows = []
    for times in (1, THROTTLE):
        with Browser() as browser:
            browser.devtools("Page.addScriptToEvaluateOnNewDocument", {"source": OBSERVE})
            browser.visit(url)
            browser.wait_for("document.fonts.status === 'loaded'")
            # The fade is part of the change: the next one waits until it is over.
            browser.throttle(times)
            time.sleep(3)
            browser.eval("(window.long.length = 0)")
            step(browser, changes, 1500 if times == 1 else 2500)
            long = browser.eval("window.long")
        slowed = "" if times == 1 else f", processor slowed {times} times"
        longest = f", the longest {max(long):.0f} ms" if long else ""
        aim = "0" if times == 1 else ""
        name = f"tasks above 50 ms in {changes} scene changes{slowed}"
        rows.append((name, f"{len(long)}{longest}", "", "", aim))
    return rows


def remembering(url):
    heap, nodes = [], []
    with Browser() as browser:
        browser.devtools("Performance.enable")
        browser.visit(url)
        for look in LOOKS:
            step(browser, look, 0)
            # What still fades, fades away first.
            time.sleep(3)
            for _ in range(3):
                browser.devtools("HeapProfiler.collectGarbage")
            found = {metric["name"]: metric["value"] for metric in browser.devtools("Performance.getMetrics")["metrics"]}
            heap.append(found["JSHeapUsedSize"] / 1e6)
            nodes.append(found["Nodes"])
    told = ", ".join(f"{count:,}: {mega:.2f} MB, {node:,.0f}" for count, mega, node in zip(LOOKS, heap, nodes))
    return ("script memory and nodes after scene changes", told, "", "", "flat")


def step(browser, until, pause):
    browser.eval(STEP.replace("UNTIL", str(until)).replace("PAUSE", str(pause)))
    # Every question leaves some 70 bytes in the page: asked often, they would be taken for the wall's.
    browser.wait_for(f"window.drawn >= {until}", 3600, pause=5)
