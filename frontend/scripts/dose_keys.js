// @ts-check
/** Doses by keyboard: arrow up and down move an amount by one, page up and down by five. The buttons do the same. */

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 };

document.addEventListener("keydown", (event) => {
  const field = event.target;
  const step = STEPS[event.key];
  if (!(field instanceof HTMLInputElement) || !step || !field.closest("form.dose")) {
    return;
  }
  const button = field.parentElement?.querySelector(step > 0 ? "button:last-of-type" : "button");
  if (!(button instanceof HTMLButtonElement)) {
    return;
  }
  event.preventDefault();
  const kept = button.value;
  button.value = `${field.name}:${step}`;
  button.click();
  setTimeout(() => {
    button.value = kept;
  });
});
