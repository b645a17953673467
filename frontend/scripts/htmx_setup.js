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
