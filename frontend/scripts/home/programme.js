// @ts-check
// What /me/programme.json holds, as types, and how a page reads it. The words in it come from the server, in the
// patient's language; scripts have none of their own.

/** @typedef {"both"|"right"|"left"|"alternate"} Side */
/** @typedef {number|[number, number]} Amount a number, or the least and the most */
/** @typedef {{sets?: Amount, reps?: Amount, hold_s?: Amount, rest_s?: Amount, minutes?: Amount, per_day?: Amount, text?: string}} Dose */
/** @typedef {{out_s: number, hold_s: number, back_s: number}} Tempo */
/** @typedef {{title: string, says: string, cues: string[], good_to_feel: string, stop_extra: string}} Told */
/** One exercise. `today` is what the log of the day made of it: done, begun with the easier one, or left out.
 *  @typedef {Told & {line: string, exercise: string, sides: Side[], dose: Dose, minutes: number,
 *   figure: Partial<Record<Side, string>>, tempo?: Tempo, easier?: Item|null, today?: "do"|"swap"|"rest"|"stop",
 *   why?: string, note?: {text: string, photo: string, by: string}|null}} Item */
/** A light holds up to this pain, and up to so many points above the start.
 *  @typedef {{title: string, says: string, at_most: number, above_start_at_most: number}} Light */
/** What a tap does at once. @typedef {{rule: string, title: string, says: string, move: "rest"|"swap", relief: boolean,
 *   when: {finding: string, is?: string|boolean|null, at_least?: number|null, at_most?: number|null, above?: number|null,
 *   below?: number|null}[]}} TapRule */
/** @typedef {{finding: string, ask: string, help: string, yes: string, no: string, flag: string,
 *   yes_is: "emergency"|"urgent"|"refer"|"treat"}} SafetyQuestion */
/** What to show at once when a yes raises a red flag. @typedef {{level: "emergency"|"urgent", heading: string, lead: string,
 *   call: string, say: string, then: string}} Stop */
/** @typedef {{state: "current"|"none"|"withdrawn"|"stopped", episode: string|null, version: number|null, digest: string,
 *   clinic: {name: string, phone: string, emergency_number: string}}} Plan */
/** @typedef {{v: number, now: string, language: string, dir: string, plan: Plan, items: Item[],
 *   held: string[], light: {green: Light, amber: Light, red: Light}, in_session: TapRule[],
 *   safety: {questions: SafetyQuestion[], stops: Record<string, Stop>, stop: Stop|null}, relief: Told|null, pages: string[], files: string[]}} Programme */

/** The request under way. Scripts of one page that ask at the same time share it: a slow line carries it once.
 *  @type {ReturnType<typeof read>|null} */
let asked = null;

const PROGRAMME = "/me/programme.json";
const LATER_MS = 3_000;
/** What the page carried, for the scripts that start with it. @type {Programme|null|undefined} */
let own;

/** The programme: the newest the server has, else the one kept on this device; null when there is neither.
 *  `fresh` says which it is. @returns {Promise<{programme: Programme, fresh: boolean}|null>} */
export function readProgramme() {
  asked ??= Promise.resolve(carried()).then((own) => own ?? read()).finally(() => (asked = null));
  return asked;
}

/** What the page itself carries, while it starts: not a page that the worker had kept (`data-kept`), whose plan may have
 *  changed. The worker gets the programme a little later, so that the kept one is of today too. */
function carried() {
  if (own === undefined) {
    const carrier = "kept" in document.documentElement.dataset ? null : document.getElementById("programme");
    own = carrier && JSON.parse(carrier.textContent ?? "");
    if (own) setTimeout(() => read().then(() => (own = null)), LATER_MS);
  }
  return own ? { programme: own, fresh: true } : null;
}

/** @returns {Promise<{programme: Programme, fresh: boolean}|null>} */
async function read() {
  try {
    const answer = await fetch(PROGRAMME, { headers: { Accept: "application/json" }, redirect: "error" });
    if (!answer.ok) return null;
    return { programme: await answer.json(), fresh: answer.headers.get("X-Kept") === null };
  } catch {
    return null;
  }
}

/** The words of this page for scripts: `<script type="application/json" id="words">`. @returns {Record<string, string>} */
export function wordsOfPage() {
  return JSON.parse(document.getElementById("words")?.textContent || "{}");
}

/** Put values into the blanks of a sentence: fill("{n} to send", {n: 2}). @param {string|undefined} sentence
 *  @param {Record<string, string|number>} values */
export function fill(sentence, values) {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (blank, name) => String(values[name] ?? blank));
}
