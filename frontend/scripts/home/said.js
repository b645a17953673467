// @ts-check
// What a person says on the pages: how the leg is, a question, that it is worse. Without script the server takes the
// form; with it everything goes through the outbox, so that it also works without a connection.
//
// <form data-entry="feeling|question|worse">; a form that refuses names what is missing by the browser's own words.

import { deviceTime, record } from "./outbox.js";
import { readProgramme } from "./programme.js";
import { raiseStop } from "./standing_stop.js";
import { placed } from "./store.js";

/** @typedef {import("./outbox.js").Entry} Entry */
/** @typedef {import("./outbox.js").Of} Of */

/** @type {Record<string, (form: HTMLFormElement, data: FormData, of: Of) => Promise<void>>} */
const KINDS = { feeling, question, worse };

/** @param {HTMLFormElement} form @param {FormData} data @param {Of} of */
async function feeling(form, data, of) {
  const is = String(data.get("is"));
  await record([{ kind: "feeling", body: { is } }], of);
  for (const button of form.querySelectorAll('button[name="is"]'))
    button.setAttribute("aria-pressed", String(/** @type {HTMLButtonElement} */ (button).value === is));
  if (is === "worse") location.href = "/me/worse/";
  else confirm(form);
}

/** @param {HTMLFormElement} form @param {FormData} data @param {Of} of */
async function question(form, data, of) {
  const text = String(data.get("text")).trim();
  if (!text) return;
  await record([{ kind: "question", body: { text } }], of);
  form.reset();
  confirm(form);
}

/** @param {HTMLFormElement} form @param {FormData} data @param {Of} of */
async function worse(form, data, of) {
  const got = await readProgramme();
  const asked = got?.programme.safety.questions ?? [];
  const said = { yes: true, no: false, unsure: /** @type {const} */ ("unsure") };
  const answers = Object.fromEntries(
    asked.map(({ finding }) => [finding, said[/** @type {keyof typeof said} */ (String(data.get(finding)))]]),
  );
  const missing = asked.find(({ finding }) => answers[finding] === undefined);
  if (missing || asked.length === 0) return form.submit(); // the server says what is missing
  const regions = Object.fromEntries(["pain", "tingling", "numb"].map((name) => [name, data.getAll(name).map(String)]));
  const worst = data.get("worst");
  /** @type {Entry[]} */
  const entries = [{ kind: "screen", body: { answers } }];
  if (worst !== null) entries.push({ kind: "pain", body: { moment: "today", worst: Number(worst), regions } });
  await record(entries, of);
  const raised = asked.filter(({ finding }) => answers[finding] === true);
  const emergency = raised.find((each) => each.yes_is === "emergency");
  const isHeld = Object.values(answers).some((each) => each !== false);
  const flag = (emergency ?? raised[0])?.flag ?? "";
  if (isHeld) await raiseStop({ episode: of.episode, flag, level: emergency ? "emergency" : "held", at: deviceTime() });
  location.href = isHeld ? "/me/session/" : "/me/";
}

/** Say that it is kept, beside the form. @param {HTMLFormElement} form */
function confirm(form) {
  const words = document.querySelector("[data-sync]")?.getAttribute("data-kept") ?? "";
  const line = form.querySelector("[data-kept-line]") ?? document.createElement("p");
  line.setAttribute("role", "status");
  line.setAttribute("data-kept-line", "");
  line.className = "small soft mt-2";
  form.append(line);
  line.textContent = words;
}

/** Leave it to the server, with the button that was pressed. @param {HTMLFormElement} form @param {HTMLElement|null} button */
function leaveToServer(form, button) {
  if (button instanceof HTMLButtonElement && button.name) {
    const pressed = document.createElement("input");
    Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
    form.append(pressed);
  }
  form.submit();
}

for (const form of document.querySelectorAll("form[data-entry]")) {
  if (!(form instanceof HTMLFormElement)) continue;
  for (const radio of form.querySelectorAll('input[type="radio"]:not([form])'))
    if (radio instanceof HTMLInputElement) radio.required = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const data = new FormData(form, event.submitter);
    /** @type {Of|undefined} */
    const of = await placed("of").catch(() => undefined);
    const button = /** @type {HTMLElement|null} */ (event.submitter);
    if (!of) return leaveToServer(form, button);
    await KINDS[form.dataset.entry ?? ""]?.(form, data, of).catch(() => leaveToServer(form, button));
  });
}
