// The scenes: one after another, each drawn by the server.
const FADE = 900;

let snapshot = body.dataset.snapshot;
let drawn = 1; // pictures since the page was loaded
let lap = Number(body.dataset.turn) || 0; // turns of the playlist: each may have other scenes
let turn = 0; // timer of the next scene
let task = null; // what is under way: whatever comes later overtakes it

const look = () => "lang=" + html.lang + "&theme=" + theme;
// The screen's proportions, as /wall/type.css names them.
const form = () => getComputedStyle(html).getPropertyValue("--form").trim() || "landscape";
const sceneAddress = (id) => "/wall/scenes/" + encodeURIComponent(id) + "?" + look() + "&form=" + form();
const pageAddress = (id) => "/wall?" + (id ? "scene=" + encodeURIComponent(id) : "turn=" + lap) + "&" + look();

// The page at an address; null if there is no such. Fails when its task was overtaken, so that
// nothing older is ever shown after something newer.
async function page(address, own) {
  const limit = setTimeout(() => own.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { signal: own.signal, headers: { accept: "text/html" } });
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (own !== task) throw new Error("overtaken");
    return new DOMParser().parseFromString(text, "text/html");
  } finally {
    clearTimeout(limit);
  }
}

// A page brings its scene in every form, all but one of them where only a page without script looks.
// What is left of it is the form that the screen has.
function formed(scene) {
  const spare = scene.querySelector("noscript");
  if (!spare) return scene;
  const others = spare.firstElementChild ? spare : new DOMParser().parseFromString(spare.textContent, "text/html");
  const fit = others.querySelector(".other > .form-" + form());
  if (fit) {
    scene.dataset.print = fit.parentElement.dataset.print;
    scene.replaceChildren(document.adoptNode(fit));
  } else {
    spare.remove();
  }
  return scene;
}

async function attempt(work) {
  clearTimeout(turn);
  if (task) task.abort();
  const own = (task = new AbortController());
  try {
    await work(own);
  } catch {
    if (own !== task) return;
    task = null;
    missed();
    return;
  }
  if (own !== task) return;
  task = null;
  reached();
  plan();
}

function replace(scene) {
  const old = shown();
  document.querySelectorAll("main.leaving").forEach((left) => left.remove());
  if (old && idOf(old) === idOf(scene)) {
    old.classList.remove("coming");
    if (old.innerHTML === scene.innerHTML) return;
    // The same picture with newer figures: no movement.
    old.replaceWith(document.adoptNode(scene));
    drawn += 1;
    return;
  }
  body.prepend(document.adoptNode(scene));
  drawn += 1;
  if (!old) return;
  if (calm.matches) {
    old.remove();
    return;
  }
  old.classList.add("leaving");
  scene.classList.add("coming");
  setTimeout(() => {
    old.remove();
    scene.classList.remove("coming");
  }, FADE + 100);
}

const show = (id) =>
  attempt(async (own) => {
    const found = await page(sceneAddress(id), own);
    const scene = found && found.querySelector("main.scene");
    if (scene) replace(scene);
    else await renew(own, false);
  });

// There may be other scenes, other settings, another program: takes the page anew, keeps what can be
// kept, or begins a lap with its first scene.
async function renew(own, begins) {
  const id = idOf(shown());
  const before = playlist();
  let fresh = await page(pageAddress(pinned ? id : ""), own);
  if (!fresh) {
    // The pinned scene is gone for good.
    pinned = false;
    fresh = await page(pageAddress(""), own);
  }
  if (!fresh || !fresh.body.dataset.snapshot) throw new Error("no wall");
  if (fresh.body.dataset.program !== body.dataset.program && reloads(fresh.body.dataset.program)) return;
  Object.assign(body.dataset, fresh.body.dataset);
  snapshot = body.dataset.snapshot;
  const list = fresh.querySelector(".playlist");
  if (list) document.querySelector(".playlist").replaceWith(document.adoptNode(list));
  const opening = formed(fresh.querySelector("main.scene"));
  const next = begins ? "" : heir(id, before, playlist());
  if (!next || next === idOf(opening)) {
    replace(opening);
    return;
  }
  const found = await page(sceneAddress(next), own);
  replace((found && found.querySelector("main.scene")) || opening);
}

// A scene that is still there, or else the next that is.
function heir(id, before, ids) {
  const from = Math.max(0, before.indexOf(id));
  return [...before.slice(from), ...before.slice(0, from)].find((known) => ids.includes(known));
}

// Another program has other styles and scripts: they are loaded once, and never in a circle.
function reloads(program) {
  try {
    if (sessionStorage.getItem("program") === program) return false;
    sessionStorage.setItem("program", program);
  } catch {
    return false;
  }
  location.reload();
  return true;
}

const refresh = () => attempt((own) => renew(own, false));

const begin = () =>
  attempt((own) => {
    lap += 1;
    return renew(own, true);
  });

function neighbour(id, step) {
  const ids = playlist();
  return ids.length === 0 ? id : ids[(Math.max(0, ids.indexOf(id)) + step + ids.length) % ids.length];
}

function plan() {
  clearTimeout(turn);
  if (lost) return;
  turn = setTimeout(() => {
    const id = idOf(shown());
    if (document.hidden) plan();
    // A scene that stays is looked after all the same.
    else if (pinned || held()) show(id);
    else if (playlist().indexOf(id) === playlist().length - 1) begin();
    else show(neighbour(id, 1));
  }, stay());
}

// A kiosk's window grows after its page was loaded, and screens are turned: other proportions want
// another drawing, and not only from the next scene on.
addEventListener("resize", () => {
  const scene = shown();
  if (scene && !lost && !scene.querySelector(".form-" + form())) show(idOf(scene));
});
