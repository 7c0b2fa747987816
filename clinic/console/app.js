/** What the console does: it takes the clinic's messages into the store and the doctor's acts out to the clinic. */

import { Call } from "./call.js";
import * as doors from "./doors.js";
import { Keeper } from "./keeper.js";
import * as notes from "./note.js";
import * as plans from "./plan.js";
import * as sound from "./sound.js";
import { get, rowOf, set } from "./store.js";
import { openLine } from "./wire.js";
import { nameOf } from "./words.js";

const CALL_TELLS_MS = 100;
const CHART_AGAIN_MS = 2000;
const MOVED_DEAF_MS = 1000;

let line = /** @type {ReturnType<typeof openLine> | null} */ (null);
/** The visit that this page asked for last. */
let asked = /** @type {string | null} */ (null);

/** Find out whether somebody is signed in, and open the line when so. */
export async function start() {
  try {
    const me = await doors.me();
    set({ me, started: true, server: { answers: true, mode: me.mode, clinic: me.clinic } });
    openTheLine();
  } catch (error) {
    const { mode = "", clinic = "" } = error.body ?? {};
    const answers = error.status !== 0;
    set({ me: null, started: true, server: { answers, mode: mode || get().server.mode, clinic: clinic || get().server.clinic } });
    if (!answers) window.setTimeout(start, 2000);
  }
}

function openTheLine() {
  line?.close();
  line = openLine({
    open: () => set({ lineOpen: true }),
    lost: () => {
      set({ lineOpen: false });
      void checkSession();
    },
    message: hear,
  });
}

/** A line that does not open may mean that the session ended: then the sign-in page is the honest one. */
async function checkSession() {
  try {
    await doors.me();
  } catch (error) {
    if (error.status === 401 && !get().call && !anyUnkept()) location.reload();
  }
}

export const send = (/** @type {import("./wire.js").Message} */ message) => line?.send(message) ?? false;

/** @param {import("./wire.js").Message} message */
function hear(message) {
  const { call } = get();
  switch (message.type) {
    case "queue":
      return hearQueue(/** @type {import("./wire.js").Queue} */ (message));
    case "callbacks":
      return set({ callbacks: { rows: message.rows, total: message.total } });
    case "callstarted":
      return startCall(message);
    case "refused":
      sound.trouble();
      return set({ notice: { kind: "warn", text: message.say } });
  }
  if (!call || message.call_id !== call.id) return;
  switch (message.type) {
    case "description":
      if (message.kind === "offer") void call.offered(message.sdp);
      return;
    case "candidate":
      return void call.candidate(message);
    case "relay":
      return call.heard(message.body);
    case "stationstate":
      return call.station(message.online);
    case "callended":
      return finish(message.by);
  }
}

/** @param {import("./wire.js").Queue} queue */
function hearQueue(queue) {
  const { queue: before, selected, movedAt, ring, call, closing, page } = get();
  const rows = queue.rows;
  const known = new Map((before?.rows ?? []).map((row) => [row.card.visit_id, row]));
  const keep = rows.some((row) => row.card.visit_id === selected && listed(row));
  const news = before ? rows.filter((row) => isNew(row, known.get(row.card.visit_id))) : [];
  set({
    queue,
    heardAt: Date.now(),
    selected: keep ? selected : (rows.find(listed)?.card.visit_id ?? null),
    movedAt: keep || selected === null ? movedAt : Date.now(),
    ring: nextRing(queue, news, ring, page === "queue" && !call),
  });
  announce(news, queue.presence);
  const row = rowOf(call?.visit);
  if (call && row) call.row = row;
  const closingRow = rowOf(closing?.visit);
  if (closing && closingRow) set({ closing: { ...closing, row: closingRow } });
}

/** Whether a row stands in the list of people waiting. @param {import("./wire.js").Row} row */
export const listed = (row) => !row.unclosed && !(row.call_id && row.card.phase === "in-call") && row.card.phase !== "ended";

/** An alarm without a visit that a station told of: somebody's emergency, but nobody who waits for a doctor. @param {import("./wire.js").Row} row */
export const alone = (row) => row.card.version === 0;

/** Staff went to that alarm: nothing is left to do here, it only says who went. @param {import("./wire.js").Row} row */
export const over = (row) => alone(row) && Boolean(row.alarm_taken_by);

/** Whether somebody sits there and waits for a doctor. @param {import("./wire.js").Row} row */
export const waits = (row) => listed(row) && !alone(row);

