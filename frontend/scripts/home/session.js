// @ts-check
// A session as a state machine without a page, a clock or a disk: an act and the state before give the state after,
// what must be written down, and what may be said. The state is plain data, so that a killed page goes on exactly there.

import { isRed, ruleFor } from "./light.js";
import { READY_S, fitting, lengthOf, momentOf, repsDone, secondsOf, unitsOf } from "./units.js";

/** @typedef {import("./programme.js").Programme} Programme */
/** @typedef {import("./programme.js").Item} Item */
/** @typedef {import("./units.js").Unit} Unit */
/** @typedef {"before"|"daily"|"ready"|"doing"|"rest"|"where"|"much"|"stopped"|"screen"|"emergency"|"held"|"after"|"done"} Phase */
/** @typedef {boolean|"unsure"} Answer */
/** @typedef {{pain: string[], tingling: string[], numb: string[]}|null} Regions */
/** @typedef {{v: 1, session: string, episode: string, version: number|null, digest: string, begun_at: string, short: boolean,
 *   items: (Item & {eased?: boolean})[], units: Unit[], at: number, phase: Phase, paused: boolean, elapsed: number,
 *   from: number, active_s: number, before: number|null, why: string, flag: string, then: Phase, answers: Record<string, Answer>,
 *   asked_today: boolean, screened: boolean, closed: string[], sets_done: Record<string, number>}} State */
/** Which way the lowest place of the pain went. @typedef {"nearer"|"same"|"further"|null} Place */
/** @typedef {{kind: string, body: Record<string, unknown>}} Entry */
/** @typedef {{say: "title"|"side"|"ready"|"go"|"hold"|"back"|"rep"|"rest"|"over"|"eased"|"end", rep?: number}} Saying */
/** @typedef {{state: State, entries: Entry[], says: Saying[]}} Outcome */
/** @typedef {{type: "begin", worst: number|null, regions: Regions, alarming: boolean} | {type: "tick", s: number}
 *   | {type: "pause"|"resume"|"hard"|"hurts"|"mistaken"|"clear"|"one_by_one"|"on"|"enough"|"skip"|"finish"}
 *   | {type: "where", further: Answer} | {type: "much", worst: number|null}
 *   | {type: "answer", value: Answer}
 *   | {type: "end", worst: number|null, regions: Regions, alarming: boolean, place?: Place}} Act */

export const SHORT_S = 300; // "I only have 5 minutes"

/** A session before its first question; `asked` says that the safety questions were answered here earlier today.
 *  @param {Programme} programme @param {{session: string, at: string, short: boolean, asked?: boolean}} given
 *  @returns {State} */
export function newSession(programme, { session, at, short, asked = false }) {
  const items = programme.items.flatMap(forToday);
  const all = items.flatMap((item, place) => unitsOf(item, place));
  return {
    v: 1, session, short, begun_at: at,
    episode: programme.plan.episode ?? "", version: programme.plan.version, digest: programme.plan.digest,
    items, units: short ? fitting(all, SHORT_S) : all,
    at: 0, phase: "before", paused: false, elapsed: 0, from: 0, active_s: 0, before: null, why: "", flag: "", then: "ready",
    answers: {}, asked_today: asked, screened: false, closed: [], sets_done: {},
  };
}

/** An item as it is done today: as signed, its easier neighbour, or not at all. @param {Item} item
 *  @returns {State["items"]} */
function forToday(item) {
  if (item.today === "rest" || item.today === "stop") return [];
  if (item.today !== "swap") return [item];
  return item.easier ? [{ ...item.easier, line: item.line, eased: true }] : [];
}

/** The state after an act. @param {State} before @param {Act} act @param {Programme} programme @returns {Outcome} */
export function step(before, act, programme) {
  /** @type {Outcome} */
  const out = { state: structuredClone(before), entries: [], says: [] };
  const { state } = out;
  if (act.type === "tick") tick(out, act.s);
  else if (act.type === "begin" && state.phase === "before") begin(out, act, programme);
  else if (act.type === "end" && state.phase === "after") end(out, act, programme);
  else if (state.phase === "screen" && act.type === "answer") answered(out, act.value, programme);
  else if (state.phase === "where" && act.type === "where") where(out, act.further, programme);
  else if (state.phase === "much" && act.type === "much") hurtsMore(out, false, act.worst, programme);
  else if ((state.phase === "where" || state.phase === "much") && act.type === "mistaken") wait(state);
  else if (state.phase === "daily" && act.type === "one_by_one") screen(state, "ready", programme);
  else if (state.phase === "daily" && act.type === "clear") allClear(out, programme);
  else if (state.phase === "stopped" && act.type === "on") toNextItem(out);
  else if (state.phase === "stopped" && act.type === "enough") atEnd(out);
  else if (isMoving(state)) whileMoving(out, act, programme);
  return out;
}

