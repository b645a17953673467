// @ts-check
// Sends what is kept, one tab at a time, until the server has answered for every entry. A dropped answer is no harm:
// the entry goes again under the same id and the server says that it knows it.

import { settle, waiting, deviceTime } from "./outbox.js";

/** @typedef {import("./outbox.js").Kept} Kept */
/** @typedef {import("./outbox.js").Answered} Answered */
/** @typedef {{state: string, version: number, digest: string}} PlanNow */
/** @typedef {"sent"|"offline"|"sign_in"|"not_mine"} Ending */
/** @typedef {{ending: Ending, plan: PlanNow|null}} Report */

const MOST_ENTRIES = 200;
const MOST_BYTES = 200_000; // the server takes 256 kB
const BYTES_A_LETTER = 3; // at the most
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 300_000;

/** How long to wait after so many failures in a row: longer each time, and never all phones at once.
 *  @param {number} failures @param {number} [chance] 0 to 1 */
export function waitAfter(failures, chance = Math.random()) {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10));
  return longest * (0.5 + chance / 2);
}

/** As many entries from the first on as fit into one message. @param {Kept[]} entries @param {number} [most] */
export function batchOf(entries, most = MOST_ENTRIES) {
  let bytes = 0;
  const fit = entries.slice(0, most).findIndex((each) => (bytes += JSON.stringify(each).length * BYTES_A_LETTER) > MOST_BYTES);
  return entries.slice(0, fit < 0 ? most : Math.max(1, fit));
}

/** Send everything that waits. One tab sends, the others wait for it and then find nothing left.
 *  @param {string} episode whose entries @returns {Promise<Report>} */
export async function send(episode) {
  return await navigator.locks.request("lasegue-outbox", () => sendAll(episode));
}

/** @param {string} episode @returns {Promise<Report>} */
async function sendAll(episode) {
  /** @type {Report} */
  const report = { ending: "sent", plan: null };
  let most = MOST_ENTRIES;
  let token = "";
  for (let left = await waiting(episode); left.length > 0; left = await waiting(episode)) {
    if (!token) {
      const ticket = await ask("/me/ticket/");
      if (ticket === null) return { ...report, ending: "offline" };
      if (ticket.status === 403) return { ...report, ending: "sign_in" };
      if (!ticket.ok) return { ...report, ending: "offline" };
      const { token: fresh, signed_in: known, episode: theirs } = await ticket.json();
      if (!known) return { ...report, ending: "sign_in" };
      if (theirs !== undefined && theirs !== episode) return { ...report, ending: "not_mine" };
      token = fresh;
    }
    const batch = batchOf(left, most);
    const answer = await ask("/me/log/", message(batch, token));
    const said = answer && (await jsonOf(answer));
    if (answer === null || answer.status >= 500 || answer.status === 429) return { ...report, ending: "offline" };
    if (answer.status === 403 && said?.sign_in) return { ...report, ending: "sign_in" };
    if (answer.status === 413 && batch.length > 1) most = Math.ceil(batch.length / 2);
    else if (answer.status === 413) await settle([refusal(batch[0], "413")]);
    else if (said?.results && answersOf(batch, said.results).length > 0) {
      await settle(answersOf(batch, said.results));
      report.plan = said.plan ?? report.plan;
      dispatchEvent(new CustomEvent("outbox:sent"));
    } else return { ...report, ending: "offline" }; // an answer we do not understand: nothing is lost, try later
  }
  return report;
}

/** @param {Kept[]} batch @param {string} token @returns {RequestInit} */
function message(batch, token) {
  const entries = batch.map(({ seq, id, kind, plan, digest, at, body }) => ({ seq, id, kind, plan, digest, at, body }));
  return {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    body: JSON.stringify({ device_clock: deviceTime(), entries }),
  };
}

/** What the server said about each entry; one it did not name goes again. @param {Kept[]} batch
 *  @param {Record<string, string>} results @returns {Answered[]} */
function answersOf(batch, results) {
  return batch.flatMap(({ id }) => {
    const [is, ...says] = (results[id] ?? "").split(": ");
    if (is !== "accepted" && is !== "known" && is !== "conflict" && is !== "refused") return [];
    return [{ id, is, says: says.join(": "), at: deviceTime() }];
  });
}

/** @param {Kept|undefined} entry @param {string} says @returns {Answered} */
function refusal(entry, says) {
  return { id: entry?.id ?? "", is: "refused", says, at: deviceTime() };
}

/** An answer of the server, or null without a connection. @param {string} address @param {RequestInit} [more] */
async function ask(address, more = {}) {
  try {
    return await fetch(address, { cache: "no-store", redirect: "error", ...more });
  } catch {
    return null;
  }
}

/** @param {Response} answer */
async function jsonOf(answer) {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}
