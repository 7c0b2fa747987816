/** One WebRTC connection of a call. The kiosk offers; this side answers, trickles and watches what arrives. */

/** @typedef {{video: number, bytes: number, lost: number, packets: number, rtt: number}} Arrived */

/** A camera and a microphone where there are any; `trouble` says in words what is missing. */
export async function openMedia() {
  const video = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const audio = { echoCancellation: true, noiseSuppression: true };
  const tries = [
    { want: { video, audio }, trouble: "" },
    { want: { audio }, trouble: "No camera here: the patient hears you but does not see you." },
    { want: { video }, trouble: "No microphone here: the patient sees you but does not hear you. Use Text." },
  ];
  for (const { want, trouble } of tries) {
    try {
      return { stream: await navigator.mediaDevices.getUserMedia(want), trouble };
    } catch {
      continue;
    }
  }
  return { stream: new MediaStream(), trouble: "No camera and no microphone here: the patient cannot see or hear you. Use Text." };
}

/** A connection from its offer to its end. */
export class Peer {
  /**
   * @param {RTCIceServer[]} iceServers
   * @param {{candidate: (c: RTCIceCandidate | null) => void, channel: (c: RTCDataChannel) => void, state: () => void}} hear
   */
  constructor(iceServers, hear) {
    this.connection = new RTCPeerConnection({ iceServers });
    this.stream = new MediaStream();
    this.channel = /** @type {RTCDataChannel | null} */ (null);
    this.early = /** @type {RTCIceCandidateInit[]} */ ([]);
    this.described = false;
    /** When its first sound or picture came. */
    this.beganAt = 0;
    this.connection.onicecandidate = (event) => hear.candidate(event.candidate);
    this.connection.onconnectionstatechange = () => hear.state();
    this.connection.ontrack = (event) => this.stream.addTrack(event.track);
    this.connection.ondatachannel = (event) => {
      if (event.channel.label !== "care") return;
      this.channel = event.channel;
      hear.channel(event.channel);
    };
  }

  /** Answer an offer at once; the camera may still be opening, so its tracks are put in later by `give`.
   * @param {string} sdp @param {MediaStream | null} media @returns {Promise<string>} */
  async answer(sdp, media) {
    await this.connection.setRemoteDescription({ type: "offer", sdp });
    for (const transceiver of this.connection.getTransceivers()) transceiver.direction = "sendrecv";
    if (media) await this.give(media);
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    this.described = true;
    for (const candidate of this.early.splice(0)) await this.candidate(candidate);
    return this.connection.localDescription?.sdp ?? "";
  }

  /** Send this camera and microphone. @param {MediaStream} media */
  async give(media) {
    for (const transceiver of this.connection.getTransceivers()) {
      const track = media.getTracks().find((one) => one.kind === transceiver.receiver.track.kind);
      if (track && transceiver.sender.track !== track) await transceiver.sender.replaceTrack(track);
    }
  }

  /** @param {RTCIceCandidateInit} candidate */
  async candidate(candidate) {
    if (!this.described) {
      this.early.push(candidate);
      return;
    }
    // A candidate this browser cannot use is no reason to lose the others.
    await this.connection.addIceCandidate(candidate).catch(() => undefined);
  }

  /** What has arrived since the start. @returns {Promise<Arrived>} */
  async arrived() {
    const sum = { video: 0, bytes: 0, lost: 0, packets: 0, rtt: 0 };
    for (const report of (await this.connection.getStats()).values()) {
      if (report.type === "inbound-rtp") {
        sum.bytes += report.bytesReceived ?? 0;
        sum.lost += report.packetsLost ?? 0;
        sum.packets += report.packetsReceived ?? 0;
        if (report.kind === "video") sum.video += report.framesDecoded ?? 0;
      }
      if (report.type === "candidate-pair" && report.nominated) sum.rtt = report.currentRoundTripTime ?? 0;
    }
    return sum;
  }

  /** @param {object} message @returns {boolean} */
  say(message) {
    if (this.channel?.readyState !== "open") return false;
    this.channel.send(JSON.stringify(message));
    return true;
  }

  close() {
    this.channel?.close();
    this.connection.close();
  }
}
