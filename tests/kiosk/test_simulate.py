from collections import Counter

import pytest

from care.encounter import Ending
from care.fhir.door import check
from care.people import Provisional
from care.vitals import Flag, Kind
from kiosk.app import frozen
from kiosk.simulate import DEVICES, STATION, invented_visit, simulate
from sync.keys import key_for
from sync.store import Store
from tests.worlds.judge import errors


def test_every_encounter_is_confirmed_and_none_is_left_half(tmp_path):
    made = list(simulate(12, tmp_path, seed=3))
    assert len(set(made)) == 12
    store = Store.open(tmp_path, key_for(tmp_path, "training"))
    try:
        rows = store.outbox_rows()
        assert len(rows) == 12
        assert store.drafts() == []
        for row in rows:
            assert check(store.body(row.seq), mode="training") == ()
    finally:
        store.close()


def test_the_same_seed_twice_makes_different_encounters(tmp_path):
    made = [*simulate(2, tmp_path, seed=5), *simulate(2, tmp_path, seed=5)]
    assert len(set(made)) == 4


def test_a_visit_invented_twice_from_one_seed_is_the_same():
    assert invented_visit(4) == invented_visit(4)
    assert invented_visit(4) != invented_visit(5)


@pytest.fixture(scope="module")
def visits():
    return [invented_visit(seed) for seed in range(60)]


def test_different_seeds_give_different_patients_in_many_scripts(visits):
    names = Counter(visit.person.given for visit in visits if isinstance(visit.person, Provisional))
    assert len(names) > 8
    assert any(not name.isascii() for name in names)


def test_invented_visits_end_in_every_way_that_can_be_delivered(visits):
    assert {visit.ending for visit in visits} == {Ending.PLAN_SHOWN, Ending.CALL_BACK, Ending.URGENT}


def test_invented_values_are_believable(visits):
    readings = [reading for visit in visits for reading in visit.readings]
    assert {reading.kind for reading in readings} == set(Kind) == set(DEVICES)
    implausible = [reading for reading in readings if Flag.IMPLAUSIBLE in reading.flags]
    assert len(implausible) < len(readings) / 20


def test_an_invented_visit_is_let_in_for_training_and_refused_in_life(visits):
    for visit in visits[:10]:
        _, _, body, _ = frozen(visit, STATION, "training")
        assert check(body, mode="training") == ()
        assert {issue.code for issue in check(body, mode="live")} == {"security"}


def test_the_outside_judge_finds_nothing_wrong_with_invented_visits(visits):
    assert errors([frozen(visit, STATION, "training")[2] for visit in visits]) == [[]] * len(visits)
