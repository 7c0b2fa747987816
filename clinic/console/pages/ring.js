/** 03 Ring: a visit is ready while this doctor is on call. Answer has the focus; microphone and camera are off. */

import { acts } from "../app.js";
import { html, useEffect, useLayoutEffect, useRef } from "../html.js";
import { Icon } from "../icons.js";
import { Allergy, Key, news2Words, Urgency } from "../parts/common.js";
import { Typed, Value, Verdict } from "../parts/judged.js";
import { shown } from "../readings.js";
import * as sound from "../sound.js";
import { get, rowOf, set, useNow } from "../store.js";
import * as words from "../words.js";

const RING_EVERY_MS = 3000;
const TAKEN_SHOWN_MS = 3000;
const DEAF_MS = 500;

/** @param {{state: any}} props */
export function RingCard({ state }) {
  const row = rowOf(state.ring.visit);
  const { taken } = state.ring;
  const now = useNow(1000);
  const answer = useRef(null);
  useLayoutEffect(() => answer.current?.focus(), []);
  useEffect(() => {
    const timer = setInterval(() => get().ringOn && !taken && state.lineOpen && sound.ring(), RING_EVERY_MS);
    return () => clearInterval(timer);
  }, [taken, state.lineOpen]);
  useEffect(() => {
    if (row && !taken) return undefined;
    const timer = setTimeout(() => set({ ring: null }), TAKEN_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [row, taken]);
  if (!row) return html`<${Gone} text="The visit has left the queue." />`;
  if (taken) return html`<${Gone} text="${taken} has answered ${words.nameOf(row.card)}." />`;
  const { card } = row;
  const waited = row.waited_s + (now - state.heardAt) / 1000;
  /** @param {() => void} act A press in the first half second was meant for something else. */
  const after = (act) => () => Date.now() - state.ring.since >= DEAF_MS && act();
  return html`<div class="veil">
    <section class="ring" role="alertdialog" aria-modal="true" aria-labelledby="ring-title" aria-describedby="ring-who">
      <header><${Icon} name="bell" size=${22} /><h2 id="ring-title">Incoming video call</h2><span class="spring"></span>
        <span>${state.lineOpen ? (state.queue.doctors_on_call > 1 ? `Rings ${state.queue.doctors_on_call - 1} more on call` : "You are the only doctor on call") : "We lost the clinic server"}</span></header>
      <div class="ring-who" id="ring-who">
        <p><${Urgency} urgency=${card.urgency} /><span class="soft">waiting ${words.minutes(waited)}</span></p>
        <p class="ring-name"><b>${words.nameOf(card)}</b> <span>${words.born(card)}</span></p>
        <p class="ring-reason">${words.reason(card)}</p>
        <p class="soft">${words.record(card) ? `Record ${words.record(card)}` : "No record linked"}</p>
      </div>
      <${Numbers} row=${row} />
      <div class="ring-facts">
        <${Allergy} card=${card} />
        <div class="ring-place">
          <p><${Icon} name="station" size=${18} /><b>${row.station}</b></p>
          <p><${Icon} name="globe" size=${18} /><b>${words.language(card.language)}</b> <b class=${row.online ? "good" : "warn-word"}>${row.online ? "Station online" : "Station offline"}</b></p>
        </div>
      </div>
      <div class="ring-acts">
        <button ref=${answer} type="button" class="main big" data-key="ring-answer" onClick=${after(() => acts.answer(card.visit_id))}><${Icon} name="camera" size=${24} />Answer<${Key}>A<//></button>
        <button type="button" data-key="ring-look" onClick=${after(acts.lookFirst)}><${Icon} name="document" size=${20} />Look first<${Key}>C<//></button>
        <button type="button" data-key="ring-busy" onClick=${after(acts.busyNow)}>I am busy<${Key}>D<//></button>
      </div>
      <footer><${Icon} name="mic" size=${16} />Your microphone and camera are off until you answer.</footer>
    </section>
  </div>`;
}

/** @param {{text: string}} props */
const Gone = ({ text }) => html`<div class="veil"><section class="ring gone" role="alertdialog" aria-modal="true" aria-label=${text}><p>${text}</p></section></div>`;

/** @param {{row: import("../wire.js").Row}} props */
function Numbers({ row }) {
  const tiles = shown(row);
  const news2 = news2Words(row);
  const list = [tiles.oxygen, tiles.pulse, tiles.pressure, tiles.temperature, ...(tiles.glucose ? [tiles.glucose] : [])];
  return html`<dl class="ring-numbers">
    <div class="news2"><dt>NEWS2</dt><dd class=${news2.level}>${news2.main}</dd><dd class="below ${row.news2.missing.length ? "warn-word" : ""}">${news2.more}</dd></div>
    ${list.every((tile) => tile === null)
      ? html`<div><dt>Readings</dt><dd class="none">Nothing was measured</dd></div>`
      : list.map(
          (tile, at) => html`<div class=${tile?.level}>
            <dt>${tile?.title === "Blood pressure" ? "BP" : (tile?.title ?? ["Oxygen", "Pulse", "BP", "Temperature"][at])}</dt>
            ${tile
              ? html`<dd><${Value} tile=${tile} /> ${tile.key !== "pressure" && html`<small>${tile.unit}</small>`}</dd><dd class="below"><${Verdict} tile=${tile} />${tile.typed && html` <span class="soft"><${Typed} />typed</span>`}</dd>`
              : html`<dd class="none">Not measured</dd>`}
          </div>`,
        )}
  </dl>`;
}
