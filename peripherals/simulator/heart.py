"""One lead of an invented heart: the waves of a beat as bell curves, beats that come as breathing lets them."""

from collections.abc import Iterator
from math import exp, pi, sin
from random import Random

from peripherals.simulator.physiology import Physiology

# Of P, Q, R, S and T: where in the beat (1 is a whole one at 60 a minute), how wide, how high in uV.
_WAVES = ((0.18, 0.025, 120), (0.265, 0.010, -110), (0.29, 0.011, 1050), (0.315, 0.010, -240), (0.52, 0.045, 300))
_WANDER_UV, _NOISE_UV, _NOISE_LOUD_UV = 60.0, 8.0, 900.0
_BREATH_SHARE = 0.03
_IRREGULAR_SHARE = 0.28
FACTOR_UV = 4.88
"""uV in one count of the recorder's."""


def lead(person: Physiology, hertz: float, *, noisy: bool = False, irregular: bool = False) -> Iterator[int]:
    """Give the counts of lead I without end, `hertz` a second; the same for the same person."""
    chance = person.rng("heart")
    noise = _NOISE_LOUD_UV if noisy else _NOISE_UV
    moment, beat_began = 0.0, 0.0
    length = _beat_s(person, 0.0, chance, irregular=irregular)
    while True:
        if moment - beat_began >= length:
            beat_began += length
            length = _beat_s(person, moment, chance, irregular=irregular)
        wander = _WANDER_UV * sin(2 * pi * moment * person.breaths / 60)
        yield round((_beat(moment - beat_began, length) + wander + chance.gauss(0, noise)) / FACTOR_UV)
        moment += 1 / hertz


def _beat_s(person: Physiology, moment: float, chance: Random, *, irregular: bool) -> float:
    """How long the next beat takes: breathing in hurries it; an irregular one comes when it will."""
    usual = 60 / person.pulse
    if irregular:
        return usual * max(0.5, chance.gauss(1, _IRREGULAR_SHARE))
    return usual * (1 + _BREATH_SHARE * sin(2 * pi * moment * person.breaths / 60))


def _beat(into_s: float, length_s: float) -> float:
    """The lead so many seconds into a beat; a T wave comes sooner in a shorter one."""
    crowded = min(1.0, length_s**0.5)
    return sum(height * exp(-(((into_s - at * crowded) / width) ** 2)) for at, width, height in _WAVES)
