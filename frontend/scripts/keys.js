// @ts-check
/** Keys of every page of the clinic: G and a letter lead to another page, "/" finds a person, "?" shows all keys. Letters can be switched off. */

/** @param {string} page */
const tab = (page) => `.sub a[href$="/${page}/"]`;
const PLACES = /** @type {Record<string, string>} */ ({
  t: '.top nav a[href="/today/"]', l: '.top nav a[href="/patients/"]', a: '.top nav a[href="/appointments/"]',
  s: tab("story"), e: tab("exam"), p: tab("plan"), v: tab("visits"), h: tab("home"), m: tab("timeline"),
});
/** Fields that take letters; a cell of the examination takes none. */
const WRITING = ":is(input:not([type=radio], [type=checkbox]), select, textarea):not([data-seen])";
const dialog = /** @type {HTMLDialogElement | null} */ (document.getElementById("keys"));
let going = false;

/** Whether single letters act. */
export const letters = () => localStorage.getItem("letters") !== "off";

/** Whether a key is a letter that somebody writes. @param {KeyboardEvent} event */
export const writes = (event) => event.target instanceof Element && event.target.matches(WRITING);

function show() {
  dialog?.showModal();
  document.getElementById("keys-h")?.focus();
}

/** @param {KeyboardEvent} event @returns {boolean} */
function leads(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || !letters() || writes(event)) return false;
  const place = going && PLACES[event.key];
  going = event.key === "g";
  if (place) /** @type {HTMLElement | null} */ (document.querySelector(place))?.click();
  else if (event.key === "?") show();
  else if (event.key === "/") document.getElementById("find")?.focus();
  else return going;
  return true;
}

// before any key of the page: what is told here is not told there
document.addEventListener("keydown", (event) => {
  if (dialog?.open || !leads(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

const box = /** @type {HTMLInputElement | null} */ (document.getElementById("letters"));
if (box) box.checked = letters();
box?.addEventListener("change", () => localStorage.setItem("letters", box.checked ? "on" : "off"));
for (const opener of document.querySelectorAll("[data-keys]")) {
  opener.removeAttribute("hidden");
  opener.addEventListener("click", show);
}
