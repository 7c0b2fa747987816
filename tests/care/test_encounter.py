import msgspec
import pytest
from msgspec.structs import replace

from care.encounter import ConsentItem, UrgentSign, from_bytes, pregnant, to_bytes
from care.vitals import Kind
from tests.worlds.visits import LEFT, NOBODY, ODD, VISITS, WHOLE


@pytest.mark.parametrize("name", VISITS)
def test_a_draft_comes_back_as_it_was(name):
    assert from_bytes(to_bytes(VISITS[name])) == VISITS[name]


def test_what_is_no_draft_is_refused():
    with pytest.raises(msgspec.DecodeError):
        from_bytes(b"\x00")


def test_the_answers_are_told_by_link_id():
    assert WHOLE.answered()["fever"] is None
    assert WHOLE.answered()["since"] == "days"


def test_only_a_yes_is_a_yes():
    assert WHOLE.agreed(ConsentItem.VIDEO)
    assert not LEFT.agreed(ConsentItem.RECORD)
    assert not NOBODY.agreed(ConsentItem.VIDEO)


def test_the_newest_reading_of_a_kind_is_the_last():
    last = ODD.last(Kind.BLOOD_PRESSURE)
    assert last is not None
    assert last.id == ODD.readings[1].id
    assert NOBODY.last(Kind.WEIGHT) is None


def test_only_an_agreed_record_or_an_emergency_leaves_the_station():
    assert WHOLE.may_be_sent
    assert not LEFT.may_be_sent
    assert replace(LEFT, urgent=UrgentSign.BLEEDING).may_be_sent


@pytest.mark.parametrize("sign", [None, *UrgentSign])
def test_only_the_sign_of_pregnancy_says_that_the_patient_is_pregnant(sign):
    said = [pregnant(sign), pregnant(sign.value if sign else None)]
    assert said == [sign is UrgentSign.PREGNANCY] * 2
