// The time of day, as far as the server vouches for it; the screen's rest; slow shifts.
const MINUTE = 60000;
const DAY = 1440;
const WAKE = 5 * MINUTE;
const REACH = 4;

const clock = document.querySelector(".clock");
const cover = document.querySelector(".night");

let heard = null; // the server's week in milliseconds, and when it was heard
let night = null; // when the screen rests
let woken = -WAKE; // when somebody woke it
let minute = 0; // timer of the next minute

function learn(said) {
  heard = Number.isFinite(said.week) ? { week: said.week, at: now() } : null;
  night = said.night || null;
  tick();
}

const two = (number) => String(number).padStart(2, "0");
const time = (at) => two(Math.floor(at / 60) % 24) + (html.lang === "da" ? "." : ":") + two(at % 60);

function tick() {
  clearTimeout(minute);
  clock.hidden = heard === null;
  if (heard === null) {
    cover.hidden = true;
    return;
  }
  const passed = heard.week + now() - heard.at;
  const at = Math.floor(passed / MINUTE) % (7 * DAY);
  if (clock.textContent !== time(at)) clock.textContent = time(at);
  rest(at);
  minute = setTimeout(tick, MINUTE - (passed % MINUTE) + 50);
}

// A night begins on its day and may end on the next.
function isNight(at) {
  if (!night) return false;
  const [day, of] = [Math.floor(at / DAY), at % DAY];
  const over = night.to <= night.from;
  if (of >= night.from && (over || of < night.to)) return night.days[day];
  return over && of < night.to && night.days[(day + 6) % 7];
}

function rest(at) {
  const rests = isNight(at) && now() - woken >= WAKE;
  if (rests) {
    cover.dataset.look = night.look;
    const words = cover.firstElementChild;
    words.textContent = cover.dataset.words.replace("%s", time(night.to));
    // Never twice in one place.
    words.style.setProperty("--x", ((at * 7) % 60) + "vw");
    words.style.setProperty("--y", ((at * 11) % 90) + "vh");
  }
  cover.hidden = !rests;
}

// True if somebody's hand only woke the screen.
function wake() {
  const slept = !cover.hidden;
  woken = now();
  if (slept) tick();
  return slept;
}

// To and fro over a few pixels, one a minute, so that no edge burns in.
function wave(nth, reach) {
  return Math.abs(((nth + reach) % (4 * reach)) - 2 * reach) - reach;
}

function shift(nth) {
  html.style.setProperty("--shift-x", wave(nth, REACH) + "px");
  html.style.setProperty("--shift-y", wave(nth, REACH - 1) + "px");
  setTimeout(() => shift(nth + 1), MINUTE);
}
