// @ts-check
// The session player: joins the state machine, the clock, the disk, the voice and the figure to the page. It decides
// nothing about care; session.js does, with the programme that was signed.

import { keepAwake } from "./awake.js";
import { makeClock } from "./clock.js";
import { deviceTime, isFull, record, waiting } from "./outbox.js";
import { PainForm } from "./pain_form.js";
import { draw } from "./player_view.js";
import { readProgramme, wordsOfPage } from "./programme.js";
import { field, offer, part, showScreen } from "./screens.js";
import { ending, isMoving, itemOf, newSession, revived, step, unitOf } from "./session.js";
import { speak } from "./sayings.js";
import { Stage, withTempo } from "./stage.js";
import { raiseStop, standingStop } from "./standing_stop.js";
import { place, placed } from "./store.js";
import { Voice } from "./voice.js";

/** @typedef {import("./programme.js").Programme} Programme */
/** @typedef {import("./session.js").State} State */
/** @typedef {import("./session.js").Act} Act */
/** @typedef {import("./outbox.js").Entry} Entry */

const ASLEEP_S = 2; // a beat longer than this: the page was hidden or the phone slept
const KEEP_EVERY_S = 5;

class Player {
  /** @param {Programme} programme @param {State} state */
  constructor(programme, state) {
    this.programme = programme;
    this.state = state;
    this.words = wordsOfPage();
    this.stage = new Stage(field("stage"));
    this.voice = new Voice(document.documentElement.lang);
    this.form = new PainForm(part('[data-screen="pain"]', HTMLElement));
    this.clock = makeClock((seconds) => this.beat(seconds));
    /** @type {Entry[]} what could not be written down yet */
    this.unwritten = [];
    /** @type {Promise<unknown>} */
    this.writing = Promise.resolve();
    this.kept_at = 0;
    this.reps_aloud = false;
  }

  begin() {
    this.listen();
    this.show();
  }

  /** The figures are here: a session that has not begun takes their tempo. */
  retime() {
    const { phase, session, begun_at, short, asked_today: asked } = this.state;
    if (phase === "before") this.state = newSession(this.programme, { session, at: begun_at, short, asked });
  }

  /** @param {Act} act */
  act(act) {
    const was = this.state;
    const { state, entries, says } = step(was, act, this.programme);
    this.state = state;
    const isNew = state.phase !== was.phase || state.paused !== was.paused || state.at !== was.at;
    if (entries.length || isNew || says.some((each) => each.say === "rep")) this.keep(entries);
    if (state.phase !== was.phase && (state.phase === "emergency" || state.phase === "held")) this.stopEverything(state.phase);
    for (const each of says) speak(each, { state, words: this.words, voice: this.voice, repsAloud: this.reps_aloud });
    this.show();
  }

  /** @param {number} seconds */
  beat(seconds) {
    const isCounted = this.state.phase === "doing" && unitOf(this.state).reps > 0;
    if (seconds > ASLEEP_S && (isCounted || this.state.phase === "ready")) return this.act({ type: "pause" });
    this.act({ type: "tick", s: seconds });
    if (Math.abs(this.state.active_s - this.kept_at) >= KEEP_EVERY_S) this.keep([]);
  }

