// A search in place of the list of indicators. The list stays in the form, unseen.
let box = null;
let list = null;
let options = [];
let active = -1;

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");

function select() {
  return $("select[name=indicator]", main);
}
// Every option whose name or domain has all words of the search.
function fill(search) {
  const words = plain(search).split(/\s+/).filter(Boolean);
  options = [];
  list.replaceChildren();
  for (const group of select().children) {
    const fits = [...group.children].filter((option) => {
      const text = plain(`${option.text} ${group.label}`);
      return words.every((word) => text.includes(word));
    });
    if (!fits.length) continue;
    const set = document.createElement("div");
    set.setAttribute("role", "group");
    set.setAttribute("aria-label", group.label);
    const name = document.createElement("div");
    name.className = "domain";
    name.setAttribute("aria-hidden", "true");
    name.textContent = group.label;
    set.append(name);
    for (const option of fits) {
      const entry = document.createElement("div");
      entry.id = `found-${options.length}`;
      entry.setAttribute("role", "option");
      entry.setAttribute("aria-selected", option.selected);
      entry.textContent = option.text;
      entry.dataset.value = option.value;
      options.push(entry);
      set.append(entry);
    }
    list.append(set);
  }
  if (!options.length) {
    const none = document.createElement("div");
    none.className = "none";
    none.textContent = form().dataset.none;
    list.append(none);
  }
  go(words.length && options.length ? 0 : options.findIndex((entry) => entry.ariaSelected === "true"));
}
function go(to) {
  options[active]?.classList.remove("at");
  active = to;
  const entry = options[active];
  entry?.classList.add("at");
  entry?.scrollIntoView({ block: "nearest" });
  entry ? box.setAttribute("aria-activedescendant", entry.id) : box.removeAttribute("aria-activedescendant");
}
function open() {
  if (!list.hidden) return;
  list.hidden = false;
  box.setAttribute("aria-expanded", "true");
  fill("");
}
function close() {
  list.hidden = true;
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
  box.value = select().selectedOptions[0]?.text ?? "";
}
function take(entry) {
  if (!entry) return;
  select().value = entry.dataset.value;
  close();
  show(chosen(), "push");
}

// The field and its entries are added to the label; the list stays there, unseen.
function build() {
  const label = hide(document);
  box = document.createElement("input");
  box.id = "indicator";
  box.type = "text";
  box.autocomplete = "off";
  box.spellcheck = false;
  box.placeholder = form().dataset.search;
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list" })) {
    box.setAttribute(key, value);
  }
  list = document.createElement("div");
  list.id = "found";
  list.className = "found";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", $("span", label).textContent);
  label.append(box, list);
  box.addEventListener("focus", () => box.select());
  box.addEventListener("pointerdown", open);
  box.addEventListener("input", () => (open(), fill(box.value)));
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    const last = options.length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) open();
      else go(event.key === "ArrowDown" ? Math.min(last, active + 1) : Math.max(0, active - 1));
    } else if (event.key === "Enter" && !list.hidden) take(options[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  // The field keeps the focus while an entry is chosen.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => take(event.target.closest("[role=option]")));
  close();
}
// The label of a page's list, which makes way for the field.
function hide(page) {
  const label = $(".choice-indicator", page);
  if (!label) return null;
  $("select", label).hidden = true;
  label.htmlFor = "indicator";
  return label;
}
// Stand-ins of the same kind, so that the real ones are left alone.
grafts.push((other) => box && hide(other)?.append(box.cloneNode(true), list.cloneNode(true)));
shown.push(() => (box ? close() : build()));
