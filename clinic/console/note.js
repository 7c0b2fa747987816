/**
 * The doctor's note of one visit: four fields, kept on the clinic server two seconds after the last change.
 *
 * @typedef {{says: string, finds: string, thinks: string, does: string}} Note
 */

import * as doors from "./doors.js";

const AFTER_MS = 2000;
const AGAIN_MS = 3000;

export const EMPTY = Object.freeze({ says: "", finds: "", thinks: "", does: "" });
export const FIELDS = /** @type {const} */ ([
  ["says", "What the patient says"],
  ["finds", "What I find"],
  ["thinks", "What I think"],
  ["does", "What we do"],
]);

/** One visit's note and its saving; `changed` is called when there is something new to show. */
export class NoteKeeper {
  /** @param {string} visit @param {() => void} changed */
  constructor(visit, changed) {
    this.visit = visit;
    this.changed = changed;
    this.note = /** @type {Note} */ (EMPTY);
    this.savedAt = /** @type {number | null} */ (null);
    this.unsavedSince = /** @type {number | null} */ (null);
    this.failed = false;
    this.timer = 0;
    this.saving = false;
    // Nothing is saved over a note that was not read yet.
    this.known = false;
  }

  /** Take the note that the server has; what was written here before it came stands below it. @param {Note | null | undefined} note */
  take(note) {
    if (this.known) return;
    this.known = true;
    this.note = /** @type {Note} */ (
      Object.fromEntries(FIELDS.map(([key]) => [key, [note?.[key], this.note[key]].filter(Boolean).join("\n")]))
    );
    this.changed();
  }

  /** @param {keyof Note} field @param {string} text */
  write(field, text) {
    if (this.note[field] === text) return;
    this.note = { ...this.note, [field]: text };
    this.unsavedSince ??= Date.now();
    this.later(AFTER_MS);
    this.changed();
  }

  /** @param {number} ms */
  later(ms) {
    if (this.timer) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      void this.save();
    }, ms);
  }

  /** Send now what is not saved yet. */
  async save() {
    if (this.saving || this.unsavedSince === null) return;
    if (!this.known) return this.later(AGAIN_MS);
    const sent = this.note;
    this.saving = true;
    try {
      const told = await doors.saveNote(this.visit, sent);
      this.savedAt = Date.parse(told?.saved_at ?? "") || Date.now();
      this.failed = false;
      if (this.note === sent) this.unsavedSince = null;
    } catch {
      this.failed = true;
    }
    this.saving = false;
    if (this.unsavedSince !== null) this.later(this.failed ? AGAIN_MS : AFTER_MS);
    this.changed();
  }
}

const keepers = new Map();

/** The one keeper of this visit's note. @param {string} visit @param {() => void} changed @returns {NoteKeeper} */
export function keeperOf(visit, changed) {
  const keeper = keepers.get(visit) ?? new NoteKeeper(visit, changed);
  keepers.set(visit, keeper);
  return keeper;
}

/** Whether any note here is not on the server yet. */
export const anyUnsaved = () => [...keepers.values()].some((keeper) => keeper.unsavedSince !== null);

/** Drop a closed visit's note from this page. @param {string} visit */
export const forget = (visit) => keepers.delete(visit);
