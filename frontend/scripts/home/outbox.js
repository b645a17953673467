// @ts-check
// Everything a patient records is written here first, under an id of its own, and never changed. What the server said
// about it is written beside it. An entry belongs to one episode: another person's pages on this phone never send it.

import { put, transact } from "./store.js";

/** @typedef {{seq?: number, id: string, episode: string, kind: string, plan: number|null, digest: string, at: string,
 *   body: Record<string, unknown>}} Kept */
/** @typedef {{id: string, is: "accepted"|"known"|"conflict"|"refused", says: string, at: string, away?: boolean}} Answered */
/** @typedef {{kind: string, body: Record<string, unknown>}} Entry */
/** @typedef {{episode: string, version: number|null, digest: string}} Of */

/** This moment on the clock of the device, with its distance from universal time: 2026-11-23T09:41:05.120-06:00.
 *  @param {Date} [now] */
export function deviceTime(now = new Date()) {
  const ahead = -now.getTimezoneOffset();
  const two = (/** @type {number} */ each) => String(Math.floor(Math.abs(each))).padStart(2, "0");
  const local = new Date(now.getTime() + ahead * 60_000).toISOString().slice(0, -1);
  return `${local}${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}

/** Write entries down, and with them, in the same breath, a value under a name: the set and the place after it are
 *  both kept or neither. @param {Entry[]} entries @param {Of} of @param {{name: string, value: unknown}} [beside]
 *  @returns {Promise<string[]>} the ids */
export async function record(entries, of, beside) {
  /** @type {Kept[]} */
  const rows = entries.map(({ kind, body }) => ({
    id: crypto.randomUUID(), episode: of.episode, kind, plan: of.version, digest: of.digest, at: deviceTime(), body,
  }));
  await transact(beside ? ["entries", "places"] : ["entries"], "readwrite", (at) => {
    for (const row of rows) at("entries").add(row);
    if (beside) put(at("places"), beside.name, beside.value);
  });
  if (rows.length) dispatchEvent(new CustomEvent("outbox:recorded"));
  return rows.map((row) => row.id);
}

/** Entries of an episode that the server has not answered yet, in the order they were written.
 *  @param {string} episode @returns {Promise<Kept[]>} */
export async function waiting(episode) {
  const [entries, done] = await Promise.all([allEntries(), answers()]);
  const settled = new Set(done.map((each) => each.id));
  return entries.filter((each) => each.episode === episode && !settled.has(each.id));
}

/** How many entries of anybody wait on this phone. @returns {Promise<number>} */
export async function unanswered() {
  const [entries, done] = await Promise.all([allEntries(), answers()]);
  return entries.length - done.length;
}

/** Entries that the server did not take, with its reason, those put away included: they stay here and are shown.
 *  @param {string} episode @returns {Promise<(Kept & {answer: Answered})[]>} */
export async function disputed(episode) {
  const [entries, done] = await Promise.all([allEntries(), answers()]);
  const against = new Map(done.filter((each) => each.is === "conflict" || each.is === "refused").map((each) => [each.id, each]));
  return entries.flatMap((each) => {
    const answer = against.get(each.id);
    return answer && each.episode === episode ? [{ ...each, answer }] : [];
  });
}

/** Write down what the server said. @param {Answered[]} said */
export async function settle(said) {
  await transact(["answers"], "readwrite", (at) => {
    for (const each of said) at("answers").put(each);
  });
}

/** Count an entry that the server did not take no longer, or again. It stays here with its answer.
 *  @param {string} id @param {boolean} away */
export async function putAway(id, away) {
  const answer = await transact(["answers"], "readonly", (at) => /** @type {IDBRequest<Answered|undefined>} */ (at("answers").get(id)));
  if (answer) await settle([{ ...answer, away }]);
  dispatchEvent(new CustomEvent("outbox:counted"));
}

/** Whether the server has taken an entry. @param {string} id */
export async function isTaken(id) {
  const answer = await transact(["answers"], "readonly", (at) => /** @type {IDBRequest<Answered|undefined>} */ (at("answers").get(id)));
  return answer?.is === "accepted" || answer?.is === "known";
}

/** Whether an error says that the phone is full. @param {unknown} error */
export function isFull(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}

/** @returns {Promise<Kept[]>} */
async function allEntries() {
  return (await transact(["entries"], "readonly", (at) => /** @type {IDBRequest<Kept[]>} */ (at("entries").getAll()))) ?? [];
}

/** @returns {Promise<Answered[]>} */
async function answers() {
  return (await transact(["answers"], "readonly", (at) => /** @type {IDBRequest<Answered[]>} */ (at("answers").getAll()))) ?? [];
}
