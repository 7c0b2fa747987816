/** Words for what the wire says in codes: urgency, reasons, languages, times and the parts of NEWS2. */

const REASONS = {
  cough: "Cough or cold",
  throat: "Sore throat",
  pain: "Pain",
  skin: "Skin",
  stomach: "Stomach or bowel",
  "blood-pressure": "Blood pressure check",
  other: "Something else",
};

const SIGNS = {
  breathing: "Hard to breathe",
  "chest-pain": "Chest pain",
  stroke: "Face, arm or speech changed",
  bleeding: "Heavy bleeding",
  fainting: "Fainted or very weak",
  swelling: "Swelling of face or throat",
  pregnancy: "Trouble in pregnancy",
  "self-harm": "Thoughts of self-harm",
  help: "Help was pressed",
  "call-lost": "The call with the doctor was lost",
  "store-failed": "The station can't keep the visit",
  "out-of-device-range": "A value was too high or too low for the device",
};

export const KINDS = {
  "blood-pressure": "Blood pressure",
  oxygen: "Oxygen and pulse",
  temperature: "Temperature",
  weight: "Weight",
  glucose: "Glucose",
  "heart-rate": "Heart rate",
};

/** When blood was taken, by the words of a glucose meter. */
const MEALS = { fasting: "fasting", preprandial: "before a meal", postprandial: "after a meal", casual: "at any time", bedtime: "at bedtime" };
/** @param {import("./wire.js").Vital} vital @returns {string | undefined} */
export const meal = (vital) => vital.meal && (MEALS[vital.meal] ?? vital.meal);

/** What the cameras of a station look at. @type {Record<string, string>} */
export const CAMERAS = { face: "Face", scope: "Throat or ear", skin: "Skin", document: "Document" };

/** What the station found wrong with a still that was sent all the same. @type {Record<string, string>} */
export const FLAWS = { blurred: "blurred", dark: "too dark", bright: "too bright", glare: "with a reflection", "no-page": "no whole page found" };

/** A still in words: its camera when it is not the face's, and its flaw. @param {{camera: string, flaw: string | null}} still */
export const stillWords = ({ camera, flaw }) =>
  [camera === "face" ? "" : (CAMERAS[camera] ?? camera), flaw ? (FLAWS[flaw] ?? flaw) : ""].filter(Boolean).join(", ");

/** Why what was asked for in the call did not come about. */
export const OUTCOMES = {
  stopped: "the patient stopped it",
  busy: "another measurement is under way",
  "not-here": "this station has no device for it",
  "no-picture": "the camera gave no picture",
  "no-room": "this visit holds as many stills as can be sent to the record",
  "not-found": "the device was not found",
  "off-or-asleep": "the device is off or asleep",
  "out-of-range": "the device is too far from the station",
  "busy-elsewhere": "another machine is using the device",
  "wrong-device": "it was not the station's own device",
  "needs-bond": "the device must be paired again",
  "port-denied": "the station may not use the device",
  unplugged: "the device is unplugged",
  "battery-low": "the device's battery is low",
  "link-lost": "the device lost its connection",
  timeout: "it took too long",
  movement: "the patient moved",
  "cuff-loose": "the cuff was too loose",
  "bad-position": "the arm was not in position",
  "poor-signal": "the signal was too weak",
  "sensor-off": "the sensor was not on the patient",
  "no-strip": "no strip was in the meter",
  "strip-error": "the strip could not be used",
  "control-solution": "it was control solution, no patient's blood",
  "no-result": "the device gave no value",
  "out-of-device-range": "the value is higher or lower than the device can measure",
  implausible: "the value can hardly be true",
  "clock-wrong": "the device's clock is wrong, so its value has no time",
  "bad-data": "the device's answer was not understood",
};

/** What lessens how sure a value is; a doctor reads it beside the value. */
const QUALITY = {
  movement: "the patient moved",
  "cuff-loose": "loose cuff",
  "improper-position": "arm out of position",
  "irregular-pulse": "irregular pulse",
  "poor-signal": "poor signal",
  unstable: "not stable",
  implausible: "implausible",
  "rested-by-word": "no timed rest: had been sitting, the patient says",
};
/** @param {string} flag @returns {string | undefined} */
export const quality = (flag) => QUALITY[flag];

/** Parts of NEWS2 by every name a clinic may use for them: short name for a tile, long name for a row. */
const PARTS = {
  respiration: ["Breath", "Breathing rate"],
  respiratory_rate: ["Breath", "Breathing rate"],
  breathing: ["Breath", "Breathing rate"],
  oxygen: ["O2", "Oxygen"],
  saturation: ["O2", "Oxygen"],
  spo2: ["O2", "Oxygen"],
  air: ["Air", "Air or oxygen"],
  supplemental_oxygen: ["Air", "Air or oxygen"],
  blood_pressure: ["BP", "Blood pressure"],
  systolic: ["BP", "Blood pressure"],
  pulse: ["Pulse", "Pulse"],
  consciousness: ["Alert", "Alertness"],
  alertness: ["Alert", "Alertness"],
  temperature: ["Temp", "Temperature"],
  age: ["Age", "Age"],
};

