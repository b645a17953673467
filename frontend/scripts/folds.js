// @ts-check
/** What somebody opened or shut on a page stays so when that part of it is drawn anew, which each answer does. */

/** Whether a part is open, by its id; nothing for parts that nobody has touched. @type {Map<string, boolean>} */
const folds = new Map();

/** Fold the parts of what has just come as they stood. @param {ParentNode} come */
function refold(come) {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const parts = come.querySelectorAll("details[id]");
  for (const part of parts) part.open = folds.get(part.id) ?? part.open;
}

document.addEventListener("toggle", (event) => {
  const part = event.target;
  if (part instanceof HTMLDetailsElement && part.id && part.isConnected) folds.set(part.id, part.open);
}, true);
document.addEventListener("htmx:oobBeforeSwap", (event) => refold(/** @type {CustomEvent} */ (event).detail.fragment));
document.addEventListener("htmx:load", (event) => refold(/** @type {CustomEvent} */ (event).detail.elt));
