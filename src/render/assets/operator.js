"use strict";
// The operator's page: a bundle can be dropped, and progress is shown as it goes. Without it, the
// same form sends the bundle, and a page that is loaded anew shows how far it has come.
(() => {
  const SOON = 1000;
  const SELDOM = 5000;

  // What the page did by itself is done by hand by whoever loads it anew.
  const address = new URL(location.href);
  if (address.searchParams.has("by")) {
    address.searchParams.delete("by");
    history.replaceState(null, "", address);
  }

  const form = document.querySelector("form.bring");
  const progress = document.getElementById("progress");
  let sending = false;

  // Whatever somebody is typing or reading in an open fold must not go.
  const busy = () =>
    sending || document.querySelector("details[open]") || document.activeElement?.matches("input:not([type=file])");

  async function follow() {
    let pause = SELDOM;
    try {
      const lang = document.documentElement.lang;
      const answer = await fetch(`/operator/progress?lang=${lang}`, {
        headers: { Accept: "text/html, application/problem+json;q=0.9" },
        redirect: "manual",
      });
      // Logged out: what is on the screen is no longer anybody's business.
      if (answer.type === "opaqueredirect") return location.assign(`/operator/login?lang=${lang}`);
      if (answer.ok) {
        if (answer.headers.get("X-Komspot-Mark") !== progress.dataset.mark && !busy()) {
          return location.assign(`/operator?lang=${lang}&by=itself`);
        }
        const text = await answer.text();
        if (progress.innerHTML !== text) progress.innerHTML = text;
        if (progress.querySelector(".job, .waiting")) pause = SOON;
      }
    } catch {
      // The server may be starting anew.
    }
    setTimeout(follow, pause);
  }
  if (progress) setTimeout(follow, SOON);

  if (!form) return;
  const area = form.querySelector(".drop");
  const input = form.querySelector("input[type=file]");
  const button = form.querySelector("button");
  const bar = form.querySelector("progress");
  const said = form.querySelector(".said");

  const say = (text) => (said.textContent = text);

  form.classList.add("scripted");
  for (const element of form.querySelectorAll(".script-only")) element.hidden = false;
  const chosen = form.querySelector(".drop .strong");
  const unchosen = chosen.textContent;
  input.addEventListener("change", () => {
    chosen.textContent = input.files[0]?.name ?? unchosen;
    say("");
  });

  function reset(text) {
    sending = false;
    button.disabled = false;
    bar.hidden = true;
    say(text);
  }

  function send(file) {
    if (sending) return;
    if (file.size > Number(form.dataset.limit)) return say(form.dataset.tooLarge);
    // In the order of the form: who sends it comes before the file.
    const data = new FormData();
    for (const field of form.querySelectorAll("input[type=hidden]")) data.append(field.name, field.value);
    data.append("bundle", file, file.name);
    const request = new XMLHttpRequest();
    sending = true;
    button.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    say(form.dataset.sending);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
    });
    request.addEventListener("load", () => {
      if (request.status < 400) return location.assign(request.responseURL);
      let problem = null;
      try {
        problem = JSON.parse(request.responseText);
      } catch {
        // Not a problem that was told.
      }
      reset(problem ? `${problem.title}. ${problem.detail}` : form.dataset.broken);
    });
    for (const end of ["error", "abort"]) request.addEventListener(end, () => reset(form.dataset.broken));
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "application/problem+json");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.send(data);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.files[0]) send(input.files[0]);
  });
  // A file that misses its place must not be opened instead of the page.
  for (const kind of ["dragover", "drop"]) {
    addEventListener(kind, (event) => event.preventDefault());
  }
  area.addEventListener("dragover", () => area.classList.add("over"));
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    area.classList.remove("over");
    const file = event.dataTransfer?.files[0];
    if (file) send(file);
  });
})();
