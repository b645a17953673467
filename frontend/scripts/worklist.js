// @ts-check
/** The worklist by keyboard: J and K move, Enter opens, D does what the row asks for, T takes, H hands over, Z snoozes. */

import { letters } from "./keys.js";

const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-row]")]);
let at = -1;

/** @param {number} to */
function move(to) {
  const row = rows[to];
  if (!row) return;
  rows[at]?.classList.remove("is-at");
  at = to;
  row.classList.add("is-at");
  /** @type {HTMLElement | null} */ (row.querySelector("[data-open]"))?.focus();
}

/** @param {string} what */
function press(what) {
  const found = /** @type {HTMLElement | null} */ (rows[at]?.querySelector(`[${what}]`));
  if (found instanceof HTMLFormElement) found.requestSubmit();
  else found?.click();
}

/** @type {Record<string, () => void>} */
const keys = {
  j: () => move(at + 1),
  k: () => move(at - 1),
  d: () => press("data-do"),
  t: () => press("data-take"),
  h: () => press("data-hand-over"),
  z: () => press("data-snooze"),
};

document.addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey || !letters() || target.closest("input, select, textarea")) return;
  const act = keys[event.key.toLowerCase()];
  if (act) {
    event.preventDefault();
    act();
  }
});
