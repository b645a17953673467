// @ts-check
// The service worker of the patient's pages, served at /me/worker.js for everything below /me/. It keeps the pages of
// the plan with all they need, so that every one of them opens without a connection from the first visit on. It sends
// nothing and records nothing: that is the outbox of the pages.

/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);

const PAGES = "pages-1"; // what belongs to one person: pages, programme
const FILES = "files-1"; // what is the same for everybody: scripts, styles, typefaces; and figures, named by their content
const PROGRAMME = "/me/programme.json";
const STATIC = "/static/";
const PATIENCE_MS = 4_000; // how long a page may take before the kept one is shown
const ENDS = /^\/me\/device\/\d+\/end\/$/; // a device is no longer let in: perhaps this one
const STOPPED = "Lasegue-Stop"; // the answer is the emergency stop, whatever page was asked for
const PHOTO = "/me/photo/";
const NOTHING_YET = 204; // a drawing that the clinic has not drawn
const DRAWING = /^\/me\/(figure|photo)\//;
const UNCHANGING = /(\.[0-9a-f]{12}\.[a-z0-9]+|\/me\/(figure|photo)\/.*)$/;

worker.addEventListener("install", (event) => event.waitUntil(keepPages().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(dropOld().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepPages().then((programme) => programme && keepDrawings(programme)));
  if (event.data === "draw") event.waitUntil(keepDrawings(null));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method === "POST" && ENDS.test(address.pathname)) event.waitUntil(caches.delete(PAGES));
  if (request.method !== "GET" || address.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (address.pathname === PROGRAMME) event.respondWith(newest(request, PAGES));
  else if (UNCHANGING.test(address.pathname)) event.respondWith(unchanging(request));
  else if (address.pathname.startsWith(STATIC)) event.respondWith(newest(request, FILES));
});

/** A page: the newest, else the kept one. A page that says the person is not let in empties what was kept of them.
 *  @param {Request} request */
async function page(request) {
  const kept = () => caches.open(PAGES).then((pages) => pages.match(plain(request.url))).then(marked);
  const fresh = fetch(request).then(async (answer) => {
    if (answer.status === 403) await caches.delete(PAGES);
    else if (answer.headers.has(STOPPED)) await stopEverywhere(answer.clone());
    else if (answer.ok && !answer.redirected) await keep(PAGES, plain(request.url), answer.clone());
    return answer;
  });
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const first = await Promise.race([fresh.catch(() => undefined), patience]);
  if (first instanceof Response) return first;
  return (await kept()) ?? (await fresh.catch(() => undefined)) ?? (await caches.match(new URL("/me/", request.url))) ?? Response.error();
}

/** A kept page says so, because it carries what was true when it was kept. @param {Response|undefined} page */
async function marked(page) {
  const text = await page?.text();
  return page && new Response(text?.replace("<html ", "<html data-kept "), { status: page.status, headers: page.headers });
}

/** Keep the stop in place of every page, so that it stands without a connection too. @param {Response} stop */
async function stopEverywhere(stop) {
  const pages = await caches.open(PAGES);
  for (const { url } of await pages.keys()) {
    if (new URL(url).pathname === PROGRAMME) await pages.delete(url);
    else await keep(PAGES, url, stop.clone());
  }
  await keep(PAGES, new URL("/me/", worker.location.href).href, stop);
}

/** The newest, else the kept one, which says so in a header. @param {Request} request @param {string} store */
async function newest(request, store) {
  try {
    const answer = await fetch(request);
    if (answer.redirected) throw new TypeError("expected the file itself, came another"); // somebody between us and the clinic
    if (answer.ok) await keep(store, request.url, answer.clone());
    return answer;
  } catch {
    const kept = await (await caches.open(store)).match(request.url);
    if (!kept) return Response.error();
    const headers = new Headers(kept.headers);
    headers.set("X-Kept", "1");
    return new Response(kept.body, { status: kept.status, headers });
  }
}

/** What never changes under its name. @param {Request} request */
async function unchanging(request) {
  const kept = await caches.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && answer.status !== NOTHING_YET) await keep(storeOf(new URL(request.url)), request.url, answer.clone());
  return answer;
}

