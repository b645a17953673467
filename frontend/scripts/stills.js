// @ts-check
// Small drawings beside the lines of a plan: `<div data-still="address">`. Each is fetched when it comes near the view and
// put into the page itself, so that skin, theme and forced colours hold for it too. One that does not come, because it is not
// drawn yet, leaves the words, and they get its room.

const AHEAD = "300px";

const near = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting || !(target instanceof HTMLElement)) continue;
      near.unobserve(target);
      show(target);
    }
  },
  { rootMargin: AHEAD },
);

/** @param {HTMLElement} place */
async function show(place) {
  const drawn = await fetch(place.dataset.still ?? "").then((answer) => (answer.ok ? answer.text() : ""), () => "");
  if (!drawn) {
    place.closest(".has-still")?.classList.remove("has-still");
    place.hidden = true;
  } else place.replaceChildren(new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement);
}

/** @param {ParentNode} part */
function watch(part) {
  for (const place of part.querySelectorAll("[data-still]:empty")) near.observe(place);
}

watch(document);
// A part of the page that htmx has put in brings empty places of its own.
document.addEventListener("htmx:load", ({ target }) => {
  if (target instanceof Element) watch(target);
});
