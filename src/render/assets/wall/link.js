// The link to the server: when it breaks the last good scene stays, and one small question after
// another, ever more seldom, asks whether the server is back.
const PATIENCE = 10000;
const SOON = 1000;
const SELDOM = 60000;
// A server that is only started anew is not worth a word.
const BRIEF = 3000;

const mark = document.querySelector(".offline");

let lost = false;
let contact = now(); // when the server last answered
let misses = 0; // failures in a row
let retry = 0; // timer of the next question
let telling = 0; // timer of the mark
let events = null;
let quiet = SOON; // the next pause before listening anew

const backoff = (nth) => about(Math.min(SELDOM, SOON * 2 ** Math.min(nth, 10)));

function reached() {
  contact = now();
  misses = 0;
  if (!lost) return;
  lost = false;
  clearTimeout(retry);
  clearTimeout(telling);
  mark.hidden = true;
  if (!events) listen();
  refresh();
}

function missed() {
  misses += 1;
  if (!lost) {
    lost = true;
    clearTimeout(turn);
    telling = setTimeout(tell, BRIEF);
  }
  clearTimeout(retry);
  retry = setTimeout(beat, backoff(misses));
}

// How old the picture is: by a time that needs no clock.
function tell() {
  const minutes = Math.floor((now() - contact) / 60000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const words = mark.dataset;
  const text =
    minutes < 1 ? words.now
    : minutes < 60 ? said(minutes, words.minute, words.minutes)
    : hours < 48 ? said(hours, words.hour, words.hours)
    : said(days, words.day, words.days);
  if (mark.textContent !== text) mark.textContent = text;
  mark.hidden = false;
  telling = setTimeout(tell, 5000);
}

const said = (count, one, many) => (count === 1 ? one : many.replace("%s", count));

function listen() {
  let day = null; // the day as of which the figures are told, as part of the event's id
  events = new EventSource("/events");
  events.addEventListener("snapshot", (event) => {
    quiet = SOON;
    const another = event.data !== snapshot || (day !== null && event.lastEventId !== day);
    day = event.lastEventId;
    if (!another) return;
    snapshot = event.data;
    refresh();
  });
  events.addEventListener("open", () => noteThat("none"));
  events.addEventListener("note", (event) => noteThat(event.data));
  events.addEventListener("error", () => {
    events.close();
    events = null;
    if (lost) return;
    // Perhaps only the events are shut: whether the server is gone, a question shows.
    setTimeout(beat, Math.random() * 500);
    setTimeout(() => {
      if (!events && !lost) listen();
    }, about((quiet = Math.min(SELDOM, quiet * 2))));
  });
}

// A page that is left may be kept by the browser. It must not keep its connection: browsers allow
// only six to a server, and the seventh page would wait for a minute.
addEventListener("pagehide", () => {
  if (events) events.close();
  events = null;
});
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  if (!events) listen();
  beat();
});
