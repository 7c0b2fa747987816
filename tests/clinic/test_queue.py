"""What a row of the queue says: where the visit stands, its score, its judged numbers, and what was touched or not."""

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from care import messages as m
from care.card import card_of
from care.encounter import UrgentSign, Visit
from care.judged import to_patient
from care.people import Guest, Known
from care.vitals import BloodPressure, Oxygen, Temperature, Vital
from clinic.floor.events import KioskCame, KioskGone
from clinic.floor.state import Alarm, Doctor, Floor
from clinic.queue import judged_of, news2_of, queue
from tests.worlds.floor import (
    CALL,
    CAME,
    IN_CALL,
    NOW,
    OWES,
    VISIT,
    WAITS,
    card,
    kiosk_says,
    play,
    reading_at,
    shown,
    skewed,
)

ADA = Doctor(id="ada", name="Dr Ada")


@pytest.mark.parametrize(
    ("why", "sign"),
    [("chest-pain", "chest-pain"), ("help", None), ("systolic blood pressure 230 mmHg", None)],
)
def test_only_a_sign_was_touched_on_the_safety_screen(why: str, sign: str | None):
    alarm = Alarm(id=UUID(int=7), kiosk="k", station="Hall", visit_id=None, why=why, at=NOW)
    (row,) = queue(Floor(alarms={alarm.id: alarm}), ADA, "training", "Riverside", NOW).rows
    assert (row.card.urgent_sign, row.card.reason, row.card.urgency) == (sign, why, "emergency")


def test_a_score_is_made_of_what_was_measured_lately_by_the_clinics_clock():
    theirs = NOW + timedelta(hours=9)
    told_card = card(started_at=theirs, joined_at=theirs, readings=(reading_at(theirs),), birth_year=1950)
    floor, _ = play(CAME[1], skewed("k", 9), kiosk_says(m.VisitTold(card=told_card)))
    assert shown(floor).rows[0].news2.parts["oxygen"] == 3
    hour = timedelta(hours=1)
    again = kiosk_says(m.VisitTold(card=replace(told_card, version=2)))
    floor, _ = play(KioskCame(kiosk="k", name="Hall", clock=theirs + 9 * hour), again, floor=floor, at=NOW + hour)
    assert shown(floor, NOW + hour).rows[0].news2.parts["oxygen"] is None, "told again, it is as old as before"


def test_there_is_no_score_in_pregnancy():
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=card(urgent_sign="pregnancy", urgency="emergency"))))
    assert not shown(floor).rows[0].news2.applies
    assert shown(play(*WAITS)[0]).rows[0].news2.applies


def test_a_row_says_what_is_going_on():
    at = NOW + timedelta(minutes=5)
    (row,) = shown(play(*WAITS)[0], at).rows
    assert (row.card.phase, row.waited_s, row.online, row.unclosed) == ("waiting", 300.0, True, False)
    (row,) = shown(play(*IN_CALL)[0]).rows
    assert (row.card.phase, row.doctor, row.call_id) == ("in-call", "Dr Ada", CALL)
    (row,) = shown(play(*OWES, kiosk_says(m.VisitLeft(visit_id=VISIT, ending="left")))[0]).rows
    assert (row.card.phase, row.unclosed) == ("ended", True)
    (row,) = shown(play(*WAITS, KioskGone(kiosk="k"))[0]).rows
    assert not row.online


@pytest.mark.parametrize(
    ("vital", "more", "words"),
    [
        (Temperature(celsius=39.2), {"birth_year": 2018}, ["act-now high"]),
        (BloodPressure(systolic=124, diastolic=98), {"birth_year": 1943}, ["usual", "look-again high"]),
        (BloodPressure(systolic=130, diastolic=112), {"urgent_sign": "pregnancy"}, ["usual", "act-now high"]),
        (BloodPressure(systolic=105, diastolic=70), {"birth_year": 1960}, ["look-again low", "usual"]),
        (BloodPressure(systolic=105, diastolic=70), {"birth_year": 2016}, ["usual", "usual"]),
    ],
    ids=["child", "diastolic", "pregnant", "scored", "not scored"],
)
def test_every_number_of_the_card_is_judged_score_or_no_score(vital: Vital, more: dict[str, object], words: list[str]):
    measured = replace(reading_at(NOW), vital=vital)
    floor, _ = play(*CAME, kiosk_says(m.VisitTold(card=card(readings=(measured,), **more))))
    judged = shown(floor, NOW + timedelta(hours=2)).rows[0].judged
    assert [f"{one.word} {one.way}".strip() for one in judged] == words
    assert {one.reading for one in judged} == {measured.id}


@pytest.mark.parametrize("sign", [None, UrgentSign.PREGNANCY, UrgentSign.STROKE])
@pytest.mark.parametrize("year", [None, 1960, 2010, 2018])
@pytest.mark.parametrize(
    "vital",
    [
        BloodPressure(systolic=124, diastolic=78),
        BloodPressure(systolic=105, diastolic=70),
        BloodPressure(systolic=165, diastolic=112),
        Oxygen(saturation=98, pulse=95),
        Oxygen(saturation=90),
    ],
)
def test_the_station_tells_the_patient_the_word_that_the_doctor_reads(vital: Vital, year: int | None, sign: UrgentSign):
    person = Known(reference="Patient/1", given="A", initial="B", birth_year=year) if year else Guest(id=VISIT)
    measured = replace(reading_at(NOW), vital=vital)
    visit = Visit(id=VISIT, station="Hall", started_at=NOW, person=person, urgent=sign, readings=(measured,))
    card = card_of(visit, None)
    score = news2_of(card, NOW)
    words = {one.word for one in judged_of(card, score)}
    adult = score.applies and "age" not in score.missing  # as the console's readings.js has it
    worst = next(word for word in ("act-now", "look-again", "usual") if word in words)
    assert to_patient(measured, visit).word == ("measured" if worst == "usual" and not adult else worst)
