// @ts-check
// "How is your leg pain now?": 0 to 10, and where, on the body chart. Used before, after, and when the day is worse.

import { enhance } from "../bodychart.js";
import { part } from "./screens.js";

/** @typedef {import("./session.js").Regions} Regions */
const FEELINGS = /** @type {const} */ (["pain", "tingling", "numb"]);
const LEG = /^(thigh|knee|shin|calf|ankle|foot|heel|sole|toes|big_toe|little_toe|web|leg)/;

export class PainForm {
  /** @param {HTMLElement} root with radios `worst` and, inside `details`, the body chart */
  constructor(root) {
    this.root = root;
    this.touched = false;
    /** @type {Promise<void>|null} */
    this.fetching = null;
    root.addEventListener("bodychart:change", () => (this.touched = true));
    part("details", HTMLDetailsElement, root).addEventListener("toggle", () => this.fetchChart());
    for (const each of root.querySelectorAll('[name="went"]'))
      each.addEventListener("change", () => {
        if (this.place !== "same") part("details", HTMLDetailsElement, root).open = true; // it changed: show where
      });
  }

  /** The chart comes after the page, because it is heavy and few open it. One that does not come is tried again when it
   *  is opened again. */
  fetchChart() {
    const place = part('[data-field="chart"]', HTMLElement, this.root);
    this.fetching ??= fetch(place.dataset.at ?? "")
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(`expected a chart, came ${answer.status}`))))
      .then((drawn) => {
        place.replaceChildren(...new DOMParser().parseFromString(drawn, "text/html").body.childNodes);
        enhance(place);
        return true;
      })
      .catch(() => {
        this.fetching = null;
        return false;
      })
      .then((came) => {
        part('[data-field="chart_missing"]', HTMLElement, this.root).hidden = came;
      });
    return this.fetching;
  }

  /** The chosen number, or null. @returns {number|null} */
  get worst() {
    const chosen = this.root.querySelector('[name="worst"]:checked');
    return chosen instanceof HTMLInputElement ? Number(chosen.value) : null;
  }

  /** Which way the lowest place went, when the form asks. @returns {import("./session.js").Place} */
  get place() {
    const chosen = this.root.querySelector('[name="went"]:checked');
    return chosen instanceof HTMLInputElement ? /** @type {import("./session.js").Place} */ (chosen.value) : null;
  }

  /** What is painted, or null when nobody touched the chart: an untouched chart says nothing. @returns {Regions} */
  get regions() {
    if (!this.touched) return null;
    const [pain, tingling, numb] = FEELINGS.map((feeling) => this.tokens(feeling));
    return { pain: pain ?? [], tingling: tingling ?? [], numb: numb ?? [] };
  }

  /** Whether what is painted asks for the safety questions: numb between the legs, or both legs. */
  get alarming() {
    const { pain, tingling, numb } = this.regions ?? { pain: [], tingling: [], numb: [] };
    const felt = [...pain, ...tingling, ...numb].filter((token) => LEG.test(token));
    const isBoth = ["_left", "_right"].every((side) => felt.some((token) => token.endsWith(side)));
    return isBoth || numb.some((token) => token.startsWith("saddle"));
  }

  /** Start over: no number is chosen, the chart keeps what is painted but counts as untouched. @param {boolean} open */
  reset(open) {
    for (const each of this.root.querySelectorAll('[name="worst"], [name="went"]')) if (each instanceof HTMLInputElement) each.checked = false;
    this.touched = false;
    part("details", HTMLDetailsElement, this.root).open = open;
  }

  /** @param {string} feeling @returns {string[]} */
  tokens(feeling) {
    const boxes = [...this.root.querySelectorAll(`.chart-list [name="${feeling}"]:checked`)];
    return boxes.map((box) => /** @type {HTMLInputElement} */ (box).value);
  }
}
