/**
 * The console's line to the clinic: `/ws/console`, JSON messages named by `type` (care/messages.py is the source).
 *
 * @typedef {{id: string, name: string}} Device
 * @typedef {{type: string, [part: string]: any}} Vital
 * @typedef {{id: string, vital: Vital, received_at: string, method: string, device?: Device | null,
 *   flags?: string[], derived_from?: string[], note?: string | null, typed_by?: string | null, strip?: import("./parts/strip.js").Strip | null}} Reading
 * @typedef {{visit_id: string, version: number, phase: string, urgency: string, language: string, reason: string,
 *   started_at: string, name: string, patient: string | null, birth_year: number | null, urgent_sign: string | null,
 *   joined_at: string | null, reviewed: boolean, answers: {question: string, answer: string}[], readings: Reading[],
 *   missing: string[], consents: string[], cameras: string[]}} Card
 * @typedef {{applies: boolean, at_least: number, parts: Record<string, number | null>, missing: string[],
 *   single_three: boolean}} News2
 * @typedef {{reading: string, number: string, word: string, way: string}} Judged
 * @typedef {{card: Card, station: string, online: boolean, waited_s: number, news2: News2, judged: Judged[], call_id: string | null,
 *   doctor: string | null, alarm_id: string | null, alarm_seen_by: string | null, alarm_taken_by: string | null,
 *   alarm_taken_at: string | null, unclosed: boolean, restarted: boolean}} Row
 * @typedef {{type: "queue", rows: Row[], me: string, presence: string, doctors_on_call: number, mode: string,
 *   clinic: string, at: string}} Queue
 * @typedef {{task: string, name: string, birth_year: number | null, language: string, reason: string, station: string,
 *   since: string, phone: string, urgency: string}} CallBack
 * @typedef {{type: string, [field: string]: any}} Message
 */

const RETRY_MS = [300, 600, 1200, 2400, 5000];

/** msgspec leaves fields at their default out when a struct says so; a page reads every field. */
const CARD = {
  name: "", patient: null, birth_year: null, urgent_sign: null, joined_at: null, reviewed: false,
  answers: [], readings: [], missing: [], consents: [], cameras: ["face"],
};
const ROW = {
  judged: [], call_id: null, doctor: null, alarm_id: null, alarm_seen_by: null, alarm_taken_by: null, alarm_taken_at: null,
  unclosed: false, restarted: false,
};

/** @param {Message} message @returns {Message} */
export function whole(message) {
  if (message.type !== "queue") return message;
  return { ...message, rows: message.rows.map((row) => ({ ...ROW, ...row, card: { ...CARD, ...row.card } })) };
}

/**
 * Open the line and keep it open: it comes back by itself, a little slower each time.
 *
 * @param {{message: (m: Message) => void, open: () => void, lost: () => void}} hear
 * @returns {{send: (m: Message) => boolean, close: () => void}}
 */
export function openLine(hear) {
  let socket = /** @type {WebSocket | null} */ (null);
  let tries = 0;
  let timer = 0;
  let closed = false;

  function dial() {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    socket = new WebSocket(`${scheme}://${location.host}/ws/console`);
    socket.onopen = () => {
      tries = 0;
      hear.open();
    };
    socket.onmessage = (event) => hear.message(whole(JSON.parse(event.data)));
    socket.onclose = () => {
      socket = null;
      if (closed) return;
      hear.lost();
      timer = window.setTimeout(dial, RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)]);
    };
  }

  dial();
  return {
    send(message) {
      if (socket?.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}
