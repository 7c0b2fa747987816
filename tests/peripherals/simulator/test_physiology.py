from hypothesis import given
from hypothesis import strategies as st

from peripherals.simulator.physiology import person


@given(st.integers(0, 2**32))
def test_everybody_could_be_alive(seed: int) -> None:
    somebody = person(seed)
    assert somebody.systolic - somebody.diastolic >= 25
    assert 70 <= somebody.systolic <= 220
    assert 40 <= somebody.diastolic <= 130
    assert 45 <= somebody.pulse <= 130
    assert 85 <= somebody.saturation <= 99
    assert 35 <= somebody.celsius <= 41
    assert 30 <= somebody.kilograms <= 200
    assert 60 <= somebody.glucose <= 300
    assert 3 <= somebody.fat_percent <= 60


def test_a_seed_is_one_person_and_another_seed_another() -> None:
    assert person(4) == person(4)
    assert len({person(seed) for seed in range(50)}) == 50
    assert person(4).rng("cuff").random() == person(4).rng("cuff").random()


def test_age_lifts_the_pressure_and_fever_the_pulse() -> None:
    people = [person(seed) for seed in range(400)]
    young = [one.systolic for one in people if one.age_years < 40]
    old = [one.systolic for one in people if one.age_years > 65]
    assert sum(old) / len(old) > sum(young) / len(young) + 6
    hot = [one.pulse for one in people if one.celsius > 37.8]
    cool = [one.pulse for one in people if one.celsius < 37.2]
    assert sum(hot) / len(hot) > sum(cool) / len(cool) + 6
