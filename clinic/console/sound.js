/** The console's soft sounds, made with WebAudio: two rising notes for a new visit, one low note for trouble. */

let context = /** @type {AudioContext | null} */ (null);

function ready() {
  context ??= new AudioContext();
  if (context.state === "suspended") void context.resume();
  return context;
}

/** @param {number} hertz @param {number} after @param {number} length */
function note(hertz, after, length) {
  const audio = ready();
  const tone = audio.createOscillator();
  const loud = audio.createGain();
  const start = audio.currentTime + after;
  tone.frequency.value = hertz;
  loud.gain.setValueAtTime(0, start);
  loud.gain.linearRampToValueAtTime(0.12, start + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.001, start + length);
  tone.connect(loud).connect(audio.destination);
  tone.start(start);
  tone.stop(start + length);
}

export function ring() {
  note(660, 0, 0.45);
  note(880, 0.22, 0.7);
}

export function alarm() {
  for (const after of [0, 0.3, 0.6]) note(760, after, 0.22);
}

export function trouble() {
  note(220, 0, 0.5);
}
