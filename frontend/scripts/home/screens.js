// @ts-check
// One screen at a time: the others are hidden, and the heading of the new one gets the focus.

/** @template {Element} T @param {string} selector @param {new () => T} kind @param {ParentNode} [within] @returns {T} */
export function part(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`expected ${selector} on the page, came nothing`);
  return found;
}

/** @param {string} name @param {ParentNode} [within] */
export function field(name, within = document) {
  return part(`[data-field="${name}"]`, HTMLElement, within);
}

/** Change a text only when it differs, so that nothing is announced twice. @param {string} name @param {string} text */
export function tell(name, text) {
  const place = field(name);
  if (place.textContent !== text) place.textContent = text;
}

/** @param {string} name @param {boolean} on */
export function offer(name, on) {
  field(name).hidden = !on;
}

/** @param {string} name @returns {boolean} whether it is another screen than before */
export function showScreen(name) {
  let changed = false;
  for (const screen of document.querySelectorAll("[data-screen]")) {
    if (!(screen instanceof HTMLElement)) continue;
    const wanted = screen.dataset.screen === name;
    if (wanted && screen.hidden) changed = true;
    screen.hidden = !wanted;
  }
  if (changed) focusHeading();
  return changed;
}

export function focusHeading() {
  const heading = document.querySelector("[data-screen]:not([hidden]) h1");
  if (heading instanceof HTMLElement) heading.focus();
  scrollTo(0, 0);
}

/** A list of plain lines. @param {string} name @param {string[]} lines */
export function listOf(name, lines) {
  const place = field(name);
  place.hidden = lines.length === 0;
  place.replaceChildren(
    ...lines.map((line) => {
      const row = document.createElement("li");
      row.textContent = line;
      return row;
    }),
  );
}
