/** 04 and 05 Call: the patient's face, live readings, NEWS2, the note; and what stands when the station is lost. */

import { acts, listed, noteOf, over } from "../app.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { Icon, Warning } from "../icons.js";
import { Clock, Identity, Key, Notice } from "../parts/common.js";
import { Kept, NoteFields } from "../parts/note.js";
import { StillViewer } from "../parts/stills.js";
import { TextPanel } from "../parts/text.js";
import { Vitals } from "../parts/vitals.js";
import { line, shown } from "../readings.js";
import { useNow } from "../store.js";
import * as words from "../words.js";

const KEEP_MS = 500;
const PICTURE_COMES_MS = 3000;
/** A call whose station is in reach comes back sooner than this, unless the station has forgotten it. */
const RESTARTED_S = 15;

/** @param {{state: any}} props */
export function CallPage({ state }) {
  const { call } = state;
  const row = call.row;
  const keeper = noteOf(call.visit);
  const tiles = shown(row, call.readings);
  const [tab, setTab] = useState("note");
  return html`<div class="call-page ${call.phase} tab-${tab}">
    <${VisitBar} state=${state} title="In a call" />
    <${Identity} row=${row} lost=${call.phase === "lost"} />
    <${Summary} row=${row} history=${state.histories[call.visit]} />
    <main class="centre">
      <${Notice} notice=${state.notice} />
      <${Stage} state=${state} call=${call} row=${row} />
      <${Controls} call=${call} row=${row} />
      <div class="tabs narrow-only" role="group" aria-label="Below the picture">
        <button type="button" aria-pressed=${tab === "note"} onClick=${() => setTab("note")}>Note</button>
        <button type="button" aria-pressed=${tab === "summary"} onClick=${() => setTab("summary")}>Summary</button>
        <span class="spring"></span><${Kept} keepers=${[keeper]} />
      </div>
      <section class="note" aria-label="Note">
        <div class="note-head"><h2>Note</h2><span class="soft">the patient does not see this</span><span class="spring"></span><${Kept} keepers=${[keeper]} /></div>
        <${NoteFields} keeper=${keeper} />
        <div class="note-foot">
          <button type="button" onClick=${() => keeper.write({ finds: [keeper.value.finds, line(tiles)].filter(Boolean).join("\n") })} disabled=${!line(tiles)}>
            <${Icon} name="pulse" size=${18} />Insert readings
          </button>
          <span class="spring"></span>
          <button type="button" class="main" data-key="close" onClick=${() => acts.dialog("end")}>Close visit<${Icon} name="next" size=${16} /></button>
        </div>
      </section>
    </main>
    <${Vitals} call=${call} row=${row} tiles=${tiles} />
  </div>`;
}

/** @param {{state: any, title: string}} props */
export function VisitBar({ state, title }) {
  const others = (state.queue?.rows ?? []).filter((row) => listed(row) && !over(row) && row.card.visit_id !== (state.call?.visit ?? state.closing?.visit));
  const urgent = others.filter((row) => row.card.urgency === "emergency" || row.card.urgency === "urgent");
  const now = useNow(1000);
  const worst = urgent[0];
  return html`<nav class="visit-bar" aria-label="Visit">
    <img src="/console/icon.svg" width="26" height="26" alt="Carepost" />
    <b>${title}</b>
    <button type="button" class="plain" onClick=${acts.toQueue}>Back to queue<${Key}>Esc<//></button>
    <span class="spring"></span>
    <span aria-live="polite" class="bar-queue">
      ${worst
        ? html`<${Icon} name="warn" size=${16} /><b>Queue: ${urgent.length} urgent</b> ${words.nameOf(worst.card)}, ${words.minutes(worst.waited_s + (now - state.heardAt) / 1000)}`
        : html`${others.length ? `${others.length} waiting, nobody urgent` : "Nobody else is waiting"}`}
    </span>
    <span aria-hidden="true">·</span>
    <span>${state.lineOpen ? (state.call ? "Busy while you are in this call" : "New patients ring at the queue") : html`<b class="old">The clinic server does not answer</b>`}</span>
    <${Clock} />
  </nav>`;
}

