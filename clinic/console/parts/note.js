/** The note's four fields and the words about its saving. */

import { html, useEffect, useRef } from "../html.js";
import { Done, Warning } from "../icons.js";
import { FIELDS } from "../note.js";
import { hms } from "../words.js";

/** @param {{keeper: import("../note.js").NoteKeeper}} props */
export function NoteFields({ keeper }) {
  return html`<div class="note-fields">
    ${FIELDS.map(([field, label]) => html`<${Field} key=${field} keeper=${keeper} field=${field} label=${label} />`)}
  </div>`;
}

/** @param {{keeper: import("../note.js").NoteKeeper, field: keyof import("../note.js").Note, label: string}} props */
function Field({ keeper, field, label }) {
  const box = useRef(null);
  const text = keeper.note[field];
  useEffect(() => {
    // What the keeper has by now: this may run after the next key was pressed.
    const newest = keeper.note[field];
    if (box.current && box.current.value !== newest) box.current.value = newest;
  }, [text]);
  return html`<label class="field"><span>${label}</span><textarea ref=${box} name=${field} maxlength="20000" onInput=${(e) => keeper.write(field, e.target.value)}></textarea></label>`;
}

/** @param {{keeper: import("../note.js").NoteKeeper}} props */
export function Saved({ keeper }) {
  const { unsavedSince, savedAt, failed } = keeper;
  return html`<span class="saved" role="status">
    ${failed && unsavedSince
      ? html`<b class="warn-word"><${Warning} size=${16} />Not saved since ${hms(unsavedSince)}. Kept here, trying again.</b>`
      : unsavedSince
        ? html`<span class="soft">Saving</span>`
        : savedAt
          ? html`<b class="good"><${Done} size=${16} />Saved on the clinic server, ${hms(savedAt)}</b>`
          : html`<span class="soft">Saves by itself</span>`}
  </span>`;
}
