/** The night column of a call: traces, live readings with time and device, what was asked for, and NEWS2. */

import { isRunning } from "../call.js";
import { news2Advice, news2Words } from "./common.js";
import { KeptStrip } from "./strip.js";
import { Typed, Value, Verdict } from "./judged.js";
import { html, useEffect, useRef } from "../html.js";
import { Icon } from "../icons.js";
import { useNow } from "../store.js";
import * as words from "../words.js";

const TRACES = { oxygen: "Oxygen wave", "heart-rate": "ECG, one lead" };
const FRESH_MS = 4000;
const JUST_MS = 10000;

/** @param {{call: any, row: import("../wire.js").Row, tiles: ReturnType<typeof import("../readings.js").shown>}} props */
export function Vitals({ call, row, tiles }) {
  const now = useNow(1000);
  const lost = call.phase === "lost";
  const everywhere = { oxygen: "Oxygen", pulse: "Pulse", pressure: "Blood pressure", temperature: "Temperature", weight: "Weight" };
  const names = { ...everywhere, ...(tiles.fat && { fat: tiles.fat.title }), ...(tiles.glucose && { glucose: tiles.glucose.title }) };
  return html`<aside class="vitals" aria-label="Readings">
    <div class="vitals-body" tabindex="0" role="region" aria-label="From the station">
      <header>
        <h2>${lost ? "From the station" : "Live from the station"}</h2>
        ${lost
          ? html`<span class="pill old"><${Icon} name="clock" size=${14} />Old: stopped ${words.hms(call.lostAt)}</span>`
          : html`<span class="pill ${call.phase === "live" ? "live" : ""}"><i aria-hidden="true"></i>${call.phase === "live" ? "Live" : "Connecting"}</span>`}
      </header>
      ${Object.entries(TRACES).map(([kind, title]) => call.traces[kind] && html`<${Trace} key=${kind} title=${title} trace=${call.traces[kind]} running=${!lost && isRunning(call.traces[kind], now)} />`)}
      <${Underway} call=${call} now=${now} lost=${lost} />
      <div class="tiles">
        ${Object.entries(names).map(([key, title]) => html`<${Tile} key=${key} title=${title} tile=${tiles[key]} lost=${lost} now=${now} fresh=${call.readings} />`)}
      </div>
      ${call.readings.filter((/** @type {any} */ one) => one.strip).map((/** @type {any} */ one) => html`<${KeptStrip} key=${one.id} reading=${one} name=${words.nameOf(row.card)} />`)}
      <${Asks} call=${call} />
    </div>
    <${Score} row=${row} lostAt=${lost ? call.lostAt : 0} />
  </aside>`;
}

/** @param {{title: string, tile: import("../readings.js").Shown | null, lost: boolean, now: number}} props */
function Tile({ title, tile, lost, now }) {
  if (!tile) return html`<div class="tile"><h3>${title}</h3><p class="none">Not measured</p></div>`;
  const at = now - tile.at < JUST_MS && !lost ? tile.source.replace(/^\d\d:\d\d/, "now") : lost ? `last ${tile.source}` : tile.source;
  return html`<div class="tile ${lost ? "old" : tile.level}">
    <h3>${title}${lost ? html`<span class="judged">last value</span>` : html`<${Verdict} tile=${tile} />`}</h3>
    <p class="value"><b><${Value} tile=${tile} /></b> ${tile.unit}</p>
    <p class="source">${tile.typed && html`<${Typed} />`}${at}</p>
  </div>`;
}

/** What is being measured this moment. @param {{call: any, now: number, lost: boolean}} props */
function Underway({ call, now, lost }) {
  const open = Object.entries(call.progress).filter(([, one]) => now - one.at < FRESH_MS || lost);
  return open.map(
    ([kind, one]) => html`<p class="underway ${lost ? "old" : ""}" key=${kind}>
      <span>${lost ? "Stopped:" : "Measuring now:"} ${(words.KINDS[kind] ?? kind).toLowerCase()}</span>
      ${one.value !== null && html`<b>${Math.round(one.value * 10) / 10} <small>${kind === "blood-pressure" ? `${one.unit ?? "mmHg"} in the cuff` : (one.unit ?? "")}</small></b>`}
    </p>`,
  );
}

/** The last wave; one that is not being measured now is dim and says since when. @param {{title: string, trace: import("../call.js").Trace, running: boolean}} props */
function Trace({ title, trace, running }) {
  const { samples, at, ended } = trace;
  const canvas = useRef(null);
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (!pen) return;
    const { width, height } = canvas.current;
    pen.clearRect(0, 0, width, height);
    pen.strokeStyle = running ? "#5FD0FF" : "#93A6B0";
    pen.lineWidth = 3;
    pen.beginPath();
    const shown = samples.slice(-300);
    shown.forEach((sample, at) => pen.lineTo((at / 300) * width, height - 6 - sample * (height - 12)));
    pen.stroke();
  }, [samples, running]);
  const said = running ? "" : `${ended ? "ended" : "no signal since"} ${words.hms(at)}`;
  return html`<div class="trace ${running ? "" : "old"}"><p><b>${title}</b><span>${said}</span></p><canvas ref=${canvas} width="612" height="104" role="img" aria-label="${title}${said && `, ${said}`}"></canvas></div>`;
}

const ASK_WORDS = { asked: "asked, waiting for the answer", agreed: "agreed, being done", refused: "said no", done: "done" };
/** @param {import("../call.js").Asked} ask */
const askWords = (ask) => (ask.state === "ended" ? `not done: ${words.OUTCOMES[ask.outcome ?? ""] ?? "the station gave no reason"}` : ASK_WORDS[ask.state]);

/** @param {{call: any}} props */
function Asks({ call }) {
  if (!call.asks.length) return null;
  return html`<section class="asks" aria-label="What you asked for">
    <h3>You asked for</h3>
    <ul aria-live="polite">
      ${call.asks.slice(-3).map((one) => html`<li key=${one.id} class=${one.state}><b>${one.what === "still" ? "Still" : (words.KINDS[one.what] ?? one.what)}</b><span>${askWords(one)}</span></li>`)}
    </ul>
  </section>`;
}

/** @param {{row: import("../wire.js").Row, lostAt: number}} props */
function Score({ row, lostAt }) {
  const { news2 } = row;
  const told = news2Words(row);
  const advice = news2Advice(row);
  return html`<section class="score" aria-label="NEWS2">
    <p class="score-head"><b>NEWS2</b><span>${lostAt ? `from readings to ${words.hm(lostAt)}` : ""}</span></p>
    <p class="score-main"><b class=${told.level}>${told.main}</b> <span class=${news2.missing.length && news2.applies ? "warn-word" : "soft"}>${told.more}</span></p>
    ${news2.applies &&
    html`<ul class="score-parts">
      ${Object.entries(news2.parts).map(([name, points]) => html`<li class=${points === null ? "unknown" : points >= 3 ? "danger" : points > 0 ? "some" : ""}><span title=${words.part(name).long}>${words.part(name).short}</span><b>${points ?? "?"}</b></li>`)}
    </ul>`}
    ${advice && html`<p class="small"><b class="danger">${advice}</b> The decision is yours.</p>`}
  </section>`;
}
