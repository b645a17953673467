// @ts-check
// Beats while something moves: about ten times a second, with the seconds that really went by. A page that was hidden
// or asleep gets one long beat, and whoever listens decides what that means.

const BEAT_MS = 100;

/** @param {(seconds: number) => void} beat */
export function makeClock(beat) {
  let timer = 0;
  let last = 0;
  return {
    start() {
      if (timer) return;
      last = performance.now();
      timer = setInterval(() => {
        const now = performance.now();
        const seconds = (now - last) / 1000;
        last = now;
        beat(seconds);
      }, BEAT_MS);
    },
    stop() {
      clearInterval(timer);
      timer = 0;
    },
  };
}
