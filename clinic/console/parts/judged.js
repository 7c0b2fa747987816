/** How a reading was judged, by shape and word as well as by colour, wherever a reading stands. */

import { html } from "../html.js";
import { Icon } from "../icons.js";

/** @typedef {import("../readings.js").Shown} Shown */

const ARROWS = /** @type {const} */ ({ low: "down", high: "up", "": "warn" });

/** A value that a person typed is told apart from a measured one. */
export const Typed = () => html`<i class="typed" role="img" aria-label="typed" title="Typed by staff, not measured by a device"></i>`;

/** The value; of a pressure, only the number that is not usual stands out. @param {{tile: Shown}} props */
export const Value = ({ tile }) => tile.figures.map((one, at) => html`${at > 0 ? "/" : ""}<span class="figure ${one.level}">${one.text}</span>`);

/** @param {{tile: Shown}} props */
const Arrow = ({ tile }) => html`<${Icon} name=${ARROWS[tile.way]} size=${13} />`;

/** The whole word, as "Act now"; none where nothing stands out and no range is known. @param {{tile: Shown}} props */
export const Verdict = ({ tile }) => tile.verdict && html`<span class="judged ${tile.level}">${tile.level && html`<${Arrow} tile=${tile} />`}${tile.verdict}</span>`;

/** Where there is no room for the word: which way it is off, filled where somebody must act now. @param {{tile: Shown}} props */
export const Way = ({ tile }) =>
  tile.level && html`<span class="way ${tile.level}"><${Arrow} tile=${tile} />${tile.way || "look"}<span class="visually-hidden">: ${tile.verdict}</span></span>`;

/** Everything that was measured in one line, for a page that is about something else. @param {{tiles: Record<string, Shown | null>}} props */
export function Measured({ tiles }) {
  const list = Object.values(tiles).filter((one) => one !== null);
  return html`<section class="measured" aria-label="Measured today">
    <h3>Measured today</h3>
    ${list.length
      ? html`<ul>${list.map((tile) => html`<li key=${tile.key}><span class="soft">${tile.title}</span> <b>${tile.typed && html`<${Typed} />`}<${Value} tile=${tile} /></b> ${tile.unit} <${Verdict} tile=${tile} /></li>`)}</ul>`
      : html`<p class="soft">Nothing was measured.</p>`}
  </section>`;
}