/** @param {{row: import("../wire.js").Row, history: {encounters: any[]} | null | undefined}} props */
export function Summary({ row, history }) {
  const { card } = row;
  return html`<aside class="summary" aria-label="Summary">
    <div class="summary-body" tabindex="0" role="region" aria-label="Why today and answers">
      <h2>Why today</h2>
      <p class="why"><b>${words.reason(card)}.</b></p>
      ${card.urgent_sign && html`<p class="flagged"><${Warning} size=${16} />Touched on the safety screen</p>`}
      <h2>Answers at the station</h2>
      ${card.answers.length
        ? html`<dl class="answers">${card.answers.map((one) => html`<div><dt>${one.question}</dt><dd>${one.answer}</dd></div>`)}</dl>`
        : html`<p class="small">No questions answered yet.</p>`}
      ${card.missing.length > 0 &&
      html`<h2>Not measured</h2><ul class="plain-list">${card.missing.map((kind) => html`<li><b>${words.KINDS[kind] ?? kind}</b></li>`)}</ul>`}
      ${history && html`<h2>Before today</h2><p class="small">${before(history.encounters)}</p>`}
      <h2>Agreed to</h2>
      <p class="small">${card.consents.length ? card.consents.map((one) => CONSENTS[one] ?? one).join(", ") : "Nothing recorded yet."}</p>
    </div>
    <p class="summary-foot">Said and measured at the station, here since ${words.hm(card.started_at)}. Not yet checked by anyone.</p>
  </aside>`;
}

/** Earlier visits in words; this visit is delivered after it, so all of them are earlier. @param {any[]} encounters */
function before(encounters) {
  const days = encounters.map((one) => one.period?.start).filter(Boolean).sort();
  if (!days.length) return "No earlier visit is known here.";
  const last = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" }).format(new Date(days.at(-1)));
  return days.length === 1 ? `1 visit, on ${last}.` : `${days.length} visits, the last on ${last}.`;
}

const CONSENTS = { video: "video call", record: "keeping the record", pictures: "pictures" };

/** @param {{state: any, call: any, row: any}} props */
function Stage({ call, row }) {
  const video = useRef(null);
  const self = useRef(null);
  const now = useNow(250);
  const [open, setOpen] = useState(/** @type {string | null} */ (null));
  const name = words.nameOf(row.card);
  useEffect(() => {
    if (video.current && video.current.srcObject !== call.stream) video.current.srcObject = call.stream;
  }, [call.stream]);
  useEffect(() => {
    if (self.current && self.current.srcObject !== call.media) self.current.srcObject = call.media;
  }, [call.media]);
  const lost = call.phase === "lost";
  const own = unseenSelf(call);
  const last = useRef(null);
  useEffect(() => {
    const keep = setInterval(() => keepPicture(call, video.current, last.current), KEEP_MS);
    return () => clearInterval(keep);
  }, [call]);
  const still = call.stills.find((one) => one.id === open);
  return html`<div class="stage">
    <video class="patient ${call.picture === "none" ? "waiting" : call.picture}" ref=${video} autoplay playsinline aria-label="Video of ${name}"></video>
    <canvas class="patient last" ref=${last} width="640" height="360" hidden=${!lost} role="img" aria-label="Last picture of ${name}"></canvas>
    ${!lost && call.picture !== "moving" && html`<${Unseen} call=${call} card=${row.card} now=${now} />`}
    <div class="stage-top">
      <span class="tag"><${Icon} name="clock" size=${16} />${words.clock(call.beganAt ? now - call.beganAt : 0)}</span>
      <span class="tag ${lost ? "bad" : ""}" role="status"><${Icon} name=${lost ? "offline" : "signal"} size=${16} />${call.quality}</span>
      ${!lost && !call.stationOnline && html`<span class="tag bad"><${Warning} size=${16} />The station lost the clinic; the call goes on</span>`}
      <span class="spring"></span>
      ${lost && html`<span class="tag">Last picture ${words.hms(call.lostAt)}</span>`}
    </div>
    ${call.trouble && html`<p class="tag trouble" role="status"><${Warning} size=${16} />${call.trouble}</p>`}
    ${lost && html`<${Lost} call=${call} now=${now} />`}
    <${StillStrip} stills=${call.stills} open=${setOpen} />
    <span class="tag who">${words.nameOf(row.card)}</span>
    <div class="self ${own ? "off" : ""}">
      <video ref=${self} autoplay playsinline muted aria-label="Your own picture"></video>
      ${own && html`<p class="self-off" role="status"><${Icon} name="cameraOff" size=${20} />${own}</p>`}
      ${(call.muted || !own) && html`<span class="tag">${call.muted ? "You · muted" : "You"}</span>`}
    </div>
    ${call.textOpen && html`<${TextPanel} call=${call} name=${name} />`}
    ${still && html`<${StillViewer} still=${still} name=${name} close=${() => setOpen(null)} />`}
  </div>`;
}

