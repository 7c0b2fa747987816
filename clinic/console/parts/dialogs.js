/** Dialogs: all keys, end the call (asked once), test of camera and sound. */

import { acts } from "../app.js";
import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { Icon } from "../icons.js";
import { KEYS } from "../keys.js";
import { openMedia } from "../peer.js";
import { nameOf } from "../words.js";

/** A modal that keeps the focus while it stands. @param {{title: string, children?: any, role?: string}} props */
function Dialog({ title, children, role = "dialog" }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector("[autofocus]")?.focus();
    return () => before instanceof HTMLElement && before.focus();
  }, []);
  return html`<div class="veil"><section class="dialog" ref=${box} role=${role} aria-modal="true" aria-labelledby="dialog-title"><h2 id="dialog-title">${title}</h2>${children}</section></div>`;
}

export function KeysDialog() {
  return html`<${Dialog} title="Keys">
    <dl class="keys">${KEYS.map(([key, what]) => html`<div><dt>${key.split(" ").map((one) => html`<kbd>${one}</kbd>`)}</dt><dd>${what}</dd></div>`)}</dl>
    <p class="soft">Single letters are off while you type.</p>
    <div class="dialog-acts"><button type="button" class="main" autofocus onClick=${() => acts.dialog(null)}>Close</button></div>
  <//>`;
}

/** @param {{state: any}} props */
export function EndDialog({ state }) {
  const name = nameOf(state.call.row.card);
  return html`<${Dialog} title="End the call with ${name}?" role="alertdialog">
    <p>The call ends for both of you. Then you write what ${name} will see at the station.</p>
    <div class="dialog-acts">
      <button type="button" onClick=${() => acts.dialog(null)} autofocus>Stay in the call</button>
      <button type="button" class="help" data-key="end-now" onClick=${acts.endCall}><${Icon} name="end" size=${20} fill=${true} />End call</button>
    </div>
  <//>`;
}

export function TestDialog() {
  const video = useRef(null);
  const [told, setTold] = useState("Opening camera and microphone");
  const [loud, setLoud] = useState(0);
  useEffect(() => {
    let gone = false;
    let timer = 0;
    let audio = /** @type {AudioContext | null} */ (null);
    let media = /** @type {MediaStream | null} */ (null);
    void openMedia().then(({ stream, trouble }) => {
      media = stream;
      if (gone) return stop();
      setTold(trouble || "Camera and microphone work. Say something: the bar moves.");
      if (video.current) video.current.srcObject = stream;
      if (stream.getAudioTracks().length) listen(stream);
    });
    /** @param {MediaStream} stream */
    function listen(stream) {
      audio = new AudioContext();
      const meter = audio.createAnalyser();
      audio.createMediaStreamSource(stream).connect(meter);
      const samples = new Float32Array(meter.fftSize);
      timer = window.setInterval(() => {
        meter.getFloatTimeDomainData(samples);
        setLoud(Math.min(1, Math.max(...samples) * 2));
      }, 100);
    }
    function stop() {
      clearInterval(timer);
      void audio?.close();
      for (const track of media?.getTracks() ?? []) track.stop();
    }
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return html`<${Dialog} title="Camera and sound">
    <video class="test-picture" ref=${video} autoplay playsinline muted></video>
    <meter class="loud" min="0" max="1" value=${loud} aria-label="Loudness of the microphone"></meter>
    <p role="status">${told}</p>
    <div class="dialog-acts"><button type="button" class="main" autofocus onClick=${() => acts.dialog(null)}>Close</button></div>
  <//>`;
}
