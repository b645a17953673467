// @ts-check
// Plays the body charts of several weeks one after the other: the pain retreating from foot to spine.
//
// <div data-playback><div class="frames"><figure data-frame data-says="Week 2: just below the knee">…</figure>…</div>
//   <div class="film"><button type="button" data-show>…</button>…</div>
//   <button class="btn btn-second" type="button" data-play hidden>Play 4 weeks</button><p aria-live="polite" data-said></p></div>
// Without script every frame stands beside the others. With less motion asked for, Play steps to the next frame only.

const FRAME_MS = 1400; // long enough to read the words of a frame

/** @param {HTMLElement} root */
function prepare(root) {
  const frames = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-frame]")]);
  const buttons = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-show]")]);
  const play = root.querySelector("[data-play]");
  const said = root.querySelector("[data-said]");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let at = frames.length - 1;
  let timer = 0;

  /** @param {number} wanted */
  function show(wanted) {
    at = wanted;
    frames.forEach((frame, index) => (frame.hidden = index !== at));
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(index === at)));
    if (said) said.textContent = frames[at]?.dataset.says ?? "";
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
  }

  function run() {
    stop();
    if (still.matches) {
      show((at + 1) % frames.length);
      return;
    }
    show(0);
    timer = setInterval(() => (at + 1 < frames.length ? show(at + 1) : stop()), FRAME_MS);
  }

  root.classList.add("is-live");
  buttons.forEach((button, index) => button.addEventListener("click", () => (stop(), show(index))));
  if (play instanceof HTMLElement) {
    play.hidden = frames.length < 2;
    play.addEventListener("click", run);
  }
  if (frames.length > 0) show(at);
}

for (const root of document.querySelectorAll("[data-playback]")) if (root instanceof HTMLElement) prepare(root);
