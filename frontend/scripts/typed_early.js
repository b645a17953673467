// @ts-check
/** What somebody typed or chose while the scripts of a page were still on their way. */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** Whether a control says something else than the page that came; one that is being typed into tells by itself later. @param {Control} control */
function differs(control) {
  if (control instanceof HTMLSelectElement) {
    return control.selectedIndex !== Math.max([...control.options].findIndex((option) => option.defaultSelected), 0);
  }
  if (control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type)) {
    return control.checked && !control.defaultChecked;
  }
  return control.value !== control.defaultValue && control !== document.activeElement;
}

/**
 * The controls of forms that were changed before this script came. The forms carry autocomplete="off": what they hold
 * was then typed just now, and is not what the browser put back after a reload.
 * @param {string} forms
 */
export function typedEarly(forms) {
  /** @type {NodeListOf<Control>} */
  const controls = document.querySelectorAll(`:is(${forms})[autocomplete=off] :is(select, textarea, input:not([type=hidden]))`);
  return [...controls].filter(differs);
}

/** Forms of search whose words are other ones than those the page came with: typed just now, or put back on the way back. */
export function soughtEarly() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const words = document.querySelectorAll("form[role=search][hx-trigger] input[type=search]");
  return [...words].filter((each) => each.value !== each.defaultValue).flatMap((each) => each.form ?? []);
}
