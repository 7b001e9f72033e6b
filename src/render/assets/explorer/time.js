// The way through time: a slider, and a play that shows one stretch after the other.
const PACE = 900; // milliseconds that each stretch can be looked at
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
// What one movement of the hand passes is one step of the history.
let resting = 0;
document.addEventListener("input", (event) => {
  if (event.target !== line()) return;
  pause();
  mark();
  $(".line", main).classList.add("moving");
  const how = resting ? "replace" : "push";
  clearTimeout(resting);
  resting = setTimeout(() => {
    resting = 0;
    $(".line", main)?.classList.remove("moving");
    $("#said").textContent = said();
  }, 1000);
  slide(Number(line().value), how);
});
// Only the newest wish is fetched, however fast the hand moves.
let wish = null;
async function slide(step, how) {
  const isBusy = wish !== null;
  wish = step;
  if (isBusy) return;
  for (let now = null; now !== wish; how = "replace") {
    now = wish;
    await show(at(now), how, true);
    line().value = wish;
  }
  wish = null;
  mark();
}

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
    if (!(await show(at(step), how, true))) return pause();
    how = "replace";
    ahead(step + 1, 3);
    if (step >= last || !playing) return pause();
    step += 1;
    playing = setTimeout(turn, PACE);
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
