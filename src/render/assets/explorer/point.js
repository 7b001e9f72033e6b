// Pointing at an area, on the map or in the table, shows it in both, and its figures beside them.
const path = (link) => new URL(link.href.baseVal ?? link.href, location.href).pathname;
const places = () => $$("svg.map a", main);
const rowOf = (at) => $$(".standings tbody tr", main).find((row) => $("th a", row) && path($("th a", row)) === at);
const placeOf = (at) => places().find((place) => path(place) === at);
let lit = null;

function light(at) {
  if (at === lit) return;
  lit = at;
  $$(".lit", main).forEach((one) => (one.tagName === "path" ? one.remove() : one.classList.remove("lit")));
  const row = at && rowOf(at);
  const place = at && placeOf(at);
  row?.classList.add("lit");
  const area = place && $(".area", place);
  if (area) {
    // Below the labels, above everything else.
    const labels = $("svg.map > g > .leader-bed:not(.under), svg.map > g > g", main);
    for (const look of ["leader-bed under lit", "rim-thin lit"]) {
      const rim = document.createElementNS(area.namespaceURI, "path");
      rim.setAttribute("class", look);
      rim.setAttribute("d", area.getAttribute("d"));
      labels ? labels.before(rim) : place.parentNode.append(rim);
    }
  }
  tell(row || $(".standings tr.chosen", main));
}

// A row's figures once more, where the eye is.
function tell(row) {
  const panel = $("#pointed");
  const leave = $(".leave", panel);
  const parts = [];
  if (row) {
    const heading = document.createElement("h2");
    heading.append($("th", row).firstChild.cloneNode(true));
    const table = document.createElement("table");
    const body = table.createTBody();
    for (const cell of $$("td", row)) {
      const line = body.insertRow();
      const name = document.createElement("th");
      name.scope = "row";
      name.textContent = cell.dataset.label;
      line.append(name, cell.cloneNode(true));
    }
    parts.push(heading, table);
    if (row.classList.contains("chosen") && leave) parts.push(leave);
  } else {
    const hint = document.createElement("p");
    hint.className = "hint";
    hint.textContent = panel.dataset.hint;
    parts.push(hint);
  }
  // The way out of a choice stays in the page, if unseen.
  if (leave && !parts.includes(leave)) {
    leave.hidden = true;
    parts.push(leave);
  } else if (leave) {
    leave.hidden = false;
  }
  panel.replaceChildren(...parts);
}

// On the way by Tab the map is one stop; its areas are gone through with the arrows.
let stop = null;
function rove(page) {
  const all = $$("svg.map a", page);
  const at = all.find((place) => path(place) === stop) ?? all[0];
  for (const place of all) place.setAttribute("tabindex", place === at ? 0 : -1);
}
grafts.push(rove);
function neighbour(from, [dx, dy]) {
  const middle = (place) => {
    const { x, y, width, height } = place.getBBox();
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = middle(from);
  let [best, least] = [null, Infinity];
  for (const place of places()) {
    const [px, py] = middle(place);
    const along = (px - x) * dx + (py - y) * dy;
    const aside = Math.abs((px - x) * dy) + Math.abs((py - y) * dx);
    if (place !== from && along > 0 && along + 2 * aside < least) [best, least] = [place, along + 2 * aside];
  }
  return best;
}
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function pointedAt(target) {
  const place = target.closest?.("svg.map a");
  if (place) return path(place);
  const row = target.closest?.(".standings tbody tr");
  const link = row && $("th a", row);
  return link && path(link).startsWith("/areas/") ? path(link) : null;
}

document.addEventListener("pointerover", (event) => {
  if (main.contains(event.target) && !event.target.closest("#pointed")) light(pointedAt(event.target));
});
document.addEventListener("focusin", (event) => {
  const at = pointedAt(event.target);
  if (at || event.target.closest("main")) light(at);
  if (at && event.target.closest("svg.map")) {
    stop = at;
    rove(document);
  }
});

// Whoever goes to an area finds it chosen on the way back; Space chooses without going.
const idOf = (at) => decodeURIComponent(at.split("/").pop());
function choose(id, how) {
  const pairs = new URLSearchParams(location.search);
  id ? pairs.set("area", id) : pairs.delete("area");
  const query = pairs.toString();
  return show(query ? `/?${query}` : "/", how);
}
document.addEventListener("click", (event) => {
  const at = event.target.closest("svg.map a, .standings th a, .pointed h2 a") && pointedAt(event.target.closest("a"));
  if (at && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    const pairs = new URLSearchParams(location.search);
    pairs.set("area", idOf(at));
    history.replaceState(history.state, "", `/?${pairs}`);
  }
});
document.addEventListener("keydown", (event) => {
  const at = pointedAt(event.target);
  const way = !event.shiftKey && ARROWS[event.key];
  if (way && event.target.matches("svg.map a")) {
    event.preventDefault();
    neighbour(event.target, way)?.focus({ preventScroll: true });
  }
  if (event.key === " " && at && event.target.matches("a")) {
    event.preventDefault();
    choose(idOf(at), "push");
  }
});

shown.push(() => {
  const at = lit;
  lit = null;
  $$("path.lit", main).forEach((rim) => rim.remove());
  light(at && placeOf(at) ? at : null);
});
