/**
 * What the console knows, in one frozen value; pages are drawn from it and change it only through `set`.
 *
 * @typedef {{kind: "info" | "warn" | "danger", text: string}} Notice
 */

import { useEffect, useState } from "./html.js";

let state = Object.freeze({
  me: /** @type {null | {name: string, role: string, mode: string, clinic: string}} */ (null),
  started: /** @type {boolean} */ (false),
  server: { answers: true, mode: "", clinic: "" },
  page: /** @type {"queue" | "call" | "close"} */ ("queue"),
  queue: /** @type {import("./wire.js").Queue | null} */ (null),
  callbacks: /** @type {{rows: import("./wire.js").CallBack[], total: number}} */ ({ rows: [], total: 0 }),
  heardAt: /** @type {number} */ (0),
  lineOpen: /** @type {boolean} */ (false),
  selected: /** @type {string | null} */ (null),
  /** When the choice last moved by itself: the chosen patient had left the list. */
  movedAt: /** @type {number} */ (0),
  ring: /** @type {null | {visit: string, since: number, taken: string | null}} */ (null),
  ringOn: /** @type {boolean} */ (true),
  histories: /** @type {Record<string, {encounters: any[], observations: any[]} | null>} */ ({}),
  call: /** @type {any} */ (null),
  closing: /** @type {null | {visit: string, row: any, readings: any[], endedAt: number | null, seconds: number}} */ (null),
  notice: /** @type {Notice | null} */ (null),
  dialog: /** @type {null | "keys" | "end" | "test"} */ (null),
});

const hearers = new Set();

export const get = () => state;

/** @param {Partial<typeof state>} change */
export function set(change) {
  state = Object.freeze({ ...state, ...change });
  for (const hear of hearers) hear();
}

/** Draw again whenever the state changes. */
export function useStore() {
  const [, again] = useState(0);
  useEffect(() => {
    const hear = () => again((n) => n + 1);
    hearers.add(hear);
    hear();
    return () => hearers.delete(hear);
  }, []);
  return state;
}

/** Draw again every `ms`, and say the time. @param {number} ms */
export function useNow(ms) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return now;
}

/** @param {string | null | undefined} visit @returns {import("./wire.js").Row | undefined} */
export const rowOf = (visit) => state.queue?.rows.find((row) => row.card.visit_id === visit);
