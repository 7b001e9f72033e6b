// The state is the address: every change fetches the page of another address and shows it in this one.
const $ = (query, within = document) => within.querySelector(query);
const $$ = (query, within = document) => [...within.querySelectorAll(query)];
const main = $("main");
const own = (link) => main.contains(link) && link.origin === location.origin && link.pathname === "/";
const form = () => $("form.choose");
const parser = new DOMParser();
const shown = []; // what has to be done anew when another state is shown
const kept = new Map(); // pages by address, the oldest first
const MOST = 24;
const FRESH = 60000; // milliseconds that a page is good for: figures may be replaced meanwhile
let asked = 0; // which change was asked for last

// The page of an address, which may have been fetched ahead.
function page(href) {
  const key = new URL(href, location.href).href;
  let { found, since } = kept.get(key) ?? {};
  if (!found || performance.now() - since > FRESH) {
    found = fetch(key, { headers: { Accept: "text/html" } }).then((answer) => {
      if (!answer.ok) throw new Error(answer.status);
      return answer.text();
    });
    found.catch(() => kept.delete(key));
    kept.delete(key);
    kept.set(key, { found, since: performance.now() });
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
  }
  return found;
}

// Shows the state of an address. `how` is push, replace, or nothing for what the history already has.
async function show(href, how, quiet) {
  const turn = ++asked;
  let text;
  try {
    text = await page(href);
  } catch {
    // The server says what is wrong, or the browser that there is no server.
    location.assign(href);
    return false;
  }
  if (turn !== asked) return false;
  const other = parser.parseFromString(text, "text/html");
  const state = $("#state", other);
  if (!state) {
    location.assign(href);
    return false;
  }
  const address = state.dataset.address;
  if (how === "push" && address !== location.pathname + location.search) {
    remember();
    history.pushState({}, "", address);
  } else if (how) {
    history.replaceState(history.state ?? {}, "", address);
  }
  before(other);
  const held = document.activeElement;
  for (const part of ["main", "header.head", "footer.foot"]) morph($(part), $(part, other));
  document.title = other.title;
  $("link[rel=canonical]").href = $("link[rel=canonical]", other).href;
  for (const act of shown) act();
  // What had the focus may be gone: at the end of time there is no next step.
  if (!held.isConnected) ($("a.step", main) ?? main).focus({ preventScroll: true });
  if (!quiet) $("#said").textContent = said();
  return true;
}

// What has changed, for those who do not see it.
const said = () =>
  ["h1", ".subtitle", ".city", ".reading"].map((part) => $(part, main)?.innerText.replace(/\s+/g, " ")).join(". ");

// Script-made things are in the page that stands here only: they are put into the other one as well.
function before(other) {
  for (const graft of grafts) graft(other);
}
const grafts = [];

// Where the reader was, so that the way back leads there.
function remember() {
  const focus = document.activeElement;
  const path = focus?.getAttribute?.("href") ?? focus?.name ?? focus?.id;
  history.replaceState({ y: scrollY, focus: path || null }, "");
}

function focusOn(path) {
  if (!path) return;
  const all = $$("a[href], select, input, button", main);
  const found = all.find((one) => path === (one.getAttribute("href") ?? one.name) || path === one.id);
  found?.focus({ preventScroll: true });
}

addEventListener("popstate", async (event) => {
  const { y, focus } = event.state ?? {};
  pause();
  if (await show(location.href, null)) {
    if (y !== undefined) scrollTo(0, y);
    focusOn(focus);
  }
});

// The address that the form stands for, in the order in which the server would write it.
function chosen() {
  const pairs = [...new FormData(form())].filter(([name, value]) => value && !(name === "compare" && value === "city"));
  return `/?${new URLSearchParams(pairs)}`;
}

// What is pointed at is fetched before it is wanted.
for (const hint of ["pointerover", "focusin"]) {
  document.addEventListener(hint, (event) => {
    const link = event.target.closest?.("a[href]");
    if (link && own(link)) page(link.href).catch(() => {});
  });
}

document.addEventListener("change", (event) => {
  if (event.target.matches("form.choose select")) show(chosen(), "push");
});
document.addEventListener("submit", (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  show(chosen(), "push");
});
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (own(link)) {
    event.preventDefault();
    pause();
    show(link.href, "push");
  } else {
    remember();
  }
});
