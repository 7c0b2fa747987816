/**
 * One call from Answer to its end: connections old and new, what the data channel says, and what the page shows.
 *
 * @typedef {{id: string, what: string, at: number, state: "asked" | "agreed" | "refused" | "done" | "ended", outcome?: string}} Asked
 * @typedef {{id: string, by: string, text: string, at: string, sent: boolean, full?: boolean}} Line
 * @typedef {{id: string, at: number, width: number, height: number, parts: number, slices: string[], have: number,
 *   type: string, camera: string, flaw: string | null, image: ImageBitmap | null}} Still
 * @typedef {{samples: number[], at: number, ended: boolean}} Trace
 */

import { openMedia, Peer } from "./peer.js";

const POLL_MS = 250;
/** Nothing at all for so long is a lost station: with looking and drawing it is said within 2 s. */
const SILENT_MS = 1200;
const FROZEN_MS = 1500;
/** A station that lost the clinic is believed lost sooner when its pictures stop as well. */
const SILENT_OFFLINE_MS = 500;
const TRACE_LENGTH = 400;
/** A wave without a new piece for so long is not of this moment any more. */
const TRACE_FRESH_MS = 3000;

/** Whether a wave is being measured at `now`. @param {Trace} trace @param {number} now */
export const isRunning = (trace, now) => !trace.ended && now - trace.at < TRACE_FRESH_MS;

const iso = () => new Date().toISOString();

/** A call in progress; `changed` runs when there is something new to draw, `acted` when a person waits to see it. */
export class Call {
  /**
   * @param {{call: string, visit: string, row: import("./wire.js").Row, ice: RTCIceServer[],
   *   send: (m: import("./wire.js").Message) => boolean, changed: () => void, acted: () => void, doctor: string}} about
   */
  constructor(about) {
    this.id = about.call;
    this.visit = about.visit;
    this.row = about.row;
    this.ice = about.ice;
    this.send = about.send;
    this.changed = about.changed;
    this.acted = about.acted;
    this.doctor = about.doctor;
    this.startedAt = Date.now();
    /** When the first of the patient came, be it sound or picture; and the first picture. */
    this.beganAt = 0;
    this.firstFrameAt = 0;
    this.phase = /** @type {"connecting" | "live" | "lost" | "ended"} */ ("connecting");
    this.lostAt = 0;
    this.lastFrameAt = 0;
    this.lastBytesAt = 0;
    this.stationOnline = true;
    this.quality = "Connecting";
    this.muted = false;
    this.cameraOff = false;
    this.trouble = "";
    this.textOpen = false;
    this.unread = 0;
    this.lines = /** @type {Line[]} */ ([]);
    this.asks = /** @type {Asked[]} */ ([]);
    this.readings = /** @type {import("./wire.js").Reading[]} */ ([]);
    this.progress = /** @type {Record<string, {value: number | null, unit: string | null, at: number}>} */ ({});
    this.traces = /** @type {Record<string, Trace>} */ ({});
    this.stills = /** @type {Still[]} */ ([]);
    this.media = /** @type {MediaStream | null} */ (null);
    this.current = /** @type {Peer | null} */ (null);
    this.next = /** @type {Peer | null} */ (null);
    this.before = /** @type {import("./peer.js").Arrived | null} */ (null);
    this.early = /** @type {RTCIceCandidateInit[]} */ ([]);
    this.timer = window.setInterval(() => void this.watch(), POLL_MS);
    void this.openCamera();
  }

  /** Whether the patient is to be seen; a camera that is off at the station sends nothing. @returns {"none" | "stopped" | "moving"} */
  get picture() {
    if (!this.firstFrameAt) return "none";
    return Date.now() - this.lastFrameAt > FROZEN_MS ? "stopped" : "moving";
  }

  get stream() {
    return this.current?.stream ?? null;
  }

  async openCamera() {
    const { stream, trouble } = await openMedia();
    if (this.phase === "ended") {
      for (const track of stream.getTracks()) track.stop();
      return;
    }
    this.media = stream;
    this.trouble = trouble;
    this.applyMedia();
    for (const peer of [this.current, this.next]) await peer?.give(stream);
    this.changed();
  }

  /** The kiosk's offer: the first of this call, or a new connection beside the old one. @param {string} sdp */
  async offered(sdp) {
    this.next?.close();
    const peer = new Peer(this.ice, {
      candidate: (candidate) => this.tellCandidate(peer, candidate),
      channel: (channel) => this.listen(channel),
      state: () => this.changed(),
    });
    for (const candidate of this.early.splice(0)) peer.early.push(candidate);
    if (this.current) this.next = peer;
    else this.current = peer;
    const answer = await peer.answer(sdp, this.media);
    this.send({ type: "description", call_id: this.id, kind: "answer", sdp: answer });
    this.changed();
  }

