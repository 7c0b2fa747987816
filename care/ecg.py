"""Heart beats, rate and signal quality of one ECG lead. No rhythm is diagnosed: the strip is for the doctor.

After Pan and Tompkins (IEEE Trans. Biomed. Eng. 32, 1985): the band in which a QRS complex stands out, its energy over
the length of one, a threshold between the levels of beats and of noise that follows both, and a look back where a beat
seems to be missing. The level of beats stays near what the seconds around hold, so that a burst of noise does not hide
what follows.
"""

from collections import deque
from collections.abc import Iterator

import msgspec
import numpy as np
import numpy.typing as npt

Lead = npt.NDArray[np.floating] | npt.NDArray[np.integer]
"""One lead, in any unit, evenly sampled."""
Beats = npt.NDArray[np.intp]
"""The index of each beat, rising."""
_Signal = npt.NDArray[np.float64]

RATE_MIN_HZ, RATE_MAX_HZ = 100.0, 1000.0
WINDOW_S = 30.0
_INTERVALS_MIN = 15

_BAND_HZ = (5.0, 18.0)
_KERNEL_S = 0.4
_COMPLEX_S = 0.1
"""About as long as a QRS complex."""
_REFRACTORY_S = 0.24
"""No heart beats twice in this time."""
_NEAR_S = 0.08
_T_WAVE_S, _T_WAVE_SLOPE = 0.36, 0.5
"""What comes so soon after a beat, and rises less than half as steeply, is its T wave."""
_ABOVE_NOISE, _ABOVE_NOISE_LATE = 0.45, 0.7
"""Where the threshold lies between noise (0) and beats (1); what part of it is enough when a beat is late."""
_LATE = 1.66
"""A beat is late when none came for so many usual intervals."""
_REMEMBERED = 8
_AROUND_S, _AROUND = 2.0, 5
"""The level of the surroundings: the median of the largest of so many seconds, so many of them to either side."""
_LEVEL_MIN, _LEVEL_MAX = 0.4, 1.6


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """Some seconds of a lead: beats a minute (None where there are too few), and how far the signal can be trusted.

    `quality` is `good`, `noisy`, `saturated` or `no-contact`.
    """

    start_s: float
    rate_bpm: float | None
    quality: str


def find_beats(lead: Lead, rate_hz: float) -> Beats:
    """Find the beats in a lead of `rate_hz` samples a second (100 to 1000). Raises ValueError outside of that."""
    if not RATE_MIN_HZ <= rate_hz <= RATE_MAX_HZ:
        raise ValueError(f"a lead has {RATE_MIN_HZ:g} to {RATE_MAX_HZ:g} samples a second, not {rate_hz:g}")
    if len(lead) < 2 * rate_hz:
        return np.empty(0, dtype=np.intp)
    band = _band(np.asarray(lead, dtype=np.float64), rate_hz)
    return _placed(_Search(band, rate_hz).beats(), band, round(_NEAR_S * rate_hz))


def windows(lead: Lead, rate_hz: float, beats: Beats, length_s: float = WINDOW_S) -> list[Window]:
    """Tell the rate and the quality of each whole window; of a lead that is shorter than one, of all of it."""
    length = min(round(length_s * rate_hz), len(lead))
    starts = range(0, len(lead) - length + 1, length) if length else range(0)
    return [_window(lead, rate_hz, beats, start, length) for start in starts]


def irregularity(beats: Beats) -> float | None:
    """Return the root mean square of the differences from interval to interval as a part of the mean interval.

    None for fewer than 16 beats. What it means is a clinician's to say (`care.clinical.EcgStrip`).
    """
    intervals = np.diff(beats)
    if len(intervals) < _INTERVALS_MIN:
        return None
    return float(np.sqrt(np.mean(np.square(np.diff(intervals)))) / intervals.mean())


def _window(lead: Lead, rate_hz: float, beats: Beats, start: int, length: int) -> Window:
    piece = np.asarray(lead[start : start + length], dtype=np.float64)
    inside = beats[(beats >= start) & (beats < start + length)]
    span = float(inside[-1] - inside[0]) if len(inside) > 1 else 0.0
    rate = 60.0 * rate_hz * (len(inside) - 1) / span if span else None
    return Window(start_s=start / rate_hz, rate_bpm=rate, quality=_quality(piece, rate_hz, inside - start))


