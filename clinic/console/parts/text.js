/** Text talk beside the picture. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "../html.js";
import { Icon } from "../icons.js";
import { hm } from "../words.js";

/** @param {{call: any, name: string}} props */
export function TextPanel({ call, name }) {
  const [text, setText] = useState("");
  const box = useRef(null);
  const end = useRef(null);
  useLayoutEffect(() => box.current?.focus(), []);
  useEffect(() => end.current?.scrollIntoView({ block: "nearest" }), [call.lines.length]);

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    if (!text.trim()) return;
    call.write(text.trim());
    setText("");
  }

  return html`<section class="text-panel" data-open aria-label="Text with ${name}">
    <header><h2>Text with ${name}</h2><button type="button" class="plain" data-key="shut" aria-label="Close text" onClick=${() => call.openText(false)}><${Icon} name="cross" size=${18} /></button></header>
    <div class="lines" role="log" aria-label="Lines" tabindex="0">
      ${!call.lines.length && html`<p class="none">Nothing written yet. The patient sees what you write on the screen.</p>`}
      ${call.lines.map((one) => html`<p key=${one.id} class="line ${one.by}"><b>${one.by === "doctor" ? "You" : name} <time>${hm(one.at)}${one.full ? " · not taken: the text of this visit is full, please speak" : one.sent ? "" : " · will be sent"}</time></b><span>${one.text}</span></p>`)}
      <span ref=${end}></span>
    </div>
    <form onSubmit=${submit}>
      <label class="visually-hidden" for="text-line">Write to ${name}</label>
      <input id="text-line" ref=${box} value=${text} maxlength="1000" autocomplete="off" placeholder="Write to ${name}" onInput=${(e) => setText(e.target.value)} />
      <button type="submit" class="main">Send</button>
    </form>
  </section>`;
}