/** Why the patient does not see the doctor; empty when they do. @param {any} call */
function unseenSelf(call) {
  if (!call.media) return "Your camera is opening";
  if (!call.media.getVideoTracks().length) return "No camera here";
  return call.cameraOff ? "Your camera is off" : "";
}

/** Why there is no picture of the patient, in place of a black or a standing one. @param {{call: any, card: any, now: number}} props */
function Unseen({ call, card, now }) {
  const name = words.nameOf(card);
  const [head, more] = !call.beganAt
    ? [`Connecting to ${name}`, "The station asks the patient to come to the screen."]
    : call.picture === "stopped"
      ? [`No picture of ${name} since ${words.hms(call.lastFrameAt)}`, "The camera at the station is off, or its picture does not get through. You still hear each other."]
      : now - call.beganAt < PICTURE_COMES_MS
        ? [`${name} is here`, "The picture is coming."]
        : [`No picture of ${name}`, "The camera at the station is off, or its picture does not get through. You hear each other."];
  return html`<div class="connecting" role="status"><span class="initials big" aria-hidden="true">${words.initials(card)}</span><b>${head}</b><span>${more}</span></div>`;
}

/** A broken connection takes its picture with it: the newest one is kept apart, to stand dimmed while we wait.
 * @param {any} call @param {HTMLVideoElement | null} video @param {HTMLCanvasElement | null} canvas */
function keepPicture(call, video, canvas) {
  if (call.phase !== "live" || !video?.videoWidth || !canvas) return;
  canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
}

/** @param {{call: any, now: number}} props */
function Lost({ call, now }) {
  const seconds = Math.max(0, Math.floor((now - call.lostAt) / 1000));
  const turn = 2 * Math.PI * 34;
  return html`<section class="lost-card" role="alert" aria-label="The patient's station lost its connection">
    <svg width="80" height="80" viewBox="0 0 80 80" aria-hidden="true">
      <circle class="lost-ring" cx="40" cy="40" r="34" />
      <circle class="lost-turn" cx="40" cy="40" r="34" stroke-dasharray="${(turn * (seconds % 60)) / 60} ${turn}" transform="rotate(-90 40 40)" />
    </svg>
    <span class="lost-seconds" aria-live="off">${seconds} s</span>
    <div>
      <h2>The patient's station lost its connection</h2>
      ${call.stationOnline && seconds >= RESTARTED_S
        ? html`<p><b>The station is in reach again, but not this call.</b> It may have started anew: then the patient sees its first page, and staff there go on with the visit under Visits, Continue.</p>`
        : html`<p>We keep trying: the call comes back by itself. The station tells the patient the same.</p>`}
      <p>Your note is safe. What you write in Text is sent when the call is back.</p>
    </div>
  </section>`;
}

/** @param {{stills: any[], open: (id: string) => void}} props */
function StillStrip({ stills, open }) {
  if (!stills.length) return null;
  return html`<ul class="still-strip" aria-label="Stills">
    ${stills.map((still) => html`<li key=${still.id}>
      ${still.image
        ? html`<button type="button" onClick=${() => open(still.id)} aria-label="Open the still of ${words.hm(still.at)}${words.stillWords(still) && `: ${words.stillWords(still)}`}"><${Thumb} still=${still} /><span>${words.hm(still.at)}${still.flaw ? " !" : ""}</span></button>`
        : html`<span class="still-coming" role="status">Still: ${Math.round((100 * still.have) / still.parts)} %</span>`}
    </li>`)}
  </ul>`;
}

