"use strict";
// Reads charts by pointer and arrow keys. Without it every period tells its figures by its title.
(() => {
  for (const figure of document.querySelectorAll(".chart-figure")) {
    const reading = figure.querySelector(".chart-reading");
    for (const chart of figure.querySelectorAll("svg.chart")) {
      const slots = [...chart.querySelectorAll(".t-touch rect")];
      const words = slots.map((slot) => slot.textContent.split("\n").join(" · "));
      let here = -1;
      const show = (at) => {
        if (at === here) return;
        slots[here]?.classList.remove("t-here");
        here = at;
        slots[here]?.classList.add("t-here");
        reading.textContent = words[here] ?? "";
      };
      chart.setAttribute("tabindex", "0");
      chart.addEventListener("pointerover", (event) => show(slots.indexOf(event.target)));
      chart.addEventListener("pointerleave", () => show(-1));
      chart.addEventListener("blur", () => show(-1));
      chart.addEventListener("keydown", (event) => {
        const last = slots.length - 1;
        const start = here < 0 ? slots.length : here;
        const to = { ArrowLeft: Math.max(0, start - 1), ArrowRight: Math.min(last, here + 1), Home: 0, End: last }[event.key];
        if (event.key === "Escape") show(-1);
        if (to === undefined) return;
        event.preventDefault();
        show(to);
      });
    }
  }
})();
