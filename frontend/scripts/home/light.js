// @ts-check
// What a tap does at once, and when pain is over the line: the rules of the library, which come with the programme as
// data (docs/reference/programme_rules.md). Nothing is decided here.

/** @typedef {import("./programme.js").Programme["light"]} Lights */
/** @typedef {import("./programme.js").TapRule} TapRule */
/** @typedef {{tap: "too_hard"|"hurts_more", moved_down?: boolean, worst_pain?: number, pain_rise?: number}} Facts */

/** The first rule whose every comparison holds; a fact that is not known makes its comparison fail.
 *  @param {TapRule[]} rules @param {Facts} facts @returns {TapRule} */
export function ruleFor(rules, facts) {
  const found = rules.find((rule) => rule.when.every((each) => holds(each, facts[/** @type {keyof Facts} */ (each.finding)])));
  if (!found) throw new Error(`expected a rule for the tap ${facts.tap}, came none`);
  return found;
}

/** @param {TapRule["when"][number]} when @param {string|boolean|number|undefined} value */
function holds(when, value) {
  if (value === undefined) return false;
  if (when.is !== undefined && when.is !== null) return value === when.is;
  const number = Number(value);
  return (
    (when.at_least == null || number >= when.at_least) &&
    (when.at_most == null || number <= when.at_most) &&
    (when.above == null || number > when.above) &&
    (when.below == null || number < when.below)
  );
}

/** Beyond what amber still allows. @param {Lights} light @param {number} worst @param {number|null} before */
export function isRed(light, worst, before) {
  const { at_most: most, above_start_at_most: rise } = light.amber;
  return worst > most || (before !== null && worst - before > rise);
}
