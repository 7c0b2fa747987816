"""Beats, rates and quality: on an expert's record, on leads that are hard, and where there is nothing to find."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.ecg import find_beats, irregularity, windows

Signal = npt.NDArray[np.float64]

RECORD = Path(__file__).parent / "ecg" / "mitbih100-min00-15"
"""MIT-BIH Arrhythmia Database, record 100, minutes 0 to 15, lead MLII, with an expert's beats (PhysioNet, ODC-BY)."""
TOLERANCE_S = 0.15


@pytest.fixture(scope="module")
def record() -> tuple[Signal, Signal]:
    """The lead at 360 samples a second, and when its beats are, in seconds."""
    told = json.loads(RECORD.with_suffix(".json").read_text())
    return np.fromfile(RECORD.with_suffix(".i16"), "<i2").astype(float), np.array(told["beats"]) / told["fs"]


def agreement(found: Signal, true: Signal) -> tuple[float, float]:
    """Sensitivity and positive predictivity: each true beat answers for one found within the tolerance."""
    left, hits = list(true), 0
    for at in found:
        near = min(left, key=lambda beat: abs(beat - at), default=None)
        if near is not None and abs(near - at) <= TOLERANCE_S:
            left.remove(near)
            hits += 1
    return hits / len(true), hits / max(1, len(found))


def noise(length: int, rate_hz: float, like: Signal) -> Signal:
    """Wander, mains hum and white noise, as strong as the lead itself."""
    t, random = np.arange(length) / rate_hz, np.random.default_rng(1)
    made = np.sin(2 * np.pi * 0.3 * t) + 0.6 * np.sin(2 * np.pi * 50 * t) + 0.6 * random.normal(size=length)
    return np.asarray(made / made.std() * like.std())


@pytest.mark.parametrize("rate_hz", [125, 250, 360, 500])
@pytest.mark.parametrize("noisy", [False, True], ids=["clean", "0 dB"])
def test_an_experts_beats_are_found(record: tuple[Signal, Signal], rate_hz: int, noisy: bool) -> None:
    lead, true = record
    times = np.arange(int(len(lead) * rate_hz / 360)) / rate_hz
    lead = np.interp(times, np.arange(len(lead)) / 360, lead)
    lead = lead + noise(len(lead), rate_hz, lead) if noisy else lead
    sensitivity, predictivity = agreement(find_beats(lead, rate_hz) / rate_hz, true)
    assert min(sensitivity, predictivity) >= 0.999


def test_the_agreement_can_fail(record: tuple[Signal, Signal]) -> None:
    _, true = record
    assert agreement(true[::2], true)[0] < 0.51
    assert agreement(np.sort(np.concatenate([true, true + 0.3])), true)[1] < 0.51


def test_the_rate_of_each_window_is_right(record: tuple[Signal, Signal]) -> None:
    lead, true = record
    told = windows(lead, 360, find_beats(lead, 360))
    assert len(told) == 30
    for window in told:
        inside = true[(true >= window.start_s) & (true < window.start_s + 30)]
        assert window.rate_bpm == pytest.approx(60 * (len(inside) - 1) / (inside[-1] - inside[0]), abs=3)
        assert window.quality == "good"


def complex_at(t: Signal, kind: str = "normal", t_wave: float = 0.3) -> Signal:
    """One heart beat around 0 s as sums of bells: P, Q, R, S and T, or a broad one from a ventricle."""

    def bell(height: float, at: float, width: float) -> Signal:
        return height * np.exp(-(((t - at) / width) ** 2) / 2)

    if kind == "ventricular":
        return bell(1.6, 0, 0.045) + bell(-0.9, 0.09, 0.05) + bell(-0.6, 0.3, 0.07)
    qrs = bell(-0.12, -0.03, 0.01) + bell(1, 0, 0.012) + bell(-0.22, 0.03, 0.012)
    return qrs + bell(0.12, -0.17, 0.025) + bell(t_wave, 0.26, 0.05)


