// @ts-check
// On the page that lets nobody in: what was recorded on this phone is still here.

import { unanswered } from "./outbox.js";
import { fill } from "./programme.js";

const place = document.querySelector("[data-kept-here]");
if (place instanceof HTMLElement)
  unanswered().then((n) => {
    place.hidden = n === 0;
    place.textContent = fill(place.dataset.says, { n });
  });
