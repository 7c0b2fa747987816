/** 02 Queue: who waits, worst first, why and since when; a preview of the chosen one; presence. */

import { acts, alone, answerable, listed, mine, over, unseen, waits } from "../app.js";
import { html, useEffect, useRef } from "../html.js";
import { Done, Icon, Warning } from "../icons.js";
import { CallBacks } from "../parts/callbacks.js";
import { Allergy, Clock, Key, Mode, news2Advice, news2Words, Notice, Presence, Urgency } from "../parts/common.js";
import { Typed, Value, Verdict, Way } from "../parts/judged.js";
import { shown } from "../readings.js";
import * as sound from "../sound.js";
import { rowOf, useNow } from "../store.js";
import * as words from "../words.js";

/** @typedef {import("../wire.js").Row} Row */

/** @param {{state: any}} props */
export function QueuePage({ state }) {
  const now = useNow(1000);
  const rows = /** @type {Row[]} */ (state.queue?.rows ?? []);
  const since = (now - state.heardAt) / 1000;
  const list = rows.filter(listed);
  const me = state.queue?.me;
  const calls = rows.filter((row) => !listed(row) && (row.call_id || (row.unclosed && row.doctor !== me)));
  const chosen = list.find((row) => row.card.visit_id === state.selected);
  return html`<div class="queue-page ${chosen ? "with-preview" : ""}">
    <${Rail} state=${state} count=${list.filter(waits).length} />
    <${TopBar} state=${state} list=${list} since=${since} />
    <main class="queue-main" aria-busy=${!state.queue}>
      <${Notice} notice=${state.notice} />
      ${!state.lineOpen && state.queue && html`<${OldBanner} at=${state.heardAt} />`}
      ${rows.filter(mine).map((row) => html`<${ReturnBanner} row=${row} here=${Boolean(state.call)} />`)}
      ${rows.filter((row) => row.unclosed && row.doctor === me).map((row) => html`<${UnclosedBanner} row=${row} free=${!state.call && state.lineOpen} />`)}
      ${!state.queue
        ? html`<${Loading} />`
        : list.length || calls.length
          ? html`
              ${list.length ? html`<${Table} rows=${list} since=${since} selected=${state.selected} me=${state.queue.me} live=${state.lineOpen} />` : html`<p class="nobody"><${Done} />Nobody else is waiting.</p>`}
              ${calls.length > 0 && html`<${Calls} rows=${calls} since=${since} />`}
            `
          : html`<${Empty} state=${state} calls=${calls.length} />`}
      ${state.callbacks.rows.length > 0 && html`<${CallBacks} rows=${state.callbacks.rows} total=${state.callbacks.total} now=${now} live=${state.lineOpen} />`}
      ${rows.length > 0 && html`<${Foot} live=${state.lineOpen} at=${state.heardAt} list=${list.length > 0} />`}
    </main>
    ${chosen && html`<${Preview} row=${chosen} state=${state} />`}
  </div>`;
}

/** @param {{state: any, count: number}} props */
function Rail({ state, count }) {
  const me = state.me.name;
  return html`<nav class="rail" aria-label="Console">
    <img class="rail-mark" src="/console/icon.svg" width="36" height="36" alt="Carepost" />
    <button type="button" class="rail-entry" aria-current="page">
      <${Icon} name="queue" size=${22} />Queue${count > 0 && html`<span class="count" aria-label="${count} waiting">${count}</span>`}
    </button>
    <span class="spring"></span>
    <button type="button" class="rail-entry" onClick=${() => acts.dialog("keys")}><${Icon} name="keys" size=${22} />Keys</button>
    ${!state.call && html`<button type="button" class="rail-entry" onClick=${acts.signOut}><${Icon} name="signout" size=${22} />Sign out</button>`}
    <span class="me" title=${me} role="img" aria-label="Signed in as ${me}">${words.initials({ name: me.replace(/^dr\.? /i, "") })}</span>
  </nav>`;
}

