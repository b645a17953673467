// @ts-check
/**
 * Fields of passwords: a button that shows what is typed, and beside a new password how strong it is about.
 *
 * The estimate is a rule of thumb on purpose: length counts most, and few different letters count little. What is
 * refused is decided by the server, which also knows common passwords.
 */

const LEAST = 12;
/** Bits from which a password of this kind is called fair and strong; conventions. */
const FAIR = 50;
const STRONG = 70;

/** @type {Record<string, string | undefined>} Words in the language of the page, which stand on its main part. */
const words = { ...document.getElementById("main")?.dataset };

/** @param {string} typed */
function bits(typed) {
  const letters = [...typed];
  const different = new Set(letters.map((each) => each.toLowerCase())).size;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(typed)).length;
  return letters.length < LEAST ? 0 : Math.log2(different + 8 * kinds) * Math.min(letters.length, 2 * different);
}

/** @param {HTMLInputElement} input */
function addButton(input) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-quiet btn-sm btn-start";
  button.textContent = words.show ?? "";
  button.setAttribute("aria-pressed", "false");
  button.setAttribute("aria-controls", input.id);
  const label = document.querySelector(`label[for="${input.id}"]`)?.textContent ?? "";
  button.setAttribute("aria-label", `${button.textContent}: ${label}`);
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
    button.textContent = (shown ? words.hide : words.show) ?? "";
    button.setAttribute("aria-label", `${button.textContent}: ${label}`);
  });
  input.form?.addEventListener("submit", () => {
    input.type = "password";
  });
  input.after(button);
}

/** @param {HTMLInputElement} input */
function addMeter(input) {
  const meter = document.createElement("meter");
  meter.max = 100;
  meter.low = FAIR;
  meter.high = STRONG;
  meter.optimum = 100;
  meter.hidden = true;
  const verdict = document.createElement("p");
  verdict.className = "hint";
  verdict.setAttribute("aria-live", "polite");
  meter.setAttribute("aria-label", words.strength ?? "");
  input.addEventListener("input", () => {
    const strength = Math.min(bits(input.value), 100);
    meter.hidden = !input.value;
    meter.value = strength;
    const said = strength >= STRONG ? words.strong : strength >= FAIR ? words.fair : words.weak;
    verdict.textContent = (input.value && said) || "";
  });
  input.parentElement?.append(meter, verdict);
}

for (const input of document.querySelectorAll('input[type="password"]')) {
  if (input instanceof HTMLInputElement) {
    addButton(input);
    const first = input.autocomplete === "new-password" && !/again|2$/.test(input.name);
    if (first) {
      addMeter(input);
    }
  }
}
