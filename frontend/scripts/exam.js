// @ts-check
/** The examination: every cell is saved as it is typed, and nothing typed is ever lost. Keys are in exam_keys.js. */

import "./folds.js";
import { typedEarly } from "./typed_early.js";

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */
/** @typedef {{ act: string, name: string, body: URLSearchParams }} Save */
/** @type {{ swap: (target: Element | string, html: string, how: { swapStyle: string }) => void }} */
const htmx = /** @type {any} */ (window).htmx;
export const sheet = /** @type {HTMLElement} */ (document.getElementById("sheet"));
const urls = /** @type {Record<"save" | "undo" | "part", string>} */ (/** @type {unknown} */ (sheet.dataset));
const token = document.querySelector('meta[name="csrf"]')?.getAttribute("content") ?? "";
const RETRY_MS = 5000;
const ANNOUNCE_MS = 1000;
/** Saves that did not reach the clinic, by cell. @type {Map<string, Save>} */
const kept = new Map();
/** Numbers of the statements of each act, the last act at the end. @type {string[]} */
const undoable = [];
let queue = Promise.resolve();
let retry = 0;
let sending = "";
let leading = "";

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement | null} */
export const find = (selector, within = document) => within.querySelector(selector);
/** @param {string} name */
const idOf = (name) => name.replace(".", "-");
/** @param {string} name */
const controlOf = (name) => document.getElementById(`v-${idOf(name)}`);
const numbers = () => /** @type {HTMLInputElement | null} */ (find("#undo [name=numbers]"))?.value ?? "";