def lead_of(
    beats: Signal, rate_hz: int = 250, kinds: Callable[[int], str] = lambda _: "normal", t_wave: float = 0.3
) -> Signal:
    """Some noise, some wander, and a complex at each beat (seconds)."""
    t = np.arange(int((beats[-1] + 1) * rate_hz)) / rate_hz
    lead = 0.03 * np.random.default_rng(2).normal(size=len(t)) + 0.4 * np.sin(2 * np.pi * 0.25 * t)
    for number, beat in enumerate(beats):
        lead += complex_at(t - beat, kinds(number), t_wave)
    return lead


def regular(rate_bpm: float, length_s: float = 60) -> Signal:
    return np.arange(0.7, length_s, 60 / rate_bpm)


def test_hard_leads_are_read_right() -> None:
    paused = regular(70)[[not 20 < beat < 25 for beat in regular(70)]]
    pairs = np.sort(np.concatenate([regular(40), regular(40) + 0.55]))
    hard = {
        "slow": (regular(30), lead_of(regular(30))),
        "fast": (regular(200), lead_of(regular(200), t_wave=0.15)),
        "tall T waves": (regular(75), lead_of(regular(75), t_wave=0.9)),
        "fast with tall T waves": (regular(115), lead_of(regular(115), t_wave=0.8)),
        "a pause of five seconds": (paused, lead_of(paused)),
        "every second beat from a ventricle": (pairs, lead_of(pairs, kinds=lambda n: ("normal", "ventricular")[n % 2])),
        "upside down": (regular(70), -lead_of(regular(70))),
    }
    for name, (true, lead) in hard.items():
        assert agreement(find_beats(lead, 250) / 250, true) == (1, 1), name


def test_a_lead_that_becomes_weak_is_followed() -> None:
    true = regular(70, 90)
    weak = np.where((np.arange(len(lead_of(true))) / 250 > 30) & (np.arange(len(lead_of(true))) / 250 < 60), 0.2, 1)
    sensitivity, predictivity = agreement(find_beats(lead_of(true) * weak, 250) / 250, true)
    assert sensitivity >= 0.98
    assert predictivity == 1


def test_after_a_burst_of_noise_the_beats_are_found_again_and_its_window_is_marked() -> None:
    true, lead = regular(70, 90), lead_of(regular(70, 90))
    lead[40 * 250 : 42 * 250] += 8 * np.random.default_rng(3).normal(size=500)
    found = find_beats(lead, 250)
    quiet = [beats[(beats < 39.5) | (beats > 42.5)] for beats in (found / 250, true)]
    assert agreement(quiet[0], quiet[1]) == (1, 1)
    assert [window.quality for window in windows(lead, 250, found)] == ["good", "noisy", "good"]


def test_what_cannot_be_trusted_is_marked() -> None:
    lead = lead_of(regular(70, 30))
    random = np.random.default_rng(4).normal(size=len(lead))
    marked = {
        "no-contact": np.zeros(len(lead)),
        "saturated": np.clip(lead, -0.2, 0.3),
        "noisy": lead + random,
        "good": lead,
    }
    for quality, seen in marked.items():
        assert {window.quality for window in windows(seen, 250, find_beats(seen, 250))} == {quality}, quality


def test_where_every_other_beat_is_of_another_shape_the_doctor_looks_and_no_rate_is_trusted() -> None:
    lead = lead_of(regular(64, 29), kinds=lambda number: "ventricular" if number % 2 else "normal")
    (window,) = windows(lead, 250, find_beats(lead, 250))
    assert window.quality == "noisy"


