// @ts-check
// Shows a figure: plays it, holds it, lets a hand or a camera drive it.
//
// <div data-figure data-label="Press-up on the stomach" data-description="…" data-next="Next position"
//   data-start="Start" data-middle="On the way" data-end="End"></div>
// showFigure(element, data) with the data of lasegue.motion.figure.packing. Who asks for less motion gets three stills
// and a button that steps through them; nothing moves by itself. The page hears "figure:turn" at either end.

import { Drawing } from "./figure_drawing.js";
import { framesOf } from "./figure_frames.js";

/** @typedef {import("./figure_frames.js").FigureData} FigureData */
/** @typedef {import("./figure_frames.js").Mark} Mark */
/** @typedef {{pose: (name: Mark) => void, play: () => void, pause: () => void, seek: (phase: number) => void,
 *   drive: (to: {phase: number}) => void, close: () => void}} Figure */

/** @type {Mark[]} */
const MARKS = ["start", "middle", "end"];
const REST_S = 0.6; // a breath at the start before the next repetition
const LONGEST_HOLD_S = 3; // a long hold is told by the timer of the session, not by waiting here
const LONGEST_STEP_S = 0.1; // after the page was hidden, go on instead of leaping
const FOLLOWING_S = 0.08; // how closely a driven figure follows

/**
 * One repetition as a line through time: where the figure is after some seconds, how long it lasts, and when it turns.
 * The way back is the way out backwards, or follows it in the frames, or is not shown; the other side follows the first.
 * @param {FigureData} data @param {number} count frames
 */
export function timetable(data, count) {
  const { returns, holds, second } = data.timing;
  const { start, end } = data.marks;
  const sides = second === null ? 1 : 2;
  const each = count / sides;
  /** @type {{at: number, frame: number}[]} */
  const line = [{ at: 0, frame: start }];
  /** @type {number[]} */
  const turns = [];
  let now = 0;
  const stay = (/** @type {number} */ frame, /** @type {number} */ seconds) => {
    now += seconds;
    line.push({ at: now, frame });
  };
  for (let side = 0; side < sides; side += 1) {
    const shift = side * each;
    if (side > 0) line.push({ at: now, frame: shift + start });
    stay(shift + start, REST_S);
    const last = returns === "mirror" ? end : each - 1;
    for (let frame = start + 1; frame <= last; frame += 1) {
      stay(shift + frame, 1 / data.fps);
      if (frame === end) turns.push(now);
      if (frame < each - 1 || frame === end) stay(shift + frame, Math.min(holds[frame] ?? 0, LONGEST_HOLD_S));
    }
    if (returns === "mirror") stay(shift + start, (end - start) / data.fps);
  }
  /** @param {number} moment */
  function at(moment) {
    const next = line.findIndex((point) => point.at > moment);
    const to = line[next];
    const from = line[next - 1];
    if (!to || !from) return line[line.length - 1]?.frame ?? start;
    return from.frame + ((to.frame - from.frame) * (moment - from.at)) / (to.at - from.at);
  }
  return { whole: now, at, turns };
}

/** @param {HTMLElement} element */
function wordsOf(element) {
  const { label = "", description = "", next = "", start = "", middle = "", end = "" } = element.dataset;
  return { label, description, next, start, middle, end };
}

/** What the figure does, in the language of the page. @param {FigureData} data */
function told(data) {
  const language = document.documentElement.lang.slice(0, 2);
  return data.alt[language] ?? data.alt["en"] ?? "";
}

/**
 * @param {HTMLElement} element its content is replaced @param {FigureData} data
 * @returns {Figure}
 */
export function showFigure(element, data) {
  const less = matchMedia("(prefers-reduced-motion: reduce)");
  let figure = less.matches ? stills(element, data) : film(element, data);
  const changed = () => {
    figure.close();
    figure = less.matches ? stills(element, data) : film(element, data);
  };
  less.addEventListener("change", changed);
  return {
    pose: (name) => figure.pose(name),
    play: () => figure.play(),
    pause: () => figure.pause(),
    seek: (phase) => figure.seek(phase),
    drive: (to) => figure.drive(to),
    close() {
      less.removeEventListener("change", changed);
      figure.close();
    },
  };
}