/** @param {string} part @returns {{short: string, long: string}} */
export function part(part) {
  const key = part.replace(/[- ]/g, "_");
  const plain = part.replace(/[-_]/g, " ");
  const [short, long] = PARTS[key] ?? [plain, plain.charAt(0).toUpperCase() + plain.slice(1)];
  return { short, long };
}

const BRIEF = { Breath: "breathing", O2: "oxygen", Air: "air", BP: "blood pressure", Alert: "alertness", Temp: "temperature" };

/** @param {readonly string[]} parts @returns {string} */
export const missing = (parts) => {
  const list = parts.map((name) => BRIEF[part(name).short] ?? part(name).short.toLowerCase());
  return parts.length === 1 ? part(parts[0]).long.toLowerCase() : list.join(", ");
};

/** @param {import("./wire.js").Card} card */
export const reason = (card) =>
  card.urgent_sign ? (SIGNS[card.urgent_sign] ?? card.urgent_sign) : (REASONS[card.reason] ?? SIGNS[card.reason] ?? card.reason) || "Not said yet";

/** Who this is; guests are told apart by the first letters of their visit, and of an alarm alone nobody knows whose it is.
 * @param {{name: string, visit_id?: string, version?: number}} card */
export function nameOf(card) {
  if (card.name || card.version === 0) return card.name || "Name not known";
  return card.visit_id ? `Guest ${card.visit_id.slice(0, 4).toUpperCase()}` : "Guest";
}

/** @param {{birth_year: number | null}} card */
export function born(card) {
  return card.birth_year ? `born ${card.birth_year}` : "age not known";
}

/** The record's number as short as it can be read aloud; a guest has none. @param {import("./wire.js").Card} card */
export const record = (card) => {
  if (!card.name || !card.patient) return "";
  const key = card.patient.replace(/^(Patient\/|urn:uuid:)/, "");
  return key.length > 12 ? key.slice(0, 8) : key;
};

/** @param {{name: string}} card */
export const initials = (card) =>
  card.name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => Array.from(word)[0].toUpperCase())
    .join("") || "G";

const languages = new Intl.DisplayNames(["en"], { type: "language" });

/** @param {string} code */
export function language(code) {
  if (!code) return "Language not known";
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A number in groups, as it is read aloud; one that somebody has grouped already stays as it is. @param {string} number */
export function phone(number) {
  const [, plus, digits] = /^(\+?)(\d+)$/.exec(number) ?? [];
  return digits ? plus + digits.replace(/\d{3}(?=\d\d)/g, "$& ") : number;
}

/** How long ago, short. @param {string} at @param {number} now */
export function ago(at, now) {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  return seconds < 172800 ? minutes(seconds) : `${Math.floor(seconds / 86400)} days`;
}

/** The time of day, and the day before it when it is not today's. @param {string} at @param {number} now */
export function dayAndTime(at, now) {
  const then = new Date(at);
  const day = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
  return then.toDateString() === new Date(now).toDateString() ? hm(then) : `${day.format(then)}, ${hm(then)}`;
}

/** @param {number} seconds */
export function minutes(seconds) {
  const whole = Math.floor(seconds / 60);
  if (whole < 1) return "< 1 min";
  return whole < 120 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}

const two = (/** @type {number} */ n) => String(n).padStart(2, "0");

/** @param {number | string | Date} at */
export function hm(at) {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** @param {number | string | Date} at */
export function hms(at) {
  return `${hm(at)}:${two(new Date(at).getSeconds())}`;
}

/** Who has answered an alarm: only staff at the station can go to the patient. @param {import("./wire.js").Row} row */
export function alarm(row) {
  if (row.alarm_taken_by) return `Taken at the station: ${row.alarm_taken_by}${row.alarm_taken_at ? `, ${hm(row.alarm_taken_at)}` : ""}.`;
  return row.alarm_seen_by ? `Seen by ${row.alarm_seen_by}. Nobody at the station is going yet.` : "Nobody is going yet.";
}

/** @param {number} ms */
export function clock(ms) {
  const whole = Math.max(0, Math.floor(ms / 1000));
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** What the patient said about allergies, or that nobody asked. @param {import("./wire.js").Card} card */
export function allergy(card) {
  const asked = card.answers.find((one) => /allerg(?!y-what)|medicine make you ill/i.test(one.question));
  const which = card.answers.find((one) => /^which medicine|allergy-what/i.test(one.question));
  if (!asked) return { state: "not-asked", text: "Allergies: not asked", more: "ask before any medicine" };
  if (/^(no\b|none)/i.test(asked.answer)) return { state: "none", text: "No allergy known", more: "said today" };
  if (/not sure|don.t know/i.test(asked.answer))
    return { state: "not-asked", text: "Allergies: not sure", more: "ask before any medicine" };
  const said = /^yes$/i.test(asked.answer) ? (which?.answer ?? "Not sure") : asked.answer;
  const what = /^not sure$/i.test(said) ? "yes, but not sure to what" : said;
  return { state: "yes", text: `Allergy: ${what}`, more: "said today, not checked" };
}
