/**
 * The doctor's note of one visit: four fields.
 *
 * @typedef {{says: string, finds: string, thinks: string, does: string}} Note
 */

export const EMPTY = Object.freeze({ says: "", finds: "", thinks: "", does: "" });
export const FIELDS = /** @type {const} */ ([
  ["says", "What the patient says"],
  ["finds", "What I find"],
  ["thinks", "What I think"],
  ["does", "What we do"],
]);

/** What was written before stands above what was written here. @param {Note} kept @param {Note} here @returns {Note} */
export const joined = (kept, here) =>
  /** @type {Note} */ (Object.fromEntries(FIELDS.map(([key]) => [key, [kept[key], here[key]].filter(Boolean).join("\n")])));