/** @param {{state: any, list: Row[], since: number}} props */
function TopBar({ state, list, since }) {
  const waiting = list.filter(waits);
  const alarms = list.filter((row) => alone(row) && !over(row)).length;
  const longest = Math.max(0, ...waiting.map((row) => row.waited_s + since));
  return html`<header class="topbar">
    <h1>Queue</h1>
    <p aria-live="polite">
      ${alarms > 0 && html`<b class="danger">${alarms === 1 ? "1 open alarm" : `${alarms} open alarms`}</b> · `}
      ${!state.queue ? "" : waiting.length ? html`<b>${waiting.length} waiting</b> · longest ${words.minutes(longest)}` : "Nobody is waiting"}
    </p>
    ${state.queue && state.queue.mode !== "live" && html`<${Mode} mode=${state.queue.mode} />`}
    <span class="spring"></span>
    <${Presence} presence=${shownPresence(state)} live=${state.lineOpen && Boolean(state.queue) && !state.call} />
    <button type="button" class="plain ring-toggle" aria-pressed=${state.ringOn} onClick=${() => acts.ringing(!state.ringOn)}>
      <${Icon} name=${state.ringOn ? "sound" : "soundOff"} size=${18} /><span>${state.ringOn ? "Ring on" : "Ring off"}</span>
    </button>
    <${Clock} />
  </header>`;
}

/** After half a minute without the clinic nobody can reach this doctor, whatever was chosen. @param {any} state */
function shownPresence(state) {
  const away = !state.lineOpen && Date.now() - state.heardAt > 30000;
  return away ? "away" : (state.queue?.presence ?? "away");
}

/** @param {{at: number}} props */
const OldBanner = ({ at }) => html`<div class="banner warn" role="alert">
  <${Icon} name="offline" size=${20} /><span><b>The clinic server does not answer.</b> This list is old: last word ${words.hms(at)}. Trying again.</span>
</div>`;

/** @param {{row: Row, free: boolean}} props */
const UnclosedBanner = ({ row, free }) => html`<div class="banner warn" role="status">
  <${Icon} name="pen" size=${20} />
  ${row.card.urgency !== "routine" && html`<${Urgency} urgency=${row.card.urgency} />`}
  <span><b class="warn-word">1 visit not closed</b> <b>${words.nameOf(row.card)}</b>, ${words.born(row.card)} · the patient has no plan yet</span>
  <span class="spring"></span>
  ${free && row.online && row.card.phase !== "ended" && html`<button type="button" onClick=${() => acts.callAgain(row)}>Call again</button>`}
  <button type="button" onClick=${() => acts.openClose(row)}>Close visit</button>
</div>`;

/** @param {{row: Row, here: boolean}} props */
const ReturnBanner = ({ row, here }) => html`<div class="banner call" role="status">
  <${Icon} name="camera" size=${20} />
  <span><b>Your call with ${words.nameOf(row.card)} is still open.</b> ${row.station}</span>
  <span class="spring"></span>
  <button type="button" class="main" data-key="return" onClick=${() => (here ? acts.toCall() : acts.answer(row.card.visit_id))}>
    Return to the call<${Key}>A<//>
  </button>
</div>`;

const Loading = () => html`<div class="sheet" role="status" aria-label="Loading the list">${[1, 2, 3, 4, 5].map(() => html`<div class="grey-row"></div>`)}</div>`;

/** @param {{rows: Row[], since: number, selected: string | null, me: string, live: boolean}} props */
function Table({ rows, since, selected, me, live }) {
  return html`<div class="sheet">
    <table class="queue" role="grid" aria-label="People waiting, worst first">
      <thead>
        <tr>
          <th>Urgency</th>
          <th>Patient and reason</th>
          <th class="number">SpO2 <span class="wide-only">%</span></th>
          <th class="number">Pulse</th>
          <th class="number">BP</th>
          <th class="number">Temp</th>
          <th>NEWS2</th>
          <th>Waiting</th>
          <th class="wide-only">Language, station</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row) => html`<${QueueRow} key=${row.card.visit_id} row=${row} since=${since} chosen=${row.card.visit_id === selected} me=${me} live=${live} />`)}
      </tbody>
    </table>
  </div>`;
}

