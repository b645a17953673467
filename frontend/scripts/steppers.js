// @ts-check
// The dose editor: − and + around a number, within the bounds the knowledge gives, with what it was beside it.
//
// <span class="num" data-stepper><button type="button" data-step="-1" aria-label="Fewer">−</button>
//   <input type="number" name="reps" value="12" min="1" max="20" data-was="10" aria-label="Repetitions">
//   <span>reps</span><button type="button" data-step="1" aria-label="More">+</button></span>
// <span class="was" data-was-of="reps" hidden>was 10</span><span class="bound" data-bound-of="reps" role="status"></span>
// data-bound-low and data-bound-high on the input say why there is no further. Without script it is a number field.

/** @param {HTMLElement} stepper */
function enliven(stepper) {
  const input = stepper.querySelector("input");
  if (!input) return;
  stepper.classList.add("is-live");
  for (const button of stepper.querySelectorAll("button[data-step]"))
    button.addEventListener("click", () => step(stepper, input, Number(button.getAttribute("data-step"))));
  input.addEventListener("keydown", (event) => {
    const pages = { PageUp: 5, PageDown: -5 }[event.key];
    if (pages === undefined) return;
    event.preventDefault();
    step(stepper, input, pages);
  });
  input.addEventListener("input", () => show(stepper, input));
  show(stepper, input);
}

/** @param {HTMLElement} stepper @param {HTMLInputElement} input @param {number} steps */
function step(stepper, input, steps) {
  const size = Number(input.step) || 1;
  const wanted = (Number(input.value) || 0) + steps * size;
  const low = input.min === "" ? -Infinity : Number(input.min);
  const high = input.max === "" ? Infinity : Number(input.max);
  const value = Math.min(Math.max(wanted, low), high);
  if (String(value) !== input.value) {
    input.value = String(value);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
  say(input, wanted < low ? "low" : wanted > high ? "high" : "");
  show(stepper, input);
}

/** Why there is no further. @param {HTMLInputElement} input @param {""|"low"|"high"} end */
function say(input, end) {
  const words = end === "low" ? input.dataset.boundLow : end === "high" ? input.dataset.boundHigh : "";
  for (const place of beside(input, "bound-of")) place.textContent = words ?? "";
}

/** Mark what is changed, and which ends are reached. @param {HTMLElement} stepper @param {HTMLInputElement} input */
function show(stepper, input) {
  const changed = input.dataset.was !== undefined && Number(input.dataset.was) !== Number(input.value);
  stepper.classList.toggle("chg", changed);
  for (const place of beside(input, "was-of")) place.hidden = !changed;
  for (const button of stepper.querySelectorAll("button[data-step]")) {
    const end = Number(button.getAttribute("data-step")) < 0 ? input.min : input.max;
    button.setAttribute("aria-disabled", String(end !== "" && Number(input.value) === Number(end)));
  }
}

/** Elements that speak about this field, in the same form or page. @param {HTMLInputElement} input @param {string} kind @returns {HTMLElement[]} */
function beside(input, kind) {
  const within = input.form ?? document;
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(`[data-${kind}="${CSS.escape(input.name)}"]`)]);
}

/** @param {ParentNode} within */
function enlivenAll(within) {
  for (const stepper of within.querySelectorAll("[data-stepper]:not(.is-live)"))
    if (stepper instanceof HTMLElement) enliven(stepper);
}

enlivenAll(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) enlivenAll(event.target.parentNode ?? document);
});
