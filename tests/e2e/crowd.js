// Somebody who edits without a rest, by real events: `crowd(seed, edits)` begins, `window.work` says how far it is.
// No timer is used, because those of tabs in the background are slowed down.
const turn = () =>
  new Promise((next) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => next();
    channel.port2.postMessage(0);
  });
const drawn = async () => {
  for (let nth = 0; nth < 3; nth += 1) await turn();
};
const press = (key, target = document.body, more = {}) => {
  const event = { key, bubbles: true, cancelable: true, ...more };
  target.dispatchEvent(new KeyboardEvent("keydown", event));
  target.dispatchEvent(new KeyboardEvent("keyup", event));
};
function crowd(seed, edits) {
  let state = seed * 2654435761 + 1;
  const below = (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 0) / 4294967296) * most);
  };
  const card = () => {
    const all = document.querySelectorAll(".cards > li");
    return all[below(all.length)]?.querySelector("button");
  };
  const label = () => String(1 + below(3));
  const acts = {
    async mark() {
      const block = below(blocks().length);
      const words = [...blocks()[block].textContent.matchAll(/[\p{L}\p{N}]+/gu)];
      if (!words.length) return;
      const first = below(words.length);
      const last = words[Math.min(words.length - 1, first + below(6))];
      const [from, start] = place(block, words[first].index, true);
      const [to, end] = place(block, last.index + last[0].length, false);
      getSelection().setBaseAndExtent(from, start, to, end);
      press("Shift");
      press(label());
      getSelection().removeAllRanges();
      await drawn();
    },
    async relabel() {
      press(label(), card());
      await drawn();
    },
    async note() {
      const here = card();
      press("n", here);
      await drawn();
      const field = document.querySelector(".note-field");
      if (!field) return;
      field.value = `note ${seed} ${below(1000)}`;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await drawn();
      press("Escape", field);
      await drawn();
    },
    async move() {
      press("e", card());
      await drawn();
      for (let nth = below(4); nth >= 0; nth -= 1) press(below(2) ? "ArrowRight" : "ArrowLeft", document.body, { ctrlKey: !below(2) });
      press("Enter");
      await drawn();
      press("Escape");
      await drawn();
    },
    async link() {
      press("l", card());
      await drawn();
      press("Enter");
      await drawn();
      press("Escape");
      await drawn();
    },
    async remove() {
      press("Delete", card());
      await drawn();
    },
    async undo() {
      press("z", document.body, { ctrlKey: true });
      await drawn();
    },
  };
  const often = ["mark", "mark", "relabel", "relabel", "note", "move", "link", "remove", "undo"];
  const work = { done: 0, failed: null, hidden: 0, did: {} };
  window.work = work;
  (async () => {
    while (work.done < edits) {
      const many = document.querySelectorAll(".cards > li").length;
      let what = often[below(often.length)];
      // With few there is little to do, and with very many it takes long.
      if (many < 5) what = "mark";
      if (many > 60 && what === "mark") what = "remove";
      await acts[what]();
      work.did[what] = (work.did[what] ?? 0) + 1;
      work.done += 1;
      work.hidden += document.hidden ? 1 : 0;
    }
  })().catch((error) => {
    work.failed = String(error?.stack ?? error);
  });
}