/** @param {{still: any}} props */
function Thumb({ still }) {
  const canvas = useRef(null);
  useEffect(() => canvas.current?.getContext("2d").drawImage(still.image, 0, 0, 96, 54), [still.image]);
  return html`<canvas ref=${canvas} width="96" height="54"></canvas>`;
}

/** @param {{call: any, row: any}} props */
function Controls({ call, row }) {
  const [measuring, setMeasuring] = useState(false);
  const [picking, setPicking] = useState(false);
  const several = row.card.cameras.length > 1;
  const off = call.phase !== "live";
  const asked = call.asks.some((one) => one.what === "still" && (one.state === "asked" || one.state === "agreed"));
  return html`<div class="controls" role="toolbar" aria-label="Call">
    <${Control} key_="mute" icon=${call.muted ? "micOff" : "mic"} word=${call.muted ? "Unmute" : "Mute"} pressed=${call.muted} act=${() => call.mute()} />
    <${Control} key_="camera" icon=${call.cameraOff ? "cameraOff" : "camera"} word=${call.cameraOff ? "Camera on" : "Camera off"} pressed=${call.cameraOff} act=${() => call.camera()} />
    <div class="measure">
      <${Control} key_="still" icon="still" word=${asked ? "Still asked" : "Freeze still"} off=${off || asked} expanded=${several ? picking : undefined}
        act=${() => (several ? setPicking(!picking) : call.ask("still"))} />
      ${picking && !off && !asked && html`<${AskMenu} opener="still" label="Ask for a still" hint="The patient is asked first" shut=${() => setPicking(false)}
        choices=${row.card.cameras.map((/** @type {string} */ one) => [one, words.CAMERAS[one] ?? one])} choose=${(/** @type {string} */ one) => call.ask("still", one)} />`}
    </div>
    <div class="measure">
      <${Control} key_="measure" icon="pulse" word="Ask to measure" off=${off} expanded=${measuring} act=${() => setMeasuring(!measuring)} />
      ${measuring && !off && html`<${AskMenu} opener="measure" label="Ask the patient to measure" hint="The station guides the patient" shut=${() => setMeasuring(false)}
        choices=${Object.entries(words.KINDS)} choose=${(/** @type {string} */ kind) => call.ask(kind)} />`}
    </div>
    <${Control} key_="text" icon="text" word=${call.unread ? `Text, ${call.unread} new` : "Text"} expanded=${call.textOpen} act=${() => call.openText()} count=${call.unread} />
    <span class="rule" aria-hidden="true"></span>
    <button type="button" class="control end" onClick=${() => acts.dialog("end")}><${Icon} name="end" size=${24} fill=${true} /><span>End call</span></button>
  </div>`;
}

/** @param {any} props */
function Control({ key_, icon, word, act, off = false, pressed = undefined, expanded = undefined, count = 0 }) {
  return html`<button type="button" class="control ${pressed ? "on" : ""}" data-key=${key_} disabled=${off} aria-pressed=${pressed} aria-expanded=${expanded} onClick=${act}>
    <${Icon} name=${icon} size=${22} /><span>${word}</span>${count > 0 && html`<i class="count" aria-hidden="true">${count}</i>`}
  </button>`;
}

/** What can be asked for, over the control that opened it.
 * @param {{opener: string, label: string, hint: string, choices: [string, string][], choose: (what: string) => void, shut: () => void}} props */
function AskMenu({ opener, label, hint, choices, choose, shut }) {
  const box = useRef(null);
  useLayoutEffect(() => box.current?.querySelector("button")?.focus(), []);
  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    event.stopPropagation();
    const all = [...box.current.querySelectorAll("button")];
    const next = all.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
    all[(next + all.length) % all.length].focus();
  }
  /** @param {string} what */
  function chosen(what) {
    choose(what);
    shut();
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-key='${opener}']`))?.focus();
  }
  return html`<div class="menu" ref=${box} data-open onKeyDown=${move} role="group" aria-label=${label}>
    <p>${hint}</p>
    ${choices.map(([what, word]) => html`<button type="button" data-ask=${what} onClick=${() => chosen(what)}>${word}</button>`)}
    <button type="button" class="shut" data-key="shut" onClick=${shut}>Not now</button>
  </div>`;
}

