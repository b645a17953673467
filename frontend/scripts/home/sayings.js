// @ts-check
// What is said at a turn of the session: to the ear where sound is on, and to screen readers for sides, rests and ends.

import { fill } from "./programme.js";
import { tell } from "./screens.js";
import { itemOf, unitOf } from "./session.js";

/** @typedef {{state: import("./session.js").State, words: Record<string, string>, voice: import("./voice.js").Voice,
 *   repsAloud: boolean}} Around */

/** @param {import("./session.js").Saying} saying @param {Around} around */
export function speak({ say, rep }, { state, words, voice, repsAloud }) {
  const text = textOf(say, rep, state, words);
  if (say === "go" || say === "hold" || say === "back" || say === "over") voice.tone(say);
  if (say !== "rep" || repsAloud) voice.say(text);
  if (say === "rep" && !repsAloud) return;
  if (say !== "hold" && say !== "back" && say !== "go") tell("said", text);
}

/** @param {import("./session.js").Saying["say"]} say @param {number|undefined} rep
 *  @param {import("./session.js").State} state @param {Record<string, string>} words */
function textOf(say, rep, state, words) {
  if (say === "title") return itemOf(state).title;
  if (say === "side") return words[`now_${unitOf(state).side}`] ?? "";
  if (say === "rep") return String(rep);
  if (say === "eased") return fill(words["eased"], { title: itemOf(state).title });
  if (say === "rest") return fill(words["say_rest"], { s: Math.round(unitOf(state).rest_s) });
  return words[`say_${say}`] ?? "";
}