/** @param {string} url @param {URLSearchParams} [body] @returns {Promise<Response>} */
async function ask(url, body) {
  const headers = { "X-CSRFToken": token, "HX-Request": "true" };
  const answer = await fetch(url, body ? { method: "POST", body, headers } : { headers });
  if (answer.redirected || ![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
  return answer;
}

/** Save a cell. @param {string} act @param {string} name @param {HTMLFormElement} form @param {string} [seen] */
export function save(act, name, form, seen = controlOf(name)?.dataset.seen ?? find(`[name="${name}"]`)?.dataset.seen ?? "0") {
  const body = new URLSearchParams({ act: `${act}:${name}`, seen });
  const field = act === "note" ? `note.${name}` : name;
  for (const value of new FormData(form).getAll(field)) body.append(field, String(value));
  const waiting = { act, name, body };
  queue = queue.then(() => deliver(waiting));
}

/** @param {Save} waiting */
async function deliver(waiting) {
  sending = waiting.name;
  try {
    const answer = await ask(urls.save, waiting.body);
    kept.delete(waiting.name);
    show(await answer.text());
    if (answer.ok) undoable.push(numbers());
  } catch {
    kept.set(waiting.name, waiting);
    sayUnsaved(waiting);
    clearTimeout(retry);
    retry = window.setTimeout(deliverKept, RETRY_MS);
  }
  sending = "";
}

function deliverKept() {
  for (const waiting of kept.values()) queue = queue.then(() => deliver(waiting));
}

/** @param {Save} waiting */
function sayUnsaved({ name }) {
  const cell = document.getElementById(`c-${idOf(name)}`) ?? document.getElementById(`no-${name}`) ?? sheet;
  find(".said", cell)?.remove();
  const said = Object.assign(document.createElement("span"), { className: "said unsaved", role: "alert" });
  const again = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-second btn-sm" });
  again.textContent = sheet.dataset.again ?? "";
  again.addEventListener("click", deliverKept);
  said.append(`${sheet.dataset.unsaved} `, again);
  cell.append(said);
}

/** Put the changed parts in place; a raised alert takes the focus. @param {string} html */
function show(html) {
  const before = find("#alert")?.textContent;
  htmx.swap(document.body, html, { swapStyle: "none" });
  const alert = find("#alert");
  if (!alert || alert.textContent === before) return void window.setTimeout(announce, ANNOUNCE_MS);
  sheet.scrollTop = 0;
  alert.focus();
}

function announce() {
  const now = find(".cause .nm")?.textContent?.trim() ?? "";
  if (now !== leading) find("#live")?.replaceChildren(now);
  leading = now;
}

/** Undo an act of this assessment, the last one first. */
export function undo(which = undoable.pop() ?? numbers()) {
  if (!which) return;
  if (undoable.at(-1) === which) undoable.pop();
  queue = queue.then(async () => {
    try {
      show(await (await ask(urls.undo, new URLSearchParams({ numbers: which }))).text());
    } catch {
      undoable.push(which);
    }
  });
}

/** Put a part of the page in its place. @param {string} query @param {string} place */
async function load(query, place) {
  htmx.swap(`#${CSS.escape(place)}`, await (await ask(`${urls.part}?${query}`)).text(), { swapStyle: "outerHTML" });
}

/** Open a shut group. @param {string} id */
export const open = (id) => load(`group=${id}`, `g-${id}`);

/** Put a cell or its open list in place and go there. @param {"cell" | "edit"} as @param {string} name */
async function renew(as, name) {
  await load(`${as}=${name}`, `c-${idOf(name)}`);
  controlOf(name)?.focus();
}

/** Go to a cell, opening its group first. @param {string} id @param {string} group */
async function jump(id, group) {
  const cell = () => find(`#${CSS.escape(`v-${id}`)}, [id^="v-${CSS.escape(id)}-"]`, sheet);
  if (!cell()) await open(group);
  const folded = /** @type {HTMLDetailsElement | null | undefined} */ (cell()?.closest("details.narrow"));
  if (folded) folded.open = true; // on a phone, what is folded has no focus
  cell()?.scrollIntoView({ block: "center" });
  cell()?.focus();
}

sheet.addEventListener("change", (event) => {
  const control = /** @type {Control} */ (event.target);
  if (!control.form?.matches("[data-cells]") || control.closest("fieldset.boxes")) return;
  const note = control.name.startsWith("note.");
  save(note ? "note" : "cell", note ? control.name.slice(5) : control.name, control.form, control.dataset.seen);
});

document.addEventListener("click", (event) => {
  const pressed = /** @type {HTMLElement} */ (event.target).closest("a[data-jump], a[data-edit], a[data-cell], button[name=act], #undo button");
  if (!(pressed instanceof HTMLElement)) return;
  event.preventDefault();
  const { jump: id, group = "", edit, cell } = pressed.dataset;
  const [act = "", name = ""] = (pressed.getAttribute("value") ?? "").split(":");
  if (pressed.matches("#undo button")) undo(numbers());
  else if (id) void jump(idOf(id), group);
  else if (edit) void renew("edit", edit);
  else if (cell || act === "theirs") void renew("cell", cell ?? name);
  else save(act, name, /** @type {HTMLFormElement} */ (pressed.closest("form")));
});

document.addEventListener("toggle", (event) => {
  const group = /** @type {HTMLDetailsElement} */ (event.target);
  const id = group.open && group.dataset.load;
  if (id) void open(id).then(() => find(`#gh-${id}`)?.focus());
}, true);

/** A cell that is being typed into keeps its control; only what stands around it is renewed. */
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const detail = /** @type {CustomEvent} */ (event).detail;
  const typing = /** @type {Control | null} */ (document.activeElement);
  if (!typing?.matches("input.v-in, input.note") || !detail.target.contains(typing)) return;
  const renewed = /** @type {HTMLElement | null} */ (detail.fragment.querySelector?.(`#${CSS.escape(typing.id)}`));
  if (renewed?.getAttribute("aria-invalid") || idOf(sending) !== typing.id.slice(2)) return;
  detail.shouldSwap = false;
  if (renewed) Object.assign(typing, { className: renewed.className }).dataset.seen = renewed.dataset.seen;
});

window.addEventListener("online", deliverKept);
window.addEventListener("beforeunload", (event) => kept.size && event.preventDefault());
/** A reload comes back to the same cell and place. */
window.addEventListener("pagehide", () => {
  sessionStorage.setItem(location.pathname, `${sheet.scrollTop} ${document.activeElement?.id ?? ""}`);
});
const [scroll = "0", place = ""] = (sessionStorage.getItem(location.pathname) ?? "").split(" ");
if (!location.hash) {
  sheet.scrollTop = Number(scroll);
  document.getElementById(place)?.focus({ preventScroll: true });
}
announce();

/** On a slow line somebody answers before this script has come; what they chose is saved as if it had been there. */
for (const control of typedEarly("#sheet form[data-cells]")) control.dispatchEvent(new Event("change", { bubbles: true }));
