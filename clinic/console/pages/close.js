/** 08 Close: how the visit ends, in the patient's words, with the patient's screen beside it. */

import { acts, noteOf, planOf } from "../app.js";
import { html, useState } from "../html.js";
import { Done, Icon, Warning } from "../icons.js";
import { Identity, Notice } from "../parts/common.js";
import { Measured } from "../parts/judged.js";
import { Kept, NoteFields } from "../parts/note.js";
import { PatientScreen } from "../parts/patient_screen.js";
import { asPlan, emptyMedicine, ENDINGS, hardWords, needed, replaced, TIMES } from "../plan.js";
import { shown } from "../readings.js";
import { hm, nameOf } from "../words.js";
import { VisitBar } from "./call.js";

/** @param {{state: any}} props */
export function ClosePage({ state }) {
  const { closing } = state;
  const { row, visit } = closing;
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const note = noteOf(visit);
  const plan = planOf(visit);
  const draft = plan.value;
  const name = nameOf(row.card);
  const wanting = needed(draft);
  /** @param {Partial<import("../plan.js").Draft>} part */
  const change = (part) => plan.write(part);

  async function sign() {
    setTried(true);
    if (wanting.length) {
      /** @type {HTMLElement | null} */ (document.querySelector(draft.disposition ? "#diagnosis" : ".endings input"))?.focus();
      return;
    }
    setBusy(true);
    setProblem("");
    try {
      await acts.closeVisit(asPlan(draft, state.queue?.me ?? state.me.name));
    } catch (error) {
      setProblem(`Not signed. Nothing was sent. ${error.message}`);
      setBusy(false);
    }
  }

  return html`<div class="close-page">
    <${VisitBar} state=${state} title="Close the visit" />
    <${Identity} row=${row}>
      ${closing.endedAt && html`<p class="ended"><${Icon} name="phone" size=${20} /><span><b>Call ended ${hm(closing.endedAt)}</b><small>${Math.floor(closing.seconds / 60)} min ${Math.floor(closing.seconds % 60)} s</small></span></p>`}
    <//>
    <main class="plan">
      <${Notice} notice=${state.notice} />
      <div class="plan-body" tabindex="-1">
        <div class="plan-head"><h2>What we agreed</h2><span class="spring"></span><${Reading} draft=${draft} language=${row.card.language} /></div>
        <${Measured} tiles=${shown(row, closing.readings)} />
        <fieldset class="endings">
          <legend><b>How does this visit end?</b> <span class=${tried && !draft.disposition ? "danger" : "soft"}>Needed</span></legend>
          ${ENDINGS.map(
            ([value, word, icon]) => html`<label class=${draft.disposition === value ? "chosen" : ""}>
              <input type="radio" name="ending" value=${value} checked=${draft.disposition === value} onChange=${() => change({ disposition: value })} />
              <${Icon} name=${icon} size=${22} /><span>${word}</span>${draft.disposition === value && html`<${Done} size=${18} />`}
            </label>`,
          )}
        </fieldset>
        <${Words} id="diagnosis" label="What is wrong" draft=${draft} field="diagnosis" change=${change} needed=${tried && !draft.diagnosis.trim()} hint="Needed" />
        <${Words} id="advice" label="What to do" draft=${draft} field="advice" change=${change} rows=${3} hint="one line for each" />
        <${Medicines} plan=${plan} />
        <div class="two">
          <div>
            <${Words} id="followUp" label="Come back" draft=${draft} field="followUp" change=${change} rows=${2} />
            <label class="inline" for="followUpOn">On this day</label>
            <input id="followUpOn" type="date" value=${draft.followUpOn} onInput=${(e) => change({ followUpOn: e.target.value })} />
          </div>
          <${Words} id="danger" label="Get help at once if" draft=${draft} field="danger" change=${change} rows=${4} hint="one line for each" />
        </div>
        <section class="note" aria-label="Note for the team"><div class="note-head"><h2>For the team</h2><span class="soft">the patient does not see this</span></div><${NoteFields} keeper=${note} /></section>
      </div>
      <footer class="plan-foot">
        <div role="alert">${problem ? html`<b class="danger">${problem}</b>` : tried && wanting.length ? html`<b class="danger">${wanting.join(" ")}</b>` : ""}</div>
        ${!(problem || (tried && wanting.length)) && html`<${Kept} keepers=${[note, plan]} />`}
        <span class="spring"></span>
        <button type="button" class="tall" onClick=${acts.toQueue}>Finish later: stays on top of your queue</button>
        <button type="button" class="main tall" data-key="sign" aria-disabled=${busy} onClick=${() => !busy && sign()}><${Icon} name="tick" size=${20} />${busy ? "Signing" : `Sign and close for ${name}`}</button>
      </footer>
    </main>
    <aside class="patient-side" aria-label="What ${name} will see at the station"><${PatientScreen} draft=${draft} row=${row} name=${name} doctor=${state.queue?.me ?? ""} /></aside>
  </div>`;
}

