/** Readings as the doctor reads them: newest of each kind, how the clinic judged each number, and its source. */

import { hm, meal, quality } from "./words.js";

/** @typedef {"" | "warn" | "danger"} Level */
/** @typedef {{text: string, level: Level}} Figure */
/** @typedef {{key: string, title: string, short: string, value: string, figures: Figure[], unit: string, level: Level,
 *   verdict: string, way: string, at: number, source: string, typed: boolean}} Shown */

const number = (/** @type {number} */ value, places = 0) => value.toFixed(places);

/** What a cuff says of itself when it is to be asked again (care.vitals.doubt). */
const DOUBTS = ["movement", "cuff-loose", "improper-position"];
const LEVELS = /** @type {Record<string, Level>} */ ({ "act-now": "danger", "look-again": "warn", usual: "" });
const BEST_FIRST = /** @type {Level[]} */ (["", "warn", "danger"]);

/** @param {import("./wire.js").Reading} reading */
export function source(reading) {
  const pretended = reading.method === "simulated" && !/simulated/i.test(by(reading));
  const flags = (reading.flags ?? []).flatMap((flag) => quality(flag) ?? []);
  const taken = [`${by(reading)}${pretended ? ", simulated" : ""}`, meal(reading.vital)].filter(Boolean);
  return [hm(reading.received_at), ...taken, ...flags, reading.note].filter(Boolean).join(" · ");
}

/** @param {import("./wire.js").Reading} reading */
function by(reading) {
  if (reading.method === "typed") return `typed by ${reading.typed_by ?? "staff"}`;
  if (reading.method === "calculated") return `mean of the last ${reading.derived_from?.length ?? 2}`;
  return reading.device?.name ?? "device";
}

/** One that its own device doubts only where there is no other.
 * @param {import("./wire.js").Reading[]} readings @param {string} kind */
export function newest(readings, kind) {
  const found = readings.filter((one) => one.vital.type === kind).sort((a, b) => at(a) - at(b));
  return found.filter((one) => !(one.flags ?? []).some((flag) => DOUBTS.includes(flag))).at(-1) ?? found.at(-1);
}

/** @param {import("./wire.js").Reading} reading */
const at = (reading) => Date.parse(reading.received_at);

/** The bands are an adult's: a usual number of a child, in pregnancy or of unknown age is said to be that and no more.
 * Weight and body fat have no band: one that can be true is not judged. @param {string} name @param {import("./wire.js").News2} news2 */
function usual(name, news2) {
  if (name === "kilograms" || name === "fat_percent") return "";
  return news2.applies && !news2.missing.includes("age") ? "Usual" : "Usual for adults";
}

/** What one number is called. Until the clinic has judged it, it may be anything.
 * @param {string} name @param {import("./wire.js").Judged | undefined} found @param {import("./wire.js").News2} news2 */
function judgement(name, found, news2) {
  const level = found ? (LEVELS[found.word] ?? "warn") : "warn";
  const verdict = !found ? "Not judged yet" : { danger: "Act now", warn: "Look again", "": usual(name, news2) }[level];
  return { level, verdict, way: found?.way ?? "" };
}

/**
 * The row's readings and those of the call, each once, as tiles; `null` for what nobody measured.
 *
 * @param {import("./wire.js").Row} row @param {import("./wire.js").Reading[]} [live]
 * @returns {Record<"oxygen" | "pulse" | "pressure" | "temperature" | "weight" | "fat" | "glucose", Shown | null>}
 */
export function shown({ card, judged, news2 }, live = []) {
  const readings = joined(card.readings, live);
  const oxygen = newest(readings, "oxygen");
  const pressure = newest(readings, "blood-pressure");
  const strap = newest(readings, "heart-rate");
  const weight = newest(readings, "weight");
  const glucose = newest(readings, "glucose");
  const withPulse = [oxygen, pressure, strap].filter((one) => one && one.vital.pulse != null).sort((a, b) => at(a) - at(b)).at(-1);

  /** The worst of its numbers is the tile's; those without a figure of their own count as well.
   * @param {import("./wire.js").Reading | undefined} reading @param {string[]} names @param {any} words */
  function tile(reading, names, { places = 0, hidden = [], ...words }) {
    if (!reading || reading.vital[names[0]] == null) return null;
    const { vital } = reading;
    const parts = [...names, ...hidden].filter((name) => vital[name] != null).map((name) => {
      const found = judged.find((one) => one.reading === reading.id && one.number === name);
      return { name, text: number(vital[name], places), ...judgement(name, found, news2) };
    });
    const worst = parts.reduce((a, b) => (BEST_FIRST.indexOf(b.level) > BEST_FIRST.indexOf(a.level) ? b : a));
    const figures = parts.filter((one) => names.includes(one.name));
    const { level, verdict, way } = worst;
    return { ...words, figures, value: figures.map((one) => one.text).join("/"), level, verdict, way, at: at(reading), source: source(reading), typed: reading.method === "typed" };
  }

  return {
    oxygen: tile(oxygen, ["saturation"], { key: "oxygen", title: "Oxygen", short: "SpO2", unit: "%" }),
    pulse: tile(withPulse, ["pulse"], { key: "pulse", title: "Pulse", short: "Pulse", unit: "/min" }),
    pressure: tile(pressure, ["systolic", "diastolic"], { key: "pressure", title: "Blood pressure", short: "BP", unit: "mmHg", hidden: ["mean"] }),
    temperature: tile(newest(readings, "temperature"), ["celsius"], { key: "temperature", title: "Temperature", short: "Temp", unit: "°C", places: 1 }),
    weight: tile(weight, ["kilograms"], { key: "weight", title: "Weight", short: "Weight", unit: "kg", places: 1 }),
    fat: tile(weight, ["fat_percent"], { key: "fat", title: "Body fat", short: "Body fat", unit: "%", places: 1 }),
    glucose: tile(glucose, ["milligrams_per_decilitre"], { key: "glucose", title: "Glucose", short: "Glucose", unit: `mg/dL (${inMillimoles(glucose)} mmol/L)` }),
  };
}

const MG_DL_IN_MMOL_L = 18.0156;
/** The same glucose as the other half of the world reads it. @param {import("./wire.js").Reading | undefined} reading */
const inMillimoles = (reading) => (reading ? number(reading.vital.milligrams_per_decilitre / MG_DL_IN_MMOL_L, 1) : "");

/** Join without doubling: a reading keeps its id from the call to the card. @param {import("./wire.js").Reading[][]} lists */
export function joined(...lists) {
  const byId = new Map();
  for (const list of lists) for (const one of list) byId.set(one.id, one);
  return [...byId.values()];
}

/** The readings as one line for the note. @param {ReturnType<typeof shown>} tiles */
export function line(tiles) {
  const parts = Object.values(tiles).filter((one) => one !== null);
  return parts.map((one) => `${one.short} ${one.value}${one.unit === "/min" ? "" : ` ${one.unit}`} (${hm(one.at)})`).join(" · ");
}
