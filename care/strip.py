"""A strip: some seconds of a waveform as the device sent them, kept beside the number that was found in them."""

import struct
from enum import Enum
from typing import Annotated

import msgspec

SECONDS_MAX = 60.0
SAMPLES_MAX = 60 * 500


class Signal(Enum):
    """What is drawn."""

    ECG = "ecg"
    PULSE_WAVE = "pulse-wave"


class Strip(msgspec.Struct, frozen=True, kw_only=True):
    """An evenly sampled waveform; a sample times `factor` is the value in `unit` (UCUM: uV, or 1 for none).

    `samples` are little-endian 16-bit numbers, at most `SAMPLES_MAX` of them; `hertz` of them are one second.
    """

    signal: Signal
    hertz: Annotated[float, msgspec.Meta(gt=0, le=1000)]
    samples: Annotated[bytes, msgspec.Meta(max_length=2 * SAMPLES_MAX)]
    factor: float = 1.0
    unit: str = "1"

    @property
    def counts(self) -> tuple[int, ...]:
        """The samples as numbers; a byte that is half of one is left out."""
        whole = len(self.samples) // 2
        return struct.unpack(f"<{whole}h", self.samples[: 2 * whole])

    @property
    def seconds(self) -> float:
        return len(self.samples) // 2 / self.hertz


def strip(signal: Signal, hertz: float, counts: list[int] | tuple[int, ...], *, factor: float, unit: str) -> Strip:
    """Keep the last of the samples, as many as a strip may hold. Raises struct.error for one beyond 16 bits."""
    kept = counts[-SAMPLES_MAX:]
    packed = struct.pack(f"<{len(kept)}h", *kept)
    return Strip(signal=signal, hertz=hertz, samples=packed, factor=factor, unit=unit)