@pytest.mark.parametrize("length_s", [1, 3, 5])
@pytest.mark.parametrize("loud", [2.5, 5.0])
def test_a_few_seconds_of_noise_never_pass_for_a_rate(
    record: tuple[Signal, Signal], length_s: int, loud: float
) -> None:
    """Peaks of noise are taken for beats: where they change the rate, the window is not good."""
    lead, _ = record
    clean = windows(lead, 360, find_beats(lead, 360))
    chance, noisy = np.random.default_rng(1), lead.astype(float)
    for number in range(len(clean)):
        begin = round((number * 30 + chance.uniform(3, 18)) * 360)
        noisy[begin : begin + length_s * 360] += chance.standard_normal(length_s * 360) * lead.std() * loud
    found = windows(noisy, 360, find_beats(noisy, 360))
    errors = [
        abs((one.rate_bpm or 0) - (true.rate_bpm or 0))
        for one, true in zip(found, clean, strict=True)
        if one.quality == "good"
    ]
    assert len(errors) < len(clean)
    assert sum(error > 3 for error in errors) <= 2
    assert {one.quality for one in clean} == {"good"}


def test_a_lead_that_touched_nobody_for_a_while_is_not_good() -> None:
    lead = lead_of(regular(72, 29))
    lead[1000:1400] = lead[1000]
    (window,) = windows(lead, 250, find_beats(lead, 250))
    assert window.quality == "good", "1.6 s"
    lead[1000:1700] = lead[1000]
    (window,) = windows(lead, 250, find_beats(lead, 250))
    assert window.quality == "no-contact"


def test_intervals_that_jump_are_told_from_those_that_breathe() -> None:
    chance = np.random.default_rng(4)
    steady = np.cumsum(250 + 8 * np.sin(np.arange(40) / 3))
    jumping = np.cumsum(250 * (1 + 0.25 * chance.standard_normal(40)))
    assert (varied := irregularity(steady.astype(np.intp))) is not None
    assert varied < 0.03
    assert (varied := irregularity(jumping.astype(np.intp))) is not None
    assert varied > 0.2
    assert irregularity(steady[:15].astype(np.intp)) is None


@pytest.mark.parametrize("rate_hz", [125, 250, 500])
@pytest.mark.parametrize("colour", [1, 0])
def test_noise_alone_is_never_good(rate_hz: int, colour: int) -> None:
    """White noise and wandering noise: some peaks of both look like beats, but no two alike."""
    sound = np.random.default_rng(rate_hz).standard_normal(rate_hz * 600)
    signal = sound if colour else np.cumsum(sound)
    assert {window.quality for window in windows(signal, rate_hz, find_beats(signal, rate_hz))} == {"noisy"}


def test_one_beat_has_no_rate() -> None:
    lead = lead_of(np.array([2.0, 60.0]))[: 4 * 250]
    (window,) = windows(lead, 250, np.array([500]))
    assert (window.rate_bpm, window.quality) == (None, "noisy")


def test_beats_without_a_gap_between_them_leave_no_noise_to_see() -> None:
    beats = np.arange(10, 500, 25)
    (window,) = windows(np.sin(2 * np.pi * np.arange(500) / 25), 100, beats)
    assert window.rate_bpm == pytest.approx(240)
    assert window.quality == "good"


def test_a_lead_shorter_than_a_window_is_one_window() -> None:
    lead = lead_of(regular(70, 10))
    (window,) = windows(lead, 250, find_beats(lead, 250))
    assert window.rate_bpm == pytest.approx(70, abs=1)


def test_nothing_is_found_where_there_is_nothing() -> None:
    assert find_beats(np.empty(0), 250).size == 0
    assert find_beats(np.ones(300), 250).size == 0
    assert windows(np.empty(0), 250, np.empty(0, dtype=np.intp)) == []


@pytest.mark.parametrize("rate_hz", [0, 50, 2000])
def test_a_rate_that_no_lead_has_is_refused(rate_hz: int) -> None:
    with pytest.raises(ValueError, match="100 to 1000"):
        find_beats(np.zeros(1000), rate_hz)


@given(st.lists(st.integers(-32768, 32767), max_size=900), st.sampled_from([100, 125, 250]))
def test_whatever_the_samples_are_beats_rise_and_keep_apart(samples: list[int], rate_hz: int) -> None:
    lead = np.array(samples, dtype=np.int16)
    found = find_beats(lead, rate_hz)
    assert (np.diff(found) > 0).all()
    assert all(0 <= beat < len(lead) for beat in found)
    assert all(window.quality for window in windows(lead, rate_hz, found))
