// @ts-check
// Puts a state of the session on the page. It only writes what differs, so that live regions stay quiet.

import { fill } from "./programme.js";
import { field, listOf, offer, part, showScreen, tell, focusHeading } from "./screens.js";
import { doneAndLeft, isMoving, itemOf, secondsLeft, unitOf } from "./session.js";
import { READY_S, momentOf } from "./units.js";

/** @typedef {import("./session.js").State} State */
/** @typedef {{programme: import("./programme.js").Programme, words: Record<string, string>,
 *   stage: import("./stage.js").Stage, form: import("./pain_form.js").PainForm}} With */

const ROUND = 295.3; // the ring's way round: 2π × 47
/** @type {Record<string, string>} */
const SCREENS = { ready: "session", doing: "session", rest: "session", before: "pain", after: "pain", emergency: "stop", held: "stop" };
let shownQuestion = "";

/** @param {State} state @param {With} given */
export function draw(state, given) {
  const screen = SCREENS[state.phase] ?? state.phase;
  document.body.classList.toggle("stop", state.phase === "emergency");
  if (isMoving(state)) session(state, given);
  else given.stage.pause();
  if (screen === "pain") painScreen(state, given);
  if (state.phase === "screen") questionScreen(state, given);
  if (state.phase === "daily") listOf("daily_list", given.programme.safety.questions.map((each) => each.ask));
  if (screen === "stop") stopScreen(state, given);
  if (state.phase === "stopped") stoppedScreen(state, given);
  if (state.phase === "done") doneScreen(state, given);
  bar(state, given.words);
  showScreen(screen);
}

/** The line at the top and the bar of exercises. @param {State} state @param {Record<string, string>} words */
function bar(state, words) {
  const places = [...new Set(state.units.map((unit) => unit.item))];
  const now = isMoving(state) || ["where", "much", "stopped"].includes(state.phase) ? places.indexOf(unitOf(state).item) + 1 : 0;
  const min = Math.max(1, Math.ceil(secondsLeft(state) / 60));
  tell("where", now ? fill(words["where"], { n: now, all: places.length, min }) : "");
  const segments = places.map((place) => {
    const mine = state.units.filter((unit) => unit.item === place);
    const over = state.units.slice(0, state.at).filter((unit) => unit.item === place).length;
    return state.at >= state.units.length ? 100 : Math.round((100 * over) / mine.length);
  });
  const place = field("bar");
  const said = fill(words["bar"], { n: now, all: places.length });
  const drawn = segments.join(" ");
  if (place.dataset.drawn === drawn && place.getAttribute("aria-label") === said) return;
  place.dataset.drawn = drawn;
  place.setAttribute("aria-label", said);
  place.replaceChildren(
    ...segments.map((share) => {
      const done = document.createElement("progress");
      [done.max, done.value] = [100, share];
      return done;
    }),
  );
}

/** @param {State} state @param {With} given */
function session(state, { words, stage }) {
  const [unit, item] = [unitOf(state), itemOf(state)];
  const moment = momentOf(unit, state.phase === "doing" ? state.elapsed : state.from);
  tell("title", item.title);
  tell("side", words[`side_${unit.side}`] ?? "");
  tell("cue", item.cues[(moment.rep - 1) % Math.max(1, item.cues.length)] ?? item.says);
  tell("note", item.note?.text ?? "");
  photo(item.note?.photo ?? "");
  tell("good", item.good_to_feel);
  tell("sets", unit.sets > 1 ? fill(words["sets"], { n: unit.set, all: unit.sets }) : "");
  tell("next", nextOf(state, words));
  count(state, words, moment);
  ring(state, words, moment);
  stage.show(item, unit.side).then(() => undefined);
  if (state.paused) stage.pause();
  else stage.follow(state.phase === "doing" ? moment : null);
  const button = part('[data-do="toggle"]', HTMLElement);
  button.classList.toggle("is-paused", state.paused);
  tell("toggle", (state.paused ? words["resume"] : words["pause"]) ?? "");
  offer("settings", state.paused);
  offer("finish", unit.reps === 0 && unit.timed_s === 0 && state.phase === "doing");
}

/** @param {string} address */
function photo(address) {
  const place = part('[data-field="photo"]', HTMLImageElement);
  place.hidden = address === "";
  if (address && !place.src.endsWith(address)) place.src = address;
}

/** @param {State} state @param {Record<string, string>} words @param {import("./units.js").Moment} moment */
function count(state, words, moment) {
  const unit = unitOf(state);
  offer("count", unit.reps > 0);
  tell("rep", String(moment.rep));
  tell("of", fill(words["of"], { all: unit.reps }));
  tell("count_said", unit.reps > 0 ? fill(words["count"], { n: moment.rep, all: unit.reps }) : "");
}

/** The ring: what is going on, and for how many seconds. @param {State} state @param {Record<string, string>} words
 *  @param {import("./units.js").Moment} moment */
