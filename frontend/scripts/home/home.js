// @ts-check
// On every page of the patient: the worker that keeps pages, the sending of what waits, the line that says how much
// waits, and a stop that stands on this phone.

import { disputed, waiting } from "./outbox.js";
import { fill, readProgramme } from "./programme.js";
import { part } from "./screens.js";
import { standingStop } from "./standing_stop.js";
import { place, placed } from "./store.js";
import { send, waitAfter } from "./sync.js";

const SESSION = "/me/session/";
const KEEP_AGAIN_MS = 600_000;

class Home {
  /** @param {HTMLElement} line */
  constructor(line) {
    this.line = line;
    this.failures = 0;
    this.timer = 0;
    /** @type {import("./sync.js").Ending|""} */
    this.ending = "";
    /** @type {{episode: string, version: number|null, digest: string}|null} */
    this.of = null;
  }

  async begin() {
    const got = await readProgramme();
    this.of = await whose(got);
    if (!got?.fresh) this.ending = "offline"; // what is shown is what was kept
    addEventListener("online", () => this.attempt());
    addEventListener("offline", () => this.show());
    addEventListener("outbox:recorded", () => this.attempt());
    addEventListener("outbox:sent", () => this.show());
    addEventListener("outbox:counted", () => this.show());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.attempt());
    const stop = await standingStop(got);
    if (stop?.level === "emergency" && location.pathname !== SESSION) location.replace(SESSION);
    await this.attempt();
    await keepPages(got);
  }

  async attempt() {
    clearTimeout(this.timer);
    await this.show();
    if (!this.of || (await waiting(this.of.episode)).length === 0) return void this.lookAgain();
    const { ending, plan } = await send(this.of.episode);
    this.ending = ending;
    this.failures = ending === "sent" ? 0 : this.failures + 1;
    if (ending === "offline") this.timer = setTimeout(() => this.attempt(), waitAfter(this.failures));
    if (ending === "not_mine") this.of = await whose(await readProgramme());
    if (plan && (plan.state !== "current" || plan.digest !== this.of?.digest)) await this.changed(plan);
    await this.show();
  }

  /** With nothing to send, only find out whether the connection is back. */
  async lookAgain() {
    if (this.ending !== "offline" || !navigator.onLine) return;
    const back = await fetch("/me/ticket/", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    if (back) this.ending = "";
    this.failures = back ? 0 : this.failures + 1;
    if (!back) this.timer = setTimeout(() => this.attempt(), waitAfter(this.failures));
    await this.show();
  }

  /** The plan is not what this page shows any more. @param {import("./sync.js").PlanNow} plan */
  async changed(plan) {
    if (plan.state === "stopped") return location.reload(); // the server has the stop itself
    navigator.serviceWorker?.controller?.postMessage("keep");
    dispatchEvent(new CustomEvent("plan:changed", { detail: plan }));
    if (this.line.dataset.changed && plan.state === "current") this.line.dataset.now = this.line.dataset.changed;
  }

  async show() {
    const episode = this.of?.episode;
    const [left, refused] = episode ? await Promise.all([waiting(episode), disputed(episode)]) : [[], []];
    const against = refused.filter(({ answer }) => !answer.away);
    const { offline, waiting: to_send, sign_in, disputed: taken_otherwise, now } = this.line.dataset;
    const isOffline = !navigator.onLine || this.ending === "offline";
    const parts = [
      isOffline ? offline : "",
      left.length > 0 ? fill(to_send, { n: left.length }) : "",
      left.length > 0 && this.ending === "sign_in" ? sign_in : "",
      against.length > 0 ? fill(taken_otherwise, { n: against.length }) : "",
      now ?? "",
    ].filter(Boolean);
    const text = parts.join(" · ");
    const [says, more] = [part("[data-sync-says]", HTMLElement, this.line), part("[data-sync-more]", HTMLElement, this.line)];
    if (says.textContent !== text) says.textContent = text;
    more.hidden = left.length + against.length === 0 || location.pathname === more.getAttribute("href");
    this.line.hidden = text === "";
  }
}

/** Whose pages these are: from the programme, else as this phone last knew.
 *  @param {Awaited<ReturnType<typeof readProgramme>>} got */
async function whose(got) {
  if (!got?.programme.plan.episode) return (await placed("of")) ?? null;
  const { episode, version, digest } = got.programme.plan;
  const of = { episode, version, digest };
  await place("of", of).catch(() => undefined);
  return of;
}

/** Keep every page of the plan for a time without a connection: at once when it is another plan, person or language than
 *  was kept, else look for news now and then. @param {Awaited<ReturnType<typeof readProgramme>>} got */
async function keepPages(got) {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  if (!workers.controller) workers.addEventListener("controllerchange", () => workers.controller?.postMessage("draw"), { once: true });
  await workers.register("/me/worker.js", { scope: "/me/" });
  if (!workers.controller || !got?.fresh) return;
  const { plan, language, pages } = got.programme;
  const [now, about] = [Date.now(), [plan.episode, plan.digest, plan.state, language, pages.length].join(" ")];
  const isSame = localStorage.getItem("kept-for") === about;
  if (isSame && now - Number(localStorage.getItem("kept-at") ?? 0) < KEEP_AGAIN_MS) return;
  localStorage.setItem("kept-for", about);
  localStorage.setItem("kept-at", String(now));
  workers.controller.postMessage("keep");
  navigator.storage?.persist?.();
}

const line = document.querySelector("[data-sync]");
if (line instanceof HTMLElement) new Home(line).begin();
