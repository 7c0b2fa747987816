from datetime import date
from uuid import UUID

from msgspec.structs import replace

from care.fhir.patient import patient_key, person_of, subject
from care.people import Guest, Provisional
from tests.worlds.visits import KNOWN, NOBODY, VISITS, WHOLE, of_type


def test_a_known_patient_is_referenced_and_never_written():
    assert of_type("Patient", VISITS["known"]) == []
    assert subject(VISITS["known"]).reference == patient_key(VISITS["known"]) == KNOWN.reference


def test_a_provisional_patient_keeps_the_name_in_its_script():
    (written,) = of_type("Patient", WHOLE)
    assert written["name"] == [{"use": "usual", "family": "حداد", "given": ["ليلى"]}]
    assert written["birthDate"] == "1988-02-29"
    assert written["identifier"][0]["use"] == "temp"
    assert written["communication"][0]["language"]["coding"][0]["code"] == "es"
    assert patient_key(WHOLE) == f"Patient/{written['id']}"


def test_a_guest_has_no_name():
    (written,) = of_type("Patient", VISITS["guest"])
    assert "name" not in written
    assert "birthDate" not in written


def test_the_phone_number_that_was_left_is_the_patients():
    assert "telecom" not in of_type("Patient", WHOLE)[0]
    for visit in (WHOLE, VISITS["guest"]):
        (written,) = of_type("Patient", replace(visit, phone="+34911555019"))
        assert written["telecom"] == [{"system": "phone", "value": "+34911555019", "use": "temp"}]


def test_one_name_is_enough_and_no_name_is_no_name():
    only = Provisional(id=UUID(int=1), given=" Sukarno ", family="", birth_date=date(1990, 1, 1))
    (written,) = of_type("Patient", replace(WHOLE, person=only))
    assert written["name"] == [{"use": "usual", "given": ["Sukarno"]}]
    none = Provisional(id=UUID(int=1), given=" ", family="\x00", birth_date=date(1990, 1, 1))
    (written,) = of_type("Patient", replace(WHOLE, person=none))
    assert "name" not in written


def test_a_visit_of_nobody_yet_is_a_guests_and_always_the_same_ones():
    assert isinstance(person_of(NOBODY), Guest)
    assert person_of(NOBODY) == person_of(replace(NOBODY, version=9))
    (written,) = of_type("Patient", NOBODY)
    assert subject(NOBODY).reference == f"Patient/{written['id']}"
