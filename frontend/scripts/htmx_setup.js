// @ts-check
/** htmx under a strict content security policy: no styles of its own, no evaluated code, the form token with every request. */

/** @type {{ htmx?: { config: Record<string, unknown> } }} */
const page = /** @type {any} */ (window);

if (page.htmx) {
  page.htmx.config.includeIndicatorStyles = false;
  page.htmx.config.allowEval = false;
  page.htmx.config.allowScriptTags = false;
}

document.addEventListener("htmx:configRequest", (event) => {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute("content");
  if (token) {
    /** @type {CustomEvent} */ (event).detail.headers["X-CSRFToken"] = token;
  }
});

/** What an answer marks as next has the focus; htmx alone gives it back to the field that was left. */
document.addEventListener("htmx:afterSettle", (event) => {
  const settled = /** @type {HTMLElement} */ (event.target);
  /** @type {HTMLElement | null} */ (settled.querySelector("[autofocus]"))?.focus();
});
