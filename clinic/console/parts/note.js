/** The note's four fields, and whether what was written is kept. */

import { html, useEffect, useRef } from "../html.js";
import { Done, Warning } from "../icons.js";
import { FIELDS } from "../note.js";
import { hms } from "../words.js";

/** @param {{keeper: import("../keeper.js").Keeper<import("../note.js").Note>}} props */
export function NoteFields({ keeper }) {
  return html`<div class="note-fields">
    ${FIELDS.map(([field, label]) => html`<${Field} key=${field} keeper=${keeper} field=${field} label=${label} />`)}
  </div>`;
}

/** @param {{keeper: import("../keeper.js").Keeper<import("../note.js").Note>, field: keyof import("../note.js").Note, label: string}} props */
function Field({ keeper, field, label }) {
  const box = useRef(null);
  const text = keeper.value[field];
  useEffect(() => {
    // What the keeper has by now: this may run after the next key was pressed.
    const newest = keeper.value[field];
    if (box.current && box.current.value !== newest) box.current.value = newest;
  }, [text]);
  return html`<label class="field"><span>${label}</span><textarea ref=${box} name=${field} maxlength="20000" onInput=${(e) => keeper.write({ [field]: e.target.value })}></textarea></label>`;
}

/** Whether what was written is on the clinic server, and if not, why. @param {{keepers: import("../keeper.js").Keeper<any>[]}} props */
export function Kept({ keepers }) {
  const unkept = keepers.filter((one) => one.unkeptSince !== null);
  const trouble = unkept.map((one) => one.trouble).find(Boolean);
  const since = Math.min(...unkept.map((one) => one.unkeptSince ?? 0));
  const keptAt = Math.max(...keepers.map((one) => one.keptAt ?? 0));
  return html`<span class="saved" role="status">
    ${trouble
      ? html`<b class="warn-word"><${Warning} size=${16} />Not kept yet, since ${hms(since)}. ${trouble} It stays on this page; trying again.</b>`
      : unkept.length
        ? html`<span class="soft">Not kept yet</span>`
        : keptAt
          ? html`<b class="good"><${Done} size=${16} />Kept on the clinic server, ${hms(keptAt)}</b>`
          : html`<span class="soft">${keepers.every((one) => one.known) ? "Kept as you write" : "Looking for what you wrote before"}</span>`}
  </span>`;
}
