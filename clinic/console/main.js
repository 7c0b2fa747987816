/** The doctor's console: which page stands, the dialogs above it, the title of the tab and the sounds of the ring. */

import { start } from "./app.js";
import { html, render, useEffect } from "./html.js";
import { onKey } from "./keys.js";
import { CallPage } from "./pages/call.js";
import { ClosePage } from "./pages/close.js";
import { FirstPage } from "./pages/first.js";
import { QueuePage } from "./pages/queue.js";
import { RingCard } from "./pages/ring.js";
import { SignInPage } from "./pages/signin.js";
import { EndDialog, KeysDialog, TestDialog } from "./parts/dialogs.js";
import { useStore } from "./store.js";
import { waits } from "./app.js";

function Console() {
  const state = useStore();
  useEffect(() => {
    const waiting = state.queue?.rows.filter(waits).length ?? 0;
    const place = !state.me ? "Sign in" : { queue: "Queue", call: "In a call", close: "Close the visit" }[state.page];
    document.title = `${state.me && waiting ? `(${waiting}) ` : ""}${place} · Carepost`;
  });
  if (location.pathname === "/first") return html`<${FirstPage} />`;
  if (!state.started) return html`<p class="starting" role="status">Carepost</p>`;
  if (!state.me) return html`<${SignInPage} state=${state} />`;
  const page =
    state.page === "call" && state.call
      ? html`<${CallPage} state=${state} />`
      : state.page === "close" && state.closing
        ? html`<${ClosePage} key=${state.closing.visit} state=${state} />`
        : html`<${QueuePage} state=${state} />`;
  return html`
    <div class="everything" inert=${Boolean(state.dialog || state.ring)}>${page}</div>
    ${state.ring && html`<${RingCard} key=${state.ring.visit} state=${state} />`}
    ${state.dialog === "keys" && html`<${KeysDialog} />`}
    ${state.dialog === "test" && html`<${TestDialog} />`}
    ${state.dialog === "end" && state.call && html`<${EndDialog} state=${state} />`}
  `;
}

document.addEventListener("keydown", onKey);
if (location.pathname !== "/first") void start();
const root = document.getElementById("app");
if (root) render(html`<${Console} />`, root);
