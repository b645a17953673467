// @ts-check
// The figure on its stage. Without a figure the words of the exercise stand alone and everything else goes on.

import { showFigure } from "../figure.js";
import { framesOf } from "../figure_frames.js";

/** @typedef {import("../figure_frames.js").FigureData} FigureData */
/** @typedef {import("./programme.js").Item} Item */
/** @typedef {import("./programme.js").Side} Side */
/** @typedef {import("./units.js").Moment} Moment */

const PATIENCE_MS = 3_000; // a figure that nobody has looked at yet is drawn by the server first

/** @type {Map<string, Promise<FigureData|null>>} */
const fetched = new Map();

/** @param {string|undefined} url @returns {Promise<FigureData|null>} */
export function figureAt(url) {
  if (!url) return Promise.resolve(null);
  // a drawing that does not come, or comes broken off, is a missing one: the words stay, and it is asked for again
  const known = fetched.get(url) ?? fetch(url).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  fetched.set(url, known);
  known.then((data) => data ?? fetched.delete(url));
  return known;
}

/** @param {Item} item @param {Side} side */
export function figureOf(item, side) {
  const drawn = item.figure ?? {};
  return figureAt(drawn[side] ?? drawn.both ?? drawn.alternate ?? drawn.right);
}

/** An item and all its easier ones. @param {Item} item @returns {Item[]} */
function ladderOf(item) {
  return [item, ...(item.easier ? ladderOf(item.easier) : [])];
}

/** Give every item, and every easier one, the tempo of its figure; the figure that is shown first has the line to itself.
 *  A figure that is late holds nobody up: its exercise then goes by the usual tempo, and the figure is shown when it has
 *  come. @param {Item[]} items */
export async function withTempo(items) {
  const [first, ...others] = [...items, ...items.flatMap(ladderOf).filter((each) => !items.includes(each))];
  const all = Promise.resolve(first && tempoOf(first)).then(() => Promise.all(others.map(tempoOf)));
  await Promise.race([all, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** @param {Item} item */
async function tempoOf(item) {
  const data = await figureOf(item, item.sides[0] ?? "both");
  if (data && !item.tempo) item.tempo = { out_s: data.timing.out_s, hold_s: data.timing.hold_s, back_s: data.timing.back_s };
}

export class Stage {
  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.shown = "";
    /** @type {{figure: ReturnType<typeof showFigure>, data: FigureData, count: number}|null} */
    this.now = null;
  }

  /** Show an exercise on a side, at its start. @param {Item} item @param {Side} side */
  async show(item, side) {
    const name = `${item.exercise} ${side}`;
    if (this.shown === name) return;
    this.shown = name;
    const data = await figureOf(item, side);
    if (this.shown !== name) return;
    this.now?.figure.close();
    this.now = null;
    this.element.hidden = data === null;
    if (!data) return;
    this.element.dataset.label = item.title;
    const told = data.alt?.[document.documentElement.lang.slice(0, 2)];
    this.element.dataset.description = [item.says, told].filter(Boolean).join(" "); // how it is done, then what is drawn
    this.now = { figure: showFigure(this.element, data), data, count: framesOf(data).count };
    this.now.figure.pose("start");
  }

  /** @param {Moment|null} moment nothing for the start pose */
  follow(moment) {
    if (!this.now) return;
    const { figure, data, count } = this.now;
    if (!moment) figure.pose("start");
    else if (moment.part === "timed" || moment.part === "open") figure.play();
    else figure.seek(placeOf(moment, data, count));
  }

  pause() {
    this.now?.figure.pause();
  }
}

/** Where in its frames a figure is: out to its end, back the same way or on a way of its own, or waiting
 *  at the end when the way back is not shown.
 *  @param {Moment} moment @param {FigureData} data @param {number} count */
export function placeOf(moment, data, count) {
  const { start, end } = data.marks;
  const last = count - 1;
  if (last <= 0) return 0;
  if (moment.part === "back" && data.timing.returns === "none") return end / last;
  if (moment.part === "back" && data.timing.returns === "own") return (end + (1 - moment.phase) * (last - end)) / last;
  return (start + moment.phase * (end - start)) / last;
}
