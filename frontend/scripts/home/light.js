// @ts-check
// The traffic light while moving: what to do about "it hurts more". The numbers come with the programme.

/** @typedef {import("./programme.js").Programme["light"]} Lights */
/** @typedef {"stop"|"easier"} Verdict */

/** Stop when the pain went further down, when nobody knows whether it did, or when it is over the red line; else the
 *  easier neighbour. Without a known pain at the start only the red line itself can decide about the number.
 *  @param {Lights} light @param {boolean|"unsure"} further @param {number|null} worst @param {number|null} before
 *  @returns {{verdict: Verdict, why: "further_down"|"pain_jump"|"hurts_more"}} */
export function verdictOf(light, further, worst, before) {
  if (further !== false) return { verdict: "stop", why: "further_down" };
  if (worst === null || isRed(light, worst, before)) return { verdict: "stop", why: "pain_jump" };
  return { verdict: "easier", why: "hurts_more" };
}

/** Beyond what amber still allows. @param {Lights} light @param {number} worst @param {number|null} before */
export function isRed(light, worst, before) {
  const { at_most: most, above_start_at_most: rise } = light.amber;
  return worst > most || (before !== null && worst - before > rise);
}
