// The way through time: a slider, and a play that shows one stretch after the other.
const PACE = 900;
const line = () => $("#line", main);
const steps = () => $$("#times option", main);
let playing = 0;

const at = (step) => {
  const pairs = new URLSearchParams(location.search);
  pairs.set("period", steps()[step].value);
  return `/?${pairs}`;
};
function ahead(step, count) {
  for (let next = step; next < step + count && next < steps().length; next++) if (next >= 0) page(at(next)).catch(() => {});
}
function mark() {
  const step = steps()[line().value];
  if (!step) return;
  line().setAttribute("aria-valuetext", step.label);
  $(".bubble", main).textContent = step.label;
}
document.addEventListener("input", (event) => {
  if (event.target !== line()) return;
  pause();
  mark();
  $(".line", main).classList.add("moving");
  // While the hand moves only the newest wish is fetched; what stays is pushed when it rests.
  slide(Number(line().value), "replace", true);
});
let sliding = null;
let origin = null;
async function slide(step, how, quiet) {
  origin ??= location.pathname + location.search;
  if (sliding !== null) {
    sliding = step;
    return;
  }
  sliding = step;
  for (let now = null; now !== sliding; ) {
    now = sliding;
    const wish = line().value;
    await show(at(now), how, quiet);
    if (sliding !== now) line().value = wish !== line().value ? sliding : line().value;
    line().value = sliding;
    mark();
  }
  sliding = null;
}
document.addEventListener("change", (event) => {
  if (event.target !== line()) return;
  $(".line", main).classList.remove("moving");
  // The way back leads to where the hand began.
  if (origin && origin !== location.pathname + location.search) {
    const here = location.pathname + location.search;
    history.replaceState(history.state, "", origin);
    history.pushState({}, "", here);
  }
  origin = null;
  $("#said").textContent = said();
});

function pause() {
  if (!playing) return;
  clearTimeout(playing);
  playing = 0;
  dress();
  $("#said").textContent = said();
}
function dress() {
  const button = $(".play", main);
  if (!button) return;
  const words = playing ? button.dataset.pause : button.dataset.play;
  main.classList.toggle("playing", !!playing);
  button.setAttribute("aria-label", words);
  button.title = words;
}
function play() {
  if (playing) return pause();
  const last = steps().length - 1;
  let step = Number(line().value);
  step = step >= last ? 0 : step + 1;
  let how = "push";
  const turn = async () => {
    const started = performance.now();
    if (!(await show(at(step), how, true))) return pause();
    how = "replace";
    ahead(step + 1, 3);
    if (step >= last || !playing) return pause();
    step += 1;
    playing = setTimeout(turn, Math.max(0, PACE - (performance.now() - started)));
  };
  playing = -1;
  dress();
  turn();
}
document.addEventListener("click", (event) => {
  if (event.target.closest(".play")) play();
});
document.addEventListener("visibilitychange", () => document.hidden && pause());

function ready() {
  if (!line()) return;
  $(".line", main).hidden = false;
  $(".play", main).hidden = false;
  mark();
  dress();
  const here = Number(line().value);
  if (!playing) (window.requestIdleCallback ?? setTimeout)(() => line() && (ahead(here - 1, 1), ahead(here + 1, 1)));
}
shown.push(ready);
grafts.push((other) => {
  for (const part of $$(".line, .play", other)) part.hidden = false;
  $("main", other).classList.toggle("playing", !!playing);
  $(".line", other)?.classList.toggle("moving", !!$(".line.moving", main));
});
