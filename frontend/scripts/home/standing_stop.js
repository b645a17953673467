// @ts-check
// A stop that was raised on this phone stands on it, with or without a connection, until the server has heard of it and
// says that the person is no longer stopped: only a clinician lifts it.

import { waiting } from "./outbox.js";
import { place, placed } from "./store.js";

/** @typedef {{episode: string, flag: string, at: string}} StandingStop */

/** @param {Awaited<ReturnType<typeof import("./programme.js").readProgramme>>} got @returns {Promise<StandingStop|null>} */
export async function standingStop(got) {
  /** @type {StandingStop|undefined} */
  const stop = await placed("stop");
  if (!stop) return null;
  const plan = got?.programme.plan;
  if (plan?.episode && plan.episode !== stop.episode) return null; // another person's pages
  const isHeard = (await waiting(stop.episode)).length === 0;
  if (!got?.fresh || !isHeard || plan?.state === "stopped") return stop;
  await place("stop", undefined);
  await place("session", undefined);
  return null;
}
