/** Who is to be called back: said at a station, and done when a doctor says so. */

import { acts } from "../app.js";
import { html, useState } from "../html.js";
import { Icon, Warning } from "../icons.js";
import * as words from "../words.js";
import { Urgency } from "./common.js";

/** @typedef {import("../wire.js").CallBack} CallBack */

/** @param {{rows: CallBack[], total: number, now: number, live: boolean}} props */
export function CallBacks({ rows, total, now, live }) {
  return html`<section class="callbacks" aria-label="To be called back">
    <h2 tabindex="-1">To be called back <span role="status">${total === 1 ? "1 patient" : `${total} patients`}</span></h2>
    <ul class="sheet">
      ${rows.map((row) => html`<${Line} key=${row.task} row=${row} now=${now} live=${live} />`)}
    </ul>
    ${total > rows.length && html`<p class="soft">And ${total - rows.length} more, who come into the list as these are called.</p>`}
  </section>`;
}

/** @param {{row: CallBack, now: number, live: boolean}} props */
function Line({ row, now, live }) {
  const [busy, setBusy] = useState(false);
  async function done(/** @type {any} */ event) {
    const section = event.currentTarget.closest("section");
    setBusy(true);
    await acts.calledBack(row);
    setBusy(false);
    // The line goes: the keyboard goes on to the next one, or stays at the top of the list.
    window.setTimeout(() => document.activeElement === document.body && (section.querySelector("button") ?? section.querySelector("h2"))?.focus());
  }
  return html`<li class=${row.urgency}>
    <${Urgency} urgency=${row.urgency} />
    <span>
      <b class="name">${words.nameOf(row)}</b> ${row.birth_year && html`<span class="soft">${words.born(row)}</span>`}
      <span class="line">${row.reason || "Reason not said"}${row.language && ` · ${words.language(row.language)}`}</span>
    </span>
    <span>
      ${row.phone
        ? html`<a class="phone" href="tel:${row.phone.replace(/[^+\d]/g, "")}"><${Icon} name="phone" size=${16} /><bdi>${words.phone(row.phone)}</bdi></a>`
        : html`<b class="warn-word"><${Warning} size=${16} />No number left</b>`}
      <span class="line soft">${row.station || "Station not known"}</span>
    </span>
    <span class="since"><b>${words.ago(row.since, now)}</b><span class="line soft">since ${words.dayAndTime(row.since, now)}</span></span>
    <button type="button" disabled=${busy || !live} onClick=${done}>
      <${Icon} name="tick" size=${16} />Called back<span class="visually-hidden"> ${words.nameOf(row)}</span>
    </button>
  </li>`;
}
