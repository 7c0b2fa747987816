"""Draws the alarm tone into `alarm.wav`: `python -m assets.sounds`."""

import struct
import wave
from math import pi, sin
from pathlib import Path

RATE = 22_050
NOTES_HZ = (988.0, 784.0, 988.0, 784.0)
NOTE_S, PAUSE_S, REST_S = 0.22, 0.06, 0.7
EDGE_S = 0.012
LOUDEST = 31_000


def main() -> None:
    """Write the file beside this one."""
    samples = [value for note in NOTES_HZ for value in (*_note(note), *_silence(PAUSE_S))]
    samples += _silence(REST_S)
    with wave.open(str(Path(__file__).with_name("alarm.wav")), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(samples)}h", *samples))


def _note(hertz: float) -> list[int]:
    """One note with its third and fifth overtone, which old ears still hear, and soft edges."""
    count = int(NOTE_S * RATE)
    edge = int(EDGE_S * RATE)
    turns = [2 * pi * hertz * i / RATE for i in range(count)]
    shape = [sin(turn) + 0.32 * sin(3 * turn) + 0.15 * sin(5 * turn) for turn in turns]
    loudest = max(map(abs, shape))
    return [int(LOUDEST * min(1.0, i / edge, (count - i) / edge) * value / loudest) for i, value in enumerate(shape)]


def _silence(seconds: float) -> list[int]:
    return [0] * int(seconds * RATE)


if __name__ == "__main__":
    main()
