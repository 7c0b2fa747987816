import pytest
from msgspec.structs import replace

from care.clinical import Number, to_tenth, to_whole
from care.encounter import Answer
from care.news2 import OXYGEN_SCALE_1, PULSE, SYSTOLIC, TEMPERATURE, points
from care.triage import Urgency, alarming, implausible, in_words, numbers, urgency, word, word_for
from care.vitals import BloodPressure, Glucose, HeartRate, Oxygen, Temperature, Weight, glucose_of_millimoles
from tests.worlds.visits import HEAVINESS, NOBODY, ODD, OXYGEN, PRESSURE, URGENT, WARMTH, WHOLE, minutes, reading


def _pressure(systolic: float, diastolic: float = 25, **more: float) -> BloodPressure:
    return BloodPressure(systolic=systolic, diastolic=diastolic, **more)


def _glucose(milligrams: float) -> Glucose:
    return Glucose(milligrams_per_decilitre=milligrams)


@pytest.mark.parametrize(
    ("vital", "repeat"),
    [
        (_pressure(40), False),
        (_pressure(39.9), True),
        (_pressure(300, 100), False),
        (_pressure(300.1, 100), True),
        (_pressure(120, 20), False),
        (_pressure(120, 19.9), True),
        (_pressure(250, 200), False),
        (_pressure(250, 200.1), True),
        (_pressure(120, 115), True),
        (_pressure(120, 114.9), False),
        (_pressure(120, 80, pulse=19.9), True),
        (_pressure(120, 80, pulse=20), False),
        (_pressure(120, 80, mean=251), True),
        (Oxygen(saturation=40), False),
        (Oxygen(saturation=39), True),
        (Oxygen(saturation=101), True),
        (Oxygen(saturation=97, pulse=251), True),
        (Temperature(celsius=25.0), False),
        (Temperature(celsius=24.9), True),
        (Temperature(celsius=45.0), False),
        (Temperature(celsius=45.1), True),
        (Weight(kilograms=2), False),
        (Weight(kilograms=1.9), True),
        (Weight(kilograms=350), False),
        (Weight(kilograms=351), True),
        (Weight(kilograms=70, fat_percent=2), False),
        (Weight(kilograms=70, fat_percent=1.9), True),
        (Weight(kilograms=70, fat_percent=75.1), True),
        (_glucose(10), False),
        (_glucose(9.9), True),
        (_glucose(600), False),
        (_glucose(600.1), True),
        (HeartRate(pulse=20), False),
        (HeartRate(pulse=19.9), True),
        (HeartRate(pulse=251), True),
    ],
)
def test_outside_the_plausible_it_is_measured_again(vital, repeat):
    assert implausible(vital) is repeat


@pytest.mark.parametrize(
    ("vital", "says"),
    [
        (_pressure(90, 60), "systolic blood pressure 90 mmHg"),
        (_pressure(91, 60), None),
        (_pressure(219, 110), None),
        (_pressure(220, 119), "systolic blood pressure 220 mmHg"),
        (_pressure(150, 120), "diastolic blood pressure 120 mmHg"),
        (_pressure(230, 125), "systolic blood pressure 230 mmHg, diastolic blood pressure 125 mmHg"),
        (_pressure(120, 80, pulse=40), "pulse 40 /min"),
        (_pressure(120, 80, pulse=131), "pulse 131 /min"),
        (_pressure(120, 80, pulse=130), None),
        (Oxygen(saturation=91), "oxygen saturation 91 %"),
        (Oxygen(saturation=91.4), "oxygen saturation 91.4 %"),
        (Oxygen(saturation=91.5), None),
        (_pressure(120, 80, pulse=130.6), "pulse 130.6 /min"),
        (_pressure(120, 80, pulse=130.4), None),
        (_pressure(90.4, 60), "systolic blood pressure 90.4 mmHg"),
        (Oxygen(saturation=92), None),
        (Temperature(celsius=35.0), "temperature 35 °C"),
        (Temperature(celsius=35.04), "temperature 35.04 °C"),
        (Temperature(celsius=35.1), None),
        (Temperature(celsius=39.0), None),
        (Temperature(celsius=39.1), "temperature 39.1 °C"),
        (Weight(kilograms=400), None),
        (_glucose(69.9), "glucose 69.9 mg/dL"),
        (_glucose(70), None),
        (glucose_of_millimoles(3.8), "glucose 68.5 mg/dL"),
        (glucose_of_millimoles(3.9), None),
        (_glucose(299.9), None),
        (_glucose(300), "glucose 300 mg/dL"),
        (HeartRate(pulse=40), "pulse 40 /min"),
        (HeartRate(pulse=41), None),
        (HeartRate(pulse=131), "pulse 131 /min"),
    ],
)
def test_the_nurse_is_told_in_words(vital, says):
    assert in_words(alarming(reading(1, vital))) == (says or "")


