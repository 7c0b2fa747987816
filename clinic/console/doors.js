/** The clinic's HTTP doors for the console; every change carries the session's CSRF token. */

let csrf = "";

/** An answer that was not yes: `status` is the HTTP status (0 when the server did not answer). */
export class DoorError extends Error {
  /** @param {number} status @param {string} say @param {any} body */
  constructor(status, say, body) {
    super(say);
    this.status = status;
    this.body = body;
  }
}

/** @param {any} body @returns {string} */
function sentence(body) {
  const detail = body?.say ?? body?.detail ?? body?.message ?? "";
  return typeof detail === "string" ? detail : (detail?.say ?? "");
}

/** @param {string} method @param {string} path @param {any} [body] */
async function ask(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        ...(method === "GET" ? {} : { "X-CSRF-Token": csrf }),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new DoorError(0, "The clinic server does not answer.", null);
  }
  const text = await answer.text();
  let told = null;
  try {
    told = text ? JSON.parse(text) : null;
  } catch {
    told = null;
  }
  if (!answer.ok) throw new DoorError(answer.status, sentence(told), told);
  return told;
}

export async function me() {
  const told = await ask("GET", "/api/me");
  csrf = told.csrf ?? "";
  return told;
}

/** @param {string} name @param {string} password */
export const signIn = (name, password) => ask("POST", "/login", { name, password });
/** @param {string} token @param {string} name @param {string} password */
export const first = (token, name, password) => ask("POST", "/first", { token, name, password });
export const signOut = () => ask("POST", "/logout");
/** @param {string} visit */
export const chart = (visit) => ask("GET", `/api/visits/${visit}`);
/** @param {string} visit @param {import("./note.js").Note} note */
export const saveNote = (visit, note) => ask("PUT", `/api/visits/${visit}/note`, note);
/** @param {string} visit @param {import("./plan.js").Draft} draft */
export const saveDraft = (visit, draft) => ask("PUT", `/api/visits/${visit}/draft`, draft);
/** @param {string} task */
export const calledBack = (task) => ask("POST", `/api/callbacks/${encodeURIComponent(task)}/done`);
/** @param {string} visit @param {any} plan @param {import("./note.js").Note} note */
export const closeVisit = (visit, plan, note) => ask("POST", `/api/visits/${visit}/close`, { plan, note });
