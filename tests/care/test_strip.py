import struct

import msgspec
import pytest

from care.strip import SAMPLES_MAX, Signal, Strip, strip


def test_a_strip_gives_back_what_was_put_in():
    kept = strip(Signal.ECG, 250.0, [0, -1, 32767, -32768], factor=4.88, unit="uV")
    assert kept.counts == (0, -1, 32767, -32768)
    assert kept.seconds == 4 / 250
    again = msgspec.json.decode(msgspec.json.encode(kept), type=Strip)
    assert again == kept


def test_the_newest_samples_are_kept_where_there_are_too_many():
    kept = strip(Signal.PULSE_WAVE, 75.0, [1] * SAMPLES_MAX + [2], factor=1, unit="1")
    assert (len(kept.counts), kept.counts[-1]) == (SAMPLES_MAX, 2)


def test_a_sample_beyond_sixteen_bits_and_half_a_sample():
    with pytest.raises(struct.error):
        strip(Signal.ECG, 250.0, [32768], factor=1, unit="uV")
    assert Strip(signal=Signal.ECG, hertz=1, samples=b"\x01\x00\x02").counts == (1,)


@pytest.mark.parametrize("wrong", [{"hertz": 0}, {"hertz": 5000}, {"signal": "eeg"}])
def test_what_is_no_strip_is_refused(wrong):
    told = {"signal": "ecg", "hertz": 250, "samples": "AAA="} | wrong
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(told, Strip)
