import json
import re
from pathlib import Path

import pytest

from care.fhir import codes
from care.fhir.codes import Coding, Measure
from care.vitals import Kind
from tests.worlds.visits import ROOT

DISPLAYS = json.loads((Path(__file__).parent / "displays.json").read_text())


def _codings() -> list[Coding]:
    found: list[object] = list(vars(codes).values())
    all_of: list[Coding] = []
    while found:
        each = found.pop()
        if isinstance(each, Coding):
            all_of.append(each)
        elif isinstance(each, Measure):
            found += each.codings
        elif isinstance(each, tuple):
            found += each
        elif isinstance(each, dict):
            found += each.values()
    return all_of


def _of(system: str) -> set[str]:
    return {str(coding.code) for coding in _codings() if coding.system == system}


def luhn(digits: str) -> int:
    """The LOINC check digit (mod 10)."""
    doubled = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(reversed(digits))]
    return -sum(d // 10 + d % 10 for d in doubled) % 10


D5 = [[(a + b) % 5 for b in range(5)] + [(a + b) % 5 + 5 for b in range(5)] for a in range(5)]
D5 += [[(a - b) % 5 + 5 for b in range(5)] + [(a - b) % 5 for b in range(5)] for a in range(5)]
TURN = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)


def verhoeff(digits: str) -> bool:
    """Tell whether a SNOMED CT identifier ends in its check digit (Verhoeff)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        turned = int(digit)
        for _ in range(place % 8):
            turned = TURN[turned]
        total = D5[total][turned]
    return total == 0


def test_the_check_digits_are_checked_at_all():
    assert luhn("3150") == 0  # 3150-0 is a code; 3150-6 is a common slip
    assert verhoeff("22298006")  # myocardial infarction
    assert not verhoeff("22298007")
    assert not verhoeff("22289006")


@pytest.mark.parametrize("code", sorted(_of(codes.LOINC)))
def test_every_loinc_code_ends_in_its_check_digit(code):
    number, _, check = code.partition("-")
    assert int(check) == luhn(number)


@pytest.mark.parametrize("code", sorted(_of(codes.SNOMED)))
def test_every_snomed_code_ends_in_its_check_digit(code):
    assert verhoeff(code)


@pytest.mark.parametrize("system", DISPLAYS)
def test_every_display_is_the_one_on_the_list(system):
    written = {str(coding.code): coding.display for coding in _codings() if coding.system == system}
    assert written == DISPLAYS[system]


def test_an_mdc_code_carries_its_partition():
    assert {int(code) >> 16 for code in _of(codes.MDC)} == {2, 8, 128}


def test_the_mobility_score_that_others_take_for_news_is_nowhere():
    sources = [*(ROOT / "care").rglob("*.py"), *(ROOT / "assets").rglob("*.json")]
    hits = [path.name for path in sources if "88330" in path.read_text("utf-8")]
    assert hits == ["codes.py"]  # the warning itself
    assert "88330-6" not in {coding.code for coding in _codings()}


def test_every_kind_has_a_measure_and_a_device_type():
    assert set(codes.MEASURE_OF) == set(codes.DEVICE_TYPE_OF) == set(Kind)
    vital_signs = [measure for measure in codes.MEASURE_OF.values() if measure.category is codes.VITAL_SIGNS]
    assert all(measure.profile for measure in vital_signs)
    assert [kind for kind, measure in codes.MEASURE_OF.items() if measure not in vital_signs] == [Kind.GLUCOSE]


def test_a_measure_lists_its_codes_with_the_profiles_own_first():
    assert [coding.code for coding in codes.OXYGEN.codings] == ["2708-6", "59408-5", "150456"]
    assert [c.code for c in Measure(loinc=codes.WEIGHT.loinc, mdc=None, unit=None).codings] == ["29463-7"]


def test_units_are_ucum():
    units = {measure.unit.code for measure in codes.MEASURES if measure.unit}
    assert units == {"mm[Hg]", "/min", "%", "Cel", "kg", "mg/dL"}
    assert {measure.unit.code for measure in codes.WAVEFORMS if measure.unit} == {"uV", "1"}


def test_codes_of_our_own_are_under_our_own_root():
    coding = codes.ours("task", "see-doctor", "See a doctor now")
    assert coding.system == "https://carepost.example/fhir/task"
    assert re.fullmatch(r"[a-z-]+", coding.code or "")
