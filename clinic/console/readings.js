/** Readings as the doctor reads them: newest of each kind, with its words, its source and its NEWS2 points. */

import { hm } from "./words.js";

/** @typedef {{key: string, title: string, short: string, value: string, unit: string, points: number | null,
 *   arrow: "" | "up" | "down", at: number, source: string, typed: boolean, live?: boolean}} Shown */

const number = (/** @type {number} */ value, places = 0) => value.toFixed(places);

const PART_NAMES = {
  oxygen: ["oxygen", "saturation", "spo2"],
  pulse: ["pulse"],
  systolic: ["blood-pressure", "blood_pressure", "systolic"],
  temperature: ["temperature"],
};

/** @param {import("./wire.js").News2 | undefined} news2 @param {keyof typeof PART_NAMES} part */
function points(news2, part) {
  if (!news2?.applies) return null;
  for (const name of PART_NAMES[part]) if (news2.parts[name] !== undefined) return news2.parts[name];
  return null;
}

/** @param {import("./wire.js").Reading} reading */
export function source(reading) {
  const by = reading.method === "typed" ? `typed by ${reading.typed_by ?? "staff"}` : (reading.device?.name ?? "device");
  const pretended = reading.method === "simulated" && !/simulated/i.test(by);
  return `${hm(reading.received_at)} · ${by}${pretended ? ", simulated" : ""}`;
}

/** @param {import("./wire.js").Reading[]} readings @param {string} kind */
export function newest(readings, kind) {
  return readings.filter((one) => one.vital.type === kind).sort((a, b) => at(a) - at(b)).at(-1);
}

/** @param {import("./wire.js").Reading} reading */
const at = (reading) => Date.parse(reading.received_at);

/**
 * The card's readings and those of the call, each once, as tiles; `null` for what nobody measured.
 *
 * @param {import("./wire.js").Reading[]} readings @param {import("./wire.js").News2} [news2]
 * @returns {Record<"oxygen" | "pulse" | "pressure" | "temperature" | "weight", Shown | null>}
 */
export function shown(readings, news2) {
  const oxygen = newest(readings, "oxygen");
  const pressure = newest(readings, "blood-pressure");
  const temperature = newest(readings, "temperature");
  const weight = newest(readings, "weight");
  const withPulse = [oxygen, pressure].filter((one) => one && one.vital.pulse != null).sort((a, b) => at(a) - at(b)).at(-1);

  /** @param {import("./wire.js").Reading | undefined} reading @param {Partial<Shown>} words @param {any} part @param {number} middle */
  function tile(reading, words, part, middle) {
    if (!reading) return null;
    const score = part ? points(news2, part) : null;
    const value = part === "systolic" ? reading.vital.systolic : Number.parseFloat(words.value ?? "");
    const arrow = score ? (value < middle ? "down" : "up") : "";
    return { points: score, arrow, at: at(reading), source: source(reading), typed: reading.method === "typed", ...words };
  }

  return /** @type {any} */ ({
    oxygen: tile(oxygen, { key: "oxygen", title: "Oxygen", short: "SpO2", value: number(oxygen?.vital.saturation ?? 0), unit: "%" }, "oxygen", 97),
    pulse: tile(withPulse, { key: "pulse", title: "Pulse", short: "Pulse", value: number(withPulse?.vital.pulse ?? 0), unit: "/min" }, "pulse", 75),
    pressure: tile(
      pressure,
      {
        key: "pressure", title: "Blood pressure", short: "BP", unit: "mmHg",
        value: `${number(pressure?.vital.systolic ?? 0)}/${number(pressure?.vital.diastolic ?? 0)}`,
      },
      "systolic", 150,
    ),
    temperature: tile(temperature, { key: "temperature", title: "Temperature", short: "Temp", value: number(temperature?.vital.celsius ?? 0, 1), unit: "°C" }, "temperature", 37),
    weight: tile(weight, { key: "weight", title: "Weight", short: "Weight", value: number(weight?.vital.kilograms ?? 0, 1), unit: "kg" }, null, 0),
  });
}

/** @param {Shown | null} one @returns {"" | "warn" | "danger"} */
export const level = (one) => (!one?.points ? "" : one.points >= 3 ? "danger" : "warn");

/** @param {Shown} one */
export const verdict = (one) =>
  one.points === null ? "" : one.points >= 3 ? "Act now" : one.points > 0 ? "Look again" : "Usual";

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
