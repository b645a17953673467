// @ts-check
/** The examination: every cell is saved as it is typed, cells are reached by keyboard, nothing typed is ever lost. */

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */
/** @typedef {{ act: string, name: string, body: URLSearchParams }} Save */
/** @type {{ swap: (target: Element | string, html: string, how: { swapStyle: string }) => void }} */
const htmx = /** @type {any} */ (window).htmx;
const sheet = /** @type {HTMLElement} */ (document.getElementById("sheet"));
const urls = /** @type {Record<"save" | "undo" | "part", string>} */ (/** @type {unknown} */ (sheet.dataset));
const token = document.querySelector('meta[name="csrf"]')?.getAttribute("content") ?? "";
const CONTROLS = "select, input:not([type=hidden], .note), a.v, fieldset.boxes input";
/** Saves that did not reach the clinic, by cell. @type {Map<string, Save>} */
const kept = new Map();
/** Numbers of the statements of each act, the last act at the end. @type {string[]} */
const undoable = [];
let queue = Promise.resolve();
let retry = 0;
let sending = "";
let last = "";

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement | null} */
const find = (selector, within = document) => within.querySelector(selector);
const letters = () => localStorage.getItem("letters") !== "off";
/** @param {string} name */
const idOf = (name) => name.replace(".", "-");

/** @param {string} url @param {URLSearchParams} [body] @returns {Promise<Response>} */
async function ask(url, body) {
  const headers = { "X-CSRFToken": token, "HX-Request": "true" };
  const answer = await fetch(url, body ? { method: "POST", body, headers } : { headers });
  if (answer.redirected || ![200, 409, 422].includes(answer.status)) throw new Error(String(answer.status));
  return answer;
}

/** @param {string} act @param {string} name @param {HTMLFormElement} form @param {string} seen */
function save(act, name, form, seen) {
  const body = new URLSearchParams({ act: `${act}:${name}`, seen });
  const fields = act === "note" ? [`note.${name}`] : [name];
  for (const field of fields) for (const value of new FormData(form).getAll(field)) body.append(field, String(value));
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
    retry = window.setTimeout(deliverKept, 5000);
  }
  sending = "";
}

function deliverKept() {
  for (const waiting of kept.values()) queue = queue.then(() => deliver(waiting));
}

/** @param {Save} waiting */
function sayUnsaved(waiting) {
  const cell = document.getElementById(`c-${idOf(waiting.name)}`) ?? document.getElementById(`no-${waiting.name}`) ?? sheet;
  find(".said", cell)?.remove();
  const said = Object.assign(document.createElement("span"), { className: "said unsaved", role: "alert" });
  const again = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-second btn-sm" });
  again.textContent = sheet.dataset.again ?? "";
  again.addEventListener("click", deliverKept);
  said.append(`${sheet.dataset.unsaved} `, again);
  cell.append(said);
}

const numbers = () => /** @type {HTMLInputElement | null} */ (find("#undo [name=numbers]"))?.value ?? "";

/** Put the changed parts in place; a raised alert takes the focus. @param {string} html */
function show(html) {
  const before = find("#alert")?.textContent;
  htmx.swap(document.body, html, { swapStyle: "none" });
  const alert = find("#alert");
  if (alert && alert.textContent !== before) alert.focus();
  window.setTimeout(announce, 1000);
}

function announce() {
  const leading = find(".cause .nm")?.textContent?.trim() ?? "";
  const live = document.getElementById("live");
  if (live && leading !== last) live.textContent = leading;
  last = leading;
}