/** @param {{row: Row, since: number, chosen: boolean, me: string, live: boolean}} props */
function QueueRow({ row, since, chosen, me, live }) {
  const { card } = row;
  const line = useRef(null);
  const tiles = shown(row);
  const news2 = news2Words(row);
  const nothing = Object.values(tiles).every((tile) => tile === null);
  useEffect(() => {
    // The keyboard's place follows the choice, but never leaves what somebody is typing in.
    if (chosen && document.activeElement?.closest(".queue, body") && document.activeElement.closest(".queue")) line.current?.focus();
    if (chosen) line.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return html`<tr
    ref=${line}
    class="row ${over(row) ? "over" : card.urgency} ${chosen ? "chosen" : ""}"
    data-phase=${card.phase}
    data-language=${card.language}
    data-missing=${card.missing.length}
    data-reviewed=${card.reviewed}
    aria-selected=${chosen}
    tabindex=${chosen ? 0 : -1}
    onClick=${() => acts.choose(card.visit_id)}
    onFocus=${() => acts.choose(card.visit_id)}
  >
    <td><${Standing} row=${row} /></td>
    <td>
      <span class="name">${words.nameOf(card)}</span> ${card.birth_year && html`<span class="soft">${words.born(card)}</span>`}
      <span class="line">${words.reason(card)}</span>
      ${[tiles.glucose, tiles.weight, tiles.fat].filter((tile) => tile?.level).map((tile) => html`<span class="line">${tile?.title} <b class=${tile?.level}><${Value} tile=${tile} /></b> ${tile?.unit} <${Way} tile=${tile} /></span>`)}
      <${Third} row=${row} />
    </td>
    ${nothing
      ? html`<td colspan="4" class="instead"><${Instead} row=${row} live=${live} /></td>`
      : html`<${Cell} tile=${tiles.oxygen} /><${Cell} tile=${tiles.pulse} /><${Cell} tile=${tiles.pressure} /><${Cell} tile=${tiles.temperature} />`}
    <td><b class=${news2.level}>${news2.main}</b><span class="small">${news2.more}</span></td>
    <td class="waiting">${over(row) ? html`<span aria-label="not waiting">–</span>` : words.minutes(row.waited_s + since)}</td>
    <td class="wide-only"><b>${words.language(card.language)}</b><${Place} row=${row} me=${me} /></td>
  </tr>`;
}

/** @param {{row: Row}} props */
function Standing({ row }) {
  if (!over(row)) return html`<${Urgency} urgency=${row.card.urgency} />`;
  return html`<span class="urgency routine"><${Done} size=${14} />Taken</span>`;
}

/** What the patient is still doing; answering early is allowed once the patient has joined the queue. */
const UNDER_WAY = {
  "checking-in": () => "Still checking in",
  waiting: (/** @type {import("../wire.js").Card} */ card) => (card.reviewed ? "" : "Still measuring"),
};

/** The third line: what cannot wait until somebody opens the row. @param {{row: Row}} props */
function Third({ row }) {
  const { card } = row;
  const going = row.alarm_taken_by && words.alarm(row);
  // What was measured stands in the row, and the button in the preview.
  if (row.alarm_id && !going && card.readings.length) return html`<span class="line nobody-goes">${words.alarm(row)}</span><${Where} row=${row} />`;
  const gone = row.restarted && "The station has restarted. Somebody must look there.";
  const said = [gone, going].filter(Boolean).join(" ") || (card.urgent_sign ? "Touched on the safety screen" : UNDER_WAY[card.phase]?.(card)) || "";
  return html`${said && html`<span class="line note-line">${said}</span>`}<${Where} row=${row} />`;
}

/** Language and place, where there is no column for them. @param {{row: Row}} props */
function Where({ row }) {
  const { card } = row;
  return html`<span class="line narrow-only ${row.online ? "soft" : "warn-word"}">${words.language(card.language)}, ${row.online ? row.station : "station offline"}${row.doctor ? ` · ${row.doctor} is answering` : ""}</span>`;
}

/** @param {{row: Row, me: string}} props */
function Place({ row, me }) {
  if (row.doctor) return html`<span class="small answering"><${Icon} name="phone" size=${14} />${row.doctor === me ? "You are" : `${row.doctor} is`} answering</span>`;
  if (!row.online) return html`<span class="small warn-word"><${Icon} name="offline" size=${14} />${row.station} offline</span>`;
  return html`<span class="small">${row.station}</span>`;
}

/** @param {{row: Row, live: boolean}} props */
function Instead({ row, live }) {
  if (over(row)) return html`<span class="soft">Nobody waits here for a doctor.</span>`;
  if (row.alarm_taken_by) return html`<span class="soft">Help is on the way.</span>`;
  if (!row.alarm_id) return html`<span class="soft">Nothing measured yet.</span>`;
  return html`<span class="nobody-goes">${words.alarm(row)}</span>
    ${unseen(row) && html`<button type="button" class="alarm" tabindex=${-1} disabled=${!live} onClick=${(e) => (e.stopPropagation(), acts.seen(row))}>I have seen it<span class="visually-hidden">: ${words.nameOf(row.card)} at ${row.station}</span></button>`}`;
}

/** @param {{tile: import("../readings.js").Shown | null}} props */
function Cell({ tile }) {
  if (!tile) return html`<td class="number"><span aria-label="not measured">–</span></td>`;
  return html`<td class="number ${tile.level}"><span class="value">${tile.typed && html`<${Typed} />`}<${Value} tile=${tile} /></span> <${Way} tile=${tile} /></td>`;
}

/** @param {{rows: Row[], since: number}} props */
function Calls({ rows }) {
  return html`<section class="calls" aria-label="With a doctor now">
    <h2>With a doctor now <span>${rows.length === 1 ? "1 call" : `${rows.length} calls`}</span></h2>
    <ul class="sheet">
      ${rows.map(
        (row) => html`<li key=${row.card.visit_id}>
          <${Icon} name=${row.unclosed ? "pen" : "camera"} size=${18} /><span><b>${words.nameOf(row.card)}</b> <span class="soft">${words.born(row.card)}</span></span>
          <span>${words.reason(row.card)}</span><span><b>${row.doctor}</b>${row.unclosed ? " writes the plan" : ""}</span><span class="soft">${row.station}</span>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {{live: boolean, at: number, list: boolean}} props */
function Foot({ live, at, list }) {
  return html`<footer class="queue-foot">
    ${list &&
    html`<span><${Key}>↑<//><${Key}>↓<//> choose</span><span><${Key}>A<//> answer</span><span><${Key}>P<//> my presence</span><span><${Key}>?<//> all keys</span>`}
    <span class="spring"></span>
    <span role="status">
      ${live ? html`<i class="dot" aria-hidden="true"></i><b class="good">Live</b>` : html`<b class="warn-word">Old: last word ${at ? words.hms(at) : "never"}</b>`}
    </span>
    ${list && html`<span class="soft">Sorted by urgency, then waiting time</span>`}
  </footer>`;
}

/** @param {{state: any, calls: number}} props */
function Empty({ state }) {
  const { queue, lineOpen, heardAt } = state;
  const lead = {
    "on-call": "You are on call. You can leave this page open: a new patient rings here.",
    busy: "You are busy: nobody rings here until you are on call again.",
    away: "You are away. Patients reach you here when you choose On call.",
  }[queue.presence];
  return html`<div class="empty">
    <div class="empty-head">
      <span class="empty-mark"><${Icon} name="station" size=${78} /></span>
      <div>
        <h2>Nobody is waiting</h2>
        <p>${lead}</p>
        <button type="button" onClick=${() => sound.ring()}><${Icon} name="sound" size=${18} />Test the ring</button>
        <button type="button" onClick=${() => acts.dialog("test")}><${Icon} name="mic" size=${18} />Test camera and sound</button>
      </div>
    </div>
    <div class="empty-cards">
      <section><h3>Doctors on call</h3><p class="big-number">${queue.doctors_on_call}</p><p class="soft">${queue.presence === "on-call" ? "You are one of them." : "You are not one of them."}</p></section>
      <section><h3>Clinic</h3><p class="big-words">${queue.clinic}</p><p class="soft">${queue.mode === "live" ? "Live: real patients." : "Not live: nobody here is real."}</p></section>
    </div>
    <p class="soft"><i class="dot ${lineOpen ? "" : "off"}" aria-hidden="true"></i>${lineOpen ? html`<b class="good">Live.</b>` : html`<b class="warn-word">Old.</b>`} Last word from the clinic server ${words.hms(heardAt)}.</p>
  </div>`;
}

/** @param {{row: Row, state: any}} props */
function Preview({ row, state }) {
  const { card } = row;
  const advice = news2Advice(row);
  const bad = row.news2.at_least >= 5 || row.news2.single_three;
  return html`<aside class="preview" aria-label="Preview of ${words.nameOf(card)}">
    <header>
      <div><h2>${words.nameOf(card)}</h2><${Standing} row=${row} /></div>
      <p>${words.born(card)}${words.record(card) ? ` · record ${words.record(card)}` : ""}<span class="narrow-only"> · ${words.language(card.language)} · ${row.station}</span></p>
    </header>
    <div class="preview-body" tabindex="0" role="region" aria-label="What is known">
      <${Allergy} card=${card} />
      <h3>Why today</h3>
      <p class="why">${words.reason(card)}</p>
      ${card.answers.length > 0 &&
      html`<dl class="answers">${card.answers.map((one) => html`<div><dt>${one.question}</dt><dd>${one.answer}</dd></div>`)}</dl>`}
      <${Parts} row=${row} />
      ${advice && html`<p class="advice ${bad ? "danger" : ""}"><${Warning} size=${18} /><span>${advice}</span></p>`}
      ${card.missing.length > 0 && html`<p class="small">Not measured: ${card.missing.map((kind) => (words.KINDS[kind] ?? kind).toLowerCase()).join(", ")}.</p>`}
      <p class="small">${words.language(card.language)} · ${row.station} · ${alone(row) ? "alarm" : "here"} since ${words.hm(card.started_at)}. ${row.online ? html`<b class="good">Station online.</b>` : html`<b class="warn-word">Station offline.</b>`}</p>
    </div>
    <footer>
      ${unseen(row) && html`<button type="button" class="alarm big" data-key="seen" disabled=${!state.lineOpen} onClick=${() => acts.seen(row)}>I have seen it<${Key}>I<//></button>`}
      <${AnswerButton} row=${row} state=${state} />
    </footer>
  </aside>`;
}

/** What was measured, each with its word; with the parts of NEWS2 and their points where that score is used. @param {{row: Row}} props */
function Parts({ row }) {
  const { news2, card } = row;
  const tiles = shown(row);
  const of = { O2: tiles.oxygen, Pulse: tiles.pulse, BP: tiles.pressure, Temp: tiles.temperature };
  const parts = news2.applies ? Object.entries(news2.parts) : [];
  const scored = parts.map(([name, points]) => ({ ...words.part(name), points, tile: of[words.part(name).short] }));
  const rest = Object.values(tiles).filter((tile) => tile && !scored.some((one) => one.tile === tile));
  const told = news2Words(row);
  if (!card.readings.length) return html`<p class="small">Nothing measured yet. NEWS2: ${told.main.toLowerCase()}, ${told.more}.</p>`;
  return html`<table class="parts">
      <thead><tr><th>${scored.length ? "NEWS2 by part" : "Measured"}</th><td></td>${scored.length > 0 && html`<th class="number">points</th>`}</tr></thead>
      <tbody>
        ${scored.map(({ long, points, tile }) => html`<tr class=${points === null ? "unknown" : points >= 3 ? "danger" : ""}>
          <th>${long}</th><${PartValue} tile=${tile} none=${points === null ? "not known" : ""} sourced=${points === null} />
          <td class="number"><b>${points ?? html`<span aria-label="missing">?</span>`}</b></td>
        </tr>`)}
        ${rest.map((tile) => html`<tr><th>${tile?.title}</th><${PartValue} tile=${tile} sourced=${!scored.length} />${scored.length > 0 && html`<td></td>`}</tr>`)}
      </tbody>
    </table>
    ${!scored.length && html`<p class="small">NEWS2: ${told.main.toLowerCase()}, ${told.more}.</p>`}`;
}

/** @param {{tile: import("../readings.js").Shown | null | undefined, none?: string, sourced: boolean}} props */
function PartValue({ tile, none = "", sourced }) {
  if (!tile) return html`<td class="number">${none}</td>`;
  return html`<td class="number ${tile.level}">
    ${tile.typed && html`<${Typed} />`}<${Value} tile=${tile} /> ${tile.key === "pressure" ? "" : tile.unit}${(tile.level || sourced) && html` <${Verdict} tile=${tile} />`}
    ${(sourced || tile.typed) && html`<span class="small">${tile.source}</span>`}
  </td>`;
}

/** @param {{row: Row, state: any}} props */
function AnswerButton({ row, state }) {
  const { card } = row;
  if (row.doctor && !mine(row)) return html`<p class="taken"><${Icon} name="phone" size=${18} />${row.doctor} is answering</p>`;
  if (state.call) return html`<p class="taken">You are in a call with ${words.nameOf(rowOf(state.call.visit)?.card ?? state.call.row.card)}.</p>`;
  if (!state.lineOpen) return html`<p class="taken warn-word">The clinic server does not answer: nobody can be answered now.</p>`;
  if (row.restarted) return html`<p class="taken warn-word">Nobody can answer there: the station has restarted.</p>`;
  if (alone(row)) return html`<p class="taken">${over(row) ? "Nobody waits here for a doctor." : "There is no visit to answer."}</p>`;
  if (!answerable(row)) return html`<p class="taken">${row.online ? "Not ready for a call yet" : "The station is offline"}</p>`;
  return html`<button type="button" class="main big" data-key="answer" onClick=${() => acts.answerChosen(card.visit_id)}>
    <${Icon} name="camera" size=${24} />Answer ${words.nameOf(card)}<${Key}>A<//>
  </button>`;
}