/** A photo belongs to its person; other files do not. @param {URL} url */
function storeOf(url) {
  const isFile = url.pathname.startsWith(STATIC) || UNCHANGING.test(url.pathname);
  return isFile && !url.pathname.startsWith(PHOTO) ? FILES : PAGES;
}

/** Fetch the programme, every page it names, and whatever these need but drawings. What cannot be fetched now is fetched
 *  next time. @returns {Promise<any>} the programme, or nothing */
async function keepPages() {
  const answer = await fetch(PROGRAMME, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return null;
  const programme = await answer.clone().json();
  const before = await (await caches.open(PAGES)).match(new URL(PROGRAMME, worker.location.href).href);
  const owner = before && (await before.json()).plan.episode;
  if (before && owner !== programme.plan.episode) await caches.delete(PAGES); // somebody else's phone now
  await keep(PAGES, new URL(PROGRAMME, worker.location.href).href, answer);
  await fetchAll([...programme.pages, ...programme.files].filter((each) => !DRAWING.test(each)));
  return programme;
}

/** Fetch the drawings after all else and one after the other: the clinic may have to draw one first, and no page is to
 *  wait behind that for a connection.
 *  @param {any} fresh the programme, or nothing: then the kept one */
async function keepDrawings(fresh) {
  const kept = await (await caches.open(PAGES)).match(new URL(PROGRAMME, worker.location.href).href);
  const programme = fresh ?? (await kept?.json());
  for (const each of programme ? new Set(picturesOf(programme)) : []) await fetchAndKeep(each);
}

/** @param {string[]} first addresses; what they need is fetched too */
async function fetchAll(first) {
  const seen = new Set();
  let wanted = first;
  while (wanted.length > 0) {
    const now = [...new Set(wanted)].filter((each) => !seen.has(each));
    now.forEach((each) => seen.add(each));
    wanted = (await Promise.all(now.map(fetchAndKeep))).flat();
  }
}

/** Keep one file or page, and tell what it needs in turn. @param {string} address @returns {Promise<string[]>} */
async function fetchAndKeep(address) {
  const url = new URL(address, worker.location.href);
  if (url.origin !== worker.location.origin) return [];
  const store = storeOf(url);
  const kept = UNCHANGING.test(url.pathname) ? await caches.match(url.href) : undefined;
  const answer = kept ?? (await fetch(url, { cache: "no-cache", redirect: "error" }).catch(() => null));
  if (!answer?.ok || answer.status === NOTHING_YET) return [];
  const text = /html|css|javascript/.test(answer.headers.get("Content-Type") ?? "") ? await answer.clone().text() : "";
  if (!kept) await keep(store, store === PAGES ? plain(url.href) : url.href, answer);
  return needsOf(text, answer.headers.get("Content-Type") ?? "", url);
}

/** Addresses below /static/ that a page, a style or a script names. @param {string} text @param {string} kind @param {URL} from */
function needsOf(text, kind, from) {
  const named = kind.includes("html")
    ? text.matchAll(/(?:href|src)="([^"#]+)/g)
    : kind.includes("css")
      ? text.matchAll(/url\("?([^")]+)"?\)/g)
      : text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)"/g);
  const urls = [...named].map((found) => new URL(found[1] ?? "", from));
  return urls.filter((url) => url.origin === from.origin && url.pathname.startsWith(STATIC)).map((url) => url.href);
}

/** Addresses of figures and photos anywhere in the programme. @param {any} part @returns {string[]} */
function picturesOf(part) {
  if (typeof part === "string") return DRAWING.test(part) ? [part] : [];
  if (part === null || typeof part !== "object") return [];
  return Object.values(part).flatMap(picturesOf);
}

/** @param {string} store @param {string} address @param {Response} answer */
async function keep(store, address, answer) {
  try {
    await (await caches.open(store)).put(address, answer);
  } catch {
    // a full phone keeps less; the page itself says when a record cannot be kept
  }
}

/** The address without what follows the path: a short session is the same page. @param {string} address */
function plain(address) {
  const url = new URL(address);
  return url.origin + url.pathname;
}

async function dropOld() {
  for (const name of await caches.keys()) if (name !== PAGES && name !== FILES) await caches.delete(name);
}
