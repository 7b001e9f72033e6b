// Zooming and panning: only the drawing's window moves.
const LARGEST = 12;
const farthest = () => Number($("g.near", drawing())?.dataset.farthest ?? LARGEST);
const canvas = () => $(".canvas", main);
const drawing = () => $("svg.map", main);
let whole = null; // the drawing's own window
let view = null; // what is seen of it: left, top, width, height
let em = 0; // what the widths of its lines are measured by

function look([x, y, w, h]) {
  const [left, top, width, height] = whole;
  w = Math.min(width, Math.max(width / farthest(), w));
  h = (w / width) * height;
  x = Math.min(left + width - w, Math.max(left, x));
  y = Math.min(top + height - h, Math.max(top, y));
  view = [x, y, w, h];
  drawing().setAttribute("viewBox", view.map((n) => Math.round(n * 100) / 100).join(" "));
  // Names grow with the land, lines stay as fine as they are.
  $("g", drawing()).setAttribute("font-size", (em * w) / width);
  $("figure.map", main).classList.toggle("zoomed", w < width * 0.999);
  label(width / w);
}

// Among very many areas ever more names appear, each from its zoom on, and stay as large as they are. What
// the whole map says of an area stays until its own name has appeared.
function label(zoom) {
  for (const one of drawing().querySelectorAll("g.far > g, g.near > g")) {
    const { x, y, from, until } = one.dataset;
    const seen = !(zoom < from || zoom >= until);
    see(one, seen);
    if (seen && x) one.setAttribute("transform", `translate(${x} ${y}) scale(${1 / zoom}) translate(${-x} ${-y})`);
  }
}
function see(part, seen) {
  if (seen) part.removeAttribute("display");
  else if (!part.hasAttribute("display")) part.setAttribute("display", "none");
}
const isWhole = () => view[2] > whole[2] * 0.999;

// A point of the screen in the drawing.
function within(x, y) {
  const point = new DOMPoint(x, y).matrixTransform(drawing().getScreenCTM().inverse());
  return [point.x, point.y];
}
function zoom(factor, [x, y] = [view[0] + view[2] / 2, view[1] + view[3] / 2]) {
  const w = Math.min(whole[2], Math.max(whole[2] / farthest(), view[2] / factor));
  const share = w / view[2];
  look([x - (x - view[0]) * share, y - (y - view[1]) * share, w, 0]);
}

let scrolled = 0;
addEventListener("scroll", () => (scrolled = performance.now()), { passive: true });
document.addEventListener(
  "wheel",
  (event) => {
    if (!drawing()?.contains(event.target)) return;
    // A page that is being scrolled goes on, and so it does where there is nothing farther out.
    const isScrolling = !event.ctrlKey && isWhole() && (event.deltaY > 0 || performance.now() - scrolled < 500);
    if (isScrolling) return;
    event.preventDefault();
    const lines = event.deltaMode ? 16 : 1;
    zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0018)), within(event.clientX, event.clientY));
  },
  { passive: false },
);

const fingers = new Map();
let moved = 0;
document.addEventListener("pointerdown", (event) => {
  if (!drawing()?.contains(event.target) || (event.pointerType === "mouse" && event.button)) return;
  fingers.set(event.pointerId, [event.clientX, event.clientY]);
  moved = 0;
});
document.addEventListener("pointermove", (event) => {
  const from = fingers.get(event.pointerId);
  if (!from) return;
  const to = [event.clientX, event.clientY];
  const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
  if (other) {
    const apart = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]) || 1;
    zoom(apart(to) / apart(from), within((to[0] + other[0]) / 2, (to[1] + other[1]) / 2));
    moved = 99;
  } else if (!isWhole()) {
    moved += Math.hypot(to[0] - from[0], to[1] - from[1]);
    const [a, b] = [within(...from), within(...to)];
    look([view[0] + a[0] - b[0], view[1] + a[1] - b[1], view[2], 0]);
  }
  $("figure.map", main).classList.toggle("dragged", moved > 6);
  fingers.set(event.pointerId, to);
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, (event) => {
    fingers.delete(event.pointerId);
    $("figure.map", main)?.classList.remove("dragged");
  });
}
// A drag is no click.
addEventListener(
  "click",
  (event) => {
    if (moved > 6 && drawing()?.contains(event.target)) {
      event.preventDefault();
      event.stopPropagation();
    }
    moved = 0;
  },
  true,
);
document.addEventListener("dragstart", (event) => drawing()?.contains(event.target) && event.preventDefault());
document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-zoom]")?.dataset.zoom;
  if (step === "all") {
    look(whole);
    $("[data-zoom=in]", main).focus();
  } else if (step) zoom(step === "in" ? 1.6 : 1 / 1.6);
});

const typing = (target) => target.matches?.("input:not([type=range]), select, textarea");
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !drawing()) return;
  if (typing(event.target) && event.key !== "Escape") return;
  const pan = event.shiftKey && ARROWS[event.key];
  if (event.key === "+" || event.key === "-") {
    zoom(event.key === "+" ? 1.6 : 1 / 1.6);
  } else if (pan && !isWhole() && event.target.closest?.("figure.map")) {
    look([view[0] + pan[0] * view[2] * 0.15, view[1] + pan[1] * view[3] * 0.15, view[2], 0]);
  } else if (event.key === "Escape") {
    if (playing) pause();
    else if (!isWhole()) look(whole);
    else if ($(".standings tr.chosen", main)) choose(null, "push");
    else return;
  } else return;
  event.preventDefault();
});
// Who goes through the areas by keyboard sees the one that they are at.
document.addEventListener("focusin", (event) => {
  const place = event.target.closest?.("svg.map a");
  if (!place || isWhole()) return;
  const { x, y, width, height } = place.getBBox();
  const inside = x >= view[0] && y >= view[1] && x + width <= view[0] + view[2] && y + height <= view[1] + view[3];
  if (!inside) look([x + width / 2 - view[2] / 2, y + height / 2 - view[3] / 2, view[2], 0]);
});

function measure() {
  if (!drawing()) return;
  const own = drawing().getAttribute("viewBox").split(" ").map(Number);
  const stays = view && whole && own[2] === whole[2] && own[3] === whole[3] && !isWhole();
  const before = view;
  em = Number($("g", drawing()).getAttribute("font-size"));
  whole = own;
  view = own;
  look(stays ? before : own);
  $(".zoom", canvas()).hidden = false;
}
shown.push(measure);
grafts.push((other) => {
  const zoom = $(".zoom", other);
  if (zoom) zoom.hidden = false;
  $("figure.map", other)?.classList.toggle("zoomed", !isWhole());
});