  /** @param {Peer} peer @param {RTCIceCandidate | null} candidate */
  tellCandidate(peer, candidate) {
    if (peer !== (this.next ?? this.current)) return;
    this.send({
      type: "candidate",
      call_id: this.id,
      candidate: candidate?.candidate || null,
      mid: candidate?.sdpMid ?? null,
      line: candidate?.sdpMLineIndex ?? null,
    });
  }

  /** @param {{candidate: string | null, mid?: string | null, line?: number | null}} message */
  async candidate(message) {
    if (!message.candidate) return;
    const text = message.candidate.startsWith("candidate:") ? message.candidate : `candidate:${message.candidate}`;
    const init = { candidate: text, sdpMid: message.mid ?? null, sdpMLineIndex: message.line ?? null };
    const peer = this.next ?? this.current;
    if (peer) await peer.candidate(init);
    else this.early.push(init);
  }

  /** @param {RTCDataChannel} channel */
  listen(channel) {
    channel.onmessage = (event) => this.heard(JSON.parse(event.data));
    channel.onopen = () => this.sendAgain();
    if (channel.readyState === "open") this.sendAgain();
  }

  /** Say again what the patient's station may have missed; ids make a second arrival harmless. */
  sendAgain() {
    for (const line of this.lines) if (!line.sent) this.sayLine(line);
    this.changed();
  }

  /** @param {import("./wire.js").Message} body @returns {boolean} */
  say(body) {
    if (this.current?.say(body) || this.next?.say(body)) return true;
    if (!this.stationOnline) return false;
    return this.send({ type: "relay", call_id: this.id, body });
  }

  /** Take one message of the care channel. @param {import("./wire.js").Message} message */
  heard(message) {
    switch (message.type) {
      case "chat":
        if (this.lines.some((line) => line.id === message.id)) return;
        this.lines = [...this.lines, /** @type {any} */ ({ ...message, sent: true })];
        if (this.textOpen) break;
        this.unread += 1;
        break;
      case "answered":
        this.setAsk(message.id, message.agreed ? "agreed" : "refused");
        break;
      case "measureended":
        this.endAsk(message.id, message.outcome);
        break;
      case "livereading":
        this.takeReading(message.reading);
        break;
      case "liveprogress":
        this.takeProgress(message);
        break;
      case "stillhead":
        this.startStill(message);
        break;
      case "stillpart":
        void this.takePart(/** @type {any} */ (message));
        break;
      case "hangup":
        break;
    }
    this.changed();
  }

  /** @param {string} id @param {Asked["state"]} state */
  setAsk(id, state) {
    this.asks = this.asks.map((one) => (one.id === id ? { ...one, state } : one));
  }

  /** What was asked for will not come, and why; or a line that was written has no room. @param {string} id @param {string} outcome */
  endAsk(id, outcome) {
    const ask = this.asks.find((one) => one.id === id);
    if (ask) this.endProgress(ask.what);
    this.asks = this.asks.map((one) => (one.id === id && one.state !== "done" ? { ...one, state: /** @type {const} */ ("ended"), outcome } : one));
    this.lines = this.lines.map((one) => (one.id === id ? { ...one, full: true } : one));
  }

  /** The oldest request of this kind is answered by what came. @param {string} what */
  finishAsk(what) {
    const open = this.asks.find((one) => one.what === what && (one.state === "asked" || one.state === "agreed"));
    if (open) this.setAsk(open.id, "done");
  }

  /** @param {import("./wire.js").Reading} reading */
  takeReading(reading) {
    if (this.readings.some((one) => one.id === reading.id)) return;
    this.readings = [...this.readings, reading];
    this.finishAsk(reading.vital.type);
    this.endProgress(reading.vital.type);
  }

  /** This is not being measured any more; its wave stays to be looked at. @param {string} kind */
  endProgress(kind) {
    const { [kind]: _, ...rest } = this.progress;
    this.progress = rest;
    const trace = this.traces[kind];
    if (trace) this.traces = { ...this.traces, [kind]: { ...trace, ended: true } };
  }

  /** @param {any} message */
  takeProgress({ kind, value = null, unit = null, trace = [] }) {
    const at = Date.now();
    this.progress = { ...this.progress, [kind]: { value, unit, at } };
    if (!trace.length) return;
    const before = this.traces[kind];
    const samples = [...(before && isRunning(before, at) ? before.samples : []), ...trace].slice(-TRACE_LENGTH);
    this.traces = { ...this.traces, [kind]: { samples, at, ended: false } };
  }

  /** @param {any} head */
  startStill(head) {
    if (this.stills.some((one) => one.id === head.id)) return;
    const still = {
      id: head.id, at: Date.now(), width: head.width, height: head.height, parts: head.parts, type: head.content_type,
      camera: head.camera ?? "face", flaw: head.flaw ?? null, slices: new Array(head.parts), have: 0, image: null,
    };
    this.stills = [...this.stills, still];
  }

