// @ts-check
// The disk of the phone: what was recorded (only ever added to), what the server answered, and the session in hand.

const NAME = "lasegue-home";
const VERSION = 1;

/** @typedef {"entries"|"answers"|"places"} Store */

/** @type {Promise<IDBDatabase>|null} */
let opening = null;

/** @returns {Promise<IDBDatabase>} */
function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("entries", { keyPath: "seq", autoIncrement: true }).createIndex("id", "id", { unique: true });
      request.result.createObjectStore("answers", { keyPath: "id" });
      request.result.createObjectStore("places");
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  opening.catch(() => (opening = null));
  return opening;
}

/** Run `act` in one transaction that is either kept whole or not at all; the answer of the request it returns.
 *  @template T @param {Store[]} stores @param {IDBTransactionMode} mode
 *  @param {(at: (name: Store) => IDBObjectStore) => IDBRequest<T>|void} act @returns {Promise<T|undefined>} */
export async function transact(stores, mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: "strict" });
    /** @type {IDBRequest<T>|void} */
    let request;
    transaction.oncomplete = () => resolve(request ? request.result : undefined);
    transaction.onabort = () => reject(transaction.error ?? new DOMException("the disk refused", "AbortError"));
    try {
      request = act((name) => transaction.objectStore(name));
    } catch (problem) {
      transaction.abort(); // half a record is none
      reject(problem);
    }
  });
}

/** What is kept under a name, such as the session in hand. @param {string} name @returns {Promise<any>} */
export function placed(name) {
  return transact(["places"], "readonly", (at) => at("places").get(name));
}

/** Keep a value under a name; undefined takes it away. @param {string} name @param {unknown} value */
export async function place(name, value) {
  await transact(["places"], "readwrite", (at) => put(at("places"), name, value));
}

/** @param {IDBObjectStore} store @param {string} name @param {unknown} value */
export function put(store, name, value) {
  if (value === undefined) store.delete(name);
  else store.put(value, name);
}
