// A hand on mouse or keys holds the scene; it goes on by itself when the hand has been still for a while.
const STILL = 60000;

const sign = document.querySelector(".paused");

let holding = false;
let still = 0; // timer of going on

const held = () => holding;

function hold() {
  if (!turning()) return;
  clearTimeout(still);
  still = setTimeout(release, STILL);
  if (holding) return;
  holding = true;
  sign.hidden = false;
  body.classList.add("held");
}

function release() {
  clearTimeout(still);
  if (!holding) return;
  holding = false;
  sign.hidden = true;
  body.classList.remove("held");
  if (!task) plan();
}

function step(by) {
  hold();
  if (turning() && !lost) show(neighbour(idOf(shown()), by));
}

addEventListener("pointermove", (event) => {
  // A page that moves under a mouse that does not is no hand.
  if ((event.movementX || event.movementY) && !wake()) hold();
});
addEventListener("pointerdown", () => {
  if (!wake()) hold();
});
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || wake()) return;
  if (event.key === " ") {
    if (holding) release();
    else hold();
  } else if (event.key === "ArrowRight") step(1);
  else if (event.key === "ArrowLeft") step(-1);
  else if (event.key === "Escape") release();
});
