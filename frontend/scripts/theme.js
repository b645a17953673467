// @ts-check
/** Light, dark, or as the device says: one button goes round the three and remembers the choice in a cookie. */

const ROUND = ["", "light", "dark"];
const YEAR_S = 31_536_000;

/** @param {HTMLElement} button */
function offer(button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme ?? "";
    const next = ROUND[(ROUND.indexOf(now) + 1) % ROUND.length] ?? "";
    if (next) {
      document.documentElement.dataset.theme = next;
    } else {
      delete document.documentElement.dataset.theme;
    }
    document.cookie = `theme=${next}; path=/; max-age=${next ? YEAR_S : 0}; samesite=lax`;
    const said = button.querySelector("[data-said]");
    if (said) {
      said.textContent = button.dataset[`say${next || "auto"}`] ?? "";
    }
  });
}

document.querySelectorAll("[data-theme-button]").forEach((button) => offer(/** @type {HTMLElement} */ (button)));