@pytest.mark.parametrize(
    ("vital", "says"),
    [
        (_pressure(160, 90), "systolic blood pressure 160 mmHg"),
        (_pressure(159.5, 90), "systolic blood pressure 159.5 mmHg"),
        (_pressure(159.4, 90), ""),
        (_pressure(140, 110), "diastolic blood pressure 110 mmHg"),
        (_pressure(140, 109), ""),
        (_pressure(140, 90, pulse=131), "pulse 131 /min"),
    ],
)
def test_in_pregnancy_the_nurse_is_told_of_a_lower_pressure(vital, says):
    assert in_words(alarming(reading(1, vital), pregnant=True)) == says
    assert (in_words(alarming(reading(1, vital))) == says) is (vital.systolic < 159.5 and vital.diastolic < 110)


@pytest.mark.parametrize(
    ("number", "bands", "rounded"),
    [
        (Number.SYSTOLIC, SYSTOLIC, to_whole),
        (Number.PULSE, PULSE, to_whole),
        (Number.SATURATION, OXYGEN_SCALE_1, to_whole),
        (Number.CELSIUS, TEMPERATURE, to_tenth),
    ],
)
def test_whatever_scores_three_in_news2_alarms(number, bands, rounded):
    values = [step / 20 for step in range(20 * 250)]
    missed = [value for value in values if points(value, bands, rounded) == 3 and word_for(number, value) != "act-now"]
    assert missed == []


@pytest.mark.parametrize(
    ("vital", "judged"),
    [
        (_pressure(120, 80), "usual"),
        (_pressure(141, 80), "look-again"),
        (_pressure(89, 60), "act-now"),
        (_pressure(120, 118), "look-again"),
        (Oxygen(saturation=96, pulse=70), "usual"),
        (Oxygen(saturation=95), "look-again"),
        (Oxygen(saturation=97, pulse=140), "act-now"),
        (Temperature(celsius=38.1), "look-again"),
        (Weight(kilograms=70), "usual"),
        (Weight(kilograms=1), "look-again"),
        (_glucose(139.9), "usual"),
        (_glucose(141), "look-again"),
        (_glucose(40), "act-now"),
        (HeartRate(pulse=70), "usual"),
        (HeartRate(pulse=101), "look-again"),
    ],
)
def test_each_value_gets_one_of_three_words(vital, judged):
    assert word(vital) == judged


def test_one_number_can_be_judged_alone():
    assert word_for(Number.SATURATION, 96) == "usual"
    assert word_for(Number.SYSTOLIC, 250) == "act-now"


def test_a_vital_is_taken_apart_without_what_is_missing():
    assert numbers(_pressure(120, 80)) == {Number.SYSTOLIC: 120, Number.DIASTOLIC: 80}
    assert numbers(Oxygen(saturation=97, pulse=60)) == {Number.SATURATION: 97, Number.PULSE: 60}
    assert numbers(Weight(kilograms=70)) == {Number.KILOGRAMS: 70}
    assert numbers(Weight(kilograms=70, fat_percent=20)) == {Number.KILOGRAMS: 70, Number.FAT_PERCENT: 20}
    assert numbers(_glucose(100)) == {Number.GLUCOSE: 100}
    assert numbers(HeartRate(pulse=60)) == {Number.PULSE: 60}


def test_urgency_goes_by_sign_then_values_then_pain():
    assert urgency(URGENT) is Urgency.EMERGENCY
    assert urgency(ODD) is Urgency.URGENT
    assert urgency(WHOLE) is Urgency.ROUTINE
    assert urgency(NOBODY) is Urgency.ROUTINE
    warm = replace(WHOLE, readings=(reading(9, Temperature(celsius=38.4)),))
    assert urgency(warm) is Urgency.SOON


@pytest.mark.parametrize(("pain", "rank"), [(7, Urgency.ROUTINE), (8, Urgency.SOON), (None, Urgency.ROUTINE)])
def test_strong_pain_is_seen_soon(pain, rank):
    assert urgency(replace(WHOLE, answers=(Answer(link_id="pain", value=pain, at=minutes(2)),))) is rank


def test_the_newest_reading_of_a_kind_decides():
    low, fine = reading(8, Oxygen(saturation=85)), reading(9, Oxygen(saturation=98))
    assert urgency(replace(WHOLE, readings=(low, fine))) is Urgency.ROUTINE
    assert urgency(replace(WHOLE, readings=(fine, low))) is Urgency.URGENT


def test_the_usual_visit_alarms_nobody():
    assert [alarming(usual) for usual in (PRESSURE, OXYGEN, WARMTH, HEAVINESS)] == [{}] * 4