  /** Write down what happened together with where we are, both or neither. @param {Entry[]} entries */
  keep(entries) {
    this.unwritten.push(...entries);
    this.kept_at = this.state.active_s;
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  async write() {
    const [entries, state] = [this.unwritten, this.state];
    this.unwritten = [];
    try {
      await record(entries, state, { name: "session", value: state });
      if (entries.some((each) => each.kind === "screen")) await place("asked", { episode: state.episode, on: today() });
      offer("full", false);
    } catch (error) {
      this.unwritten = [...entries, ...this.unwritten];
      field("full").textContent = (isFull(error) ? this.words["full"] : this.words["not_kept"]) ?? "";
      offer("full", true);
    }
  }

  /** The stop stands on this phone at once, whether or not the clinic can be told. @param {"emergency"|"held"} level */
  stopEverything(level) {
    const { episode, flag } = this.state;
    this.writing = this.writing.then(() => raiseStop({ episode, flag, level, at: deviceTime() }));
  }

  show() {
    const { state } = this;
    const runs = isMoving(state) && !state.paused;
    if (runs) this.clock.start();
    else this.clock.stop();
    keepAwake(runs);
    if (!runs) this.voice.hush();
    draw(state, { programme: this.programme, words: this.words, stage: this.stage, form: this.form });
  }

  listen() {
    document.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("[data-do]") : null;
      if (button instanceof HTMLElement) this.tapped(button);
    });
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.keep([]);
    });
    addEventListener("outbox:sent", () => this.tellSent());
    addEventListener("plan:changed", (event) => this.planChanged(/** @type {CustomEvent} */ (event).detail));
    field("stage").addEventListener("click", () => this.repeat());
    part('[data-screen="pain"] form', HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      this.answerPain(this.form.worst);
    });
    part('[data-screen="much"] form', HTMLFormElement).addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = new FormData(/** @type {HTMLFormElement} */ (event.target)).get("much");
      offer("much_missing", chosen === null);
      if (chosen !== null) this.act({ type: "much", worst: Number(chosen) });
    });
    for (const box of document.querySelectorAll("[data-setting]"))
      box.addEventListener("change", () => this.set(/** @type {HTMLInputElement} */ (box)));
    for (const box of document.querySelectorAll("[data-setting]")) remember(/** @type {HTMLInputElement} */ (box));
  }

  /** The server no longer has the plan that this session goes by. @param {import("./sync.js").PlanNow} plan */
  async planChanged(plan) {
    if (plan.state === "stopped") return location.reload();
    if (["done", "held", "emergency"].includes(this.state.phase) || plan.digest === this.state.digest) return;
    const over = ending(this.state);
    if (isMoving(this.state)) this.act({ type: "pause" });
    this.state = { ...this.state, phase: /** @type {const} */ ("done") };
    await this.keep([over]);
    empty(plan.state === "withdrawn" || plan.state === "none" ? "withdrawn" : "changed");
  }

  /** @param {HTMLElement} button */
  tapped(button) {
    const { do: what = "", value } = button.dataset;
    if (what === "toggle") this.act({ type: this.state.paused ? "resume" : "pause" });
    else if (what === "sound") this.sound(!this.voice.on);
    else if (what === "skip_pain") this.answerPain(null, true);
    else if (what === "where") this.act({ type: "where", further: answerOf(value) });
    else if (what === "answer") this.act({ type: "answer", value: answerOf(value) });
    else if (what === "leave") this.leave(button);
    else this.act(/** @type {Act} */ ({ type: what }));
  }

  /** @param {number|null} worst @param {boolean} [skipped] */
  answerPain(worst, skipped = false) {
    offer("pain_missing", worst === null && !skipped);
    if (worst === null && !skipped) return;
    const type = this.state.phase === "before" ? "begin" : "end";
    this.act({ type, worst, regions: this.form.regions, alarming: this.form.alarming, place: this.form.place });
  }

  /** Space, H, D and Escape, as long as nobody types and they are not switched off. @param {KeyboardEvent} event */
  key(event) {
    if (!isMoving(this.state) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.documentElement.dataset.keys === "off") return;
    const target = event.target;
    if (target instanceof Element && target.closest("input, textarea, select")) return;
    const onButton = target instanceof Element && target.closest("a, button, summary") !== null;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (name === " " && !onButton) this.act({ type: this.state.paused ? "resume" : "pause" });
    else if (name === "h") this.act({ type: "hurts" });
    else if (name === "d") this.act({ type: "hard" });
    else if (name === "Escape") this.act({ type: "skip" });
    else return;
    event.preventDefault();
  }

  /** Once nothing waits, the stop may say that the clinic was told. */
  async tellSent() {
    if ((await waiting(this.state.episode)).length === 0) field("told").textContent = this.words["told"] ?? "";
  }

  repeat() {
    if (isMoving(this.state)) this.voice.say(itemOf(this.state).cues.join(". "), true);
  }

  /** @param {boolean} on */
  sound(on) {
    this.voice.turn(on);
    part('[data-do="sound"]', HTMLElement).setAttribute("aria-pressed", String(on));
    offer("no_voice", on && !this.voice.speaks);
    const box = document.querySelector('[data-setting="sound"]');
    if (box instanceof HTMLInputElement) box.checked = on;
  }

  /** @param {HTMLInputElement} box */
  set(box) {
    const name = box.dataset.setting ?? "";
    if (name === "sound") this.sound(box.checked);
    if (name === "reps") this.reps_aloud = box.checked;
    if (name === "left") document.documentElement.classList.toggle("left-hand", box.checked);
    if (name === "keys") document.documentElement.dataset.keys = box.checked ? "on" : "off";
    if (name !== "sound") localStorage.setItem(`player-${name}`, box.checked ? "1" : "0");
  }

  /** Leave for now: it goes on where it was. @param {HTMLElement} link */
  async leave(link) {
    if (isMoving(this.state)) this.act({ type: "pause" });
    await this.keep([]);
    location.href = link.dataset.to ?? "/me/";
  }
}