/** Whether a set is under way, paused or not. @param {State} state */
export function isMoving(state) {
  return state.phase === "ready" || state.phase === "doing" || state.phase === "rest";
}

/** The set in hand. @param {State} state @returns {Unit} */
export function unitOf(state) {
  const unit = state.units[Math.min(state.at, state.units.length - 1)];
  if (!unit) throw new Error("expected a session with at least one set, came none");
  return unit;
}

/** The exercise in hand. @param {State} state */
export function itemOf(state) {
  const item = state.items[unitOf(state).item];
  if (!item) throw new Error("expected an exercise for every set, came none");
  return item;
}

/** Seconds until the last set is over. @param {State} state */
export function secondsLeft(state) {
  return Math.max(0, secondsOf(state.units.slice(state.at)) - (state.phase === "doing" ? state.elapsed : 0));
}

/** A state taken up again after the page was closed: paused, at the start of the repetition that was cut off.
 *  @param {State} state @returns {State} */
export function revived(state) {
  if (!isMoving(state)) return state;
  const from = state.phase === "doing" ? startOfRep(state) : state.phase === "ready" ? state.from : 0;
  return { ...state, phase: "ready", paused: true, elapsed: 0, from };
}

/** Lines of the plan by whether every set of them was done. @param {State} state */
export function doneAndLeft(state) {
  const lines = [...new Set(state.units.map((unit) => lineOf(state, unit)))];
  const wanted = (/** @type {string} */ line) => state.units.filter((unit) => lineOf(state, unit) === line).length;
  const done = lines.filter((line) => !state.closed.includes(line) && (state.sets_done[line] ?? 0) >= wanted(line));
  return { done, left: lines.filter((line) => !done.includes(line)) };
}

/** What a session that is given up says at its end. @param {State} state @returns {Entry} */
export function ending(state) {
  return { kind: "session_ended", body: { session: state.session, ...doneAndLeft(state), seconds: Math.round(state.active_s) } };
}

// --- acts

/** @param {Outcome} out @param {Extract<Act, {type: "begin"}>} act @param {Programme} programme */
function begin(out, { worst, regions, alarming }, programme) {
  const { state } = out;
  const items = [...new Set(state.units.map((unit) => lineOf(state, unit)))];
  const minutes = Math.ceil(secondsOf(state.units) / 60);
  out.entries.push({ kind: "session_started", body: { session: state.session, items, minutes, short: state.short } });
  pain(out, "before", worst, regions);
  state.before = worst;
  if (alarming) screen(state, "ready", programme);
  else if (!state.asked_today) state.phase = "daily";
  else ready(out);
}

/** "None of these": one act, kept question by question. @param {Outcome} out @param {Programme} programme */
function allClear(out, programme) {
  const answers = Object.fromEntries(programme.safety.questions.map(({ finding }) => [finding, false]));
  out.entries.push({ kind: "screen", body: { answers } });
  out.state.asked_today = true;
  ready(out);
}

/** @param {Outcome} out @param {Act} act @param {Programme} programme */
function whileMoving(out, act, programme) {
  const { state } = out;
  if (act.type === "pause") state.paused = true;
  if (act.type === "resume" && state.paused) out.state = { ...revived(state), paused: false };
  if (act.type === "finish" && lengthOf(unitOf(state)) === 0 && state.phase === "doing") setOver(out);
  if (act.type === "skip") close(out, "chosen");
  if (act.type === "hurts") hold(state, "where");
  if (act.type === "hard") {
    hold(state, "ready");
    const item = itemOf(state);
    out.entries.push({ kind: "too_hard", body: { session: state.session, line: item.line, exercise: item.exercise } });
    followRule(out, ruleFor(programme.in_session, { tap: "too_hard" }), programme);
  }
}

/** @param {Outcome} out @param {Answer} further @param {Programme} programme */
function where(out, further, programme) {
  if (further === false) out.state.phase = "much";
  else hurtsMore(out, further, null, programme);
}

/** @param {Outcome} out @param {Answer} further @param {number|null} worst @param {Programme} programme */
function hurtsMore(out, further, worst, programme) {
  const { state } = out;
  const item = itemOf(state);
  const body = { session: state.session, line: item.line, exercise: item.exercise, further_down: further, worst };
  out.entries.push({ kind: "hurts_more", body });
  const rise = worst !== null && state.before !== null ? { pain_rise: worst - state.before } : {};
  const number = worst !== null ? { worst_pain: worst } : {};
  // not sure whether it moved is treated as if it did
  const rule = ruleFor(programme.in_session, { tap: "hurts_more", moved_down: further !== false, ...number, ...rise });
  followRule(out, rule, programme);
}