  /** @param {{id: string, number: number, data: string}} part */
  async takePart(part) {
    const still = this.stills.find((one) => one.id === part.id);
    if (!still || still.slices[part.number] !== undefined) return;
    still.slices[part.number] = part.data;
    still.have += 1;
    if (still.have === still.parts) {
      const bytes = still.slices.filter((slice) => slice !== undefined).map((slice) => Uint8Array.from(atob(slice), (c) => c.charCodeAt(0)));
      still.image = await createImageBitmap(new Blob(bytes, { type: still.type }));
      still.slices = [];
      this.finishAsk("still");
    }
    this.changed();
  }

  /** @param {string} what @param {string} camera the one that a still is asked of */
  ask(what, camera = "face") {
    const message = { type: "ask", id: crypto.randomUUID(), what, doctor: this.doctor, camera };
    if (!this.say(message)) return;
    this.asks = [...this.asks, { id: message.id, what, at: Date.now(), state: /** @type {const} */ ("asked") }];
    this.acted();
  }

  /** @param {string} text */
  write(text) {
    const line = { id: crypto.randomUUID(), by: "doctor", text, at: iso(), sent: false };
    this.lines = [...this.lines, line];
    this.sayLine(line);
    this.acted();
  }

  /** @param {Line} line */
  sayLine(line) {
    const { id, by, text, at } = line;
    // While the patient is away the line stays unsent here, and goes out when the station is back.
    const sent = this.phase !== "lost" && this.say({ type: "chat", id, by, text, at });
    this.lines = this.lines.map((one) => (one.id === id ? { ...one, sent } : one));
  }

  openText(open = !this.textOpen) {
    this.textOpen = open;
    if (open) this.unread = 0;
    this.acted();
  }

  mute(on = !this.muted) {
    this.muted = on;
    this.applyMedia();
    this.acted();
  }

  camera(off = !this.cameraOff) {
    this.cameraOff = off;
    this.applyMedia();
    this.acted();
  }

  applyMedia() {
    for (const track of this.media?.getAudioTracks() ?? []) track.enabled = !this.muted;
    for (const track of this.media?.getVideoTracks() ?? []) track.enabled = !this.cameraOff;
  }

  /** @param {boolean} online */
  station(online) {
    this.stationOnline = online;
    void this.watch();
  }

  /** Look at what arrives: first picture, silence, return, and the quality in words. */
  async watch() {
    if (this.phase === "ended" || !this.current) return;
    await this.swapWhenReady();
    const now = Date.now();
    const arrived = await this.current.arrived().catch(() => null);
    if (!arrived || this.phase === "ended") return;
    const before = this.before ?? { video: 0, bytes: 0, lost: 0, packets: 0, rtt: 0 };
    if (arrived.video > before.video) this.lastFrameAt = now;
    if (arrived.bytes > before.bytes) this.lastBytesAt = now;
    if (arrived.bytes) this.beganAt ||= now;
    if (arrived.video) this.firstFrameAt ||= now;
    this.before = arrived;
    this.judge(now, arrived, before);
    this.changed();
  }

  /** @param {number} now @param {import("./peer.js").Arrived} arrived @param {import("./peer.js").Arrived} before */
  judge(now, arrived, before) {
    if (!this.beganAt) return;
    const silent = now - this.lastBytesAt;
    const lost = silent > SILENT_MS || (!this.stationOnline && silent > SILENT_OFFLINE_MS);
    if (lost && this.phase === "live") {
      this.lostAt = this.lastBytesAt;
      this.phase = "lost";
    } else if (!lost && this.phase !== "live") {
      this.phase = "live";
      this.sendAgain();
    }
    const packets = arrived.packets - before.packets;
    const share = packets > 0 ? (arrived.lost - before.lost) / packets : 0;
    if (lost) this.quality = "No connection";
    else if (this.picture !== "moving" && now - this.beganAt > FROZEN_MS) this.quality = "Sound only";
    else if (share > 0.1 || arrived.rtt > 0.5) this.quality = "Connection weak";
    else if (share > 0.03 || arrived.rtt > 0.25) this.quality = "Connection fair";
    else this.quality = "Connection good";
  }

  /** The new connection takes over when its first picture is there, or when sound alone has come for a while. */
  async swapWhenReady() {
    if (!this.next) return;
    const next = this.next;
    const arrived = await next.arrived().catch(() => null);
    if (!arrived?.bytes || next !== this.next) return;
    next.beganAt ||= Date.now();
    if (!arrived.video && Date.now() - next.beganAt < FROZEN_MS) return;
    this.current?.close();
    this.current = next;
    this.next = null;
    this.before = arrived;
    this.lastFrameAt = this.lastBytesAt = Date.now();
    this.beganAt ||= Date.now();
    if (arrived.video) this.firstFrameAt ||= Date.now();
    this.stationOnline = true;
  }

  /** Stop everything here; whoever ends the call says so first. */
  end() {
    if (this.phase === "ended") return;
    this.phase = "ended";
    clearInterval(this.timer);
    for (const peer of [this.current, this.next]) peer?.close();
    for (const track of this.media?.getTracks() ?? []) track.stop();
    this.changed();
  }
}