function ring(state, words, moment) {
  const unit = unitOf(state);
  const waits = { ready: READY_S, rest: unit.rest_s };
  const of = state.phase === "doing" ? moment.of_s : waits[/** @type {"ready"|"rest"} */ (state.phase)];
  const left = state.phase === "doing" ? moment.left_s : of - state.elapsed;
  const name = state.paused ? "paused" : state.phase === "doing" ? moment.part : state.phase;
  const long = left >= 100;
  field("left").classList.toggle("clock", long);
  tell("left", of === 0 ? "" : long ? clockOf(left) : String(Math.max(0, Math.ceil(left))));
  tell("part", words[`part_${name}`] ?? "");
  field("timer").setAttribute("aria-label", fill(words["timer"], { part: words[`part_${name}`] ?? "", s: Math.max(0, Math.ceil(left)) }));
  const share = of ? Math.min(1, Math.max(0, left / of)) : 0;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const drawn = still && of ? Math.ceil(left) / Math.ceil(of) : share;
  part("[data-ring]", SVGCircleElement).setAttribute("stroke-dasharray", `${(ROUND * drawn).toFixed(1)} ${ROUND}`);
}

/** @param {number} seconds */
function clockOf(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

/** @param {State} state @param {Record<string, string>} words */
function nextOf(state, words) {
  const now = unitOf(state);
  const next = state.units.slice(state.at).find((unit) => unit.item !== now.item);
  return next ? fill(words["next"], { title: state.items[next.item]?.title ?? "" }) : "";
}

/** @param {State} state @param {With} given */
function painScreen(state, { words, form }) {
  const screen = part('[data-screen="pain"]', HTMLElement);
  if (screen.dataset.moment === state.phase) return;
  screen.dataset.moment = state.phase;
  form.reset(false);
  offer("pain_missing", false);
  tell("pain_title", words[`pain_${state.phase}`] ?? "");
  tell("pain_go", words[`pain_go_${state.phase}`] ?? "");
  offer("sound_offer", state.phase === "before");
  offer("plan_list", state.phase === "before");
  offer("went", state.phase === "after");
  const items = [...new Set(state.units.map((unit) => unit.item))];
  listOf("plan_list", items.map((place) => state.items[place]?.title ?? ""));
}

/** @param {State} state @param {With} given */
function questionScreen(state, { programme, words }) {
  const asked = programme.safety.questions;
  const at = Math.min(Object.keys(state.answers).length, asked.length - 1);
  const question = asked[at];
  if (!question) return;
  tell("question_at", fill(words["question"], { n: at + 1, all: asked.length }));
  tell("ask", question.ask);
  tell("help", question.help);
  tell("yes_means", question.yes);
  tell("no_means", question.no);
  if (shownQuestion && shownQuestion !== question.finding) focusHeading();
  shownQuestion = question.finding;
}

/** @param {State} state @param {With} given */
function stopScreen(state, { programme, words }) {
  const { clinic } = programme.plan;
  const isEmergency = state.phase === "emergency";
  const stop = programme.safety.stops[state.flag] ?? programme.safety.stop;
  tell("level", (isEmergency ? words["emergency"] : words["today"]) ?? "");
  tell("stop_title", stop?.heading ?? words["held"] ?? "");
  tell("stop_lead", stop?.lead ?? words["held_lead"] ?? "");
  const number = stop?.call || (isEmergency ? clinic.emergency_number : clinic.phone);
  const call = part('[data-field="call"]', HTMLAnchorElement);
  call.href = `tel:${number.replace(/[^\d+]/g, "")}`;
  tell("call_number", number);
  tell("say", stop?.say ?? "");
  offer("say_box", Boolean(stop?.say));
  tell("then", stop?.then ?? "");
  tell("clinic_phone", clinic.phone);
  part('[data-field="clinic_link"]', HTMLAnchorElement).href = `tel:${clinic.phone.replace(/[^\d+]/g, "")}`;
  offer("only_clinic", isEmergency);
  offer("held_home", !isEmergency);
}

/** @param {State} state @param {With} given */
function stoppedScreen(state, { programme, words }) {
  const item = itemOf(state);
  tell("stopped_item", item.title);
  const rule = programme.in_session.find((each) => each.rule === state.why);
  tell("stopped_why", (rule?.move === "swap" ? words["no_easier"] : rule?.says) ?? "");
  const { relief, plan } = programme;
  const isShown = relief !== null && rule?.relief === true;
  offer("relief", isShown);
  if (isShown) {
    tell("relief_title", relief.title);
    tell("relief_says", relief.says);
    listOf("relief_cues", relief.cues);
  }
  part('[data-field="stopped_call"]', HTMLAnchorElement).href = `tel:${plan.clinic.phone.replace(/[^\d+]/g, "")}`;
  tell("stopped_phone", plan.clinic.phone);
  const next = nextOf(state, words);
  offer("stopped_on", next !== "");
}

/** @param {State} state @param {With} given */
function doneScreen(state, { words }) {
  const { done, left } = doneAndLeft(state);
  const title = (/** @type {string} */ line) => state.items.find((item) => item.line === line)?.title ?? line;
  listOf("done_list", done.map(title));
  listOf("left_list", left.map(title));
  offer("done_part", done.length > 0);
  offer("left_part", left.length > 0);
  tell("done_time", fill(words["done_time"], { min: Math.max(1, Math.round(state.active_s / 60)) }));
}
