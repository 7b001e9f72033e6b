// What stands on the screen: every piece of text with its size and place, and what is wrong with it.
(() => {
  const pieces = [];
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const element = node.parentElement;
    if (!text || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
    if (boxes.length === 0) continue; // titles and descriptions
    let size = parseFloat(getComputedStyle(element).fontSize);
    if (element instanceof SVGElement) {
      const { a, b, c, d } = element.getScreenCTM();
      size *= Math.sqrt(Math.abs(a * d - b * c));
    }
    // Of a box as high as the type's ascenders and descenders, the part that letters cover.
    const inked = boxes.map((box) => ({
      left: box.left + 1,
      right: box.right - 1,
      top: box.top + 0.22 * size,
      bottom: box.bottom - 0.16 * size,
    }));
    pieces.push({ text, size, inked });
    for (const box of inked) {
      if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight)
        faults.push(`“${text}” leaves the screen`);
      for (let around = element; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== "hidden") continue;
        const room = around.getBoundingClientRect();
        if (box.left < room.left - 1 || box.right > room.right + 1 || box.top < room.top - 1 || box.bottom > room.bottom + 1)
          faults.push(`“${text}” is cut off by ${around.className.baseVal ?? around.className}`);
      }
    }
  }
  const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  pieces.forEach((piece, at) => {
    for (const other of pieces.slice(at + 1))
      if (piece.inked.some((box) => other.inked.some((beside) => overlap(box, beside))))
        faults.push(`“${piece.text}” overlaps “${other.text}”`);
  });
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push("the page scrolls");
  return { pieces: pieces.map(({ text, size }) => ({ text, size })), faults, width: innerWidth, height: innerHeight };
})()