/** Whether a doctor may answer this visit now. @param {import("./wire.js").Row} row */
export const answerable = (row) =>
  !row.doctor && !row.unclosed && !row.restarted && row.online && !alone(row) && (row.card.phase === "waiting" || row.card.phase === "urgent");

/** @param {import("./wire.js").Row} row @param {import("./wire.js").Row | undefined} before */
function isNew(row, before) {
  if (unseen(row)) return before?.alarm_id !== row.alarm_id;
  return ready(row) && !row.doctor && !(before && ready(before));
}

/** An alarm that neither a doctor nor staff at the station have answered. @param {import("./wire.js").Row} row */
export const unseen = (row) => Boolean(row.alarm_id && !row.alarm_seen_by && !row.alarm_taken_by);

/** The patient has checked everything and waits for a doctor only. @param {import("./wire.js").Row} row */
const ready = (row) => row.card.phase === "waiting" && row.card.reviewed;

/** @param {import("./wire.js").Queue} queue @param {import("./wire.js").Row[]} news @param {any} ring @param {boolean} free */
function nextRing(queue, news, ring, free) {
  const row = queue.rows.find((one) => one.card.visit_id === ring?.visit);
  if (ring && row && answerable(row)) return { ...ring, taken: null };
  if (ring && row?.doctor && row.doctor !== queue.me) return { ...ring, taken: row.doctor };
  const next = news.find((one) => answerable(one) && ready(one));
  return free && queue.presence === "on-call" && next ? { visit: next.card.visit_id, since: Date.now(), taken: null } : null;
}

/** @param {import("./wire.js").Row[]} news @param {string} presence */
function announce(news, presence) {
  if (!get().ringOn || presence === "away" || !news.length) return;
  if (news.some(unseen)) sound.alarm();
  else sound.ring();
}

/** @param {any} message */
function startCall(message) {
  const { call: old, queue, me } = get();
  if (old?.id === message.call_id && old.phase !== "ended") return;
  old?.end();
  const row = rowOf(message.visit_id);
  if (!row) return;
  // A page that was reloaded is told of its call unasked: asking again makes the station call anew at once.
  if (asked !== message.visit_id) accept(message.visit_id);
  let timer = 0;
  const call = new Call({
    call: message.call_id,
    visit: message.visit_id,
    row,
    ice: message.ice_servers ?? [],
    send,
    doctor: queue?.me ?? me?.name ?? "",
    acted: () => set({}),
    changed: () => {
      if (timer) return;
      timer = window.setTimeout(() => {
        timer = 0;
        set({});
      }, CALL_TELLS_MS);
    },
  });
  set({ call, page: "call", ring: null, notice: null, dialog: null });
  void fetchChart(message.visit_id);
}

/** Read the chart, again and again until it came. @param {string} visit */
async function fetchChart(visit) {
  try {
    const told = await doors.chart(visit);
    noteOf(visit).take(told.note);
    planOf(visit).take(told.draft);
    set({ histories: { ...get().histories, [visit]: told.history ?? null } });
  } catch {
    if (get().call?.visit === visit || get().closing?.visit === visit) window.setTimeout(() => fetchChart(visit), CHART_AGAIN_MS);
  }
}

const keepers = /** @type {Map<string, {note: Keeper<notes.Note>, plan: Keeper<plans.Draft>}>} */ (new Map());

/** What is being written about this visit, here and on the clinic server. @param {string} visit */
function keepersOf(visit) {
  const changed = () => set({});
  const found = keepers.get(visit) ?? {
    note: new Keeper({ empty: notes.EMPTY, joined: notes.joined, store: (note) => doors.saveNote(visit, note), changed }),
    plan: new Keeper({ empty: plans.emptyDraft(), joined: plans.joined, store: (draft) => doors.saveDraft(visit, draft), changed }),
  };
  keepers.set(visit, found);
  return found;
}

/** @param {string} visit */
export const noteOf = (visit) => keepersOf(visit).note;
/** @param {string} visit */
export const planOf = (visit) => keepersOf(visit).plan;

/** Whether anything that was written here is not on the clinic server yet. */
const anyUnkept = () => [...keepers.values()].some(({ note, plan }) => note.unkeptSince !== null || plan.unkeptSince !== null);

/** Drop what was written about a finished visit from this page. @param {string} visit */
function forget(visit) {
  const { note, plan } = keepersOf(visit);
  note.end();
  plan.end();
  keepers.delete(visit);
}

/** @param {string} visit */
function accept(visit) {
  asked = visit;
  send({ type: "accept", visit_id: visit });
}

