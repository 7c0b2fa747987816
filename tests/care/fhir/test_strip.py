from care.fhir.strip import sampled
from care.strip import Signal, strip


def test_samples_become_numbers_with_blanks_between():
    data = sampled(strip(Signal.ECG, 250.0, [0, -7, 120], factor=4.88, unit="uV"))
    assert (data.data, data.period, data.factor, data.dimensions) == ("0 -7 120", 4.0, 4.88, 1)
    assert (data.origin.value, data.origin.code) == (0, "uV")
    assert sampled(strip(Signal.PULSE_WAVE, 75.0, [1], factor=1, unit="1")).factor is None
