/** What the patient will see at the station, drawn small while the doctor writes. */

import { html } from "../html.js";
import { Icon, Warning } from "../icons.js";
import { amount, ENDINGS, hardWords, lines, TIMES } from "../plan.js";
import { language, record } from "../words.js";

/** @param {{draft: import("../plan.js").Draft, row: any, name: string, doctor: string}} props */
export function PatientScreen({ draft, row, name, doctor }) {
  const ending = ENDINGS.find(([value]) => value === draft.disposition);
  // The clinic has no number of a guest: one may be left at the station after the plan was shown.
  const unreachable = ending?.[0] === "call-back" && !record(row.card);
  return html`<h2>What ${name} will see at the station</h2>
    <div class="screen" tabindex="0" role="region" aria-label="The patient's screen">
      <h3>What we agreed</h3>
      ${ending && html`<p class="screen-ending ${ending[0]}"><${Icon} name=${ending[2]} size=${20} /><b>${unreachable ? "Please ask at the front desk" : ending[3]}</b></p>`}
      <p class="screen-lead">${draft.diagnosis.trim() ? html`<${Marked} text=${draft.diagnosis} />` : html`<span class="soft">What is wrong appears here.</span>`}</p>
      ${draft.medicines.filter((one) => one.name.trim()).map((one) => html`<${Pills} key=${one.id} one=${one} />`)}
      <ul>
        ${lines(draft.advice).map((one) => html`<li><${Icon} name="home" size=${18} /><span><${Marked} text=${one} /></span></li>`)}
        ${(draft.followUp.trim() || draft.followUpOn) && html`<li><${Icon} name="calendar" size=${18} /><span><b>Come back:</b> <${Marked} text=${draft.followUp} /> ${day(draft.followUpOn)}</span></li>`}
      </ul>
      ${lines(draft.danger).length > 0 &&
      html`<div class="screen-danger"><${Warning} size=${20} /><div><b>Get help at once if</b>${lines(draft.danger).map((one) => html`<p><${Marked} text=${one} /></p>`)}</div></div>`}
      <p class="screen-doctor">${doctor}</p>
    </div>
    ${unreachable && html`<p class="soft" role="status">If a phone number is left at the station, the screen says instead that the clinic will call back on it.</p>`}
    <p class="soft">Shown when you sign. The patient reads ${language(row.card.language)}.</p>
    ${row.card.language !== "en" && html`<p class="soft">The headings appear in ${language(row.card.language)} at the station; your words stay as you wrote them.</p>`}`;
}

/** @param {string} date */
const day = (date) =>
  date ? html`<b>${new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" }).format(new Date(`${date}T12:00`))}</b>` : "";

/** Text with its hard words marked. @param {{text: string}} props */
function Marked({ text }) {
  const hard = hardWords(text).map(({ word }) => word);
  if (!hard.length) return text;
  return text.split(new RegExp(`(${hard.join("|")})`, "u")).map((piece) => (hard.includes(piece) ? html`<mark>${piece}</mark>` : piece));
}

/** @param {{one: import("../plan.js").MedicineDraft}} props */
function Pills({ one }) {
  const takes = TIMES.map(([time, word]) => ({ word, much: amount(one[time]) ?? 0 }));
  return html`<div class="screen-medicine">
    <b>${one.name}</b>
    <p>${one.dose}${one.days ? `, for ${one.days} days` : ""}</p>
    ${takes.some(({ much }) => much > 0) && html`<div class="pills">${takes.map(({ word, much }) => html`<span><i class=${much > 0 ? "" : "none"}>${much > 0 ? html`<${Icon} name="pill" size=${18} />${much}` : "–"}</i>${word}</span>`)}</div>`}
    ${one.note && html`<p class="soft">${one.note}</p>`}
  </div>`;
}
