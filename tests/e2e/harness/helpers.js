// Put before every script that a test runs in the page: reading the page and finding places in it.
// Positions in a block are UTF-16 units of its text.
const blocks = () => [...document.querySelectorAll("#article [data-block]")];
const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
// What a person with a screen reader would hear as the name of a button, near enough for buttons with plain words.
const name = (element) => {
  if (element.hasAttribute("aria-label")) return element.getAttribute("aria-label");
  const copy = element.cloneNode(true);
  for (const hidden of copy.querySelectorAll("[aria-hidden=true]")) hidden.remove();
  return copy.textContent.trim();
};
const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
const named = (within, wanted) =>
  [...document.querySelectorAll(`${within} button, ${within} [role=menuitem], ${within} label`)].filter(
    (button) => name(button) === wanted && shown(button),
  );
// The text node and the unit in it. At a seam between two nodes `after` takes the second one.
const place = (block, unit, after) => {
  const walker = document.createTreeWalker(blocks()[block], NodeFilter.SHOW_TEXT);
  let left = unit;
  let last = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (left < node.length || (left === node.length && !after)) return [node, left];
    left -= node.length;
    last = node;
  }
  return [last, last.length];
};
const box = (block, unit) => {
  const range = document.createRange();
  const [node, at] = place(block, unit, true);
  range.setStart(node, at);
  range.setEnd(node, at + 1);
  return range.getClientRects()[0];
};
// A pixel that hits the boundary before (`edge` = 1) or behind (`edge` = -1) the letter at `unit`, or its middle (0).
const pixel = (block, unit, edge) => {
  const { left, right, top, bottom } = box(block, unit);
  const x = edge > 0 ? left + Math.min(1, (right - left) / 4) : edge < 0 ? right - Math.min(1, (right - left) / 4) : (left + right) / 2;
  return [x, (top + bottom) / 2];
};
// A page that is scrolling smoothly is not where it will be.
const rest = async () => {
  for (let before = NaN; before !== scrollY; ) {
    before = scrollY;
    await frame();
  }
};
// Where something is after scrolling it to the middle of the window.
const centre = async (element) => {
  await rest();
  const inside = () => {
    const { top, bottom, left, right } = element.getBoundingClientRect();
    // The list on a phone goes on below the bar at the bottom.
    const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.closest(".pens");
    return top >= 0 && bottom <= innerHeight && (!over || over.contains(element));
  };
  if (!inside()) {
    element.scrollIntoView({ block: "center", behavior: "instant" });
    await frame();
  }
  // Pop-up things are faded in; moving ones are not where they will be.
  await Promise.all(element.getAnimations({ subtree: false }).map((moving) => moving.finished.catch(() => 0)));
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
};
const marks = () =>
  blocks().map((block) => {
    let at = 0;
    return [...block.childNodes].flatMap((run) => {
      const from = at;
      at += run.textContent.length;
      return run.nodeName === "MARK"
        ? [{ from, to: at, ids: run.dataset.annotations.split(" "), labels: run.dataset.labels.split(" "), begins: run.dataset.begins ?? "" }]
        : [];
    });
  });
const cards = () =>
  [...document.querySelectorAll(".cards > li")].map((card) => ({
    id: card.dataset.annotation,
    label: card.querySelector(".label").textContent,
    words: card.querySelector(".words").textContent,
    place: card.querySelector(".place").textContent,
    note: card.querySelector("textarea")?.value ?? card.querySelector(".note")?.textContent ?? "",
    focused: card.classList.contains("focused"),
  }));
const store = () =>
  Object.fromEntries(
    Object.keys(localStorage)
      .filter((key) => key.startsWith("pressmark:"))
      .map((key) => [key, localStorage.getItem(key)]),
  );
const rectangles = () => blocks().map((block) => {
  const { left, top, width, height } = block.getBoundingClientRect();
  return [left + scrollX, top + scrollY, width, height];
});
