// @ts-check
// The page of what is kept on this phone: what the clinic did not take, and why; what waits; what was put away. Nothing
// is ever deleted here: put away means no longer counted, and there is a way back.

import { disputed, putAway, record, waiting } from "./outbox.js";
import { fill, readProgramme, wordsOfPage } from "./programme.js";
import { part } from "./screens.js";
import { placed } from "./store.js";

/** @typedef {import("./outbox.js").Kept} Kept */
/** @typedef {import("./outbox.js").Answered} Answered */
/** @typedef {Kept & {answer?: Answered}} Row */
/** @typedef {"disputed"|"waiting"|"away"} List */

const MOST_LETTERS = 900; // a question has at most 1000
const REASONS = /** @type {const} */ ([["plan:", "refused_plan"], ["413", "refused_large"]]);

class PhoneList {
  /** @param {HTMLElement} root @param {import("./outbox.js").Of} of @param {Map<string, string>} titles */
  constructor(root, of, titles) {
    this.root = root;
    this.of = of;
    this.titles = titles;
    this.words = wordsOfPage();
    for (const event of ["outbox:recorded", "outbox:sent"]) addEventListener(event, () => this.show());
  }

  async show() {
    const { episode } = this.of;
    const [against, left] = await Promise.all([disputed(episode), waiting(episode)]);
    const lists = {
      disputed: against.filter(({ answer }) => !answer.away),
      waiting: left,
      away: against.filter(({ answer }) => answer.away),
    };
    for (const [name, rows] of Object.entries(lists)) this.list(/** @type {List} */ (name), rows);
    this.section("nothing").hidden = lists.disputed.length + lists.waiting.length > 0;
  }

  /** @param {string} name */
  section(name) {
    return part(`[data-part="${name}"]`, HTMLElement, this.root);
  }

  /** @param {List} name @param {Row[]} rows the newest is shown first */
  list(name, rows) {
    const section = this.section(name);
    section.hidden = rows.length === 0;
    part("[data-rows]", HTMLElement, section).replaceChildren(...rows.map((row) => this.row(name, row)).reverse());
  }

  /** @param {List} name @param {Row} row */
  row(name, row) {
    const made = /** @type {DocumentFragment} */ (part("[data-row]", HTMLTemplateElement, this.root).content.cloneNode(true));
    part("[data-what]", HTMLElement, made).textContent = this.what(row);
    part("[data-why]", HTMLElement, made).textContent = this.words[reasonOf(row)] ?? "";
    const when = part("[data-when]", HTMLTimeElement, made);
    when.dateTime = row.at;
    when.textContent = whenOf(row);
    for (const acts of made.querySelectorAll("[data-acts]"))
      if (acts instanceof HTMLElement && acts.dataset.acts !== name) acts.remove();
    for (const button of made.querySelectorAll("[data-act]"))
      button.addEventListener("click", () => this.act(/** @type {HTMLElement} */ (button).dataset.act ?? "", row));
    return made;
  }

  /** @param {string} act @param {Row} row */
  async act(act, row) {
    if (act === "tell") {
      const text = fill(this.words["message"], { when: whenOf(row), what: this.what(row) }).slice(0, MOST_LETTERS);
      await record([{ kind: "question", body: { text } }], this.of);
    }
    await putAway(row.id, act !== "back");
    await this.show();
    part("[data-said]", HTMLElement, this.root).textContent = this.words[{ tell: "told", away: "put_away" }[act] ?? "back"] ?? "";
    const next = this.root.querySelector("[data-part]:not([hidden]) h3, [data-part]:not([hidden]) summary");
    if (next instanceof HTMLElement) next.focus();
  }

  /** An entry in words. @param {Row} row */
  what({ kind, body }) {
    const name = kind === "feeling" ? `feeling_${body.is}` : kind;
    const title = this.titles.get(String(body.to ?? body.exercise ?? "")) ?? this.titles.get(String(body.line ?? ""));
    const blanks = { title: title ?? this.words["an_exercise"] ?? "", n: String(body.worst ?? ""), text: String(body.text ?? "") };
    return fill(this.words[name] ?? this.words["other"], blanks);
  }
}

/** @param {Row} row */
function reasonOf({ answer }) {
  if (answer === undefined) return "waiting";
  if (answer.is === "conflict") return "conflict";
  return REASONS.find(([begins]) => answer.says.startsWith(begins))?.[1] ?? "refused_other";
}

/** @param {Row} row */
function whenOf({ at }) {
  const shown = new Intl.DateTimeFormat(`${document.documentElement.lang}-u-nu-latn`, { dateStyle: "full", timeStyle: "short" });
  return shown.format(new Date(at));
}

/** Titles of exercises by line and by exercise. @param {import("./programme.js").Programme|undefined} programme */
function titlesOf(programme) {
  /** @type {Map<string, string>} */
  const titles = new Map();
  for (const item of programme?.items ?? []) {
    for (const each of [item.easier, item]) if (each) titles.set(each.exercise, each.title);
    titles.set(item.line, item.title);
  }
  return titles;
}

const root = document.querySelector("[data-phone-list]");
if (root instanceof HTMLElement)
  readProgramme().then(async (got) => {
    const { episode, version = null, digest = "" } = got?.programme.plan ?? {};
    const of = episode ? { episode, version, digest } : await placed("of");
    if (of) await new PhoneList(root, of, titlesOf(got?.programme)).show();
  });
