// Whoever has read what is new has seen the snapshot that it is about. The browser keeps that to itself.
"use strict";
try {
  localStorage.setItem("komspot-seen", document.getElementById("news").dataset.snapshot);
} catch {
  // Nothing can be kept: the page then always tells what the newest snapshot changed.
}
