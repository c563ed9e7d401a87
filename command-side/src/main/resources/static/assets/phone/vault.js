// What outlives a reload. An app that asked for the password after each would teach people to type it whenever a QR code
// asks, so the refresh token stays, in IndexedDB: bound to the key beside it (RFC 9449), which the browser keeps and lets
// no script read, so that the token alone, copied by whoever, is worth nothing; it is used once and ends with the session.
// Access tokens, passwords and codes are in memory only. Not in localStorage: it cannot hold such a key. Where IndexedDB
// is refused (private windows) all is in memory, and a reload signs out.
const NAME = "scanpass-phone";
const STORE = "session";
const KEY = "current";
let inMemory;
let isRefused = false;

function open() {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
  });
}

async function within(mode, work) {
  const database = await open();
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

async function orInMemory(mode, work, otherwise) {
  if (!isRefused) {
    try {
      return await within(mode, work);
    } catch {
      isRefused = true;
    }
  }
  return otherwise();
}

/** The session of this phone: keys, refresh token, user name; undefined when nobody is signed in. */
export async function read() {
  inMemory = await orInMemory("readonly", store => store.get(KEY), () => inMemory);
  return inMemory;
}

export async function write(session) {
  inMemory = session;
  await orInMemory("readwrite", store => store.put(session, KEY), () => undefined);
}

export async function clear() {
  inMemory = undefined;
  await orInMemory("readwrite", store => store.delete(KEY), () => undefined);
}
