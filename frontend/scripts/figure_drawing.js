// @ts-check
// One drawing of a figure as SVG in the page: made once, then moved by changing path data only.
//
// Colours are variables of styles/figure.css, so a clinic, a patient, the dark theme, paper and forced colours change
// them without new data. Nothing is mirrored here or by the page: the other side is other data.

import { between, cornerPath, framesOf, linePath, ringPath } from "./figure_frames.js";

/** @typedef {import("./figure_frames.js").FigureData} FigureData */
/** @typedef {import("./figure_frames.js").Frames} Frames */
/** @typedef {import("./figure_frames.js").Layer} Layer */
/** @typedef {import("./figure_frames.js").Mark} Mark */
/** @typedef {{layer: Layer, from: number, mark: number, still: boolean, ring: Int32Array, fill: SVGPathElement,
 *   line?: SVGPathElement | undefined, shade?: SVGPathElement | undefined, clip?: SVGPathElement | undefined}} Piece */

const SVG = "http://www.w3.org/2000/svg";
const AROUND = "M-9999-9999H9999V9999H-9999Z"; // the plane a crescent is cut from
const SHADE = "translate(-8 -11)"; // light comes from the upper left: 0.007 and 0.009 of the body height
let made = 0;

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name @param {Record<string, string>} attributes @param {Element} [parent]
 * @returns {SVGElementTagNameMap[Name]}
 */
function element(name, attributes, parent) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  parent?.append(node);
  return node;
}

/** @param {string} tone @param {boolean} [far] */
function fillOf(tone, far) {
  return far ? `color-mix(in srgb, var(--${tone}), var(--figure-page) var(--figure-far))` : `var(--${tone})`;
}

/** @param {string} tone @param {boolean} [far] */
function lineOf(tone, far) {
  return `color-mix(in srgb, ${fillOf(tone, far)}, var(--figure-ink) var(--figure-line))`;
}

export class Drawing {
  /** @param {FigureData} data @param {{label: string, description: string}} words @param {Frames} [frames] */
  constructor(data, words, frames = framesOf(data)) {
    this.data = data;
    this.frames = frames;
    made += 1;
    this.name = `figure-${made}`;
    this.svg = element("svg", { class: "figure", viewBox: data.box.join(" "), role: "img", "aria-label": words.label });
    if (words.description) {
      this.svg.setAttribute("aria-describedby", `${this.name}-says`);
      element("desc", { id: `${this.name}-says` }, this.svg).textContent = words.description;
    }
    this.defs = element("defs", {}, this.svg);
    /** @type {{mark: Mark, group: SVGGElement}[]} */
    this.extras = [];
    /** @type {Piece[]} */
    this.pieces = [];
    let from = 0;
    let mark = 0;
    data.layers.forEach((layer, index) => {
      this.addExtras(index);
      this.pieces.push(this.piece(layer, index, from, mark));
      from += 2 * layer.n;
      mark += layer.lines ? layer.n : 0;
    });
    this.addExtras(data.layers.length);
  }

  /** @param {Layer} layer @param {number} index @param {number} from @param {number} mark @returns {Piece} */
  piece(layer, index, from, mark) {
    const group = this.groupOf(layer.role);
    const fill = element("path", { class: "figure-fill", fill: fillOf(layer.tone, layer.far) }, group);
    const [first, ...others] = this.frames.points.map((frame) => frame.subarray(from, from + 2 * layer.n));
    const still = others.every((frame) => frame.every((value, at) => value === first?.[at]));
    const piece = { layer, from, mark, still, ring: new Int32Array(2 * layer.n), fill };
    const more = { shade: undefined, clip: undefined, line: undefined };
    if (layer.role === "region") return { ...piece, ...more, shade: this.hatched(group, index) };
    return { ...piece, ...more, ...this.shaded(layer, index, group), ...this.lined(layer, group) };
  }

  /** Neighbours of one role share a group, so that what lets the body show through does not darken where it overlaps.
   * @param {string} role */
  groupOf(role) {
    const last = this.svg.lastElementChild;
    const name = `figure-${role}`;
    if (last instanceof SVGGElement && last.getAttribute("class") === name) return last;
    return element("g", { class: name }, this.svg);
  }

  /** @param {Layer} layer @param {number} index @param {SVGGElement} group */
  shaded(layer, index, group) {
    if (!layer.shade) return {};
    const id = `${this.name}-shade-${index}`;
    const clip = element("path", { "clip-rule": "evenodd", transform: SHADE }, element("clipPath", { id }, this.defs));
    return { clip, shade: element("path", { class: "figure-shade", "clip-path": `url(#${id})` }, group) };
  }

  /** @param {Layer} layer @param {SVGGElement} group */
  lined(layer, group) {
    if (!layer.lines) return {};
    return { line: element("path", { class: "figure-edge", stroke: lineOf(layer.tone, layer.far) }, group) };
  }

  /** The highlighted place carries a hatch over its colour, so that it is seen without colour.
   * @param {SVGGElement} group @param {number} index */
  hatched(group, index) {
    const id = `${this.name}-hatch-${index}`;
    const units = { patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" };
    const pattern = element("pattern", { id, width: "20", height: "20", ...units }, this.defs);
    element("path", { d: "M0 0V20", class: "figure-hatch" }, pattern);
    return element("path", { fill: `url(#${id})` }, group);
  }

  /** What belongs to one still lies in its place among the layers. @param {number} before */
  addExtras(before) {
    for (const extra of this.data.extras) {
      if (extra.before !== before) continue;
      const group = element("g", { class: `figure-${extra.role} figure-extra` }, this.svg);
      const d = cornerPath(extra.ring);
      element("path", { class: "figure-fill", fill: fillOf(extra.tone), d }, group);
      this.extras.push({ mark: extra.mark, group });
    }
  }

  /** @param {number} position frame, with a fraction @param {Mark} [mark] the still shown, if it is one */
  show(position, mark) {
    for (const piece of this.pieces) this.place(piece, position);
    for (const extra of this.extras) extra.group.toggleAttribute("hidden", extra.mark !== mark);
  }

  /** @param {Piece} piece @param {number} position */
  place(piece, position) {
    if (piece.still && piece.fill.hasAttribute("d")) return;
    const ring = between(this.frames, piece.layer, piece.from, position, piece.ring);
    const path = ringPath(ring, piece.layer.n);
    piece.fill.setAttribute("d", path);
    piece.shade?.setAttribute("d", path);
    piece.clip?.setAttribute("d", AROUND + path);
    const marks = this.frames.lines[Math.min(Math.round(position), this.frames.count - 1)];
    if (marks) piece.line?.setAttribute("d", linePath(ring, piece.layer.n, marks, piece.mark));
  }
}