/** How hard the words are to read; the list of hard words is English. @param {{draft: import("../plan.js").Draft, language: string}} props */
function Reading({ draft, language }) {
  const hard = hardWords([draft.diagnosis, draft.advice, draft.followUp, draft.danger].join("\n"));
  const any = draft.diagnosis || draft.advice || draft.followUp || draft.danger;
  if (!any) return null;
  if (hard.length) return html`<span class="pill-warn"><${Warning} size=${15} />${hard.length === 1 ? "1 hard word" : `${hard.length} hard words`}</span>`;
  if (language !== "en") return html`<span class="soft">Hard words are checked in English only</span>`;
  return html`<span class="pill-good"><${Done} size=${15} />No hard words found</span>`;
}

/** One text of the plan with its hard words. @param {any} props */
function Words({ id, label, draft, field, change, rows = 1, hint = "", needed: missing = false }) {
  const hard = hardWords(draft[field]);
  return html`<div class="words">
    <div class="words-head">
      <label for=${id}><b>${label}</b> ${hint && html`<span class=${missing ? "danger" : "soft"}>${hint}</span>`}</label>
      <span class="spring"></span>
      ${hard.slice(0, 1).map(
        ({ word, plain }) => html`<span class="hard" role="status"><${Warning} size=${15} />"${word}" is hard to read. Use "${plain}"?
          <button type="button" onClick=${() => change({ [field]: replaced(draft[field], word, plain) })}>Change</button></span>`,
      )}
    </div>
    <textarea id=${id} rows=${rows} maxlength="2000" class=${missing ? "wanting" : ""} value=${draft[field]} onInput=${(e) => change({ [field]: e.target.value })}></textarea>
  </div>`;
}

/** @param {{plan: import("../keeper.js").Keeper<import("../plan.js").Draft>}} props */
function Medicines({ plan }) {
  const { medicines } = plan.value;
  /** @param {string} id @param {any} part */
  const edit = (id, part) => plan.write({ medicines: plan.value.medicines.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  return html`<section class="medicines" aria-label="Medicines">
    <div class="words-head"><h3>Medicines</h3><span class="soft">a plan, not a prescription</span><span class="spring"></span>
      <button type="button" data-key="add-medicine" onClick=${() => plan.write({ medicines: [...plan.value.medicines, emptyMedicine()] })}><${Icon} name="plus" size=${16} />Add a medicine</button></div>
    ${medicines.map((one, at) => html`<${MedicineRow} key=${one.id} one=${one} number=${at + 1} edit=${edit} drop=${() => plan.write({ medicines: plan.value.medicines.filter((other) => other.id !== one.id) })} />`)}
  </section>`;
}

/** @param {any} props */
function MedicineRow({ one, number, edit, drop }) {
  const box = `medicine ${number}`;
  /** @param {string} field @param {string} label @param {any} more */
  const field = (field, label, more = {}) => html`<label class="of-${field}"><span>${label}</span><input name=${`${field}-${number}`} aria-label="${label}, ${box}" value=${one[field]} onInput=${(e) => edit(one.id, { [field]: e.target.value })} ...${more} /></label>`;
  return html`<div class="medicine" role="group" aria-label="Medicine ${number}">
    ${field("name", "Name and strength")} ${field("dose", "In words", { placeholder: "1 tablet, three times a day" })}
    ${TIMES.map(([time, word]) => field(time, word, { inputmode: "decimal", placeholder: "0", class: "short" }))} ${field("days", "Days", { inputmode: "numeric", class: "short" })}
    ${field("note", "Also")}
    <button type="button" class="plain" aria-label="Take out medicine ${number}" onClick=${drop}><${Icon} name="cross" size=${18} /></button>
  </div>`;
}