/** The call is over. @param {string} by */
function finish(by) {
  asked = null;
  const { call } = get();
  const seen = call.beganAt;
  call.end();
  void noteOf(call.visit).keep();
  const words = { patient: "The patient ended the call.", doctor: "", clinic: "The clinic ended the call." };
  const text = words[by] ?? "";
  set({
    call: null,
    dialog: null,
    page: seen ? "close" : "queue",
    closing: seen ? { visit: call.visit, row: call.row, readings: call.readings, endedAt: Date.now(), seconds: (Date.now() - seen) / 1000 } : null,
    notice: text ? { kind: "info", text: seen ? text : `${text} Nothing was seen or heard yet.` } : null,
  });
}

export const acts = {
  /** @param {string} presence */
  presence(presence) {
    send({ type: "setpresence", presence });
  },
  nextPresence() {
    const order = ["on-call", "busy", "away"];
    acts.presence(order[(order.indexOf(get().queue?.presence ?? "away") + 1) % 3]);
  },
  /** @param {string | null} visit */
  choose(visit) {
    set({ selected: visit });
  },
  /** @param {number} by */
  step(by) {
    const visible = get().queue?.rows.filter(listed) ?? [];
    if (!visible.length) return;
    const at = visible.findIndex((row) => row.card.visit_id === get().selected);
    const next = visible[Math.min(visible.length - 1, Math.max(0, at + by))];
    set({ selected: next.card.visit_id });
  },
  /** Answer the chosen row; not right after the choice moved by itself, for that press was meant for somebody else.
   * @param {string} visit */
  answerChosen(visit) {
    if (Date.now() - get().movedAt >= MOVED_DEAF_MS) acts.answer(visit);
  },
  /** @param {string | null | undefined} visit */
  answer(visit) {
    const row = rowOf(visit);
    if (!row || get().call) return;
    if (answerable(row) || mine(row)) accept(row.card.visit_id);
  },
  /** Once more, with a patient who still sits there. @param {import("./wire.js").Row} row */
  callAgain(row) {
    accept(row.card.visit_id);
  },
  /** @param {import("./wire.js").Row} row */
  seen(row) {
    send({ type: "alarmseen", alarm_id: row.alarm_id, by: get().queue?.me ?? "", at: new Date().toISOString() });
  },
  lookFirst() {
    const { ring } = get();
    if (ring) set({ ring: null, selected: ring.visit });
  },
  busyNow() {
    acts.presence("busy");
    set({ ring: null });
  },
  toQueue() {
    set({ page: "queue", dialog: null });
  },
  toCall() {
    if (get().call) set({ page: "call" });
  },
  /** End for both, then write the plan. */
  endCall() {
    const { call } = get();
    if (!call) return;
    call.say({ type: "hangup", by: "doctor" });
    send({ type: "callended", call_id: call.id, by: "doctor" });
    finish("doctor");
  },
  /** @param {import("./wire.js").Row} row */
  openClose(row) {
    set({ page: "close", closing: { visit: row.card.visit_id, row, readings: [], endedAt: null, seconds: 0 } });
    void fetchChart(row.card.visit_id);
  },
  /** @param {any} plan */
  async closeVisit(plan) {
    const { closing } = get();
    if (!closing) return;
    await doors.closeVisit(closing.visit, plan, noteOf(closing.visit).value);
    forget(closing.visit);
    set({ page: "queue", closing: null, notice: { kind: "info", text: closing.row.card.phase === "ended" ? "Signed. The patient has left the station." : `Signed. ${nameOf(closing.row.card)} sees the plan at the station.` } });
  },
  /** The clinic's list, which comes by the line, is what takes them off it. @param {import("./wire.js").CallBack} row */
  async calledBack(row) {
    try {
      await doors.calledBack(row.task);
    } catch (error) {
      set({ notice: { kind: "warn", text: error.message || "That was not stored. Please try again." } });
    }
  },
  /** @param {boolean} ringOn */
  ringing(ringOn) {
    set({ ringOn });
  },
  async signOut() {
    const { call } = get();
    if (call) return;
    await doors.signOut().catch(() => undefined);
    // A fresh page keeps nothing of the patients in this browser's memory.
    location.reload();
  },
  /** @param {any} dialog */
  dialog(dialog) {
    set({ dialog });
  },
  hush() {
    set({ notice: null });
  },
};

/** A call of mine that this page lost, by a reload for example. @param {import("./wire.js").Row} row */
export const mine = (row) => row.call_id !== null && row.doctor === get().queue?.me && row.card.phase !== "ended" && !row.unclosed;

window.addEventListener("beforeunload", (event) => {
  if (anyUnkept()) event.preventDefault();
});
