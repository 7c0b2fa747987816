/** 01 Sign-in: name and password, which clinic this is, and whether its server answers. */

import { start } from "../app.js";
import * as doors from "../doors.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { Done, Icon, Warning } from "../icons.js";
import { Key, Mode } from "../parts/common.js";

/** The dark half that sign-in and first use share. */
export function Cover() {
  return html`<section class="cover">
    <p class="brand"><img src="/console/icon.svg" width="44" height="44" alt="" />Carepost</p>
    <div class="cover-words">
      <p class="cover-title">Doctor's console</p>
      <p>See who is waiting, answer by video, and close each visit in words the patient understands.</p>
    </div>
    <svg class="cover-trace" viewBox="0 0 600 130" aria-hidden="true" preserveAspectRatio="xMinYMid slice">
      <g fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round">
        ${[0, 150, 300].map((x) => html`<path d=${beat(x)} />`)}
        <path d="M508 95h2c6 0 12-1 17-12 5-11 9-14 14-14s9 4 13 13c4 10 9 13 16 13h30" opacity=".5" />
      </g>
      <circle cx="467" cy="92" r="3.500" fill="#fff" />
    </svg>
    <p class="cover-foot"><${Icon} name="shield" size=${20} />Only people on this clinic's list can sign in. Each sign-in is recorded.</p>
  </section>`;
}

/** @param {number} x */
const beat = (x) =>
  `M${x} 95h10c5 0 8-12 14-12s9 12 14 12h3l3 8 5-103 7 118 5-23h6c8 0 13-26 21-26s12 26 24 26h${x === 300 ? 54 : 38}`;

/** @param {{state: any}} props */
export function SignInPage({ state }) {
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const box = useRef(null);
  useEffect(() => box.current?.focus(), []);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    try {
      await doors.signIn(name.trim(), password);
      await start();
    } catch (error) {
      setPassword("");
      setProblem(refusal(error));
    }
    setBusy(false);
  }

  const { answers, mode, clinic } = state.server;
  return html`<div class="signin">
    <${Cover} />
    <main>
      <form onSubmit=${submit}>
        <p class="chips"><${Mode} mode=${mode} />${clinic && html`<span class="chip">${clinic}</span>`}</p>
        <h1>Sign in</h1>
        <p class="lead">Use the name and password that you set when the clinic invited you.</p>
        <label for="name">Name</label>
        <input id="name" name="name" ref=${box} autocomplete="username" autocapitalize="none" spellcheck=${false} required value=${name} onInput=${(e) => setName(e.target.value)} />
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required value=${password} onInput=${(e) => setPassword(e.target.value)} />
        <div role="alert">${problem && html`<p class="problem"><${Warning} size=${18} />${problem}</p>`}</div>
        <button type="submit" class="main big" aria-disabled=${busy}><${Icon} name="user" size=${24} />${busy ? "Signing in" : "Sign in"}<${Key}>Enter<//></button>
        <p class="signin-foot" role="status">
          ${answers
            ? html`<span class="good"><${Done} />The clinic server answers</span>`
            : html`<span class="warn"><${Warning} size=${18} />The clinic server does not answer. Trying again.</span>`}
        </p>
      </form>
    </main>
  </div>`;
}

/** @param {any} error */
function refusal(error) {
  if (error.status === 0) return "The clinic server does not answer. Try again in a moment.";
  if (error.status === 429) return error.message || "Too many tries. Wait a minute, then try again.";
  return error.message || "That name and password do not go together.";
}