/** @param {string} [which] */
function undo(which = undoable.pop() ?? numbers()) {
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

/** @param {string} query @param {string} place @param {string} style */
async function load(query, place, style = "outerHTML") {
  const text = await (await ask(`${urls.part}?${query}`)).text();
  htmx.swap(`#${CSS.escape(place)}`, text, { swapStyle: style });
}

/** Go to a cell, opening its group first. @param {string} id @param {string} group */
async function jump(id, group) {
  const cell = () => find(`#${CSS.escape(`v-${id}`)}, [id^="v-${CSS.escape(id)}-"]`, sheet);
  if (!cell()) await load(`group=${group}`, `g-${group}`);
  const found = cell();
  found?.scrollIntoView({ block: "center" });
  found?.focus();
}

/** @param {Element} control @param {number} across @param {number} down */
function move(control, across, down) {
  const rows = [...sheet.querySelectorAll("[data-row]")].map((row) => [...row.querySelectorAll(CONTROLS)]);
  const at = rows.findIndex((row) => row.includes(control));
  const column = rows[at]?.indexOf(control) ?? 0;
  const all = rows.flat();
  const beside = all[all.indexOf(control) + across];
  const below = rows[at + down]?.[Math.min(column, (rows[at + down]?.length ?? 1) - 1)];
  /** @type {HTMLElement | undefined} */ (down ? below : beside)?.focus();
}

/** Tab goes to the next group. @param {Element} control @param {number} step */
function nextGroup(control, step) {
  const groups = [...sheet.querySelectorAll(".grp")];
  const at = groups.findIndex((group) => group.contains(control));
  const group = groups[at + step];
  const place = group ? find(`summary, ${CONTROLS}`, group.matches("details") ? group : (find("[data-row]", group) ?? group)) : null;
  const found = place ?? find(step > 0 ? "#reasoning summary" : "#next a, #next button");
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

/** @param {Control} control @param {string} key @returns {string | undefined} */
function graded(control, key) {
  if (!(control instanceof HTMLSelectElement)) return undefined;
  const values = [...control.options].map((option) => option.value);
  const sign = { "+": "+", "-": "−" }[key];
  const wanted = sign ? `${control.value.slice(0, 1)}${sign}` : key;
  return values.includes(wanted) ? wanted : undefined;
}

/** Letters that act inside the grid. @type {Record<string, (control: Control, event: KeyboardEvent) => void>} */
const KEYS = {
  n: () => find("[data-next]")?.click(),
  s: () => find("#skip button")?.click(),
  b: (control) => save("both", control.name, /** @type {HTMLFormElement} */ (control.form), control.dataset.seen ?? "0"),
  m: (control) => {
    const note = find(".note", control.closest("tr") ?? sheet);
    if (note && control.closest("tr")?.contains(note)) note.focus();
    else if (document.getElementById("live")) find("#live")?.replaceChildren(sheet.dataset.noteFirst ?? "");
  },
  w: (control) => {
    const why = /** @type {HTMLDetailsElement | null} */ (find("details.how", control.closest("[data-row]") ?? sheet) ?? find("#next details"));
    if (why) why.open = !why.open;
  },
  c: () => find("#g-movements input:checked, #g-movements input")?.focus(),
  "[": () => find("#story-h")?.focus(),
  "]": () => find("#causes-h")?.focus(),
  "/": () => find("#find")?.focus(),
};
const PLACES = { t: '.top nav a[href="/today/"]', p: '.sub a[href$="/plan/"]' };
let going = false;

/** @param {Control} control @param {KeyboardEvent} event @returns {boolean} */
function inGrid(control, event) {
  const arrows = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  const typing = control instanceof HTMLInputElement && !["radio", "checkbox"].includes(control.type);
  if (arrows && !(typing && arrows[0])) move(control, arrows[0] ?? 0, arrows[1] ?? 0);
  else if (event.key === "Enter" && !control.matches("a")) move(control, 1, 0);
  else if (event.key === "Tab" && letters()) return nextGroup(control, event.shiftKey ? -1 : 1);
  else if (!letters() || event.key.length > 1) return false;
  else if (!typing && /^[0-9+-]$/.test(event.key)) choose(control, graded(control, event.key));
  else if ("xyu".includes(event.key) && control instanceof HTMLSelectElement) {
    choose(control, event.key === "u" ? "" : control.options[event.key === "x" ? 1 : 2]?.value);
    move(control, 1, 0);
  } else if (event.key === "u" && control.type !== "date") choose(control, "");
  else if (KEYS[event.key]) KEYS[event.key]?.(control, event);
  else return false;
  return true;
}

/** @param {KeyboardEvent} event @returns {boolean} */
function anywhere(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey) {
    if (event.key === "Enter") /** @type {HTMLFormElement} */ (find("#review"))?.requestSubmit();
    else if (event.key === "z" && !target.matches(".note, [type=search]")) undo();
    else return false;
    return true;
  }
  if (event.altKey && /^[1-5]$/.test(event.key)) {
    const group = find(`.grp[data-key="${event.key}"]`);
    const first = group && find(`[data-row] :is(${CONTROLS})`, group);
    if (first) first.focus();
    else if (group?.dataset.load) void load(`group=${group.dataset.load}`, group.id).then(() => find(`#${group.id} [data-row] :is(${CONTROLS})`)?.focus());
    return true;
  }
  if (target.matches("input:not([type=radio], [type=checkbox], [data-seen]), textarea") || !letters()) return false;
  if (going) {
    going = false;
    find(PLACES[/** @type {"t" | "p"} */ (event.key)] ?? "#none")?.click();
    return event.key in PLACES;
  }
  going = event.key === "g";
  if (event.key === "?") openKeys();
  return event.key === "?" || going;
}

function openKeys() {
  /** @type {HTMLDialogElement} */ (document.getElementById("keys")).showModal();
  find("#keys-h")?.focus();
}

document.addEventListener("keydown", (event) => {
  const control = /** @type {Control} */ (event.target);
  const plain = !(event.ctrlKey || event.altKey || event.metaKey);
  const cell = plain && !going && control.matches(CONTROLS) && control.closest("[data-row]");
  if ((cell && inGrid(control, event)) || anywhere(event)) event.preventDefault();
});
sheet.addEventListener("change", (event) => {
  const control = /** @type {Control} */ (event.target);
  if (!control.form?.matches("[data-cells]") || control.closest("fieldset.boxes")) return;
  const note = control.name.startsWith("note.");
  save(note ? "note" : "cell", note ? control.name.slice(5) : control.name, control.form, control.dataset.seen ?? "0");
});
document.addEventListener("click", (event) => {
  const pressed = /** @type {HTMLElement} */ (event.target).closest("a[data-jump], a[data-edit], a[data-cell], button[name=act], #undo button, #keys-open");
  if (!(pressed instanceof HTMLElement)) return;
  event.preventDefault();
  const { jump: id, group = "", edit, cell } = pressed.dataset;
  const [act = "", name = ""] = (pressed.getAttribute("value") ?? "").split(":");
  if (pressed.id === "keys-open") openKeys();
  else if (pressed.matches("#undo button")) undo(numbers());
  else if (id) void jump(idOf(id), group);
  else if (edit) void load(`edit=${edit}`, `c-${idOf(edit)}`).then(() => document.getElementById(`v-${idOf(edit)}`)?.focus());
  else if (cell || act === "theirs") void load(`cell=${cell ?? name}`, `c-${idOf(cell ?? name)}`).then(() => document.getElementById(`v-${idOf(cell ?? name)}`)?.focus());
  else save(act, name, /** @type {HTMLFormElement} */ (pressed.closest("form")), document.getElementById(`v-${idOf(name)}`)?.dataset.seen ?? find(`[name="${name}"]`)?.dataset.seen ?? "0");
});
document.addEventListener("toggle", (event) => {
  const group = /** @type {HTMLDetailsElement} */ (event.target);
  if (group.dataset?.load && group.open) void load(`group=${group.dataset.load}`, group.id).then(() => find(`#gh-${group.dataset.load}`)?.focus());
}, true);
/** A cell that is being typed into keeps its control; only what stands around it is renewed. */
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = /** @type {CustomEvent} */ (event).detail;
  const typing = /** @type {Control | null} */ (document.activeElement);
  if (!typing?.matches("input.v-in, input.note") || !target.contains(typing)) return;
  const renewed = /** @type {HTMLElement | null} */ (fragment.querySelector?.(`#${CSS.escape(typing.id)}`));
  if (renewed?.getAttribute("aria-invalid") || idOf(sending) !== typing.id.slice(2)) return;
  /** @type {CustomEvent} */ (event).detail.shouldSwap = false;
  if (renewed) Object.assign(typing, { className: renewed.className }).dataset.seen = renewed.dataset.seen;
});
const box = /** @type {HTMLInputElement} */ (document.getElementById("letters"));
box.checked = letters();
box.addEventListener("change", () => localStorage.setItem("letters", box.checked ? "on" : "off"));
find("#keys-open")?.removeAttribute("hidden");
window.addEventListener("online", deliverKept);
window.addEventListener("beforeunload", (event) => kept.size && event.preventDefault());
/** A reload comes back to the same cell and place. */
window.addEventListener("pagehide", () => sessionStorage.setItem(location.pathname, `${sheet.scrollTop} ${document.activeElement?.id ?? ""}`));
const [scroll = "0", place = ""] = (sessionStorage.getItem(location.pathname) ?? "").split(" ");
if (!location.hash) {
  sheet.scrollTop = Number(scroll);
  document.getElementById(place)?.focus({ preventScroll: true });
}
announce();