/** @param {string|undefined} value @returns {import("./session.js").Answer} */
function answerOf(value) {
  return value === "yes" ? true : value === "no" ? false : "unsure";
}

/** Settings but sound are as they were last time; sound is asked for each time. @param {HTMLInputElement} box */
function remember(box) {
  const kept = localStorage.getItem(`player-${box.dataset.setting}`);
  if (kept === null) return;
  box.checked = kept === "1";
  box.dispatchEvent(new Event("change"));
}

/** The session to play: the one that was cut off today under the same plan, or a new one.
 *  @param {Programme} programme @returns {Promise<State>} */
async function sessionFor(programme) {
  /** @type {State|undefined} */
  const kept = await placed("session");
  const isOpen = kept !== undefined && !["before", "done", "held", "emergency"].includes(kept.phase);
  const isSame = kept?.episode === programme.plan.episode && kept.digest === programme.plan.digest;
  if (isOpen && isSame && new Date(kept.begun_at).toDateString() === today()) return revived(kept);
  if (isOpen) await record([ending(kept)], kept, { name: "session", value: undefined });
  const short = new URLSearchParams(location.search).has("minutes");
  const asked = await placed("asked");
  const isAsked = asked?.episode === programme.plan.episode && asked?.on === today();
  return newSession(programme, { session: crypto.randomUUID(), at: deviceTime(), short, asked: isAsked });
}

/** The day of this phone. */
function today() {
  return new Date().toDateString();
}

async function start() {
  const got = await readProgramme();
  const state = got?.programme.plan.state ?? "none";
  const stop = await standingStop(got);
  const urgent = got?.programme.safety.stop?.level === "urgent";
  if (got && (stop || urgent)) return stopped(got.programme, stop);
  if (!got || state === "none" || state === "withdrawn") return empty(state === "withdrawn" ? "withdrawn" : got ? "none" : "unread");
  const session = await sessionFor(got.programme);
  if (session.units.length === 0) return empty("rest");
  const player = new Player(got.programme, session);
  player.begin();
  // The first question does not wait for the figures: on a slow line they take longer than the answer.
  await withTempo(got.programme.items);
  player.retime();
  await player.form.fetchChart();
}

/** A stop stands: nothing but the stop is shown. @param {Programme} programme
 *  @param {import("./standing_stop.js").StandingStop|null} stop */
function stopped(programme, stop) {
  const state = newSession(programme, { session: crypto.randomUUID(), at: deviceTime(), short: false });
  const player = new Player(programme, { ...state, phase: stop?.level ?? "held", flag: stop?.flag ?? "" });
  player.begin();
  if (programme.safety.stop) player.tellSent();
}

/** @param {string} why */
function empty(why) {
  showScreen("empty");
  for (const each of document.querySelectorAll("[data-why]"))
    if (each instanceof HTMLElement) each.hidden = each.dataset.why !== why;
}

// One window plays; a second one says so, because two would count twice.
navigator.locks.request("lasegue-session", { ifAvailable: true }, async (lock) => {
  if (!lock) return void showScreen("busy");
  await start();
  return new Promise(() => undefined);
});
