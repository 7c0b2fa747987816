/**
 * What a doctor writes about one visit, kept on the clinic server two seconds after the first change that is not there.
 *
 * @template Value
 */

const AFTER_MS = 2000;
const AGAIN_MS = 3000;

/** One text and its keeping; `changed` is called when there is something new to show. @template {object} Value */
export class Keeper {
  /**
   * @param {{empty: Value, joined: (kept: Value, here: Value) => Value, store: (value: Value) => Promise<any>,
   *   changed: () => void}} about
   */
  constructor({ empty, joined, store, changed }) {
    this.value = empty;
    this.joined = joined;
    this.store = store;
    this.changed = changed;
    this.keptAt = /** @type {number | null} */ (null);
    this.unkeptSince = /** @type {number | null} */ (null);
    /** Why the last try failed. */
    this.trouble = "";
    this.timer = 0;
    this.keeping = false;
    this.over = false;
    // Nothing is kept over what was not read yet.
    this.known = false;
  }

  /** Take what the server has; what was written here before it came is joined to it. @param {Value | null | undefined} kept */
  take(kept) {
    if (this.known) return;
    this.known = true;
    if (kept) this.value = this.unkeptSince === null ? kept : this.joined(kept, this.value);
    this.changed();
  }

  /** @param {Partial<Value>} part */
  write(part) {
    this.value = { ...this.value, ...part };
    this.unkeptSince ??= Date.now();
    this.later(AFTER_MS);
    this.changed();
  }

  /** @param {number} ms */
  later(ms) {
    if (this.timer || this.over) return;
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      void this.keep();
    }, ms);
  }

  /** Send now what is not kept yet. */
  async keep() {
    if (this.keeping || this.unkeptSince === null) return;
    if (!this.known) return this.later(AGAIN_MS);
    const sent = this.value;
    this.keeping = true;
    try {
      const told = await this.store(sent);
      this.keptAt = Date.parse(told?.saved_at ?? "") || Date.now();
      this.trouble = "";
      if (this.value === sent) this.unkeptSince = null;
    } catch (error) {
      this.trouble = error.message || "The clinic server did not take it.";
    }
    this.keeping = false;
    if (this.unkeptSince !== null) this.later(this.trouble ? AGAIN_MS : AFTER_MS);
    this.changed();
  }

  /** The visit is finished: nothing more is sent. */
  end() {
    this.over = true;
    clearTimeout(this.timer);
  }
}