/** The easier neighbour, or without one not today; after pain that means rest, the safety questions come first.
 *  @param {Outcome} out @param {import("./programme.js").TapRule} rule @param {Programme} programme */
function followRule(out, rule, programme) {
  const { easier } = itemOf(out.state);
  if (rule.move === "swap" && easier) return ease(out, easier, rule.rule);
  stopItem(out, rule.rule);
  if (rule.move === "rest") screen(out.state, "stopped", programme);
}

/** @param {Outcome} out @param {Answer} value @param {Programme} programme */
function answered(out, value, programme) {
  const { state } = out;
  const asked = programme.safety.questions;
  const question = asked[Object.keys(state.answers).length];
  if (question) state.answers[question.finding] = value;
  const isEmergency = question !== undefined && value === true && question.yes_is === "emergency";
  if (question && value === true && (isEmergency || !state.flag)) state.flag = question.flag;
  if (!isEmergency && Object.keys(state.answers).length < asked.length) return;
  out.entries.push({ kind: "screen", body: { answers: state.answers } });
  Object.assign(state, { screened: true, asked_today: true });
  const isClear = Object.values(state.answers).every((each) => each === false);
  if (isClear && state.then === "ready") ready(out);
  else if (isClear && state.then === "done") finish(out);
  else if (isClear) state.phase = state.then;
  else {
    out.entries.push(ending(state));
    state.phase = isEmergency ? "emergency" : "held";
  }
}

/** @param {Outcome} out @param {Extract<Act, {type: "end"}>} act @param {Programme} programme */
function end(out, { worst, regions, alarming, place }, programme) {
  const { state } = out;
  pain(out, "after", worst, regions, place);
  const isRedNow = worst !== null && isRed(programme.light, worst, state.before) && worst > (state.before ?? -1);
  const isWorse = isRedNow || place === "further";
  if (alarming || (isWorse && !state.screened)) screen(state, "done", programme);
  else finish(out);
}

/** @param {Outcome} out */
function finish(out) {
  out.entries.push(ending(out.state));
  out.state.phase = "done";
}

// --- time

/** @param {Outcome} out @param {number} seconds */
function tick(out, seconds) {
  const { state } = out;
  if (!isMoving(state) || state.paused || seconds <= 0) return;
  const unit = unitOf(state);
  if (state.phase === "rest") {
    state.elapsed += seconds;
    if (state.elapsed >= unit.rest_s - READY_S) ready(out);
  } else if (state.phase === "ready") {
    state.elapsed += seconds;
    if (state.elapsed < READY_S) return;
    Object.assign(state, { phase: "doing", elapsed: state.from, from: 0 });
    out.says.push({ say: "go" });
  } else {
    const before = momentOf(unit, state.elapsed);
    state.elapsed += seconds;
    state.active_s += seconds;
    const length = lengthOf(unit);
    if (length && state.elapsed >= length - 1e-6) setOver(out);
    else turnsOf(before, momentOf(unit, state.elapsed), out.says);
  }
}

/** What to say when a movement turns into a hold, a way back or the next repetition.
 *  @param {import("./units.js").Moment} was @param {import("./units.js").Moment} is @param {Saying[]} says */
function turnsOf(was, is, says) {
  if (is.rep !== was.rep) says.push({ say: "rep", rep: is.rep });
  if (is.part === was.part) return;
  if (is.part === "hold") says.push({ say: "hold" });
  if (is.part === "back") says.push({ say: "back" });
}

// --- going on

/** Count in to the set in hand. @param {Outcome} out */
function ready(out) {
  const { state } = out;
  const [last, unit] = [state.units[state.at - 1], unitOf(state)];
  Object.assign(state, { phase: "ready", paused: false, elapsed: 0, from: 0 });
  if (!last || last.item !== unit.item) out.says.push({ say: "title" });
  if (unit.side !== "both" && (!last || last.side !== unit.side || last.item !== unit.item)) out.says.push({ say: "side" });
  out.says.push({ say: "ready" });
}

/** The set in hand is done. @param {Outcome} out */
function setOver(out) {
  const { state } = out;
  const unit = unitOf(state);
  const length = lengthOf(unit);
  writeSet(out, unit.reps, length || state.elapsed);
  const line = itemOf(state).line;
  state.sets_done[line] = (state.sets_done[line] ?? 0) + 1;
  out.says.push({ say: "over" });
  state.at += 1;
  state.elapsed = 0;
  const next = state.units[state.at];
  if (!next) atEnd(out);
  else if (next.item === unit.item && unit.rest_s > READY_S) {
    state.phase = "rest";
    out.says.push({ say: "rest" });
  } else ready(out);
}

