/** The keyboard: single letters, off while typing, each doing what the page says beside its button. */

import { acts, listed } from "./app.js";
import { get, rowOf } from "./store.js";

/** @type {readonly [string, string][]} */
export const KEYS = [
  ["?", "These keys"],
  ["P", "My presence: on call, busy, away"],
  ["↑ ↓", "Queue: choose a patient"],
  ["A", "Queue and ring: answer"],
  ["I", "Queue: I have seen it (alarm)"],
  ["Enter", "Queue: answer · ring: answer"],
  ["C", "Ring: look first"],
  ["D", "Ring: I am busy"],
  ["M", "Call: mute"],
  ["V", "Call: camera off"],
  ["S", "Call: ask for a still"],
  ["B", "Call: ask to measure"],
  ["T", "Call: text"],
  ["N", "Call: note"],
  ["Ctrl Enter", "Call: close the visit"],
  ["Esc", "Back (never ends a call)"],
];

/** Keys pressed in the first half second of a ring are dropped: a note being typed cannot answer a call. */
const RING_DEAF_MS = 500;

/** @param {EventTarget | null} target */
const typing = (target) =>
  target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);

/** @param {string} selector */
function press(selector) {
  const found = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  found?.click();
  return Boolean(found);
}

/** @param {KeyboardEvent} event */
export function onKey(event) {
  const state = get();
  if (!state.me || event.isComposing) return;
  const done = state.dialog ? inDialog(event) : state.ring ? inRing(event, state) : onPage(event, state);
  if (done) event.preventDefault();
}

/** @param {KeyboardEvent} event */
function inDialog(event) {
  if (event.key !== "Escape") return false;
  acts.dialog(null);
  return true;
}

/** @param {KeyboardEvent} event @param {ReturnType<typeof get>} state */
function inRing(event, state) {
  if (Date.now() - (state.ring?.since ?? 0) < RING_DEAF_MS) return true;
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  switch (event.key.toLowerCase()) {
    case "a":
      return press("[data-key='ring-answer']");
    case "c":
      return press("[data-key='ring-look']");
    case "d":
      return press("[data-key='ring-busy']");
    case "escape":
      return true;
  }
  return false;
}

/** @param {KeyboardEvent} event @param {ReturnType<typeof get>} state */
function onPage(event, state) {
  if (event.ctrlKey && event.key === "Enter") return state.page === "call" ? press("[data-key='close']") : press("[data-key='sign']");
  if (event.key === "Escape") return back(event, state);
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return false;
  if (event.key === "?") {
    acts.dialog("keys");
    return true;
  }
  if (event.key.toLowerCase() === "p") {
    acts.nextPresence();
    return true;
  }
  if (state.page === "queue") return inQueue(event, state);
  if (state.page === "call") return inCall(event);
  return false;
}

/** @param {KeyboardEvent} event @param {ReturnType<typeof get>} state */
function back(event, state) {
  if (document.querySelector("[data-open]")) return press("[data-open] [data-key='shut']");
  if (typing(event.target)) {
    /** @type {HTMLElement} */ (event.target).blur();
    return true;
  }
  if (state.page === "queue") return false;
  acts.toQueue();
  return true;
}

/** @param {KeyboardEvent} event @param {ReturnType<typeof get>} state */
function inQueue(event, state) {
  switch (event.key) {
    case "ArrowDown":
    case "ArrowUp":
      acts.step(event.key === "ArrowDown" ? 1 : -1);
      return true;
    case "Enter":
      // A focused button keeps its own Enter.
      if (event.target instanceof HTMLElement && event.target.closest("button, a")) return false;
      return press("[data-key='answer']");
  }
  if (event.key.toLowerCase() === "i") return press("[data-key='seen']");
  if (event.key.toLowerCase() !== "a") return false;
  const row = rowOf(state.selected);
  return press("[data-key='return']") || Boolean(row && listed(row) && press("[data-key='answer']"));
}

const CALL_KEYS = { m: "mute", v: "camera", s: "still", b: "measure", t: "text" };

/** @param {KeyboardEvent} event */
function inCall(event) {
  const key = event.key.toLowerCase();
  if (key === "n") {
    /** @type {HTMLElement | null} */ (document.querySelector(".note textarea"))?.focus();
    return true;
  }
  return CALL_KEYS[key] ? press(`[data-key='${CALL_KEYS[key]}']`) : false;
}
