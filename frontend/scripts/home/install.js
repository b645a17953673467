// @ts-check
// Offers to put these pages on the home screen, where the browser can and the person has not done so yet.

const button = document.querySelector("[data-install]");

addEventListener("beforeinstallprompt", (event) => {
  if (!(button instanceof HTMLButtonElement)) return;
  event.preventDefault();
  button.hidden = false;
  button.addEventListener("click", () => {
    button.hidden = true;
    /** @type {Event & {prompt: () => Promise<void>}} */ (event).prompt();
  }, { once: true });
});
