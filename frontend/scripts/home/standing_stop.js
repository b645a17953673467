// @ts-check
// A stop that was raised on this phone stands on it, with or without a connection, until the server has heard of it and
// says that the person is no longer stopped: only a clinician lifts it.

import { waiting } from "./outbox.js";
import { place, placed } from "./store.js";

/** Held is for this day: a safety question was answered with yes, or nobody is sure. An emergency stays.
 *  @typedef {{episode: string, flag: string, level: "emergency"|"held", at: string}} StandingStop */

/** @param {StandingStop} stop */
export function raiseStop(stop) {
  return place("stop", stop);
}

/** @param {Awaited<ReturnType<typeof import("./programme.js").readProgramme>>} got @returns {Promise<StandingStop|null>} */
export async function standingStop(got) {
  /** @type {StandingStop|undefined} */
  const stop = await placed("stop");
  if (!stop) return null;
  const plan = got?.programme.plan;
  if (plan?.episode && plan.episode !== stop.episode) return null; // another person's pages
  const isHeard = (await waiting(stop.episode)).length === 0;
  const isOver = stop.level === "held" && new Date(stop.at).toDateString() !== new Date().toDateString();
  if (isOver) await place("stop", undefined);
  if (isOver) return null;
  if (stop.level === "held") return stop;
  if (!got?.fresh || !isHeard || plan?.state === "stopped") return stop;
  await place("stop", undefined);
  await place("session", undefined);
  return null;
}
