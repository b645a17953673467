// @ts-check
/** The keys of the examination; the map is in the dialog behind "?". Letters that answer act only in a cell. */

import { find, open, save, sheet, undo } from "./exam.js";
import { letters, writes } from "./keys.js";

/** @typedef {import("./exam.js").Control} Control */
const CONTROLS = "select, input:not([type=hidden], .note), a.v, fieldset.boxes input";
const ARROWS = /** @type {Record<string, [number, number]>} */ ({
  ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0],
});
/** Letters that lead somewhere and need no cell. */
const LEADS = "ns[]";
/** Keys pressed while a group is fetched; they are meant for it. @type {KeyboardEvent[] | null} */
let early = null;

/** @param {Element} control @param {number} across @param {number} down */
function move(control, across, down) {
  const rows = [...sheet.querySelectorAll("[data-row]")].map((row) => [...row.querySelectorAll(CONTROLS)]);
  const at = rows.findIndex((row) => row.includes(control));
  const other = rows[at + down] ?? [];
  const column = Math.min(rows[at]?.indexOf(control) ?? 0, other.length - 1);
  const all = rows.flat();
  /** @type {HTMLElement | undefined} */ (down ? other[column] : all[all.indexOf(control) + across])?.focus();
}

/** Tab goes to the next group. @param {Element} control @param {number} step */
function nextGroup(control, step) {
  const groups = [...sheet.querySelectorAll(".grp")];
  const group = groups[groups.findIndex((each) => each.contains(control)) + step];
  const first = group && find(group.matches("details") ? "summary" : `[data-row] :is(${CONTROLS})`, group);
  const found = first ?? find(step > 0 ? "#reasoning summary" : "#next a, #next button");
  found?.focus();
  return Boolean(found);
}

/** Set a control to a value and save it. @param {Control} control @param {string | undefined} value */
function choose(control, value) {
  if (value === undefined) return;
  if (control.type === "radio") {
    const radio = /** @type {HTMLInputElement | null} */ (find(`[name="${control.name}"][value="${value}"]`, sheet));
    if (radio) radio.checked = true;
  } else control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
}

/** The grade that a key means for a list of grades. @param {Control} control @param {string} key */
function graded(control, key) {
  if (!(control instanceof HTMLSelectElement)) return undefined;
  const sign = { "+": "+", "-": "−" }[key];
  const wanted = sign ? `${control.value.slice(0, 1)}${sign}` : key;
  return [...control.options].map((option) => option.value).find((value) => value === wanted);
}

/** @type {Record<string, (control: Control) => void>} */
const KEYS = {
  n: () => find("[data-next]")?.click(),
  s: () => find("#skip button")?.click(),
  b: (control) => control.form && save("both", control.name, control.form, control.dataset.seen),
  m: (control) => {
    const note = find(".note", control.closest("tr") ?? document.createElement("tr"));
    if (note) note.focus();
    else find("#live")?.replaceChildren(sheet.dataset.noteFirst ?? "");
  },
  w: (control) => {
    const how = find("details.how", control.closest("[data-row]") ?? sheet) ?? find("#next details");
    if (how instanceof HTMLDetailsElement) how.open = !how.open;
  },
  c: () => find("#g-movements input:checked, #g-movements input")?.focus(),
  "[": () => find("#story-h")?.focus(),
  "]": () => find("#causes-h")?.focus(),
};

/** @param {Control} control @param {string} key @returns {boolean} */
function letter(control, key) {
  const typing = control instanceof HTMLInputElement && !["radio", "checkbox"].includes(control.type);
  if (!typing && /^[0-9+-]$/.test(key)) choose(control, graded(control, key));
  else if ("xy".includes(key) && control instanceof HTMLSelectElement) choose(control, control.options[key === "x" ? 1 : 2]?.value);
  else if (key === "u" && control.type !== "date") choose(control, "");
  else if (KEYS[key]) KEYS[key]?.(control);
  else return control.inputMode === "numeric" && /[a-z]/i.test(key); // a letter in a number would be refused on saving
  if ("xyu".includes(key)) move(control, 1, 0);
  return true;
}

/** @param {Control} control @param {KeyboardEvent} event @returns {boolean} */
function inCell(control, event) {
  const [across, down] = ARROWS[event.key] ?? [0, 0];
  const typing = control instanceof HTMLInputElement && !["radio", "checkbox"].includes(control.type);
  if (down || (across && !typing)) move(control, across, down);
  else if (event.key === "Enter" && !control.matches("a")) move(control, 1, 0);
  else if (event.key === "Tab" && letters()) return nextGroup(control, event.shiftKey ? -1 : 1);
  else return letters() && event.key.length === 1 && letter(control, event.key);
  return true;
}

/** @param {KeyboardEvent} event @returns {boolean} */
function withControl(event) {
  const writing = /** @type {HTMLElement} */ (event.target).matches(".note, [type=search]");
  if (event.key === "Enter") /** @type {HTMLFormElement | null} */ (find("#review"))?.requestSubmit();
  else if (event.key === "z" && !writing) undo();
  else return false;
  return true;
}

/** Alt and a number go to a group, open or not. @param {string} key */
async function toGroup(key) {
  const group = find(`.grp[data-key="${key}"]`);
  if (group?.dataset.load) {
    early = [];
    await open(group.dataset.load).catch(() => undefined);
  }
  find(`.grp[data-key="${key}"] [data-row] :is(${CONTROLS})`)?.focus();
  const waiting = early ?? [];
  early = null;
  waiting.forEach(press);
}

/** Do what a key would have done where the focus is now. @param {KeyboardEvent} key */
function press(key) {
  const on = /** @type {HTMLElement} */ (document.activeElement ?? document.body);
  if (!on.dispatchEvent(new KeyboardEvent("keydown", key)) || key.key.length > 1) return;
  // the only way to type as a person does: the change is told when the cell is left, and undo knows it
  if (on.matches("input:not([type=radio], [type=checkbox])")) document.execCommand("insertText", false, key.key);
  else if (key.key === " ") on.click();
}

/** @param {KeyboardEvent} event @returns {boolean} */
function anywhere(event) {
  if (event.ctrlKey || event.metaKey) return withControl(event);
  if (event.altKey && /^[0-5]$/.test(event.key)) void toGroup(event.key);
  else if (!writes(event) && letters() && LEADS.includes(event.key)) KEYS[event.key]?.(/** @type {Control} */ (event.target));
  else return false;
  return true;
}

/** Whether a key means the sheet; reloading, closing and the like are the browser's, however long a group takes. @param {KeyboardEvent} event */
const forTheSheet = (event) =>
  !event.ctrlKey && !event.metaKey && (event.key.length === 1 || event.key in ARROWS || ["Enter", "Tab"].includes(event.key));

document.addEventListener("keydown", (event) => {
  if (early && forTheSheet(event)) {
    early.push(event);
    return event.preventDefault();
  }
  const control = /** @type {Control} */ (event.target);
  const plain = !(event.ctrlKey || event.altKey || event.metaKey);
  const cell = plain && control.matches(CONTROLS) && control.closest("#sheet [data-row]");
  if ((cell && inCell(control, event)) || anywhere(event)) event.preventDefault();
});
