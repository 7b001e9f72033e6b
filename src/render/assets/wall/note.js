
// What is said in passing of new figures.
function noteThat(kind) {
  const note = document.querySelector("body > .note");
  const words = note.dataset[kind];
  note.hidden = !words;
  if (words) body.dataset.note = kind;
  else delete body.dataset.note;
  if (words && note.textContent !== words) note.textContent = words;
}
