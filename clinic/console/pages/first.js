/** First use: the one-time link lets a person choose the name and password to sign in with. */

import * as doors from "../doors.js";
import { html, useState } from "../html.js";
import { Icon, Warning } from "../icons.js";
import { Cover } from "./signin.js";

const LENGTH_MIN = 12;

export function FirstPage() {
  const token = new URLSearchParams(location.search).get("token") ?? "";
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState(token ? "" : "This link is not whole: open the link exactly as it was printed.");

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    if (password.length < LENGTH_MIN) return setProblem(`Use at least ${LENGTH_MIN} characters: a few words are easy to keep in mind.`);
    try {
      await doors.first(token, name.trim(), password);
      location.replace("/");
    } catch (error) {
      setProblem(error.message || "This link was used already, or it is too old. Ask for a new one.");
    }
  }

  return html`<div class="signin">
    <${Cover} />
    <main>
      <form onSubmit=${submit}>
        <h1>Welcome</h1>
        <p class="lead">Choose the name that patients and colleagues see, and a password. This link works once.</p>
        <label for="name">Your name</label>
        <input id="name" name="name" autocomplete="username" required value=${name} onInput=${(e) => setName(e.target.value)} />
        <label for="password">Password, at least ${LENGTH_MIN} characters</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required value=${password} onInput=${(e) => setPassword(e.target.value)} />
        <div role="alert">${problem && html`<p class="problem"><${Warning} size=${18} />${problem}</p>`}</div>
        <button type="submit" class="main big"><${Icon} name="tick" size=${24} />Keep and go to sign-in</button>
      </form>
    </main>
  </div>`;
}
