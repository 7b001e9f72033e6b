// What all parts share: the page, its settings, and a time that never jumps.
const html = document.documentElement;
const body = document.body;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const theme = html.dataset.theme || "dark";

let pinned = "pinned" in body.dataset;

// Milliseconds that nobody sets: the clocks of boards and screens are wrong more often than not.
const now = () => performance.now();
// Not all walls at once.
const about = (ms) => ms * (0.75 + Math.random() / 2);

const shown = () => document.querySelector("main.scene:not(.leaving)");
const idOf = (scene) => (scene ? scene.dataset.scene : "");
const stops = () => Array.from(document.querySelectorAll(".playlist li"));
const playlist = () => stops().map((stop) => stop.dataset.scene);
const turning = () => !pinned && playlist().length > 1;
// Milliseconds that the scene stays.
const stay = () => {
  const stop = stops().find((stop) => stop.dataset.scene === idOf(shown()));
  return Math.max(3, Number((stop || body).dataset[stop ? "seconds" : "interval"]) || 20) * 1000;
};