_STILL_S = 2.0
"""A lead that does not move at all for longer touches nobody."""
_RAIL_SHARE = 0.01
"""A lead that is at its lowest or highest value for more of the time is cut off there."""
_NOISE_SHARE = 0.35
"""More between the beats than this part of what the beats have is noise."""
_SHAPE_S, _ALIKE = 0.15, 0.95
"""Beats that are less alike, so long before and after their peak, are noise; record 100 has 0.97 under 0 dB of it."""
_STRANGE, _AGREE_PER_MIN = 0.8, 2.0
"""A beat that is less alike than this may be noise: the rate without such beats must be the rate with them."""
_BURST, _BURST_SHARE = 3.0, 0.02
"""So is what is so many times as strong as the beats for more of the time."""


def _quality(piece: _Signal, rate_hz: float, beats: Beats) -> str:
    low, high = piece.min(), piece.max()
    if low == high or len(beats) < 2:
        return "no-contact" if low == high else "noisy"
    stays = np.diff(piece) == 0
    if _longest(stays) > _STILL_S * rate_hz:
        return "no-contact"
    if max(np.mean(stays & (piece[1:] == rail)) for rail in (low, high)) > _RAIL_SHARE:
        return "saturated"
    band = _band(piece, rate_hz)
    likeness = _likeness(band, beats, round(_SHAPE_S * rate_hz))
    if np.median(likeness) < _ALIKE or not _agrees(beats, likeness > _STRANGE, rate_hz):
        return "noisy"
    energy = _energy(band, rate_hz)
    near = np.zeros(len(piece), dtype=bool)
    for beat in beats:
        near[max(0, beat - round(2 * _COMPLEX_S * rate_hz)) : beat + round(4 * _COMPLEX_S * rate_hz)] = True
    usual = float(np.median(energy[beats]))
    between = float(np.median(energy[~near])) if not near.all() else 0.0
    burst = float(np.mean(energy > _BURST * np.quantile(energy[beats], 0.75)))
    return "noisy" if between > _NOISE_SHARE * usual or burst > _BURST_SHARE else "good"


def _longest(stays: npt.NDArray[np.bool_]) -> int:
    """Return for how many samples without a break it stays."""
    moves = np.flatnonzero(~stays)
    return int(np.diff(np.concatenate(([-1], moves, [len(stays)]))).max()) - 1


def _agrees(beats: Beats, alike: npt.NDArray[np.bool_], rate_hz: float) -> bool:
    """Tell whether the beats that are alike, one after the other, have the rate of all; beats out of noise have not."""
    together = np.diff(beats)[alike[1:] & alike[:-1]]
    if not len(together):
        return False
    rates = [60 * rate_hz / float(np.mean(intervals)) for intervals in (together, np.diff(beats))]
    return abs(rates[0] - rates[1]) <= _AGREE_PER_MIN


def _likeness(band: _Signal, beats: Beats, half: int) -> _Signal:
    """Return how each beat correlates with the middle one of all: beats are alike, peaks of noise are not."""
    padded = np.pad(band, half)
    shapes = np.array([padded[at : at + 2 * half + 1] for at in beats])
    middle = np.median(shapes, axis=0)
    shapes, middle = shapes - shapes.mean(axis=1, keepdims=True), middle - middle.mean()
    size = np.sqrt(np.square(shapes).sum(axis=1) * np.square(middle).sum())
    likeness: _Signal = np.divide(shapes @ middle, size, out=np.zeros_like(size), where=size > 0)
    return likeness


