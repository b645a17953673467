// @ts-check
// From the items of the plan to what is done one after the other: one set, on one side. Pure arithmetic, no page.

/** @typedef {import("./programme.js").Item} Item */
/** @typedef {import("./programme.js").Side} Side */
/** @typedef {import("./programme.js").Amount} Amount */
/** One set on one side. Counted when `reps` is over 0, timed when `timed_s` is, else as long as the person likes.
 *  @typedef {{item: number, set: number, sets: number, side: Side, reps: number, timed_s: number, out_s: number,
 *    hold_s: number, back_s: number, rest_s: number}} Unit */
/** Where in a set one is. `phase` drives the figure: 0 at the start pose, 1 at the end pose.
 *  @typedef {{rep: number, part: "out"|"hold"|"back"|"timed"|"open", left_s: number, of_s: number, phase: number}} Moment */

export const READY_S = 5; // the count-in before each set
const OUT_S = 2; // how long a movement without a drawn tempo takes, each way
const SHORTEST_S = 60; // a timed item is not cut below this for a short session

/** The least of an amount: the plan says "10 to 15", we count to 10. @param {Amount|undefined|null} amount */
export function least(amount) {
  return Array.isArray(amount) ? amount[0] : (amount ?? 0);
}

/** Every set of an item on every side, in order. @param {Item} item @param {number} at its place in the session
 *  @returns {Unit[]} */
export function unitsOf(item, at) {
  const { dose } = item;
  const sets = Math.max(1, Math.round(least(dose.sets)));
  const hold = least(dose.hold_s) || item.tempo?.hold_s || 0;
  const reps = Math.round(least(dose.reps)) || (least(dose.hold_s) ? 1 : 0);
  const unit = {
    item: at,
    sets,
    reps,
    timed_s: reps ? 0 : least(dose.minutes) * 60,
    out_s: item.tempo?.out_s ?? OUT_S,
    hold_s: hold,
    back_s: item.tempo?.back_s ?? OUT_S,
    rest_s: least(dose.rest_s),
  };
  /** @type {Side[]} */
  const sides = item.sides.length ? item.sides : ["both"];
  return Array.from({ length: sets }, (_, set) => sides.map((side) => ({ ...unit, set: set + 1, side }))).flat();
}

/** Seconds of movement in a set; 0 when it lasts as long as the person likes. @param {Unit} unit */
export function lengthOf(unit) {
  return unit.timed_s || unit.reps * (unit.out_s + unit.hold_s + unit.back_s);
}

/** Seconds of a row of sets with count-ins and rests. @param {Unit[]} units */
export function secondsOf(units) {
  return units.reduce((sum, unit) => sum + Math.max(unit.rest_s, READY_S) + (lengthOf(unit) || SHORTEST_S), 0);
}

/** Where one is after so many seconds of movement. @param {Unit} unit @param {number} elapsed @returns {Moment} */
export function momentOf(unit, elapsed) {
  if (unit.timed_s) return { rep: 1, part: "timed", left_s: unit.timed_s - elapsed, of_s: unit.timed_s, phase: 0.5 };
  if (!unit.reps) return { rep: 1, part: "open", left_s: 0, of_s: 0, phase: 0.5 };
  const one = unit.out_s + unit.hold_s + unit.back_s;
  const rep = Math.min(unit.reps, Math.floor(elapsed / one + 1e-9) + 1);
  const within = Math.min(Math.max(0, elapsed - (rep - 1) * one), one);
  if (within < unit.out_s)
    return { rep, part: "out", left_s: unit.out_s - within, of_s: unit.out_s, phase: within / unit.out_s };
  if (within < unit.out_s + unit.hold_s)
    return { rep, part: "hold", left_s: unit.out_s + unit.hold_s - within, of_s: unit.hold_s, phase: 1 };
  return { rep, part: "back", left_s: one - within, of_s: unit.back_s, phase: unit.back_s ? (one - within) / unit.back_s : 0 };
}

/** Repetitions finished after so many seconds. @param {Unit} unit @param {number} elapsed */
export function repsDone(unit, elapsed) {
  if (!unit.reps) return 0;
  return Math.min(unit.reps, Math.floor(elapsed / (unit.out_s + unit.hold_s + unit.back_s) + 1e-9));
}

/** What fits into so many seconds: first sets before second ones, both sides or neither, in the order of the plan.
 *  The first set of the first item is always there; a walk is cut to the time that is left.
 *  @param {Unit[]} units @param {number} seconds @returns {Unit[]} */
export function fitting(units, seconds) {
  /** @type {Map<string, Unit[]>} */
  const rounds = new Map();
  for (const unit of units) {
    const key = `${unit.set}/${unit.item}`;
    rounds.set(key, [...(rounds.get(key) ?? []), unit]);
  }
  const inTurn = [...rounds.values()].sort((one, other) => (one[0]?.set ?? 0) - (other[0]?.set ?? 0));
  /** @type {Unit[]} */
  let kept = [];
  for (const round of inTurn) {
    const left = seconds - secondsOf(kept);
    if (kept.length === 0 || secondsOf(round) <= left) kept = [...kept, ...shortened(round, left)];
    else if (round[0]?.timed_s && left - READY_S >= SHORTEST_S) kept = [...kept, ...shortened(round, left)];
  }
  return units.flatMap((unit) => kept.filter((each) => sameSet(each, unit)));
}

/** @param {Unit[]} round @param {number} left @returns {Unit[]} */
function shortened(round, left) {
  const each = Math.max(SHORTEST_S, Math.floor(left / round.length) - READY_S);
  return round.map((unit) => (unit.timed_s > each ? { ...unit, timed_s: each } : unit));
}

/** @param {Unit} one @param {Unit} other */
function sameSet(one, other) {
  return one.item === other.item && one.set === other.set && one.side === other.side;
}
