/** A waveform that was kept with a reading: a piece of it in the column, all of it on paper of 25 mm a second. */

import { html, useLayoutEffect, useRef, useState } from "../html.js";
import { Icon } from "../icons.js";
import { hm } from "../words.js";

/** @typedef {{signal: string, hertz: number, samples: string, factor: number, unit: string}} Strip */

const TITLES = /** @type {Record<string, string>} */ ({ ecg: "ECG, one lead", "pulse-wave": "Oxygen wave" });
const PIECE_S = 4;
const ROW_S = 10;
const MM_A_SECOND = 25;
const MM_A_MILLIVOLT = 10;
const ROW_MM = 30;

/** Little-endian 16-bit numbers. @param {string} samples */
function counts(samples) {
  const bytes = Uint8Array.from(atob(samples), (sign) => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length >> 1 }, (_, place) => view.getInt16(2 * place, true));
}

/** How high a count is drawn, in mm: an ECG to scale, what has no unit as high as there is room.
 * @param {Strip} strip @param {number[]} all */
function heights(strip, all) {
  const middle = [...all].sort((a, b) => a - b)[all.length >> 1] ?? 0;
  const most = Math.max(1, ...all.map((one) => Math.abs(one - middle)));
  const mm = strip.unit === "uV" ? (strip.factor / 1000) * MM_A_MILLIVOLT : (ROW_MM / 2 - 2) / most;
  return all.map((one) => (one - middle) * mm);
}

/** The path of some seconds, y downwards from the middle of its row. @param {number[]} tall @param {number} hertz */
const path = (tall, hertz) =>
  tall.map((mm, place) => `${place ? "L" : "M"}${((place / hertz) * MM_A_SECOND).toFixed(2)} ${(-mm).toFixed(2)}`).join("");

/** @param {{reading: import("../wire.js").Reading & {strip?: Strip}, name: string}} props */
export function KeptStrip({ reading, name }) {
  const [open, setOpen] = useState(false);
  const { strip } = reading;
  if (!strip) return null;
  const title = TITLES[strip.signal] ?? strip.signal;
  const all = counts(strip.samples);
  const tall = heights(strip, all);
  const seconds = Math.round(all.length / strip.hertz);
  const said = `${title}, ${seconds} s, ${hm(reading.received_at)}`;
  return html`<div class="kept-strip">
    <button type="button" onClick=${() => setOpen(true)}>
      <span><b>${title}</b><i>${seconds} s, ${hm(reading.received_at)} · look</i></span>
      <svg viewBox=${`0 -${ROW_MM / 2} ${PIECE_S * MM_A_SECOND} ${ROW_MM}`} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path d=${path(tall.slice(0, PIECE_S * strip.hertz), strip.hertz)} />
      </svg>
    </button>
    ${(reading.flags ?? []).includes("possibly-irregular") && html`<p class="hint">Possibly an irregular pulse: look at the strip. No rhythm is diagnosed.</p>`}
    ${open && html`<${Paper} strip=${strip} tall=${tall} said=${said} name=${name} close=${() => setOpen(false)} />`}
  </div>`;
}

/** All of it, row under row. @param {{strip: Strip, tall: number[], said: string, name: string, close: () => void}} props */
function Paper({ strip, tall, said, name, close }) {
  const shut = useRef(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    shut.current?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  const size = Math.round(ROW_S * strip.hertz);
  const rows = Array.from({ length: Math.ceil(tall.length / size) }, (_, row) => tall.slice(row * size, (row + 1) * size));
  const scale = strip.unit === "uV" ? "25 mm/s, 10 mm/mV" : "25 mm/s";
  return html`<div class="veil"><section class="strip-paper" data-open role="dialog" aria-modal="true" aria-label=${`${said}, of ${name}`}>
    <header><b>${said}</b><span>${name} · ${strip.hertz} a second · ${scale} · no rhythm is diagnosed</span><span class="spring"></span>
      <button type="button" ref=${shut} data-key="shut" onClick=${close}><${Icon} name="cross" size=${16} />Close</button></header>
    ${rows.map(
      (row, number) => html`<svg key=${number} viewBox=${`0 -${ROW_MM / 2} ${ROW_S * MM_A_SECOND} ${ROW_MM}`} role="img" aria-label=${`Seconds ${number * ROW_S} to ${(number + 1) * ROW_S}`}>
        <defs><pattern id=${`mm${number}`} width="5" height="5" patternUnits="userSpaceOnUse"><path class="fine" d="M0 1H5M0 2H5M0 3H5M0 4H5M1 0V5M2 0V5M3 0V5M4 0V5" /><path class="bold" d="M0 0H5M0 0V5" /></pattern></defs>
        <rect x="0" y=${-ROW_MM / 2} width=${ROW_S * MM_A_SECOND} height=${ROW_MM} fill=${`url(#mm${number})`} />
        <path class="lead" d=${path(row, strip.hertz)} />
      </svg>`,
    )}
  </section></div>`;
}