class _Search:
    """Goes through the peaks of the energy and says which are beats."""

    def __init__(self, band: _Signal, rate_hz: float) -> None:
        energy, slope = _energy(band, rate_hz), np.abs(np.gradient(band))
        self._refractory, self._t_wave = round(_REFRACTORY_S * rate_hz), round(_T_WAVE_S * rate_hz)
        self._at = _peaks(energy, self._refractory)
        self._height = energy[self._at]
        near = round(_NEAR_S * rate_hz)
        self._slope = np.array([slope[max(0, at - near) : at + near + 1].max() for at in self._at])
        self._around = _around(energy, round(_AROUND_S * rate_hz), self._at)
        self._levels: deque[float] = deque(self._around[:1].repeat(_REMEMBERED), maxlen=_REMEMBERED)
        self._noises: deque[float] = deque(self._around[:1].repeat(_REMEMBERED) / 10, maxlen=_REMEMBERED)
        self._intervals: deque[int] = deque(maxlen=_REMEMBERED)
        self._found: list[int] = []
        self._passed: list[int] = []

    def beats(self) -> Beats:
        """Return where the energy of each beat is greatest."""
        for peak in range(len(self._at)):
            threshold = self._threshold(peak)
            while (missed := self._missed(peak, threshold)) is not None:
                self._take(missed)
            if self._height[peak] > threshold and not self._is_t_wave(peak):
                self._take(peak)
            else:
                self._passed.append(peak)
                self._noises.append(min(float(self._height[peak]), threshold))
        return self._at[self._found]

    def _threshold(self, peak: int) -> float:
        around = float(self._around[peak])
        level = min(max(float(np.median(self._levels)), _LEVEL_MIN * around), _LEVEL_MAX * around)
        noise = min(float(np.median(self._noises)), level / 2)
        return noise + _ABOVE_NOISE * (level - noise)

    def _missed(self, peak: int, threshold: float) -> int | None:
        """Return the best of the peaks passed over when a beat is late, if one is good enough."""
        if len(self._intervals) < 2:
            return None
        if self._at[peak] - self._at[self._found[-1]] <= _LATE * float(np.median(self._intervals)):
            return None
        enough = _ABOVE_NOISE_LATE * threshold
        good = [p for p in self._passed if self._height[p] > enough and not self._is_t_wave(p)]
        return max(good, key=lambda p: float(self._height[p]), default=None)

    def _is_t_wave(self, peak: int) -> bool:
        if not self._found:
            return False
        last = self._found[-1]
        soon = self._at[peak] - self._at[last] < self._t_wave
        return bool(soon and self._slope[peak] < _T_WAVE_SLOPE * self._slope[last])

    def _take(self, peak: int) -> None:
        if self._found:
            self._intervals.append(int(self._at[peak] - self._at[self._found[-1]]))
        self._found.append(peak)
        self._levels.append(float(self._height[peak]))
        self._passed = [p for p in self._passed if p > peak]


def _band(lead: _Signal, rate_hz: float) -> _Signal:
    """Keep the band of a QRS complex; nothing is shifted in time, and the ends are continued as they come."""
    half = int(_KERNEL_S * rate_hz / 2)
    t = np.arange(-half, half + 1) / rate_hz
    low, high = _BAND_HZ
    kernel = (2 * high * np.sinc(2 * high * t) - 2 * low * np.sinc(2 * low * t)) * np.hanning(2 * half + 3)[1:-1]
    kernel = (kernel - kernel.mean()) / rate_hz
    return np.convolve(np.pad(lead, half, mode="reflect", reflect_type="odd"), kernel, "valid")


def _energy(band: _Signal, rate_hz: float) -> _Signal:
    """Return the root mean square over the length of a complex."""
    length = round(_COMPLEX_S * rate_hz) | 1
    total = np.cumsum(np.insert(np.pad(np.square(band), length // 2, mode="edge"), 0, 0.0))
    mean: _Signal = np.maximum(total[length:] - total[:-length], 0.0) / length
    return np.sqrt(mean)


def _peaks(energy: _Signal, apart: int) -> Beats:
    """Return the local maxima that have no greater one within `apart`."""
    rising = np.flatnonzero((energy[1:-1] > energy[:-2]) & (energy[1:-1] >= energy[2:])) + 1
    taken = np.zeros(len(energy), dtype=bool)
    return np.array(sorted(_greatest(rising[np.argsort(-energy[rising], kind="stable")], taken, apart)), dtype=np.intp)


def _greatest(falling: Beats, taken: npt.NDArray[np.bool_], apart: int) -> Iterator[int]:
    for at in falling:
        if not taken[at]:
            taken[max(0, at - apart) : at + apart + 1] = True
            yield int(at)


def _around(energy: _Signal, length: int, at: Beats) -> _Signal:
    """Return the usual greatest energy around each place."""
    largest = np.array([energy[start : start + length].max() for start in range(0, len(energy), length)])
    usual = np.array([np.median(largest[max(0, i - _AROUND) : i + _AROUND + 1]) for i in range(len(largest))])
    return np.asarray(usual[at // length])


def _placed(found: Beats, band: _Signal, near: int) -> Beats:
    """Move each beat to the greatest of its complex, the R wave or what stands for it."""
    height = np.abs(band)
    starts = [max(0, at - near) for at in found]
    placed = [start + int(np.argmax(height[start : at + near + 1])) for start, at in zip(starts, found, strict=True)]
    return np.array(placed, dtype=np.intp)
