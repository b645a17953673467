// @ts-check
// Reads the frames of a figure (written by lasegue.motion.figure.codec) and turns rings of points into path data.

/**
 * One piece of the drawing; `n` points. `far` is mixed into the page, `shade` gets a crescent, `lines` says that points
 * may be stroked; frames in `cuts` follow a jump that is not to be filled in.
 * @typedef {{role: string, tone: string, n: number, far?: boolean, shade?: boolean, lines?: boolean, cuts?: number[]}} Layer
 * What is drawn in one of the three stills only.
 * @typedef {{mark: Mark, role: string, tone: string, before: number, ring: number[]}} Extra
 * @typedef {"start" | "middle" | "end"} Mark
 * @typedef {{v: 2, id: string, side: string, body: string, digest: string, box: [number, number, number, number],
 *   fps: number, layers: Layer[], extras: Extra[], frames: string, lines: string, marks: Record<Mark, number>,
 *   timing: {out_s: number, hold_s: number, back_s: number, returns: string, holds: Record<string, number>,
 *   second: number | null}, alt: Record<string, string>,
 *   caption?: string}} FigureData
 * @typedef {{count: number, points: Int32Array[], lines: Uint8Array[]}} Frames
 */

const CORNERS = 8; // rings of so few points are polygons; all others are curves

/** @param {string} text */
function bytesOf(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

// Small numbers are one sign from "#" on, without the backslash; larger ones two or four (figure/codec.py).
const FIRST = 35;
const BACKSLASH = 92;
const SIGNS = 91;
const SINGLE = 83;
const DOUBLE = SIGNS - SINGLE - 1;

/** Whole numbers written as signs. @param {string} text */
function numbersOf(text) {
  const numbers = [];
  let at = 0;
  const sign = () => {
    const code = text.charCodeAt(at);
    at += 1;
    return code - FIRST - (code > BACKSLASH ? 1 : 0);
  };
  while (at < text.length) {
    const first = sign();
    if (first < SINGLE) numbers.push(first);
    else if (first < SINGLE + DOUBLE) numbers.push(SINGLE + (first - SINGLE) * SIGNS + sign());
    else numbers.push(SINGLE + DOUBLE * SIGNS + (sign() * SIGNS + sign()) * SIGNS + sign());
  }
  return numbers;
}

/**
 * @param {string} text
 * @param {number} numbers how many a frame has
 */
export function decodeNumbers(text, numbers) {
  const all = numbersOf(text);
  const count = all.length / numbers;
  /** @type {Int32Array[]} */
  const frames = [];
  for (let time = 0; time < count; time += 1) {
    const frame = new Int32Array(numbers);
    const before = frames[time - 1];
    const earlier = frames[time - 2];
    for (let at = 0; at < numbers; at += 1) {
      const place = time * numbers + at;
      const folded = all[place] ?? 0;
      let value = (folded >> 1) ^ -(folded & 1);
      if (!before) value += at > 1 ? (frame[at - 2] ?? 0) : 0;
      else if (!earlier) value += before[at] ?? 0;
      else value += 2 * (before[at] ?? 0) - (earlier[at] ?? 0);
      frame[at] = value;
    }
    frames.push(frame);
  }
  return frames;
}

/**
 * @param {string} text
 * @param {number} numbers how many yes or no a frame has
 */
export function decodeBits(text, numbers) {
  const bytes = bytesOf(text);
  const row = Math.ceil(numbers / 8);
  /** @type {Uint8Array[]} */
  const frames = [];
  for (let start = 0; row > 0 && start < bytes.length; start += row) {
    const before = frames[frames.length - 1];
    const frame = new Uint8Array(numbers);
    for (let at = 0; at < numbers; at += 1) {
      const bit = ((bytes[start + (at >> 3)] ?? 0) >> (at & 7)) & 1;
      frame[at] = bit ^ (before?.[at] ?? 0);
    }
    frames.push(frame);
  }
  return frames;
}

/** @param {FigureData} data @returns {Frames} */
export function framesOf(data) {
  const numbers = data.layers.reduce((sum, layer) => sum + 2 * layer.n, 0);
  const marks = data.layers.reduce((sum, layer) => sum + (layer.lines ? layer.n : 0), 0);
  const points = decodeNumbers(data.frames, numbers);
  return { count: points.length, points, lines: decodeBits(data.lines, marks) };
}

/**
 * The points of one layer between two frames; a jump is not filled in.
 * @param {Frames} frames @param {Layer} layer @param {number} from index of its first number
 * @param {number} position frame, with a fraction @param {Int32Array} into
 */
export function between(frames, layer, from, position, into) {
  const first = Math.min(Math.floor(position), frames.count - 1);
  const next = Math.min(first + 1, frames.count - 1);
  let share = position - first;
  if (layer.cuts?.includes(next)) share = Math.round(share);
  const a = frames.points[first];
  const b = frames.points[next];
  if (!a || !b) return into;
  for (let at = 0; at < 2 * layer.n; at += 1) {
    const value = a[from + at] ?? 0;
    into[at] = Math.round(value + ((b[from + at] ?? 0) - value) * share);
  }
  return into;
}

/** Path data of a polygon. @param {ArrayLike<number>} ring x and y in turn */
export function cornerPath(ring) {
  let path = "";
  for (let at = 0; at < ring.length; at += 2) path += `${at ? "L" : "M"}${ring[at] ?? 0} ${ring[at + 1] ?? 0}`;
  return `${path}Z`;
}

/** Path data of a ring: corners for few points, else a smooth curve through the middles of its sides.
 * @param {ArrayLike<number>} ring x and y in turn @param {number} count points */
export function ringPath(ring, count) {
  if (count <= CORNERS) return cornerPath(ring);
  const at = (/** @type {number} */ index) => ring[index] ?? 0;
  let x = at(2 * count - 2);
  let y = at(2 * count - 1);
  let path = `M${(x + at(0)) / 2} ${(y + at(1)) / 2}`;
  for (let i = 0; i < count; i += 1) {
    x = at(2 * i);
    y = at(2 * i + 1);
    const j = (i + 1) % count;
    path += `Q${x} ${y} ${(x + at(2 * j)) / 2} ${(y + at(2 * j + 1)) / 2}`;
  }
  return `${path}Z`;
}

/** Path data of the stroked stretches of a ring.
 * @param {ArrayLike<number>} ring @param {number} count @param {ArrayLike<number>} marks @param {number} from */
export function linePath(ring, count, marks, from) {
  const at = (/** @type {number} */ index) => ring[index] ?? 0;
  let path = "";
  let drawing = false;
  for (let i = 0; i < count; i += 1) {
    if (!marks[from + i]) {
      drawing = false;
      continue;
    }
    const x = at(2 * i);
    const y = at(2 * i + 1);
    const j = (i + 1) % count;
    if (count <= CORNERS) {
      path += `M${x} ${y}L${at(2 * j)} ${at(2 * j + 1)}`;
      continue;
    }
    const h = (i + count - 1) % count;
    if (!drawing) path += `M${(at(2 * h) + x) / 2} ${(at(2 * h + 1) + y) / 2}`;
    path += `Q${x} ${y} ${(x + at(2 * j)) / 2} ${(y + at(2 * j + 1)) / 2}`;
    drawing = true;
  }
  return path;
}