/** @param {FigureData} data @param {HTMLElement} element @param {Node[]} content */
function fill(element, data, content) {
  const stage = document.createElement("div");
  stage.className = "figure-stage";
  stage.dir = "ltr"; // the picture is the same in every language
  stage.append(...content);
  element.replaceChildren(stage);
  if (!data.caption) return stage;
  const caption = document.createElement("p");
  caption.className = "figure-caption";
  caption.textContent = element.dataset.caption ?? data.caption;
  element.append(caption);
  return stage;
}

/** @param {HTMLElement} element @param {FigureData} data @returns {Figure} */
function film(element, data) {
  const words = wordsOf(element);
  const drawing = new Drawing(data, { label: words.label, description: words.description || told(data) });
  const count = drawing.frames.count;
  const table = timetable(data, count);
  let second = 0;
  let position = data.marks.start;
  let wanted = position;
  let before = 0;
  let running = 0;
  fill(element, data, [drawing.svg]);
  drawing.show(position, "start");

  /** @param {(step_s: number) => boolean} move returns whether to go on */
  function run(move) {
    stop();
    before = 0;
    const tick = (/** @type {number} */ now) => {
      const step = before ? Math.min((now - before) / 1000, LONGEST_STEP_S) : 0;
      before = now;
      running = move(step) ? requestAnimationFrame(tick) : 0;
    };
    running = requestAnimationFrame(tick);
  }

  function stop() {
    if (running) cancelAnimationFrame(running);
    running = 0;
  }

  /** @param {number} to @param {Mark} [mark] */
  function show(to, mark) {
    position = to;
    drawing.show(to, mark);
  }

  return {
    pose(name) {
      stop();
      show(data.marks[name], name);
    },
    play() {
      run((step) => {
        const was = second;
        second = (second + step) % table.whole;
        const turned = second < was ? "start" : table.turns.some((turn) => was < turn && second >= turn) ? "end" : "";
        show(table.at(second));
        if (turned) element.dispatchEvent(new CustomEvent("figure:turn", { bubbles: true, detail: { at: turned } }));
        return true;
      });
    },
    pause: stop,
    seek(phase) {
      stop();
      const to = Math.min(Math.max(phase, 0), 1) * (count - 1);
      show(to, MARKS.find((name) => data.marks[name] === to));
    },
    drive({ phase }) {
      wanted = Math.min(Math.max(phase, 0), 1) * (count - 1);
      run((step) => {
        const share = 1 - Math.exp(-step / FOLLOWING_S);
        const near = Math.abs(wanted - position) < 0.02;
        show(near ? wanted : position + (wanted - position) * share);
        return !near;
      });
    },
    close: stop,
  };
}

/** @param {HTMLElement} element @param {FigureData} data @returns {Figure} */
function stills(element, data) {
  const words = wordsOf(element);
  const frames = framesOf(data);
  let at = 0;
  const shown = MARKS.map((mark, index) => {
    const description = index === 0 ? words.description || told(data) : "";
    const named = [words.label, words[mark]].filter(Boolean).join(": ");
    const drawing = new Drawing(data, { label: named, description }, frames);
    drawing.show(data.marks[mark], mark);
    const still = document.createElement("figure");
    still.className = "figure-still";
    still.append(drawing.svg);
    const caption = document.createElement("figcaption");
    caption.textContent = words[mark];
    still.append(caption);
    return still;
  });
  const stage = fill(element, data, shown);
  stage.classList.add("figure-stills");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn-second figure-next";
  button.textContent = words.next;
  button.addEventListener("click", () => show((at + 1) % MARKS.length));
  if (words.next) element.append(button);

  /** @param {number} index */
  function show(index) {
    at = index;
    shown.forEach((still, place) => still.classList.toggle("is-shown", place === at));
  }

  /** @param {number} phase */
  function nearest(phase) {
    const to = Math.min(Math.max(phase, 0), 1) * (frames.count - 1);
    const away = MARKS.map((mark) => Math.abs(data.marks[mark] - to));
    show(away.indexOf(Math.min(...away)));
  }

  show(0);
  return {
    pose: (name) => show(MARKS.indexOf(name)),
    play: () => undefined,
    pause: () => undefined,
    seek: nearest,
    drive: ({ phase }) => nearest(phase),
    close: () => undefined,
  };
}