/** Interrupt the set for a question, remembering where it was. @param {State} state @param {Phase} phase */
function hold(state, phase) {
  state.from = state.phase === "doing" ? startOfRep(state) : state.phase === "ready" ? state.from : 0;
  Object.assign(state, { phase, paused: false, elapsed: 0 });
}

/** Write down what was done of a set that ends early. @param {Outcome} out */
function keepPart(out) {
  const { state } = out;
  if (state.phase === "doing") hold(state, "ready");
  const reps = repsDone(unitOf(state), state.from);
  if (state.from > 0) writeSet(out, reps, state.from);
  state.from = 0;
}

/** @param {Outcome} out @param {number} reps @param {number} seconds */
function writeSet(out, reps, seconds) {
  const { state } = out;
  const [item, unit] = [itemOf(state), unitOf(state)];
  const body = {
    session: state.session, line: item.line, exercise: item.exercise, side: unit.side, set: unit.set, reps,
    seconds: Math.round(seconds), easier: item.eased === true,
  };
  out.entries.push({ kind: "set_done", body });
}

/** Go on with the easier neighbour from this set and side on. @param {Outcome} out @param {Item} easier @param {string} why */
function ease(out, easier, why) {
  keepPart(out);
  const { state } = out;
  const [unit, item] = [unitOf(state), itemOf(state)];
  const body = { session: state.session, line: item.line, from: item.exercise, to: easier.exercise, why };
  out.entries.push({ kind: "swapped", body });
  state.items[unit.item] = { ...easier, line: item.line, eased: true };
  const rest = unitsOf({ ...easier, line: item.line }, unit.item);
  const side = rest.findIndex((each) => each.side === unit.side);
  const sides = new Set(rest.map((each) => each.side)).size;
  const set = Math.min(unit.set, rest[0]?.sets ?? 1);
  const from = (set - 1) * sides + Math.max(0, side);
  const mine = state.units.filter((each) => each.item === unit.item);
  const most = Math.max(set, ...mine.map((each) => each.set)); // a short session stays short
  const wanted = rest.slice(from).filter((each) => each.set <= most);
  const before = state.units.slice(0, state.at);
  state.units = [...before, ...wanted, ...state.units.slice(state.at).filter((each) => each.item !== unit.item)];
  out.says.push({ say: "eased" });
  ready(out);
}

/** Go back to the set, paused: the person decides when to go on. @param {State} state */
function wait(state) {
  Object.assign(state, { phase: "ready", paused: true, elapsed: 0 });
}

/** @param {Outcome} out @param {string} why */
function stopItem(out, why) {
  keepPart(out);
  const { state } = out;
  const { line } = itemOf(state);
  out.entries.push({ kind: "stopped", body: { session: state.session, line, why } });
  state.closed.push(line);
  Object.assign(state, { phase: "stopped", paused: false, why });
}

/** Leave the exercise in hand for today and go to the next. @param {Outcome} out @param {string} why */
function close(out, why) {
  stopItem(out, why);
  toNextItem(out);
}

/** @param {Outcome} out */
function toNextItem(out) {
  const { state } = out;
  const { item } = unitOf(state);
  const next = state.units.findIndex((each, at) => at > state.at && each.item !== item);
  state.at = next < 0 ? state.units.length : next;
  if (next < 0) atEnd(out);
  else ready(out);
}

/** @param {Outcome} out */
function atEnd(out) {
  Object.assign(out.state, { phase: "after", paused: false, elapsed: 0 });
  out.says.push({ say: "end" });
}

/** @param {State} state @param {Phase} then @param {Programme} programme */
function screen(state, then, programme) {
  if (programme.safety.questions.length === 0) throw new Error("expected safety questions in the programme, came none");
  Object.assign(state, { phase: "screen", then, answers: {}, flag: "", paused: false });
}

/** @param {Outcome} out @param {"before"|"after"} moment @param {number|null} worst @param {Regions} regions @param {Place} [place] */
function pain(out, moment, worst, regions, place) {
  if (worst === null) return;
  const went = place ? { place_change: place } : {};
  out.entries.push({ kind: "pain", body: { session: out.state.session, moment, worst, regions, ...went } });
}

/** @param {State} state */
function startOfRep(state) {
  const unit = unitOf(state);
  return unit.reps ? repsDone(unit, state.elapsed) * (unit.out_s + unit.hold_s + unit.back_s) : state.elapsed;
}

/** @param {State} state @param {Unit} unit */
function lineOf(state, unit) {
  return state.items[unit.item]?.line ?? "";
}
