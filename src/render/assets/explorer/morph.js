// Makes what stands here the same as what stands there, touching only what differs: nothing
// flashes, and what has the focus keeps it.
const KEPT = new Set(["OUTPUT"]);

function morph(here, there) {
  if (here.isEqualNode(there)) return;
  if (here.nodeName !== there.nodeName || here.nodeType !== 1) {
    if (here.nodeType === there.nodeType && here.nodeType === 3) here.data = there.data;
    else here.replaceWith(document.importNode(there, true));
    return;
  }
  if (KEPT.has(here.nodeName)) return;
  for (const { name } of [...here.attributes]) if (!there.hasAttribute(name)) here.removeAttribute(name);
  for (const { name, value } of there.attributes) {
    if (here.getAttribute(name) !== value) here.setAttribute(name, value);
  }
  // What a list or a slider shows is no attribute.
  if (here.nodeName === "OPTION") here.selected = there.hasAttribute("selected");
  if (here.nodeName === "INPUT") here.value = there.getAttribute("value") ?? "";
  let next = here.firstChild;
  for (const child of [...there.childNodes]) {
    if (!next) {
      here.append(document.importNode(child, true));
    } else {
      const after = next.nextSibling;
      morph(next, child);
      next = after;
    }
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}
