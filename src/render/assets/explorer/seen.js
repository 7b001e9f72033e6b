// A browser that has seen an earlier snapshot is told what has changed since then. It alone knows
// which one that was.
function tease(page) {
  const teaser = $("#teaser", page);
  if (!teaser) return;
  const { snapshot, since } = teaser.dataset;
  let seen = null;
  try {
    seen = localStorage.getItem("komspot-seen");
    if (!seen) localStorage.setItem("komspot-seen", snapshot);
  } catch {
    return;
  }
  const link = $("a", teaser);
  if (!seen || seen === snapshot || !link) return;
  link.textContent = since;
  const url = new URL(link.getAttribute("href"), location.href);
  url.searchParams.set("since", seen);
  link.setAttribute("href", url.pathname + url.search);
}
grafts.push(tease);
