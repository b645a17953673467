// @ts-check
/** htmx under a strict content security policy: no styles of its own, no evaluated code, the form token with every request. */

import { soughtEarly, typedEarly } from "./typed_early.js";

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

/** @typedef {{ elt: Element, successful?: boolean, requestConfig: { verb: string, triggeringEvent?: SubmitEvent } }} Sent */

/** @param {Element} sent */
const isSearch = (sent) => sent.matches("form[role=search]");

/** @param {Event} event @returns {{ form: HTMLFormElement | null, button: HTMLElement | null }} */
function sentBy(event) {
  const { elt, requestConfig } = /** @type {CustomEvent<Sent>} */ (event).detail;
  const form = requestConfig.verb === "post" || isSearch(elt) ? elt.closest("form") : null;
  const button = elt === form ? requestConfig.triggeringEvent?.submitter ?? null : /** @type {HTMLElement} */ (elt);
  return { form, button };
}

/** What was said beside a form. @type {WeakMap<HTMLFormElement, HTMLElement>} */
const saidBy = new WeakMap();

/**
 * What did not arrive says so beside the form until it has, and so does what was not looked up: htmx alone is silent, and
 * the field looks kept. @param {Event} event
 */
function sayUnsaved(event) {
  const { form, button } = sentBy(event);
  const words = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="unsaved"]'));
  if (!form || !words) return;
  saidBy.get(form)?.remove();
  const className = `unsaved ${isSearch(form) ? "small mb-4" : "said wide"}`;
  const said = Object.assign(document.createElement("p"), { className, role: "alert" });
  const again = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-second btn-sm" });
  again.textContent = words.dataset.again ?? "";
  again.addEventListener("click", () => (button ? button.click() : form.requestSubmit()));
  said.append(`${isSearch(form) ? words.dataset.unsought : words.content} `, again);
  if (isSearch(form)) form.after(said); // its box is one line high
  else form.append(said);
  saidBy.set(form, said);
}

document.addEventListener("htmx:responseError", sayUnsaved);
document.addEventListener("htmx:sendError", sayUnsaved);
document.addEventListener("htmx:afterRequest", (event) => {
  const { form } = sentBy(event);
  if (form && /** @type {CustomEvent<Sent>} */ (event).detail.successful) saidBy.get(form)?.remove();
});

/** What was typed before htmx listened, which it does by now, is saved once, and sought once, as if it had been typed later. */
document.addEventListener("DOMContentLoaded", () => {
  const forms = new Map(typedEarly("form[hx-trigger^=change]").map((control) => [control.form, control]));
  for (const control of forms.values()) control.dispatchEvent(new Event("change", { bubbles: true }));
  for (const form of soughtEarly()) form.requestSubmit();
});
