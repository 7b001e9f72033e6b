// The heartbeat: tells the server what stands in the page, and learns what time it is.
const BEAT = 15000;

const wall = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0"));
let sequence = 0;
let composed = false; // a frame since the last report
let beating = false;
let next = 0; // timer of the next report

// Of every text and every outline in their order, as src/render/print.rs does it.
function print(scene) {
  let hash = 0x811c9dc5;
  const add = (text) => {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 32) hash = Math.imul(hash ^ unit, 0x01000193);
    }
  };
  const walk = document.createTreeWalker(scene, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    add((node.nodeType === Node.TEXT_NODE ? node.data : node.getAttribute("d")) || "");
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}

function isSeen(scene) {
  const { width, height } = scene.getBoundingClientRect();
  const opaque = { opacityProperty: !scene.classList.contains("coming"), visibilityProperty: true };
  return width > 0 && height > 0 && scene.checkVisibility(opaque);
}

function report(leaving) {
  const scene = shown();
  sequence += 1;
  return JSON.stringify({
    wall: wall.join(""),
    sequence,
    scene: idOf(scene),
    snapshot,
    print: scene && isSeen(scene) ? print(scene) : "",
    sent: (scene && scene.dataset.print) || "",
    drawn,
    composed,
    stay: turning() && !held() ? Math.round(stay() / 1000) : 0,
    leaving,
  });
}

async function beat() {
  if (beating || document.hidden) return;
  beating = true;
  clearTimeout(next);
  try {
    const answer = await fetch("/wall/heartbeat", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: report(false),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status >= 500) throw new Error(String(answer.status));
    const said = answer.ok ? await answer.json() : {};
    composed = false;
    requestAnimationFrame(() => (composed = true));
    learn(said);
    reached();
    if (said.snapshot && said.snapshot !== snapshot && !task) refresh();
  } catch {
    missed();
  }
  beating = false;
  if (!lost) next = setTimeout(beat, BEAT * (0.9 + Math.random() / 5));
}

// Whoever goes, or cannot be seen any more, is not to be missed.
const leave = () => {
  navigator.sendBeacon("/wall/heartbeat", new Blob([report(true)], { type: "application/json" }));
};
addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => (document.hidden ? leave() : beat()));
