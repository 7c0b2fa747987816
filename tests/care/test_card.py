from msgspec.structs import replace

from care.card import card_of
from care.encounter import Answer
from care.vitals import Kind
from tests.worlds.visits import (
    CHECKIN,
    GUEST,
    LEFT,
    MORE,
    NOBODY,
    OFFLINE,
    URGENT,
    VISITS,
    WHOLE,
    minutes,
)


def test_the_card_says_everything_in_english():
    card = card_of(WHOLE, CHECKIN)
    assert card.reason == "Cough or cold"
    assert [(given.question, given.answer) for given in card.answers] == [
        ("Since when?", "For some days"),
        ("Have you had a fever?", "Not sure"),
        ("Are you more out of breath than usual?", "No"),
        ("Does any medicine make you ill or give you a rash?", "Yes"),
        ("Which medicine?", "penicilina"),
    ]
    assert (card.name, card.birth_year, card.language) == ("ليلى ح.", 1988, "es")
    assert card.patient == "Patient/00000000-0000-0000-0000-0000000000a1"
    assert card.missing == ()
    assert card.consents == ("video", "record", "pictures")
    assert card.readings == WHOLE.readings


def test_a_waveform_is_not_told_to_everybody():
    assert any(reading.strip for reading in MORE.readings)
    card = card_of(MORE, CHECKIN)
    assert [reading.id for reading in card.readings] == [reading.id for reading in MORE.readings]
    assert not any(reading.strip for reading in card.readings)


def test_pain_is_told_out_of_ten():
    assert card_of(OFFLINE, CHECKIN).answers[1].answer == "8 out of 10"


def test_without_the_questionnaire_the_link_ids_stand_for_the_questions():
    card = card_of(WHOLE, None)
    assert card.reason == "cough"
    assert (card.answers[0].question, card.answers[0].answer) == ("since", "days")
    odd = replace(WHOLE, answers=(Answer(link_id="gone", value=3, at=minutes(1)),))
    assert card_of(odd, CHECKIN).answers[0] == card_of(odd, None).answers[0]


def test_the_phase_follows_the_visit():
    going = replace(WHOLE, ended_at=None, call_ended_at=None)
    assert card_of(WHOLE, CHECKIN).phase == "ended"
    assert card_of(going, CHECKIN).phase == "waiting"  # a crash left its call without an end
    assert card_of(replace(going, call_ended_at=minutes(14)), CHECKIN).phase == "waiting"
    assert card_of(replace(going, call_started_at=None), CHECKIN).phase == "waiting"
    assert card_of(replace(URGENT, ended_at=None), CHECKIN).phase == "urgent"
    assert card_of(NOBODY, CHECKIN).phase == "checking-in"


def test_nobody_has_no_name_and_what_is_not_measured_is_missing():
    card = card_of(NOBODY, CHECKIN)
    assert (card.name, card.patient, card.birth_year, card.reason) == ("", None, None, "")
    assert card.missing == (Kind.BLOOD_PRESSURE, Kind.OXYGEN, Kind.WEIGHT)


def test_an_urgent_visit_says_its_sign_and_ranks_first():
    card = card_of(URGENT, CHECKIN)
    assert (card.urgent_sign, card.urgency) == ("chest-pain", "emergency")
    assert card.patient == f"Patient/{GUEST.id}"


def test_a_refusal_is_no_consent_and_a_known_patient_keeps_the_clinics_reference():
    assert card_of(LEFT, CHECKIN).consents == ()
    assert card_of(VISITS["known"], CHECKIN).patient == "Patient/of-the-clinic"
