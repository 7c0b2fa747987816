/** Pieces that several pages share: urgency, NEWS2, the allergy, the identity strip, presence and notices. */

import { acts } from "../app.js";
import { html, useEffect } from "../html.js";
import { Done, Icon, Warning } from "../icons.js";
import { useNow } from "../store.js";
import * as words from "../words.js";

const URGENCY = {
  emergency: ["Emergency", "octagon"],
  urgent: ["Urgent", "warn"],
  soon: ["Soon", "clock"],
  routine: ["Routine", "ring"],
};

/** @param {{urgency: string}} props */
export function Urgency({ urgency }) {
  const [word, icon] = URGENCY[urgency] ?? URGENCY.routine;
  return html`<span class="urgency ${urgency}">
    ${icon === "warn" ? html`<${Warning} size=${14} />` : html`<${Icon} name=${icon} size=${14} />`}${word}
  </span>`;
}

/** @param {{children?: any}} props */
export const Key = ({ children }) => html`<kbd aria-hidden="true">${children}</kbd>`;

/** NEWS2 in words: never a bare number while parts are missing. @param {import("../wire.js").Row} row */
export function news2Words(row) {
  const { news2 } = row;
  if (!news2.applies) return { main: "Not used", more: row.card.urgent_sign === "pregnancy" ? "in pregnancy" : "under 16", level: "" };
  const parts = Object.values(news2.parts);
  if (!row.card.readings.length) return { main: "Not scored", more: "no readings yet", level: "" };
  // The clinic counts no reading that is older than half an hour.
  if (parts.every((one) => one === null)) return { main: "Not scored", more: "no reading of the last 30 minutes", level: "" };
  const level = news2.at_least >= 5 || news2.single_three ? "danger" : news2.at_least >= 3 ? "warn" : "";
  if (news2.missing.length)
    return { main: `At least ${news2.at_least}`, more: `missing: ${words.missing(news2.missing)}`, level };
  return { main: String(news2.at_least), more: `all ${parts.length} parts known`, level: level || "good" };
}

/** What the score asks for, in words; empty when nothing. @param {import("../wire.js").Row} row */
export function news2Advice(row) {
  const { news2 } = row;
  if (!news2.applies) return "";
  if (news2.at_least >= 7) return "7 or more: emergency assessment now.";
  if (news2.single_three) return news2.at_least >= 5 ? `At least ${news2.at_least}, and one part scores 3: see within 1 hour.` : "One part scores 3: see within 1 hour.";
  if (news2.at_least >= 5) return "5 or more: see within 1 hour.";
  return "";
}

/** @param {{card: import("../wire.js").Card}} props */
export function Allergy({ card }) {
  const { state, text, more } = words.allergy(card);
  const sign = state === "none" ? html`<${Done} size=${20} />` : html`<${Warning} size=${22} />`;
  return html`<div class="allergy ${state}">${sign}<span><b>${text}</b><small>${more}</small></span></div>`;
}

/** Who this is: the same on every screen that touches one patient. @param {{row: import("../wire.js").Row, lost?: boolean, children?: any}} props */
export function Identity({ row, lost = false, children }) {
  const { card } = row;
  return html`<header class="identity" aria-label="Patient">
    <span class="initials" aria-hidden="true">${words.initials(card)}</span>
    <div>
      <h1>${words.nameOf(card)}</h1>
      <p>${words.born(card)}${words.record(card) ? "" : " · no record linked"}</p>
    </div>
    <hr aria-hidden="true" />
    <div>
      ${words.record(card) && html`<p class="record">Record <b>${words.record(card)}</b></p>`}
      <p class="language"><${Icon} name="globe" size=${16} /><b>${words.language(card.language)}</b></p>
    </div>
    <div>
      <p class="place"><${Icon} name="station" size=${16} /><b>${row.station}</b></p>
      <p>${lost || !row.online ? html`<b class="warn-word">No connection</b>` : "Station online"}</p>
    </div>
    <span class="spring"></span>
    ${children}
    <${Allergy} card=${card} />
  </header>`;
}

const PRESENCES = [
  ["on-call", "On call"],
  ["busy", "Busy"],
  ["away", "Away"],
];

/** @param {{presence: string, live: boolean}} props */
export function Presence({ presence, live }) {
  return html`<div class="presence" role="radiogroup" aria-label="My presence">
    ${PRESENCES.map(
      ([value, word]) => html`<button
        type="button"
        role="radio"
        class=${value}
        aria-checked=${presence === value}
        disabled=${!live}
        onClick=${() => acts.presence(value)}
      >
        <i aria-hidden="true"></i>${word}
      </button>`,
    )}
  </div>`;
}

const NOTICE_MS = 30000;

/** What has just happened goes by itself; what went wrong stays until it is put away or something newer is said.
 * @param {{notice: import("../store.js").Notice | null}} props */
export function Notice({ notice }) {
  useEffect(() => {
    if (notice?.kind !== "info") return undefined;
    const timer = setTimeout(acts.hush, NOTICE_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return html`<div class="notices" role="status" aria-live="polite">
    ${notice &&
    html`<div class="notice ${notice.kind}">
      ${notice.kind === "info" ? html`<${Done} />` : html`<${Warning} size=${18} />`}<span>${notice.text}</span>
      <button type="button" class="plain" aria-label="Put this notice away" onClick=${acts.hush}><${Icon} name="cross" size=${18} /></button>
    </div>`}
  </div>`;
}

export function Clock() {
  return html`<time class="clock">${words.hm(useNow(1000))}</time>`;
}

/** Live or training clinic, said in words. @param {{mode: string}} props */
export function Mode({ mode }) {
  if (!mode) return null;
  return mode === "live"
    ? html`<span class="mode live"><i aria-hidden="true"></i>Live clinic</span>`
    : html`<span class="mode training"><${Warning} size=${14} /><span>${mode === "demo" ? "Demonstration" : "Training clinic"}<span class="mode-more">: nobody here is real</span></span></span>`;
}
