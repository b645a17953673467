// @ts-check
// The body chart to paint on. The boxes of the list are the one place where the state lives; painting ticks and unticks
// them, and whatever changes them is drawn again. A stroke snaps to the regions it passes; a tap turns one region on or off.

/** @typedef {"pain"|"tingling"|"numb"} Feeling */
/** @typedef {{crops: {whole: string, lower: string}, views: Record<string, string>, felt: Record<Feeling, string>,
 *   comma: string, nothing: string, tools: Record<string, string>}} Words */

const SVG = "http://www.w3.org/2000/svg";
const STEPS_KEPT = 50; // acts that can be undone
const REACH = 4; // pixels between two looks along a stroke
/** @type {Feeling[]} */
const FEELINGS = ["pain", "tingling", "numb"];
const LEG = /^(thigh|knee|shin|calf|ankle|foot|heel|sole|toes|big_toe|little_toe|web|leg)/;

/** One editor on the page. */
class BodyChart {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {Words} */
    this.words = JSON.parse(root.dataset.chart ?? "{}");
    /** @type {HTMLInputElement[]} */
    this.boxes = [...root.querySelectorAll(".chart-list input")].filter((box) => box instanceof HTMLInputElement);
    /** @type {Set<string>[]} */
    this.past = [];
    this.erasing = false;
    this.view = "back";
    this.whole = false;
    this.now = this.snapshot();
    this.show();
    this.listen();
    this.draw();
  }

  /** @param {string} selector @returns {HTMLElement} */
  part(selector) {
    const found = this.root.querySelector(selector);
    if (!(found instanceof HTMLElement)) throw new Error(`expected ${selector} in the body chart, came nothing`);
    return found;
  }

  /** @returns {Feeling} */
  get feeling() {
    const chosen = this.root.querySelector(".chart-feelings :checked");
    return chosen instanceof HTMLInputElement ? /** @type {Feeling} */ (chosen.value) : "pain";
  }

  show() {
    this.part(".chart-feelings").hidden = false;
    this.part(".paint").hidden = false;
    this.part(".chart-list").hidden = true;
    this.root.classList.add("is-live");
  }

  listen() {
    for (const svg of this.root.querySelectorAll("svg.body-chart")) if (svg instanceof SVGSVGElement) this.paintOn(svg);
    this.part(".tools").addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-act]") : null;
      if (button instanceof HTMLElement) this.act(button.dataset.act ?? "");
    });
    for (const button of this.root.querySelectorAll("[data-open]"))
      button.addEventListener("click", () => this.openFoot(/** @type {HTMLElement} */ (button).dataset.open ?? ""));
    this.part(".chart-list").addEventListener("change", () => this.settle());
    this.part(".chart-list").addEventListener("keydown", (event) => this.walk(event));
  }

  // --- painting

  /** @param {SVGSVGElement} svg */
  paintOn(svg) {
    /** @type {{id: number, first: string, at: DOMPoint, moved: boolean} | null} */
    let stroke = null;
    svg.addEventListener("pointerdown", (event) => {
      if (!event.isPrimary) {
        stroke = null; // a second finger zooms the page; it does not paint
        return;
      }
      const token = tokenAt(svg, event.clientX, event.clientY);
      if (event.button !== 0 || token === "") return;
      stroke = { id: event.pointerId, first: token, at: new DOMPoint(event.clientX, event.clientY), moved: false };
      svg.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    svg.addEventListener("pointermove", (event) => {
      if (!stroke || event.pointerId !== stroke.id) return;
      for (const token of tokensAlong(svg, stroke.at, event)) {
        if (token === stroke.first && !stroke.moved) continue;
        if (!stroke.moved) this.put(stroke.first, !this.erasing);
        stroke.moved = true;
        this.put(token, !this.erasing);
      }
      stroke.at = new DOMPoint(event.clientX, event.clientY);
      if (stroke.moved) this.draw();
    });
    svg.addEventListener("pointerup", (event) => {
      if (!stroke || event.pointerId !== stroke.id) return;
      if (!stroke.moved) this.put(stroke.first, !this.erasing && !this.has(stroke.first, this.feeling));
      stroke = null;
      this.settle();
    });
    svg.addEventListener("pointercancel", () => {
      if (stroke?.moved) this.settle();
      stroke = null;
    });
  }

  /** Turn the chosen feeling on in a region, or off; the eraser lifts every feeling. @param {string} token @param {boolean} on */
  put(token, on) {
    for (const box of this.boxes)
      if (box.value === token && (this.erasing || box.name === this.feeling)) box.checked = on;
  }

  /** @param {string} token @param {Feeling} feeling */
  has(token, feeling) {
    return this.boxes.some((box) => box.value === token && box.name === feeling && box.checked);
  }

  snapshot() {
    return new Set(this.boxes.filter((box) => box.checked).map((box) => `${box.name} ${box.value}`));
  }

  /** An act is over: keep what was before for undo, draw, say it, and tell the page. */
  settle() {
    const now = this.snapshot();
    if (same(now, this.now)) return;
    this.past = [...this.past.slice(1 - STEPS_KEPT), this.now];
    this.now = now;
    this.tell();
  }

  tell() {
    this.draw();
    this.say();
    const detail = Object.fromEntries(FEELINGS.map((feeling) => [feeling, this.tokens(feeling)]));
    this.flag("numb-saddle", this.tokens("numb").some((token) => token.startsWith("saddle")));
    this.flag("both-legs", ["_left", "_right"].every((side) => this.anywhere((token) => LEG.test(token) && token.endsWith(side))));
    this.root.dispatchEvent(new CustomEvent("bodychart:change", { bubbles: true, detail }));
  }

  /** @param {Feeling} feeling */
  tokens(feeling) {
    return this.boxes.filter((box) => box.checked && box.name === feeling).map((box) => box.value);
  }

  /** @param {(token: string) => boolean} test */
  anywhere(test) {
    return this.boxes.some((box) => box.checked && test(box.value));
  }

  /** Show what the page keeps ready for a finding, such as an emergency question. @param {string} name @param {boolean} on */
  flag(name, on) {
    for (const element of document.querySelectorAll(`[data-chart-when="${name}"]`))
      if (element instanceof HTMLElement) element.hidden = !on;
  }

  // --- drawing and words

  draw() {
    for (const layer of this.root.querySelectorAll("[data-on]")) {
      const svg = layer.closest("svg");
      const feeling = /** @type {Feeling} */ (layer.getAttribute("data-on"));
      const wanted = new Set(this.tokens(feeling));
      layer.replaceChildren();
      for (const hit of svg?.querySelectorAll(".hits [data-token]") ?? []) {
        if (!wanted.has(hit.getAttribute("data-token") ?? "")) continue;
        const use = document.createElementNS(SVG, "use");
        use.setAttribute("href", hit.getAttribute("href") ?? "");
        layer.append(use);
      }
    }
  }

  say() {
    const says = this.part(".chart-says");
    /** @type {(Node|string)[]} */
    const parts = [];
    for (const side of this.root.querySelectorAll(".list-side")) {
      const text = this.sayOf(side);
      if (text === "") continue;
      const head = document.createElement("b");
      if (side.getAttribute("data-head")) head.textContent = `${side.getAttribute("data-head")}:`;
      parts.push(head, ` ${text} `);
    }
    says.replaceChildren(...(parts.length ? parts : [this.words.nothing]));
    this.part(".canvas").setAttribute("aria-label", `${this.words.tools.drawing}. ${says.textContent?.trim()}`);
  }

  /** @param {Element} side */
  sayOf(side) {
    const sentences = FEELINGS.map((feeling) => {
      const places = [...side.querySelectorAll(`input[name="${feeling}"]:checked`)].map(
        (box) => box.closest("[data-place]")?.getAttribute("data-place") ?? "",
      );
      return places.length ? this.words.felt[feeling].replace("{places}", places.join(this.words.comma)) : "";
    }).filter((sentence) => sentence !== "");
    const named = side.getAttribute("data-head") !== "";
    const text = sentences.map((sentence, at) => (at || !named ? sentence.charAt(0).toUpperCase() + sentence.slice(1) : sentence));
    return text.length ? `${text.join(". ")}.` : "";
  }

  // --- tools

  /** @param {string} act */
  act(act) {
    if (act === "undo") this.undo();
    if (act === "erase") this.erasing = !this.erasing;
    if (act === "turn") this.view = this.view === "back" ? "front" : "back";
    if (act === "zoom" && this.root.dataset.foot) this.openFoot("");
    else if (act === "zoom") this.whole = !this.whole;
    if (act === "list") {
      const list = this.part(".chart-list");
      list.hidden = !list.hidden;
      this.part(".canvas").hidden = !list.hidden;
    }
    this.arrange();
  }

  undo() {
    const before = this.past.pop();
    if (!before) return;
    for (const box of this.boxes) box.checked = before.has(`${box.name} ${box.value}`);
    this.now = before;
    this.tell();
  }

  /** One foot over the whole canvas, or the body again. @param {string} foot */
  openFoot(foot) {
    if (foot === "" || this.root.dataset.foot === foot) delete this.root.dataset.foot;
    else this.root.dataset.foot = foot;
    for (const lens of this.root.querySelectorAll(".lens"))
      lens.classList.toggle("is-open", lens.getAttribute("data-foot") === this.root.dataset.foot);
    this.arrange();
  }

  arrange() {
    const foot = this.root.dataset.foot;
    for (const view of this.root.querySelectorAll(".canvas-view")) {
      if (view instanceof HTMLElement) view.hidden = view.dataset.view !== this.view;
      view.querySelector(".canvas-body")?.setAttribute("viewBox", this.words.crops[this.whole ? "whole" : "lower"]);
    }
    this.part(".canvas").classList.toggle("is-whole", this.whole);
    this.part(".canvas").classList.toggle("is-foot", foot !== undefined);
    this.name("turn", this.words.views[this.view === "back" ? "front" : "back"]);
    this.name("zoom", this.words.tools[foot ? "smaller" : this.whole ? "lower" : "whole"]);
    this.name("list", this.words.tools[this.part(".chart-list").hidden ? "list" : "draw"]);
    this.part('[data-act="erase"]').setAttribute("aria-pressed", String(this.erasing));
  }

  /** @param {string} act @param {string|undefined} words */
  name(act, words) {
    this.part(`[data-act="${act}"] span`).textContent = words ?? "";
  }

  /** Arrow keys walk over the boxes of the list. @param {KeyboardEvent} event */
  walk(event) {
    const steps = { ArrowUp: -3, ArrowDown: 3, ArrowLeft: -1, ArrowRight: 1 };
    const step = steps[/** @type {keyof typeof steps} */ (event.key)];
    const at = this.boxes.findIndex((box) => box === event.target);
    if (step === undefined || at < 0) return;
    const turned = Math.abs(step) === 1 && getComputedStyle(this.root).direction === "rtl";
    this.boxes[at + (turned ? -step : step)]?.focus();
    event.preventDefault();
  }
}

/** The region under a place on the screen, "" where there is none. @param {SVGSVGElement} svg @param {number} x @param {number} y */
function tokenAt(svg, x, y) {
  const hit = document.elementFromPoint(x, y)?.closest("[data-token]");
  return hit && svg.contains(hit) ? (hit.getAttribute("data-token") ?? "") : "";
}

/** Regions met between the last place of a stroke and the pointer. @param {SVGSVGElement} svg @param {DOMPoint} from @param {PointerEvent} to */
function tokensAlong(svg, from, to) {
  const [dx, dy] = [to.clientX - from.x, to.clientY - from.y];
  const looks = Math.max(1, Math.ceil(Math.hypot(dx, dy) / REACH));
  /** @type {Set<string>} */
  const met = new Set();
  for (let look = 1; look <= looks; look += 1) met.add(tokenAt(svg, from.x + (dx * look) / looks, from.y + (dy * look) / looks));
  met.delete("");
  return met;
}

/** @param {Set<string>} one @param {Set<string>} other */
function same(one, other) {
  return one.size === other.size && [...one].every((each) => other.has(each));
}

/** Make every chart live that is not yet. @param {ParentNode} within */
export function enhance(within) {
  for (const root of within.querySelectorAll("[data-chart]:not(.is-live)")) if (root instanceof HTMLElement) new BodyChart(root);
}

enhance(document);
document.addEventListener("htmx:load", (event) => {
  if (event.target instanceof Element) enhance(event.target.parentNode ?? document);
});
