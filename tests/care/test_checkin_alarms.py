"""Calls for help: what a patient reads of one is true, and only somebody at the station ends it."""

from uuid import uuid4

import pytest
from msgspec.structs import replace

from care import effects as do
from care import events as ev
from care.checkin import CheckIn, Page
from care.clinical import Number
from care.effects import Alarm, Why
from care.encounter import UrgentSign
from care.messages import Ask
from care.vitals import BloodPressure, Kind, Oxygen
from tests.worlds.stay import ARRIVE, DOCTOR, JOINED, NOW, Stay

URGENT = (ev.Start(), ev.LanguageChosen("es"), ev.SignTouched(UrgentSign.CHEST_PAIN))


@pytest.fixture
def urgent() -> Stay:
    stay = Stay()
    stay(*URGENT)
    return stay


def alarm_of(state: CheckIn) -> Alarm:
    assert state.alarm is not None
    return state.alarm


def raised(stay: Stay) -> list[Alarm]:
    return [effect.alarm for effect in stay.effects if isinstance(effect, do.Raise)]


def test_an_alarm_that_a_doctor_has_seen_is_still_open(urgent: Stay) -> None:
    seen = replace(alarm_of(urgent.state), seen_by="Dr Rivera")
    assert alarm_of(urgent(ev.AlarmAnswered(seen))) == seen
    assert alarm_of(urgent.state).taken_by is None


def test_an_alarm_is_taken_by_somebody_at_the_station(urgent: Stay) -> None:
    taken = replace(alarm_of(urgent.state), taken_by="nurse", taken_at=NOW)
    assert alarm_of(urgent(ev.AlarmAnswered(taken))) == taken


@pytest.mark.parametrize("before", [URGENT, (ev.HelpTouched(), ev.NurseCalled())])
def test_what_becomes_of_another_alarm_is_not_said_of_this_one(before: tuple[ev.Event, ...]) -> None:
    stay = Stay()
    mine = alarm_of(stay(*before))
    stay(ev.AlarmAnswered(replace(mine, id=uuid4(), taken_by="nurse", taken_at=NOW)))
    assert stay.state.alarm == mine
    stay(ev.AlarmAnswered(replace(mine, taken_by="nurse", taken_at=NOW)))
    assert alarm_of(stay.state).taken_by == "nurse"


def test_a_reading_that_alarms_is_told_with_its_numbers_and_takes_nothing_back(urgent: Stay) -> None:
    urgent(ev.AlarmAnswered(replace(alarm_of(urgent.state), taken_by="nurse", taken_at=NOW)))
    low = urgent.reading(Oxygen(saturation=84, pulse=80)).reading
    urgent(ev.ValueTyped(low))
    (told,) = raised(urgent)
    assert (told.why, told.numbers) == ("oxygen saturation 84 %", {Number.SATURATION: 84})
    assert alarm_of(urgent.state).taken_by == "nurse"  # "Help is coming" stays true


@pytest.mark.parametrize("sign", UrgentSign)
@pytest.mark.parametrize(("systolic", "diastolic"), [(160, 90), (140, 110)])
def test_a_pressure_dangerous_in_pregnancy_alarms_there_only(sign: UrgentSign, systolic: int, diastolic: int) -> None:
    stay, vital = Stay(), BloodPressure(systolic=systolic, diastolic=diastolic)
    stay(ev.Start(), ev.LanguageChosen("es"), ev.SignTouched(sign))
    stay(ev.ValueTyped(stay.reading(vital).reading))
    assert len(raised(stay)) == (sign is UrgentSign.PREGNANCY)


def test_in_pregnancy_a_pressure_measured_in_the_call_alarms_too() -> None:
    stay = Stay()
    stay(ev.OnlineChanged(True), ev.Start(), ev.LanguageChosen("es"), ev.SignTouched(UrgentSign.PREGNANCY))
    ask = Ask(id=uuid4(), what=Kind.BLOOD_PRESSURE.value, doctor="Dr Rivera")
    stay(DOCTOR, ev.CallAgreed(), ev.Asked(ask), ev.AskAnswered(True))
    stay(stay.reading(BloodPressure(systolic=165, diastolic=100)))
    (told,) = raised(stay)
    assert told.numbers == {Number.SYSTOLIC: 165}
    assert stay.state.page is Page.CALL


def test_a_newer_reading_takes_the_place_of_an_older_one() -> None:
    stay = Stay()
    stay(ev.OnlineChanged(True), *JOINED)
    stay.measure(Kind.OXYGEN, Oxygen(saturation=84, pulse=80))
    stay.measure(Kind.OXYGEN, Oxygen(saturation=82, pulse=80))
    assert alarm_of(stay.state).numbers == {Number.SATURATION: 82}


# --- a visit that goes on after a crash -------------------------------------------------------------


def test_an_urgent_visit_that_goes_on_is_with_the_nurse_who_continued_it(urgent: Stay) -> None:
    taken = replace(alarm_of(urgent.state), taken_by="nurse", taken_at=NOW)
    after = Stay()
    after(ev.Resumed(urgent.visit, "nurse", taken))
    assert (after.state.page, after.state.alarm) == (Page.URGENT, taken)
    assert raised(after) == []


def test_an_urgent_visit_of_which_no_alarm_is_known_raises_it_again(urgent: Stay) -> None:
    """The urgent page says that this station sounds an alarm: then it must."""
    after = Stay()
    after(ev.Resumed(urgent.visit, "nurse"))
    (again,) = raised(after)
    assert (again.why, again.visit_id, again.taken_by) == ("chest-pain", urgent.visit.id, None)
    assert after.state.alarm == again


def test_a_visit_that_was_never_urgent_goes_on_quietly() -> None:
    before = Stay()
    before(*ARRIVE)
    after = Stay()
    after(ev.Resumed(before.visit, "nurse"))
    assert (after.state.alarm, raised(after)) == (None, [])


# --- a store that fails -----------------------------------------------------------------------------


@pytest.mark.parametrize("before", [(), ARRIVE], ids=["nobody-here", "in-a-visit"])
def test_a_store_that_fails_calls_staff_once(before: tuple[ev.Event, ...]) -> None:
    stay = Stay()
    stay(*before, ev.StoreFailed())
    (call,) = raised(stay)
    assert (call.why, call.visit_id) == (Why.STORE_FAILED.value, stay.visit.id if before else None)
    assert (stay.state.page, stay.state.alarm) == (Page.REST, call)
    at = stay.state.goodbye_at
    assert stay(ev.StoreFailed()).goodbye_at == at
    assert stay.effects == []
