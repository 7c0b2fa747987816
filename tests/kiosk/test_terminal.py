"""Values in words, as a technician reads them."""

from pathlib import Path

import pytest

from care.vitals import BloodPressure, Oxygen, Temperature, Vital, Weight
from kiosk.terminal import drain_queue, show_queue, words
from tests.worlds.fhir_server import FhirServer, running


@pytest.mark.parametrize(
    ("vital", "said"),
    [
        (BloodPressure(systolic=128, diastolic=82, pulse=71), "128/82 mmHg, pulse 71/min"),
        (BloodPressure(systolic=128, diastolic=82), "128/82 mmHg"),
        (Oxygen(saturation=97, pulse=72), "97 %, pulse 72/min"),
        (Temperature(celsius=36.66), "36.7 °C"),
        (Weight(kilograms=71.45), "71.5 kg"),
    ],
)
def test_a_value_has_its_unit(vital: Vital, said: str) -> None:
    assert words(vital) == said


def test_the_queue_is_drained_and_then_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from kiosk.simulate import simulate

    folder = tmp_path / "store"
    assert len(list(simulate(2, folder, 3))) == 2
    with running(FhirServer()) as server:
        assert drain_queue(f"{server.url}/fhir", folder, None, until_empty=True, backoff_cap=0.1, ca=None) == 0
    show_queue(folder, None, as_json=True)
    told = capsys.readouterr().out
    assert '"delivered": 2' in told
