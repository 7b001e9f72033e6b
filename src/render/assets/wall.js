// The wall: turns the scenes, shows the time, follows new snapshots.
// Everything shown is drawn by the server; without this script the page still turns by itself.
"use strict";
(() => {
  const body = document.body;
  const clock = document.querySelector(".clock");
  const offline = document.querySelector(".offline");
  const theme = document.documentElement.dataset.theme || "dark";
  const pinned = "pinned" in body.dataset;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const FADE = 900;

  let snapshot = body.dataset.snapshot;
  let round = Number(body.dataset.turn) || 0; // turns of the playlist: each may have other scenes
  let lost = null; // when the connection went
  let misses = 0; // fetches that failed in a row
  let turn = 0; // timer of the next scene
  let busy = null; // the fetch under way

  const two = (n) => String(n).padStart(2, "0");
  // The screen's proportions, as /wall/type.css names them.
  const form = () => getComputedStyle(document.documentElement).getPropertyValue("--form").trim() || "landscape";
  const time = (at) => two(at.getHours()) + "." + two(at.getMinutes());

  function tick() {
    const now = new Date();
    clock.textContent = time(now);
    clock.hidden = false;
    setTimeout(tick, 1000 * (60 - now.getSeconds()) + 50);
  }

  function say() {
    offline.hidden = lost === null;
    if (lost !== null) offline.textContent = body.dataset.offline.replace("%s", time(lost));
  }

  function reached() {
    misses = 0;
    if (lost !== null) {
      lost = null;
      say();
    }
  }

  function missed() {
    misses += 1;
    if (lost === null) lost = new Date();
    say();
  }

  const shown = () => document.querySelector("main.scene:not(.leaving)");
  const stops = () => Array.from(document.querySelectorAll(".playlist li"));
  const playlist = () => stops().map((li) => li.dataset.scene);

  // Milliseconds that a scene stays.
  function stay(id) {
    const stop = stops().find((li) => li.dataset.scene === id);
    return Math.max(3, Number(stop ? stop.dataset.seconds : body.dataset.interval) || 20) * 1000;
  }

  function replace(scene) {
    const old = shown();
    document.querySelectorAll("main.leaving").forEach((left) => left.remove());
    if (old && old.dataset.scene === scene.dataset.scene) {
      // The same picture with newer figures: no movement.
      old.replaceWith(scene);
      return;
    }
    body.prepend(scene);
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

  async function text(address) {
    if (busy) busy.abort();
    const abort = (busy = new AbortController());
    const limit = setTimeout(() => abort.abort(), 10000);
    try {
      const answer = await fetch(address, { signal: abort.signal, headers: { accept: "text/html" } });
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(String(answer.status));
      return await answer.text();
    } finally {
      clearTimeout(limit);
      if (busy === abort) busy = null;
    }
  }

  function parsed(html) {
    return new DOMParser().parseFromString(html, "text/html");
  }

  async function show(id) {
    clearTimeout(turn);
    const wanted = snapshot;
    try {
      const html = await text("/wall/scenes/" + encodeURIComponent(id) + "?theme=" + theme + "&form=" + form());
      if (html === null) await renew();
      else {
        const scene = parsed(html).querySelector("main.scene");
        if (!scene) throw new Error("no scene");
        replace(document.adoptNode(scene));
      }
      reached();
    } catch (fault) {
      // Aborted in favour of a newer request: that one goes on.
      if (wanted !== snapshot || (fault.name === "AbortError" && busy)) return;
      missed();
    }
    plan();
  }

  // The scene is gone, the playlist may have changed, or a turn of it begins: take the page anew,
  // keep what can be kept.
  async function renew(begins) {
    const here = shown();
    const id = here ? here.dataset.scene : "";
    const known = pinned ? "?scene=" + encodeURIComponent(id) + "&theme=" : "?theme=";
    const html = await text("/wall" + known + theme + "&turn=" + round);
    if (html === null) return;
    const page = parsed(html);
    const list = page.querySelector(".playlist");
    if (list) document.querySelector(".playlist").replaceWith(document.adoptNode(list));
    const ids = playlist();
    if (!begins && !pinned && ids.includes(id)) {
      const same = await text("/wall/scenes/" + encodeURIComponent(id) + "?theme=" + theme + "&form=" + form());
      const scene = same && parsed(same).querySelector("main.scene");
      if (scene) replace(document.adoptNode(scene));
      return;
    }
    const scene = page.querySelector("main.scene");
    if (scene) replace(document.adoptNode(scene));
  }

  async function refresh(begins) {
    clearTimeout(turn);
    try {
      await renew(begins);
      reached();
    } catch (fault) {
      if (fault.name === "AbortError" && busy) return;
      missed();
    }
    plan();
  }

  function plan() {
    clearTimeout(turn);
    const here = shown();
    const id = here ? here.dataset.scene : "";
    // After misses wait longer, up to a minute, and not all walls at once.
    const wait = misses === 0 ? stay(id) : Math.min(60000, 2000 * 2 ** Math.min(misses, 5)) * (0.75 + Math.random() / 2);
    turn = setTimeout(() => {
      const ids = playlist();
      if (misses > 0) refresh(false);
      else if (pinned) plan();
      else if (ids.indexOf(id) + 1 < ids.length) show(ids[ids.indexOf(id) + 1]);
      else {
        round += 1;
        refresh(true);
      }
    }, wait);
  }

  function listen(pause) {
    const events = new EventSource("/events");
    let wait = pause;
    events.addEventListener("open", () => {
      wait = 1000;
      if (lost !== null) refresh(false);
    });
    events.addEventListener("snapshot", (event) => {
      wait = 1000;
      if (event.data === snapshot) return;
      snapshot = event.data;
      body.dataset.snapshot = snapshot;
      refresh(false);
    });
    events.addEventListener("error", () => {
      events.close();
      if (lost === null) {
        lost = new Date();
        say();
      }
      setTimeout(() => listen(Math.min(60000, wait * 2)), wait * (0.75 + Math.random() / 2));
    });
  }

  tick();
  plan();
  if (location.protocol !== "file:") listen(1000);
})();
