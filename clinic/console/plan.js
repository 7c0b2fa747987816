/**
 * The plan as it is written: a draft, which the clinic keeps until it is signed, and the wire's Plan made from it.
 *
 * @typedef {{id: string, name: string, dose: string, days: string, morning: string, midday: string, evening: string,
 *   night: string, note: string}} MedicineDraft
 * @typedef {{id: string, disposition: string, diagnosis: string, advice: string, followUp: string, followUpOn: string,
 *   danger: string, medicines: MedicineDraft[]}} Draft
 */

/** How a visit may end: for the record, for the doctor, its icon, and what the patient reads (care/told.py is the source). */
export const ENDINGS = /** @type {const} */ ([
  ["self-care", "Care at home", "home", "You can care for yourself at home"],
  ["medicine", "Medicine", "pill", "Take the medicine as written here"],
  ["test", "Test", "drop", "You need a test"],
  ["in-person", "Be seen in person", "people", "Come to the clinic to see a doctor in person"],
  ["emergency", "Emergency", "octagon", "Go to the emergency department now"],
  ["call-back", "Call back", "phone", "The clinic will call you back"],
]);

export const TIMES = /** @type {const} */ ([
  ["morning", "Morning"],
  ["midday", "Midday"],
  ["evening", "Evening"],
  ["night", "Night"],
]);

/** Words that many patients do not know, and what to say instead. */
const HARD = {
  acute: "sudden", abdominal: "belly", administer: "give", adverse: "bad", analgesic: "pain medicine", antipyretic: "fever medicine",
  benign: "not dangerous", bilateral: "on both sides", cardiac: "heart", cellulitis: "skin infection", cephalgia: "headache",
  chronic: "long-lasting", contraindicated: "not safe for you", delineate: "draw around", discontinue: "stop", dyspnea: "short breath",
  dyspnoea: "short breath", edema: "swelling", elevate: "raise", exacerbation: "worse time", febrile: "with fever", fracture: "broken bone",
  gastrointestinal: "stomach and bowel", hypertension: "high blood pressure", hypotension: "low blood pressure", ingest: "swallow",
  inflammation: "swelling", lesion: "sore", monitor: "watch", nausea: "feeling sick", oedema: "swelling", oral: "by mouth",
  otitis: "ear infection", palpitations: "fast heartbeat", persist: "go on", pharyngitis: "sore throat", prognosis: "what to expect",
  pulmonary: "lung", pyrexia: "fever", renal: "kidney", respiratory: "breathing", symptomatic: "with signs", syncope: "fainting",
  tachycardia: "fast heartbeat", topical: "on the skin", urticaria: "itchy rash", viral: "from a virus",
};

/** @returns {Draft} */
export const emptyDraft = () => ({
  id: crypto.randomUUID(), disposition: "", diagnosis: "", advice: "", followUp: "", followUpOn: "", danger: "", medicines: [],
});

/** @returns {MedicineDraft} */
export const emptyMedicine = () => ({
  id: crypto.randomUUID(), name: "", dose: "", days: "", morning: "", midday: "", evening: "", night: "", note: "",
});

/** @param {string} text @returns {string[]} */
export const lines = (text) => text.split("\n").map((one) => one.trim()).filter(Boolean);

/** @param {string} text @returns {{word: string, plain: string}[]} */
export function hardWords(text) {
  const found = (text.match(/\p{L}+/gu) ?? []).filter((word) => HARD[word.toLowerCase()]);
  return [...new Set(found)].map((word) => ({ word, plain: asCased(word, HARD[word.toLowerCase()]) }));
}

/** @param {string} word @param {string} plain */
const asCased = (word, plain) => (/^\p{Lu}/u.test(word) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain);

/** @param {string} text @param {string} word @param {string} plain */
export const replaced = (text, word, plain) => text.replace(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "gu"), plain);

/** What still must be written before the visit can be signed, as sentences. @param {Draft} draft */
export function needed(draft) {
  const list = [];
  if (!draft.disposition) list.push("Choose how this visit ends.");
  if (!draft.diagnosis.trim()) list.push("Write what is wrong.");
  for (const one of draft.medicines) {
    if (!one.name.trim() || !one.dose.trim()) list.push("Give each medicine a name and a dose, or take it out.");
    if (TIMES.some(([time]) => amount(one[time]) === null)) list.push("Write how much as a number, such as 1 or 0.5.");
    if (!/^\d*$/.test(one.days.trim())) list.push("Write the days as a whole number.");
  }
  return [...new Set(list)];
}

/** How much at one time of day; nothing written is none, and what is not a number, as "1/2", is null. @param {string} text */
export function amount(text) {
  const plain = text.trim().replace(",", ".");
  return /^(\d+(\.\d+)?|\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** @param {Draft} draft @param {string} doctor */
export const asPlan = (draft, doctor) => ({
  id: draft.id,
  doctor,
  diagnosis: draft.diagnosis.trim(),
  disposition: draft.disposition,
  advice: lines(draft.advice),
  medicines: draft.medicines.map((one) => ({
    id: one.id,
    name: one.name.trim(),
    dose: one.dose.trim(),
    days: Number(one.days) || null,
    ...Object.fromEntries(TIMES.map(([time]) => [time, amount(one[time]) ?? 0])),
    note: one.note.trim(),
  })),
  follow_up: draft.followUp.trim(),
  follow_up_on: draft.followUpOn || null,
  danger_signs: lines(draft.danger),
});

/** What was written before stands above what was written here; of a choice, the newer one holds. @param {Draft} kept @param {Draft} here @returns {Draft} */
export const joined = (kept, here) => ({
  ...kept,
  ...Object.fromEntries(TEXTS.map((key) => [key, [kept[key], here[key]].filter(Boolean).join("\n")])),
  disposition: here.disposition || kept.disposition,
  followUpOn: here.followUpOn || kept.followUpOn,
  medicines: [...kept.medicines, ...here.medicines],
});

const TEXTS = /** @type {const} */ (["diagnosis", "advice", "followUp", "danger"]);
